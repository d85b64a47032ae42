"""A document and the catalog state different facts: a number, a unit, an identifier or a link differs.

Why: one of the two is wrong, and programs that follow it send a wrong request.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "The name has more than 128 characters."}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: "The name has more than 128 bytes."}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "The name has more than 128 bytes."}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: "The name has more than 128 bytes."}]

Fix: find out which is right. Correct the catalog, or have the page corrected and waive it until then (`until`).
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.conflicts import find_conflicts
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text of an entry from which pages differ so, at most."""
    return find_conflicts(context, "fact")
