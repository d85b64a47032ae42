"""No document lists an entry, although documents list other codes of its domain.

Why: the entry may be a slip of the catalog, or a code that the vendor never published.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
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
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: correct the code, or waive it and say where the code is known from. Domains for which a page claims to be complete
are `incomplete-document`'s matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.pages import newest_pages
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_history import dropped_entries


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each active entry that no newest page lists."""
    pages = context.cached(newest_pages)
    resolved = [claim for page in pages for claim in page.claims]
    listed = {(claim.entry.domain, claim.entry.code) for claim in resolved if claim.entry}
    gone = {full_name for _, full_name in context.cached(dropped_entries)}
    complete = {name for page in pages for name in page.document.complete}
    for name in sorted({claim.domain for claim in resolved if claim.domain} - complete):
        domain = context.catalog.domains.get(name)
        for entry in domain.entries.values() if domain else ():
            if is_active(entry) and (name, entry.code) not in listed and entry.full_name not in gone:
                yield Violation(
                    message=f"entry {entry.name} ({context.shown(entry)}) does not appear in any document",
                    location=context.sources.entry(entry),
                    help="correct the code, or waive the finding and give its source",
                    logical_location=entry.full_name,
                    texts=(str(entry.code),),
                    code=entry.code,
                )
