"""One page lists a code twice with the same text.

Why: one of the two rows will be edited alone one day; sometimes the second row was meant for another code.

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
          - {code: 104, line: 12, message: No such room.}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: have the page's second row removed or its code corrected; waive it for the document until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.duplicate_claims import find_duplicate_claims
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each later row of a code with the same text."""
    return find_duplicate_claims(context, alike=True)
