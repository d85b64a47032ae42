"""Texts of documents held against the catalog, and against each other where the catalog has none to decide.

The newest version of each document and locale counts. Claims are paired by code; where a page has a code twice, the
claim most like the catalog's message counts and the other is another rule's matter. Equal texts are passed over before
anything is compared, so that a catalog in order costs one look-up a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, cast

from msgspec import Struct

from zcodegen.catalog.model import FIELDS, Code, Entry, Field
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import Page, newest_pages, row
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.compare import TextDifferenceKind, compare_texts
from zcodegen.textcompare.cosmetic import normalize_typography
from zcodegen.textcompare.similarity import similarity

ClaimsByEntry: TypeAlias = dict[tuple[str, str], list[ResolvedClaim]]
"""The newest claims on each entry, by its place and the claim's locale."""


class Conflict(Struct, frozen=True):
    """One text of a page that says something else than the catalog (`ours`), or than another page (`other`)."""

    kind: TextDifferenceKind
    detail: str
    field: Field
    resolved: ResolvedClaim
    text: str
    against: str
    other: ResolvedClaim | None = None


def find_conflicts(context: RuleContext, kind: TextDifferenceKind) -> Iterator[Violation]:
    """Yield the findings of one kind of difference."""
    claims_by_entry = context.cached(index_claims_by_entry)
    told: set[tuple[str, ...]] = set()
    for conflict in context.cached(_compare_claims):
        found = _found(conflict, claims_by_entry, context) if conflict.kind is kind else None
        if (
            found and (found.logical_location, *found.texts) not in told
        ):  # a page's sections may repeat a common code
            told.add((found.logical_location, *found.texts))
            yield found


def chosen_claims(context: RuleContext) -> tuple[tuple[Page, list[ResolvedClaim]], ...]:
    """Return the newest pages, each with those of its claims that have an entry, one for each domain and code."""
    return tuple((page, _chosen(page)) for page in context.cached(newest_pages))


def _chosen(page: Page) -> list[ResolvedClaim]:
    """Return a page's claims that have an entry; of those of one domain and code the one most like the entry."""
    best: dict[tuple[str | None, Code], ResolvedClaim] = {}
    for resolved in page.claims:
        key = (resolved.domain, resolved.claim.code)
        earlier = best.get(key)
        if resolved.entry and (earlier is None or _closeness(resolved) > _closeness(earlier)):
            best[key] = resolved
    return list(best.values())


def _closeness(resolved: ResolvedClaim) -> float:
    ours = resolved.entry.message.get(resolved.version.locale) if resolved.entry else None
    return similarity(ours.value, resolved.claim.message) if ours and resolved.claim.message else 0.0


def _compare_claims(context: RuleContext) -> tuple[Conflict, ...]:
    undecided: dict[tuple[str, Code, Field, str], ResolvedClaim] = {}
    found: list[Conflict] = []
    for page, known in context.cached(chosen_claims):
        locale = page.version.locale
        unknown = [one for one in page.claims if one.entry is None and one.domain]
        for resolved in (*known, *unknown):
            for field in FIELDS:
                text = text_of(resolved, field)
                if text is None:
                    continue
                ours = resolved.entry.texts(field).get(locale) if resolved.entry else None
                if ours is None:
                    home = resolved.entry.domain if resolved.entry else str(resolved.domain)
                    first = undecided.setdefault((home, resolved.claim.code, field, locale), resolved)
                    if first.version.document != resolved.version.document:
                        found += _compared(text_of(first, field) or "", text, field, resolved, first)
                elif not _is_told(text, field, resolved):
                    found += _compared(ours.value, text, field, resolved, None)
    return tuple(one for one in found if not _has_authority(one, context))


def _is_told(text: str, field: Field, resolved: ResolvedClaim) -> bool:
    """Return whether the catalog has a text of a page as it is; a page without causes has them below its messages."""
    entry, locale = resolved.entry, resolved.version.locale
    own = entry.texts(field).get(locale) if entry else None
    if entry is None or own is None:
        return False
    cause = entry.cause.get(locale) if field == "message" and resolved.claim.cause is None else None
    whole = {own.value, f"{own.value}\n{cause.value}"} if cause else {own.value}
    return text in whole or normalize_typography(text, locale) in whole


def _has_authority(conflict: Conflict, context: RuleContext) -> bool:
    """Return whether the domain of the entry follows another document than the one that words it differently."""
    entry = conflict.resolved.entry
    authority = context.catalog.domains[entry.domain].authority if entry else None
    if authority is None or conflict.kind in {TextDifferenceKind.FACT, TextDifferenceKind.MEANING}:
        return False
    return conflict.resolved.version.document != authority


def _compared(
    ours: str, text: str, field: Field, resolved: ResolvedClaim, other: ResolvedClaim | None
) -> Iterable[Conflict]:
    difference = compare_texts(ours, text, locale=resolved.version.locale, field=field)
    if difference:
        yield Conflict(difference.kind, difference.detail, field, resolved, text, ours, other)


def index_claims_by_entry(context: RuleContext) -> ClaimsByEntry:
    """Return the chosen claims of the newest pages by entry."""
    told: ClaimsByEntry = {}
    for _, known in context.cached(chosen_claims):
        for resolved in known:
            if resolved.entry:
                told.setdefault((resolved.entry.place, resolved.version.locale), []).append(resolved)
    return told


def _found(conflict: Conflict, told: ClaimsByEntry, context: RuleContext) -> Violation:
    resolved, field, version = conflict.resolved, conflict.field, conflict.resolved.version
    if conflict.other:
        owner = resolved.entry.place if resolved.entry else f"an entry of {resolved.domain}"
        whom, subject = conflict.other.version.document, version.document
        related = [_told_by(conflict.other, field)]
        advice = f"Decide which is right, and give {owner} its text ({version.locale})."
    else:
        entry = cast("Entry", resolved.entry)  # what has no entry was held against another page
        whom, subject = f"the catalog ({entry.place})", f"{entry.place}.{field}.{version.locale}"
        ours = context.sources.entry(entry, field, version.locale)
        others = (
            one for one in told[entry.place, version.locale] if one is not resolved and text_of(one, field)
        )
        related = [
            Related(ours, f"the catalog says: {conflict.against}"),
            *(_told_by(one, field) for one in others),
        ]
        advice = "Bring the catalog to the page's words, or waive it and say why the catalog differs."
    return Violation(
        message=f"{version.document} and {whom} differ on the {field} ({version.locale}) of {resolved.claim.code}: {conflict.detail}",
        location=version.at(resolved.claim, field),
        help=f"{advice} The page is {row(resolved)}.",
        logical_location=subject,
        texts=(version.document, conflict.against, conflict.text),
        related=tuple(related),
        code=resolved.claim.code,
        document=version.document,
    )


def _told_by(resolved: ResolvedClaim, field: Field) -> Related:
    text = text_of(resolved, field)
    return Related(
        resolved.version.at(resolved.claim, field),
        f"{resolved.version.document} says ({row(resolved)}): {text}",
    )
