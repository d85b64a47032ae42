"""A code that was gone from a page is back for another error.

Why: a number that was in use once is used again; logs and old programs show the wrong error.

Bad:
    entries:
      NOT_LOGGED_IN:
        code: 104
        status: NOT_FOUND
        message: {en: The user is not logged in.}
      ROOM_FULL:
        code: 105
        status: NOT_FOUND
        message: {en: The room is full.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
          - {code: 105, line: 10, message: The room is full.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 105, line: 9, message: The room is full.}
    # file: documents/acme.page/3.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The user is not logged in.}
          - {code: 105, line: 10, message: The room is full.}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist.}
      ROOM_FULL:
        code: 105
        status: NOT_FOUND
        message: {en: The room is full.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
          - {code: 105, line: 10, message: The room is full.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 105, line: 9, message: The room is full.}
    # file: documents/acme.page/3.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
          - {code: 105, line: 10, message: The room is full.}

Fix: have the new error get a code that was never in use; or waive the finding with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_history import find_returned


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each code that is back with another meaning."""
    return find_returned(context)
