"""A newer version of a page tells a text no more that an older one told, though it still tells of the code.

Why: the catalog's text stands on a page that is history, or the page meant something else by the code before.

Bad:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, action: {en: Check the RoomId.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room., action: Check the RoomId.}]
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room., action: Check the RoomId.}]
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: remove the text from the entry, or waive it where it still holds. Where a whole row of a code that was told twice is
gone, check that the entry has the meaning of the row that stayed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from zcodegen.catalog.history import pair_claims
from zcodegen.catalog.model import FIELDS, Code
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import Page, histories, newest_pages, row
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.normalize import normalize_strict


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text of the catalog that a newest page dropped, and each row that one dropped."""
    for *older, newest in context.cached(histories):
        if older:
            yield from _texts(older, newest, context)
            yield from _rows(older[-1], newest)


def _texts(older: list[Page], newest: Page, context: RuleContext) -> Iterator[Violation]:
    """Yield what an older version told, the newest tells no more, and the catalog still has from there."""
    locale = newest.version.locale
    still = context.cached(_told)
    listed = {resolved.entry.place for resolved in newest.claims if resolved.entry}
    done: set[tuple[str, str]] = set()
    for page in reversed(older):
        for resolved in page.claims:
            entry = resolved.entry
            for field in FIELDS if entry and entry.place in listed else ():
                text = text_of(resolved, field)
                ours = entry.texts(field).get(locale) if entry else None
                if not entry or not text or not ours or (entry.place, field) in done:
                    continue
                if (entry.place, field, locale) in still or normalize_strict(ours.value) != normalize_strict(
                    text
                ):
                    continue
                done.add((entry.place, field))
                yield Violation(
                    message=f"{newest.name} tells no {field} of {entry.code} ({entry.name}) any more; "
                    f"{page.version.version} told: {text}",
                    location=context.sources.entry(entry, field, locale),
                    help="Remove it, or waive it where it still holds.",
                    logical_location=f"{entry.place}.{field}.{locale}",
                    texts=(newest.document.id, ours.value),
                    related=(
                        Related(resolved.version.at(resolved.claim, field), f"told here ({row(resolved)})"),
                    ),
                    code=entry.code,
                    document=newest.document.id,
                )


def _rows(before: Page, newest: Page) -> Iterator[Violation]:
    """Yield the rows of codes which the version before told more often than the newest, with texts that are gone."""
    old, new = _by_code(before.claims), _by_code(newest.claims)
    for key, claims in old.items():
        others = new.get(key, [])
        if len(claims) <= len(others) or not others:
            continue
        told = {_said(one) for one in others}
        gone = [
            one
            for one, other in pair_claims([one.claim for one in claims], [one.claim for one in others])
            if not other
        ]
        for resolved in claims:
            if resolved.claim in gone and _said(resolved) not in told:
                yield Violation(
                    message=f"{newest.name} has one row less of {resolved.claim.code}; "
                    f"{before.version.version} also told: {resolved.claim.message or resolved.claim.action}",
                    location=others[0].version.at(others[0].claim),
                    help="Check that the entry has the meaning of the row that stayed, then waive it.",
                    logical_location=newest.document.id,
                    texts=(str(resolved.claim.code), *_said(resolved)),
                    related=(Related(resolved.version.at(resolved.claim), f"told here ({row(resolved)})"),),
                    code=resolved.claim.code,
                    document=newest.document.id,
                )


def _told(context: RuleContext) -> set[tuple[str, str, str]]:
    """Return the place, field and locale of every text that some newest page tells."""
    return {
        (resolved.entry.place, field, page.version.locale)
        for page in context.cached(newest_pages)
        for resolved in page.claims
        if resolved.entry
        for field in FIELDS
        if text_of(resolved, field)
    }


def _by_code(claims: Iterable[ResolvedClaim]) -> dict[tuple[str | None, Code], list[ResolvedClaim]]:
    grouped: defaultdict[tuple[str | None, Code], list[ResolvedClaim]] = defaultdict(list)
    for resolved in claims:
        grouped[resolved.domain, resolved.claim.code].append(resolved)
    return grouped


def _said(resolved: ResolvedClaim) -> tuple[str, ...]:
    return tuple(normalize_strict(text_of(resolved, field) or "") for field in FIELDS)
