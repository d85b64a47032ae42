"""Which translations of a returned file are taken, and why the others are not.

Three texts are compared: what was exported, what came back, and what the catalog has now. Untouched is untouched, even
where the catalog has moved on; touched on both sides is a conflict that a person settles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape

from msgspec import Struct

from zcodegen.catalog.load import text_hash
from zcodegen.catalog.model import MAX_TEXT_LENGTH, Catalog, Text
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.naming import nearest
from zcodegen.targets.messages.bundles import pieces_of
from zcodegen.textcompare.arguments import parse, placeholders
from zcodegen.translations.files import TranslatedUnit, TranslationFile
from zcodegen.translations.units import Unit, units_of

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#x[0-9A-Fa-f]+);")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class AcceptedTranslation(Struct, frozen=True):
    """A translation for the catalog."""

    unit: Unit
    text: Text

    @property
    def old(self) -> str | None:
        """The translation that it replaces, None where there was none."""
        return self.unit.target.value if self.unit.target else None


class MergeResult(Struct, frozen=True):
    """What of a file is taken, how many units are as the catalog has them, how many have no translation, and the findings.

    `read` is false where the file as a whole is refused.
    """

    taken: tuple[AcceptedTranslation, ...]
    unchanged: int
    empty: int
    findings: tuple[Finding, ...]
    read: bool = True


def refused(*findings: Finding) -> MergeResult:
    """Return the judgement of a file of which nothing is looked at."""
    return MergeResult((), 0, 0, findings, read=False)


def merge(file: TranslationFile, catalog: Catalog, locale: str, path: str) -> MergeResult:
    """Judge the units of a file for `locale`."""
    findings = list(file.findings)
    if file.catalog and file.catalog != catalog.manifest.name:
        advice = "Import it there, or export from this catalog again."
        message = f"the file is of the catalog {file.catalog!r}, this one is {catalog.manifest.name!r}"
        return refused(_finding("translation-catalog", message, path, file.catalog_line, advice))
    known = {unit.key: unit for unit in units_of(catalog, locale)}
    units = list(_once(file.units, path, findings))
    taken: list[AcceptedTranslation] = []
    counts: Counter[str] = Counter()
    for returned in units:
        verdict = _verdict(returned, known, path)
        if isinstance(verdict, Finding):
            findings.append(verdict)
        elif isinstance(verdict, AcceptedTranslation):
            taken.append(verdict)
        else:
            counts[verdict] += 1
    return MergeResult(tuple(taken), counts["unchanged"], counts["empty"], tuple(findings))


def _once(units: tuple[TranslatedUnit, ...], path: str, findings: list[Finding]) -> Iterator[TranslatedUnit]:
    """Yield each key's unit; where one key has two translations, none of them, and a finding."""
    by_key: dict[str, list[TranslatedUnit]] = {}
    for one in units:
        by_key.setdefault(one.key, []).append(one)
    yield from by_key.pop("", [])
    for key, same in by_key.items():
        texts = dict.fromkeys(one.target for one in same if one.target)
        if len(texts) > 1:
            lines = " and ".join(str(one.line) for one in same)
            message = f"{key} is translated in lines {lines}, each time in other words"
            findings.append(
                _finding("translation-twice", message, path, same[-1].line, "Keep one of them.", key)
            )
        else:
            yield next((one for one in same if one.target), same[0])


def _verdict(
    returned: TranslatedUnit, known: Mapping[str, Unit], path: str
) -> Finding | AcceptedTranslation | str:
    if not returned.target.strip() and not returned.faults:
        return "empty"
    unit = known.get(returned.key)
    if unit is None:
        return _unknown(returned, known, path)
    if returned.faults:
        message = f"{unit.key}: {' and '.join(returned.faults)}: no part of a text"
        return _finding("translation-markup", message, path, returned.line, "Take it out.", unit.key)
    current = unit.target.value if unit.target else ""
    trimmed = _trimmed(returned.target, unit.source)
    same = pieces_of(unit.entry, current) in {
        pieces_of(unit.entry, text) for text in (returned.target, trimmed)
    }
    text = current if same else trimmed
    confirmed = same and unit.state == "stale" and returned.finished is True
    untouched = same or text_hash(returned.target) == returned.target_hash
    if untouched and not confirmed:
        return "unchanged"
    fault = _fault(returned, unit, text, current, same=same)
    if fault:
        rule, message, advice = fault
        return _finding(rule, f"{unit.key}: {message}", path, returned.line, advice, unit.key)
    return AcceptedTranslation(unit, Text(text, text_hash(unit.source)))


def _fault(
    returned: TranslatedUnit, unit: Unit, text: str, current: str, *, same: bool
) -> tuple[str, str, str] | None:
    """Return rule, message and advice where a translation cannot be taken."""
    if returned.source_hash != text_hash(unit.source):
        was = f" from {returned.source!r}" if returned.source and returned.source != unit.source else ""
        message = f"the source text has changed{was} to {unit.source!r} since the file was exported"
        return "translation-conflict", message, "Export the text again and translate what it says now."
    exported = returned.target_hash
    if exported is not None and not same and exported != (text_hash(current) if current else ""):
        message = f"the catalog says {current!r} by now, the file {text!r}"
        return "translation-conflict", message, "Decide, and write it into the catalog or into a new export."
    if returned.finished is False:
        return "translation-unfinished", f"{text!r} is marked as unfinished", "Approve it, then import again."
    return _text_fault(unit, text)


def _text_fault(unit: Unit, text: str) -> tuple[str, str, str] | None:
    if unit.entry.arguments:
        want, got = set(placeholders(unit.source)), set(placeholders(text))
        if faults := parse(text).faults:
            return "translation-placeholders", f"{faults[0].value!r} is no placeholder", faults[0].help
        if want != got:
            lost = ", ".join(f"{{{name}}}" for name in sorted(want - got))
            new = ", ".join(f"{{{name}}}" for name in sorted(got - want))
            message = "; ".join(filter(None, (lost and f"{lost} is lost", new and f"{new} is new")))
            return "translation-placeholders", message, "Use the placeholders of the source text."
    there = set(_MARKUP.findall(unit.source))
    if strange := [found for found in dict.fromkeys(_MARKUP.findall(text)) if found not in there]:
        advice = (
            f"Write plain text: {unescape(strange[0])}" if strange[0].startswith("&") else "Write plain text."
        )
        are = "are" if len(strange) > 1 else "is"
        return "translation-markup", f"{' and '.join(strange)} {are} not in the source text", advice
    control = next((found[0] for found in _CONTROL.finditer(text) if found[0] not in unit.source), "")
    if control:
        return "translation-markup", f"U+{ord(control):04X} is no character of a text", "Take it out."
    if len(text) > MAX_TEXT_LENGTH:
        return (
            "translation-markup",
            f"{len(text)} characters are too many",
            f"At most {MAX_TEXT_LENGTH} are allowed.",
        )
    return None


def _unknown(returned: TranslatedUnit, known: Mapping[str, Unit], path: str) -> Finding:
    near = nearest(returned.key, known)
    advice = f"Did you mean {near}?" if near else "Export again: ids are not to be changed."
    what = f"the catalog has no text {returned.key!r}" if returned.key else "here is a text without an id"
    message = f"{what}: {returned.target!r} is not taken"
    return _finding("translation-unknown", message, path, returned.line, advice)


def _trimmed(text: str, source: str) -> str:
    """Return a translation without the blanks at its ends that an editor has put there."""
    return text if source != source.strip() else text.strip()


def _finding(rule: str, message: str, path: str, line: int, advice: str, subject: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, message, Location(path, line), help=advice, logical_location=subject)
