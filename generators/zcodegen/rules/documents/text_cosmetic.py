"""A document and the catalog differ in space, punctuation, width, letter case or markup alone.

Why: it misleads no reader; the next edit of the text can take the better form.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "The room does not exist"}}
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

Fix: nothing has to be done. Take the page's writing where it is better.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.conflicts import find_conflicts
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text of an entry from which pages differ so, at most."""
    return find_conflicts(context, "cosmetic")
