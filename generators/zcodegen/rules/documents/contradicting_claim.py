"""One page lists a code twice with different texts.

Why: readers cannot know which row holds; often one row was meant for another code.

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
          - {code: 104, line: 12, message: The user is not logged in.}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: ask which row is right and have the page corrected; waive it for the document until then. The catalog is compared with the row that is most similar to its message.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.duplicate_claims import find_duplicate_claims
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each later row of a code with another text."""
    return find_duplicate_claims(context, alike=False)
