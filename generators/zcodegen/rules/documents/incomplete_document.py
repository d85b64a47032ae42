"""A page that claims to be complete for a domain lacks one of its codes.

Why: readers of that page, or of that locale, never learn of the code; or the code is not the domain's.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc, complete: [acme.rtc]}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc, complete: [acme.rtc]}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: No such room.}
          - {code: 105, line: 10, message: The room is full.}

Fix: have the page completed, and waive the finding until then; or take the domain out of the document's `complete`. Only a
domain's own codes count, and only entries that are neither deprecated nor retired.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Related
from zcodegen.rules.pages import newest_pages
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_history import dropped_entries


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each newest page and entry that it lacks; `version-dropped` reports what a newer version dropped."""
    gone = context.cached(dropped_entries)
    for page in context.cached(newest_pages):
        there = {resolved.entry.full_name for resolved in page.claims if resolved.entry}
        for name in page.document.complete:
            domain = context.catalog.domains.get(name)
            for entry in domain.entries.values() if domain else ():
                if (
                    entry.full_name in there
                    or not is_active(entry)
                    or (page.document.id, entry.full_name) in gone
                ):
                    continue
                yield Violation(
                    message=f"{page.name} lacks {context.shown(entry)} ({entry.name}); the document is complete for {name}",
                    location=page.at(),
                    help="have the page completed, and waive the finding until then",
                    logical_location=entry.full_name,
                    texts=(page.document.id, page.version.locale),
                    related=(Related(context.sources.entry(entry), entry.full_name),),
                    code=entry.code,
                    document=page.document.id,
                )
