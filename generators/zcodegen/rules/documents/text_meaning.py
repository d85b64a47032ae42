"""A document and the catalog describe different errors under one code.

Why: either the service changed what the number means, or the code is a typing error; both send callers astray.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "The room does not exist."}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: "The user is not logged in."}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "The user is not logged in."}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: "The user is not logged in."}]

Fix: ask the owner of the service. If the service can separate the two errors, retire the entry and add one with its own name;
otherwise correct the texts and the name. `diff` calls a changed meaning dangerous and asks for a minor step.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.conflicts import find_conflicts
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text of an entry from which pages differ so, at most."""
    return find_conflicts(context, "meaning")
