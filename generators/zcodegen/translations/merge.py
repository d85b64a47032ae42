"""Which translations of a returned file are taken, and why the others are not.

Three texts are compared: what was exported, what came back, and what the catalog has now. Untouched is untouched, even if the catalog has
moved on; touched on both sides is a conflict that a person settles. Only a file with the export's marks confirms a stale translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from msgspec import Struct

from zcodegen.catalog.load import text_hash
from zcodegen.catalog.messages import message_of
from zcodegen.catalog.model import MAX_TEXT_LENGTH, Catalog, Text
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.formats.unit import Content, LoadedFile, LoadedUnit
from zcodegen.locales.branches import lost_branches
from zcodegen.locales.likely import subtags_of
from zcodegen.locales.message import Message, Plural, Select, arguments_of, quote, walk
from zcodegen.locales.messageformat import parse_message
from zcodegen.naming import nearest
from zcodegen.translations.marks import Mark, read_mark
from zcodegen.translations.units import Unit, units_of

ACCEPTABLE: Final = ("conflicts", "unfinished")
"""What is taken on request: texts that another text has replaced since the export, and texts that are not approved."""
_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#x[0-9A-Fa-f]+);")
_PRINTF: Final = re.compile(r"%(?:\d+\$)?(?:\.?\d+)?(?:l{0,2}[di]|[sf@])(?![A-Za-z])")
_BRACES: Final = re.compile(r"\$?(?<!\{)\{++[A-Za-z0-9_.]++\}+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPREADSHEET_ERRORS: Final = frozenset("#DIV/0! #N/A #NAME? #NULL! #NUM! #REF! #VALUE!".split())  # noqa: SIM905  # reads better than a list of strings
_SCRIPTS: Final = {
    "CJK": {"Hans", "Hant", "Jpan", "Kore", "Bopo", "Hani"},
    "HIRAGANA": {"Jpan"},
    "KATAKANA": {"Jpan"},
    "HANGUL": {"Kore"},
    "CYRILLIC": {"Cyrl"},
    "ARABIC": {"Arab"},
    "HEBREW": {"Hebr"},
    "THAI": {"Thai"},
    "DEVANAGARI": {"Deva"},
}
"""First word of a letter's name in Unicode -> scripts of the locales that are written with it."""


class AcceptedTranslation(Struct, frozen=True):
    """A translation for the catalog, and the line of the file in which it is."""

    unit: Unit
    text: Text
    line: int = 1

    @property
    def old(self) -> str | None:
        """The translation that it replaces, None if there was none."""
        return self.unit.target.value if self.unit.target else None


class MergeResult(Struct, frozen=True):
    """What of a file is taken, how many units are as the catalog has them, how many have no translation, and the findings.

    `read` is False if the file as a whole is refused.
    """

    taken: tuple[AcceptedTranslation, ...]
    unchanged: int
    empty: int
    findings: tuple[Finding, ...]
    read: bool = True


def refused(*findings: Finding) -> MergeResult:
    """Return the result of a file of which nothing is looked at."""
    return MergeResult((), 0, 0, findings, read=False)


def merge(
    file: LoadedFile, catalog: Catalog, locale: str, path: str, *, accepts: frozenset[str] = frozenset()
) -> MergeResult:
    """Compare the units of a file for `locale` with the catalog; `accepts` are those of `ACCEPTABLE` that are taken as well."""
    findings = list(file.findings)
    if file.catalog and file.catalog != catalog.manifest.name:
        advice = "import it there, or export from this catalog again"
        message = f"the file belongs to the catalog {file.catalog!r}, this one is {catalog.manifest.name!r}"
        return refused(make_finding("translation-catalog", message, path, file.catalog_line, advice))
    merger = _Merger(catalog, locale, path, accepts=accepts)
    taken: list[AcceptedTranslation] = []
    counts: Counter[str] = Counter()
    for loaded in _unique_units(file.units, merger, findings):
        verdict = merger.verdict(loaded)
        if isinstance(verdict, Finding):
            findings.append(verdict)
        elif isinstance(verdict, AcceptedTranslation):
            taken += merger.propagated(verdict, loaded)
        else:
            counts[verdict] += 1
    by_key = {accepted.unit.key: accepted for accepted in reversed(taken)}
    return MergeResult(
        tuple(reversed(by_key.values())), counts["unchanged"], counts["empty"], tuple(findings)
    )


def _unique_units(
    units: tuple[LoadedUnit, ...], merger: _Merger, findings: list[Finding]
) -> Iterator[LoadedUnit]:
    """Yield each key's unit; if one key has two translations, none of them, and a finding."""
    by_key: dict[str, list[LoadedUnit]] = {}
    for unit in units:
        if unit.is_translatable or merger.current_key(unit.key) == unit.key:
            by_key.setdefault(merger.current_key(unit.key), []).append(unit)
    yield from by_key.pop("", [])
    for key, same in by_key.items():
        texts = dict.fromkeys(unit.target for unit in same if unit.target)
        if len(texts) > 1:
            lines = " and ".join(str(unit.line) for unit in same)
            message = f"{key} has different translations in lines {lines}"
            findings.append(
                make_finding(
                    "translation-twice", message, merger.path, same[-1].line, "keep one of them", key
                )
            )
        else:
            yield next((unit for unit in same if unit.target), same[0])


class _Merger:
    def __init__(self, catalog: Catalog, locale: str, path: str, *, accepts: frozenset[str]) -> None:
        self.path = path
        self._catalog = catalog
        self._locale = locale
        self._accepts = accepts
        self._source = catalog.manifest.source_locale
        self._units: dict[str, dict[str, Unit]] = {}
        self._former = {
            f"{entry.domain}.{alias}": entry.full_name
            for entry in catalog.entries()
            for alias in entry.aliases
        }

    def units(self, origin: str) -> dict[str, Unit]:
        """Return the catalog's units by key, translated from `origin`."""
        if origin not in self._units:
            known = origin if origin in self._catalog.locales() else self._source
            self._units[origin] = {unit.key: unit for unit in units_of(self._catalog, self._locale, known)}
        return self._units[origin]

    def current_key(self, key: str) -> str:
        """Return a key with the present name of an entry."""
        full_name, _, field = key.rpartition(".")
        return f"{self._former[full_name]}.{field}" if full_name in self._former else key

    def verdict(self, loaded: LoadedUnit) -> Finding | AcceptedTranslation | str:
        """Return a translation to take, why it is not taken, or what there is to count: "empty" or "unchanged"."""
        mark = read_mark(loaded.mark)
        known = self.units(mark.origin if mark and mark.origin else self._source)
        unit = known.get(self.current_key(loaded.key))
        is_empty = not any(value.strip() for _, value in loaded.target)
        if unit and mark and (edited := _edited_source(loaded, unit, mark)):
            message = f"{unit.key}: the source text was edited from {unit.source!r} to {edited!r} in the file"
            advice = "write the source text as it was exported; it is edited in the catalog"
            return self._finding("translation-conflict", message, loaded, advice, unit)
        if is_empty:
            return "empty"
        if unit is None:
            return self._unknown(loaded, known)
        strange = [value for kind, value in loaded.target if kind == "strange"]
        if strange:
            message = f"{unit.key}: {' and '.join(strange)} cannot be part of a text"
            return self._finding("translation-markup", message, loaded, "remove it", unit)
        return self._compare(loaded, unit, mark)

    def _compare(
        self, loaded: LoadedUnit, unit: Unit, mark: Mark | None
    ) -> Finding | AcceptedTranslation | str:
        current = unit.target.value if unit.target else ""
        given = read_content(loaded.target, unit)
        trimmed = _trim(given, unit.source)
        same = any(_equal(unit, current, text) for text in (given, trimmed))
        text = current if same else trimmed
        is_confirmed = same and unit.state == "stale" and loaded.is_finished is True and mark is not None
        untouched = same or (mark is not None and text_hash(given) == mark.target)
        if untouched and not is_confirmed:
            return "unchanged"
        fault = self._fault(loaded, unit, text, mark, same=same)
        if fault:
            rule, message, advice = fault
            return self._finding(rule, f"{unit.key}: {message}", loaded, advice, unit)
        origin = unit.origin if unit.origin != self._source else None
        return AcceptedTranslation(unit, Text(text, text_hash(unit.source), origin), loaded.line)

    def propagated(self, accepted: AcceptedTranslation, loaded: LoadedUnit) -> list[AcceptedTranslation]:
        """Return a translation, and the same for every text with its source that is due, if the export had each source once."""
        mark = read_mark(loaded.mark)
        if mark is None or not mark.is_unique:
            return [accepted]
        others = (
            unit
            for unit in self.units(mark.origin or self._source).values()
            if unit.source == accepted.unit.source
            and unit.origin == accepted.unit.origin
            and unit.key != accepted.unit.key
            and unit.is_due
        )
        return [accepted, *(AcceptedTranslation(unit, accepted.text, accepted.line) for unit in others)]

    def _fault(
        self, loaded: LoadedUnit, unit: Unit, text: str, mark: Mark | None, *, same: bool
    ) -> tuple[str, str, str] | None:
        """Return rule, message and help if a translation cannot be taken."""
        current = unit.target.value if unit.target else ""
        source = read_content(loaded.source, unit)
        is_current = mark.source == text_hash(unit.source) if mark else _equal(unit, source, unit.source)
        if not is_current:
            was = f" from {source!r}" if source and source != unit.source else ""
            message = f"the source text has changed{was} to {unit.source!r} since the file was exported"
            return "translation-conflict", message, "export the text again and translate what it says now"
        is_current = mark is None or same or mark.target == (text_hash(current) if current else "")
        if not is_current and "conflicts" not in self._accepts:
            message = f"the catalog now has {current!r}, the file {text!r}"
            return (
                "translation-conflict",
                message,
                "write it into the catalog, or take the file's texts in all such places with `--accept conflicts`",
            )
        if loaded.is_finished is False and "unfinished" not in self._accepts:
            message = f"{text!r} is marked as unfinished"
            return "translation-unfinished", message, "approve it, or import with `--accept unfinished`"
        return _argument_fault(unit, text, self._locale) or _text_fault(unit, text, self._locale)

    def _unknown(self, loaded: LoadedUnit, known: Mapping[str, Unit]) -> Finding:
        near = nearest(loaded.key, known)
        advice = f"did you mean {near}?" if near else "export again: ids must not change"
        what = f"the catalog has no text {loaded.key!r}" if loaded.key else "here is a text without an id"
        shown = "".join(value for _, value in loaded.target)
        return make_finding(
            "translation-unknown", f"{what}: {shown!r} is not taken", self.path, loaded.line, advice
        )

    def _finding(self, rule: str, message: str, loaded: LoadedUnit, advice: str, unit: Unit) -> Finding:
        return make_finding(rule, message, self.path, loaded.line, advice, unit.key)


def read_content(content: Content, unit: Unit) -> str:
    """Return a text of a file in the catalog's syntax.

    Elements are arguments. Other text is literal, unless it is an ICU message itself: with a plural or a select, or with the
    source's arguments typed as `{name}`.
    """
    written = "".join(f"{{{value}}}" if kind == "argument" else value for kind, value in content)
    if not unit.has_arguments or any(kind == "pattern" for kind, _ in content):
        return written
    quoted = "".join(f"{{{value}}}" if kind == "argument" else quote(value) for kind, value in content)
    message = parse_message(written)
    if not message.faults and message == parse_message(quoted):
        return written
    if not message.faults and (_branches(message) or _branches(parse_message(unit.source))):
        return written
    wanted = set(arguments_of(parse_message(unit.source)))
    typed, elements = set(arguments_of(message)), set(arguments_of(parse_message(quoted)))
    return written if not message.faults and typed == wanted != elements else quoted


def _edited_source(loaded: LoadedUnit, unit: Unit, mark: Mark) -> str:
    """Return the source text in a file that was exported with the catalog's present one, if it says something else."""
    source = read_content(loaded.source, unit)
    is_present = not source or mark.source != text_hash(unit.source) or _equal(unit, source, unit.source)
    return "" if is_present or source.split() == unit.source.split() else source


def _branches(message: Message) -> bool:
    return any(isinstance(part, Plural | Select) for part in walk(message.parts))


def _equal(unit: Unit, left: str, right: str) -> bool:
    """Return whether two texts say the same; quotes of an ICU message may be written in several ways."""
    if left == right or not unit.has_arguments:
        return left == right
    if unit.entry is None or not (left and right):
        return False
    return message_of(unit.entry, left) == message_of(unit.entry, right)


def _placeholders(text: str) -> list[str]:
    """Return what looks like a placeholder in a text without arguments, sorted: `%s` as often as it occurs, `{name}` once."""
    return sorted([*_PRINTF.findall(text), *set(_BRACES.findall(text))])


def _argument_fault(unit: Unit, text: str, locale: str) -> tuple[str, str, str] | None:
    if not unit.has_arguments:
        wanted, found = _placeholders(unit.source), _placeholders(text)
        if wanted == found:
            return None
        problem = (
            f"it has {' '.join(found) or 'no placeholder'} and the source text {' '.join(wanted) or 'none'}"
        )
        return "translation-placeholders", problem, "use the placeholders of the source text"
    message = parse_message(text)
    if message.faults:
        return "translation-placeholders", message.faults[0].message, message.faults[0].help
    original = parse_message(unit.source)
    declared, used = set(arguments_of(original)), set(arguments_of(message))
    if declared == used:
        faults = lost_branches(message, original, locale)
        return next(
            (("translation-placeholders", f"it {problem}", advice) for problem, advice in faults), None
        )
    lost = ", ".join(f"{{{name}}}" for name in sorted(declared - used))
    new = ", ".join(f"{{{name}}}" for name in sorted(used - declared))
    problem = "; ".join(filter(None, (lost and f"{lost} is lost", new and f"{new} is new")))
    return "translation-placeholders", problem, "use the placeholders of the source text"


def _text_fault(unit: Unit, text: str, locale: str) -> tuple[str, str, str] | None:
    known = set(_MARKUP.findall(unit.source))
    if strange := [found for found in dict.fromkeys(_MARKUP.findall(text)) if found not in known]:
        advice = (
            f"write plain text: {unescape(strange[0])}" if strange[0].startswith("&") else "write plain text"
        )
        are = "are" if len(strange) > 1 else "is"
        return "translation-markup", f"{' and '.join(strange)} {are} not in the source text", advice
    control = next((found[0] for found in _CONTROL.finditer(text) if found[0] not in unit.source), "")
    if control:
        return "translation-markup", f"U+{ord(control):04X} cannot be part of a text", "remove it"
    if text.strip() in _SPREADSHEET_ERRORS and text.strip() not in unit.source:
        return (
            "translation-markup",
            f"{text!r} is an error of a spreadsheet",
            "write the translation as text",
        )
    if script := _wrong_script(text, locale):
        return (
            "translation-markup",
            f"{text!r} is written in {script} letters, not in those of {locale}",
            "check the column or file",
        )
    if len(text) > MAX_TEXT_LENGTH:
        message = f"{len(text)} characters are too many"
        return "translation-markup", message, f"at most {MAX_TEXT_LENGTH} are allowed"
    return None


def _wrong_script(text: str, locale: str) -> str:
    """Return the script of all letters of a text if the locale is not written in it; empty if it may be."""
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()}
    if len(names) != 1:
        return ""
    name = names.pop()
    return name.title() if name in _SCRIPTS and subtags_of(locale).script not in _SCRIPTS[name] else ""


def _trim(text: str, source: str) -> str:
    """Return a translation without the spaces that an editor has put at its ends."""
    return text if source != source.strip() else text.strip()


def make_finding(rule: str, message: str, path: str, line: int, advice: str, subject: str = "") -> Finding:
    """Return a finding at a line of a translator's file."""
    return Finding(rule, Severity.ERROR, message, Location(path, line), help=advice, logical_location=subject)
