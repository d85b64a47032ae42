"""A newer version of a document dropped a code, and the catalog's entry is still in full use.

Why: either the service does not send it any more, then readers of the package must know; or the page lost a row.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, retryable: false, message: {en: The room is full.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: No such room.}
          - {code: 105, line: 10, message: The room is full.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
      ROOM_FULL:
        code: 105
        status: RESOURCE_EXHAUSTED
        retryable: false
        message: {en: The room is full.}
        deprecated: {since: 1.1.0, reason: The page of version 2 has it no more.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: No such room.}
          - {code: 105, line: 10, message: The room is full.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: mark the entry `deprecated` or `retired`, with the reason; or waive it where the page is wrong. A code that another
document still tells of is no finding. An entry is never deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.placement import Placed
from zcodegen.findings import Related
from zcodegen.rules.pages import Page, histories, newest_pages, row
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import Evidence, Found


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding for each document and active entry that an older version told of and the newest does not."""
    for (document, _), (page, placed) in evidence.once(dropped).items():
        entry = placed.entry
        if entry:
            yield Found(
                message=f"{entry.code} ({entry.name}) is gone from {page.name}; {placed.version.version} had it",
                at=evidence.sources.entry(entry, "code"),
                advice="Mark it `deprecated` or `retired`, or waive it where the page is wrong.",
                subject=entry.place,
                texts=(document, placed.version.version),
                related=(
                    Related(
                        placed.version.at(placed.claim), f"told here ({row(placed)}): {placed.claim.message}"
                    ),
                    Related(page.at(), "and not here"),
                ),
                code=entry.code,
                document=document,
            )


def dropped(evidence: Evidence) -> dict[tuple[str, str], tuple[Page, Placed]]:
    """Return (document, place of an active entry) -> the page that lacks it, and the last claim that told of it."""
    still = {
        (placed.entry.place, page.document.id)
        for page in evidence.once(newest_pages)
        for placed in page.claims
        if placed.entry
    }
    tellers: dict[str, set[str]] = {}
    for place, document in still:
        tellers.setdefault(place, set()).add(document)
    found: dict[tuple[str, str], tuple[Page, Placed]] = {}
    for *older, newest in evidence.once(histories):
        there = {placed.entry.place for placed in newest.claims if placed.entry}
        for page in reversed(older):
            for placed in page.claims:
                entry = placed.entry
                if entry is None or entry.place in there or not is_active(entry):
                    continue
                if not tellers.get(entry.place, set()) - {newest.document.id}:
                    found.setdefault((newest.document.id, entry.place), (newest, placed))
    return found
