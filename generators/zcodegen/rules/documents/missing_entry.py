"""A page lists a code that the catalog does not have.

Why: the service answers with it, and a package calls it unknown.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: No such room.}
          - {code: 105, line: 10, message: The room is full.}

Good:
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

Fix: add the entry; `zcodegen import` of the page proposes it. Where the code is a typing error of the page, waive it for
the document and have the page corrected.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Code
from zcodegen.rules.pages import newest_pages, row
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each document and code without an entry, at the newest page's first row of it."""
    reported: set[tuple[str, str, Code]] = set()
    for page in context.cached(newest_pages):
        for resolved in page.claims:
            home, code = resolved.domain, resolved.claim.code
            if resolved.entry or home is None or home not in context.catalog.reachable:
                continue  # a heading or domain that is not known is another rule's matter
            if (page.document.id, home, code) in reported:
                continue
            reported.add((page.document.id, home, code))
            where = f"the catalog of {home}" if context.catalog.is_foreign(home) else home
            yield Violation(
                message=f"{page.document.id} lists {code}, which {home} lacks: {resolved.claim.message or 'no message'}",
                location=page.version.at(resolved.claim, "code"),
                help=f"add the entry to {where}, or import the page; its row is {row(resolved)}",
                logical_location=page.document.id,
                texts=(home, str(code)),
                code=code,
                document=page.document.id,
            )
