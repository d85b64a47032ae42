"""A newer version of a document dropped a code, and the catalog's entry is still in full use.

Why: either the service does not send it any more, then readers of the package must know; or the page lost a row.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}
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
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL:
        code: 105
        status: RESOURCE_EXHAUSTED
        recovery: correctable
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

from zcodegen.catalog.resolve import ResolvedClaim
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import Page, histories, newest_pages, row
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each document and active entry that an older version told of and the newest does not."""
    for (document, _), (page, resolved) in context.cached(dropped).items():
        entry = resolved.entry
        if entry:
            yield Violation(
                message=f"{entry.code} ({entry.name}) is gone from {page.name}; {resolved.version.version} had it",
                location=context.sources.entry(entry, "code"),
                help="Mark it `deprecated` or `retired`, or waive it where the page is wrong.",
                logical_location=entry.place,
                texts=(document, resolved.version.version),
                related=(
                    Related(
                        resolved.version.at(resolved.claim),
                        f"told here ({row(resolved)}): {resolved.claim.message}",
                    ),
                    Related(page.at(), "and not here"),
                ),
                code=entry.code,
                document=document,
            )


def dropped(context: RuleContext) -> dict[tuple[str, str], tuple[Page, ResolvedClaim]]:
    """Return (document, place of an active entry) -> the page that lacks it, and the last claim that told of it."""
    still = {
        (resolved.entry.place, page.document.id)
        for page in context.cached(newest_pages)
        for resolved in page.claims
        if resolved.entry
    }
    tellers: dict[str, set[str]] = {}
    for place, document in still:
        tellers.setdefault(place, set()).add(document)
    found: dict[tuple[str, str], tuple[Page, ResolvedClaim]] = {}
    for *older, newest in context.cached(histories):
        there = {resolved.entry.place for resolved in newest.claims if resolved.entry}
        for page in reversed(older):
            for resolved in page.claims:
                entry = resolved.entry
                if entry is None or entry.place in there or not is_active(entry):
                    continue
                if not tellers.get(entry.place, set()) - {newest.document.id}:
                    found.setdefault((newest.document.id, entry.place), (newest, resolved))
    return found
