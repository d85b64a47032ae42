"""Rows of a page are below a heading that belongs to no domain.

Why: it is unknown which API these codes belong to, so that the catalog cannot be compared with them.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes, Rooms]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, headings: [{heading: Rooms, domain: acme.rtc}]}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes, Rooms]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: add the line that the advice shows under the document's `headings`, with the right domain, or give the whole document
a `domain`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.pages import newest_pages, row
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.source.scalars import write_scalar


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each newest page and heading without a domain, at its first claim."""
    for page in context.cached(newest_pages):
        reported: set[tuple[str, ...]] = set()
        for resolved in page.claims:
            heading = resolved.claim.heading
            if resolved.domain is not None or heading in reported:
                continue
            reported.add(heading)
            last = heading[-1] if heading else ""
            rows = sum(claim.claim.heading == heading for claim in page.claims)
            line = f"- {{heading: {write_scalar(last, flow=True)}, domain: …}}"
            yield Violation(
                message=f"{page.name}: no domain for the heading {' / '.join(heading)!r} with {rows} codes ({row(resolved)})",
                location=page.version.at(resolved.claim),
                help=f"add to the document's `headings`: {line}" if last else "give the document a `domain`",
                logical_location=page.document.id,
                texts=heading,
                document=page.document.id,
            )
