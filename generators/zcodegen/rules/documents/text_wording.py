"""A document and the catalog say the same in other words.

Why: readers of the page and of the package meet two texts and wonder whether they mean one error.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "There is no such room."}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: "The room does not exist."}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "The room does not exist."}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: "The room does not exist."}]

Fix: take the page's words, which are the vendor's; or waive it with the reason why the catalog's are better.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.conflicts import find_conflicts
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text of an entry from which pages differ so, at most."""
    return find_conflicts(context, "wording")
