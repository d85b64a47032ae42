"""A newer version of a page tells a text no more that an older one told, though it still tells of the code.

Why: the catalog's text stands on a page that is history, or the page meant something else by the code before.

Bad:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}, action: {en: Check the RoomId.}}
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
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
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
from zcodegen.catalog.placement import Placed, text_of
from zcodegen.findings import Related
from zcodegen.rules.pages import Page, histories, newest_pages, row
from zcodegen.rules.rule import Evidence, Found
from zcodegen.texts.folding import essence


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding for each text of the catalog that a newest page dropped, and each row that one dropped."""
    for *older, newest in evidence.once(histories):
        if older:
            yield from _texts(older, newest, evidence)
            yield from _rows(older[-1], newest)


def _texts(older: list[Page], newest: Page, evidence: Evidence) -> Iterator[Found]:
    """Yield what an older version told, the newest tells no more, and the catalog still has from there."""
    locale = newest.version.locale
    still = evidence.once(_told)
    listed = {placed.entry.place for placed in newest.claims if placed.entry}
    done: set[tuple[str, str]] = set()
    for page in reversed(older):
        for placed in page.claims:
            entry = placed.entry
            for field in FIELDS if entry and entry.place in listed else ():
                text = text_of(placed, field)
                ours = entry.texts(field).get(locale) if entry else None
                if not entry or not text or not ours or (entry.place, field) in done:
                    continue
                if (entry.place, field, locale) in still or essence(ours.value) != essence(text):
                    continue
                done.add((entry.place, field))
                yield Found(
                    message=f"{newest.name} tells no {field} of {entry.code} ({entry.name}) any more; "
                    f"{page.version.version} told: {text}",
                    at=evidence.sources.entry(entry, field, locale),
                    advice="Remove it, or waive it where it still holds.",
                    subject=f"{entry.place}.{field}.{locale}",
                    texts=(newest.document.id, ours.value),
                    related=(Related(placed.version.at(placed.claim, field), f"told here ({row(placed)})"),),
                    code=entry.code,
                    document=newest.document.id,
                )


def _rows(before: Page, newest: Page) -> Iterator[Found]:
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
        for placed in claims:
            if placed.claim in gone and _said(placed) not in told:
                yield Found(
                    message=f"{newest.name} has one row less of {placed.claim.code}; "
                    f"{before.version.version} also told: {placed.claim.message or placed.claim.action}",
                    at=others[0].version.at(others[0].claim),
                    advice="Check that the entry has the meaning of the row that stayed, then waive it.",
                    subject=newest.document.id,
                    texts=(str(placed.claim.code), *_said(placed)),
                    related=(Related(placed.version.at(placed.claim), f"told here ({row(placed)})"),),
                    code=placed.claim.code,
                    document=newest.document.id,
                )


def _told(evidence: Evidence) -> set[tuple[str, str, str]]:
    """Return the place, field and locale of every text that some newest page tells."""
    return {
        (placed.entry.place, field, page.version.locale)
        for page in evidence.once(newest_pages)
        for placed in page.claims
        if placed.entry
        for field in FIELDS
        if text_of(placed, field)
    }


def _by_code(claims: Iterable[Placed]) -> dict[tuple[str | None, Code], list[Placed]]:
    grouped: defaultdict[tuple[str | None, Code], list[Placed]] = defaultdict(list)
    for placed in claims:
        grouped[placed.domain, placed.claim.code].append(placed)
    return grouped


def _said(placed: Placed) -> tuple[str, ...]:
    return tuple(essence(text_of(placed, field) or "") for field in FIELDS)
