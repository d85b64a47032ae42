"""Texts that change from one version of a page to the next, and the errata that such a change corrects.

A page corrects an erratum if it had the text that the waiver calls wrong, and has that of the catalog now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from zcodegen.catalog.model import FIELDS, Entry, Field, Waiver
from zcodegen.catalog.version_steps import ClaimChange
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.rules.conflicts import compare_claims, conflict_texts
from zcodegen.rules.pages import quote_text, related_row
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_history import PageStep, document_histories, entry_of, is_settled
from zcodegen.textcompare.cosmetic import normalize_typography
from zcodegen.textcompare.normalize import normalize_strict

Covered: TypeAlias = tuple[tuple[str | int, ...], str]
"""The origin of a waiver, and a fingerprint that it covers."""


def find_changes(context: RuleContext, kind: str) -> Iterator[Violation]:
    """Yield the texts that changed from one version to the next in a `kind`.

    An entry that is no longer in use settles them, and so does an erratum that the page has corrected. Only a message can have another meaning; a name counts if a row has no message.
    """
    found_by_texts: dict[tuple[str, ...], Violation] = {}
    for history in context.cached(document_histories):
        for made in reversed(history.steps):
            for change in made.step.changes:
                if change.kind != kind or change.field not in _FIELDS[kind] or _is_other_advice(change):
                    continue
                entry = entry_of(made.new, change.new)
                if is_settled(entry) or (entry and _corrected(context, entry, change, made.locale)):
                    continue
                found = _change_found(made, change)
                known = found_by_texts.get(found.texts)
                if known is None or (found.is_certain and not known.is_certain):
                    found_by_texts[found.texts] = found
    yield from found_by_texts.values()


_FIELDS = {
    "meaning": frozenset({"message", "name"}),
    "fact": frozenset({"message", "cause", "action"}),
    "detail": frozenset({"message"}),
}
"""The fields in which a kind of change is reported: advice has no meaning, and its details come and go."""
_NUMBER = re.compile(r"\d")


def _is_other_advice(change: ClaimChange) -> bool:
    """Return whether a cause or an action names another thing, such as a link or a parameter, and not another number."""
    if change.field in {"message", "name"}:
        return False
    return not all(_NUMBER.search(value) and "/" not in value for value in change.values)


_CHANGED = {
    "meaning": "means another error",
    "fact": "states another value",
    "detail": "states a detail on one side only",
}
_HELP = {
    "meaning": "retire the entry and add one with its own name for the new error, or waive the finding with a reason",
    "fact": "find out which value is right, then waive the finding with a reason",
    "detail": "nothing, if the entry still has what is true",
}


def _change_found(made: PageStep, change: ClaimChange) -> Violation:
    before, after = change.texts
    kind = change.kind
    where = "" if change.field == "message" else f" in its {change.field}"
    return Violation(
        message=f"{change.code} {_CHANGED[kind]}{where} since {made.new.name}: {quote_text(before)} became {quote_text(after)}",
        location=made.new.version.at(change.new, change.field),
        help=_HELP[kind],
        logical_location=made.document,
        texts=(
            made.document,
            made.locale,
            str(change.code),
            change.field,
            normalize_strict(before),
            normalize_strict(after),
        ),
        related=(
            related_row(made.old, change.old, change.field),
            related_row(made.new, change.new, change.field),
        ),
        code=change.code,
        document=made.document,
        is_certain=change.is_certain,
    )


def corrected_errata(context: RuleContext) -> Mapping[Covered, PageStep]:
    """Return the errata that a page has corrected, each with the step that did it."""
    return {
        covered: made
        for history in context.cached(document_histories)
        for made in history.steps
        for change in made.step.changes
        if (entry := entry_of(made.new, change.new))
        and (covered := _corrected(context, entry, change, made.locale))
    }


def _corrected(context: RuleContext, entry: Entry, change: ClaimChange, locale: str) -> Covered | None:
    """Return the erratum that a row's new text corrects, None if there is none."""
    errata = context.cached(_errata)
    field = next((field for field in FIELDS if field == change.field), None)
    text = entry.texts(field).get(locale) if errata and field else None
    before, after = change.texts
    if field is None or text is None or text.value not in {after, normalize_typography(after, locale)}:
        return None
    others = _differing(context, entry, field, locale)
    for texts in ((before,), (before, *others)):
        for waiver in errata:
            covered = Finding(
                waiver.rule,
                Severity.ERROR,
                message="",
                location=Location(""),
                logical_location=f"{entry.full_name}.{field}.{locale}",
                texts=conflict_texts(entry.code, field, text.value, map(normalize_strict, texts)),
                code=change.code,
            ).fingerprint
            if covered in waiver.covers:
                return waiver.origin, covered
    return None


def _errata(context: RuleContext) -> tuple[Waiver, ...]:
    return tuple(waiver for waiver in context.catalog.waivers() if waiver.erratum)


def _differing(context: RuleContext, entry: Entry, field: Field, locale: str) -> tuple[str, ...]:
    """Return the texts of other pages that still differ from the catalog's."""
    return tuple(
        group.text
        for conflict in context.cached(compare_claims)
        if (conflict.entry, conflict.field, conflict.locale) == (entry, field, locale)
        for group in conflict.groups
    )
