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
from zcodegen.catalog.placement import Placed, text_of
from zcodegen.findings import Related
from zcodegen.rules.pages import Page, newest_pages, row
from zcodegen.rules.rule import Evidence, Found
from zcodegen.texts.cosmetic import tidy
from zcodegen.texts.kinds import Kind, compare_texts
from zcodegen.texts.likeness import likeness

Tellers: TypeAlias = dict[tuple[str, str], list[Placed]]
"""The newest claims on each entry, by its place and the claim's locale."""


class Conflict(Struct, frozen=True):
    """One text of a page that says something else than the catalog (`ours`), or than another page (`other`)."""

    kind: Kind
    detail: str
    field: Field
    placed: Placed
    text: str
    against: str
    other: Placed | None = None


def found_conflicts(evidence: Evidence, kind: Kind) -> Iterator[Found]:
    """Yield the findings of one kind of difference."""
    tellers = evidence.once(_tellers)
    told: set[tuple[str, ...]] = set()
    for conflict in evidence.once(_conflicts):
        found = _found(conflict, tellers, evidence) if conflict.kind is kind else None
        if found and (found.subject, *found.texts) not in told:  # a page's sections may repeat a common code
            told.add((found.subject, *found.texts))
            yield found


def chosen_claims(evidence: Evidence) -> tuple[tuple[Page, list[Placed]], ...]:
    """Return the newest pages, each with those of its claims that have an entry, one for each domain and code."""
    return tuple((page, _chosen(page)) for page in evidence.once(newest_pages))


def _chosen(page: Page) -> list[Placed]:
    """Return a page's claims that have an entry; of those of one domain and code the one most like the entry."""
    best: dict[tuple[str | None, Code], Placed] = {}
    for placed in page.claims:
        key = (placed.domain, placed.claim.code)
        earlier = best.get(key)
        if placed.entry and (earlier is None or _closeness(placed) > _closeness(earlier)):
            best[key] = placed
    return list(best.values())


def _closeness(placed: Placed) -> float:
    ours = placed.entry.message.get(placed.version.locale) if placed.entry else None
    return likeness(ours.value, placed.claim.message) if ours and placed.claim.message else 0.0


def _conflicts(evidence: Evidence) -> tuple[Conflict, ...]:
    undecided: dict[tuple[str, Code, Field, str], Placed] = {}
    found: list[Conflict] = []
    for page, known in evidence.once(chosen_claims):
        locale = page.version.locale
        unknown = [one for one in page.claims if one.entry is None and one.domain]
        for placed in (*known, *unknown):
            for field in FIELDS:
                text = text_of(placed, field)
                if text is None:
                    continue
                ours = placed.entry.texts(field).get(locale) if placed.entry else None
                if ours is None:
                    home = placed.entry.domain if placed.entry else str(placed.domain)
                    first = undecided.setdefault((home, placed.claim.code, field, locale), placed)
                    if first.version.document != placed.version.document:
                        found += _compared(text_of(first, field) or "", text, field, placed, first)
                elif ours.value != text and ours.value != tidy(text, locale):
                    found += _compared(ours.value, text, field, placed, None)
    return tuple(found)


def _compared(ours: str, text: str, field: Field, placed: Placed, other: Placed | None) -> Iterable[Conflict]:
    difference = compare_texts(ours, text, locale=placed.version.locale)
    if difference:
        yield Conflict(difference.kind, difference.detail, field, placed, text, ours, other)


def _tellers(evidence: Evidence) -> Tellers:
    told: Tellers = {}
    for _, known in evidence.once(chosen_claims):
        for placed in known:
            if placed.entry:
                told.setdefault((placed.entry.place, placed.version.locale), []).append(placed)
    return told


def _found(conflict: Conflict, told: Tellers, evidence: Evidence) -> Found:
    placed, field, version = conflict.placed, conflict.field, conflict.placed.version
    if conflict.other:
        owner = placed.entry.place if placed.entry else f"an entry of {placed.domain}"
        whom, subject = conflict.other.version.document, version.document
        related = [_told_by(conflict.other, field)]
        advice = f"Decide which is right, and give {owner} its text ({version.locale})."
    else:
        entry = cast("Entry", placed.entry)  # what has no entry was held against another page
        whom, subject = f"the catalog ({entry.place})", f"{entry.place}.{field}.{version.locale}"
        ours = evidence.sources.entry(entry, field, version.locale)
        others = (
            one for one in told[entry.place, version.locale] if one is not placed and text_of(one, field)
        )
        related = [
            Related(ours, f"the catalog says: {conflict.against}"),
            *(_told_by(one, field) for one in others),
        ]
        advice = "Bring the catalog to the page's words, or waive it and say why the catalog differs."
    return Found(
        message=f"{version.document} and {whom} differ on the {field} ({version.locale}) of {placed.claim.code}: {conflict.detail}",
        at=version.at(placed.claim, field),
        advice=f"{advice} The page is {row(placed)}.",
        subject=subject,
        texts=(version.document, conflict.against, conflict.text),
        related=tuple(related),
        code=placed.claim.code,
        document=version.document,
    )


def _told_by(placed: Placed, field: Field) -> Related:
    text = text_of(placed, field)
    return Related(
        placed.version.at(placed.claim, field), f"{placed.version.document} says ({row(placed)}): {text}"
    )
