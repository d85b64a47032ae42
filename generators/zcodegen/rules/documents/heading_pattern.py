"""A heading's `pattern` in the manifest is not a regular expression, or a row has neither heading nor pattern, or both.

Why: the row matches nothing, and the claims below its heading belong to no domain.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, headings: [{pattern: "Room(s", domain: acme.rtc}]}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, headings: [{pattern: "Rooms?", domain: acme.rtc}]}}

Fix: correct the expression (RE2's syntax; it has to match the whole heading), or write `heading:` with its exact text.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Heading
from zcodegen.patterns import compile_pattern
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each row of `headings` that cannot match."""
    for document in context.catalog.manifest.documents.values():
        for number, row in enumerate(document.headings):
            fault = _fault(row)
            if fault:
                yield Violation(
                    message=f"row {number + 1} of the headings of {document.id} {fault}",
                    location=context.sources.at("", "documents", document.id, "headings", number, "pattern"),
                    help="write `heading:` with the exact text, or `pattern:` with a regular expression",
                    logical_location=document.id,
                    texts=(str(number), fault),
                    document=document.id,
                )


def _fault(row: Heading) -> str:
    if (row.heading is None) == (row.pattern is None):
        return (
            "has neither a heading nor a pattern"
            if row.heading is None
            else "has both a heading and a pattern"
        )
    try:
        compile_pattern(row.pattern or "")
    except ValueError as error:
        return f"has an invalid pattern {row.pattern!r}: {error}"
    return ""
