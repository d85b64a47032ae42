"""A code of an older version of a page is gone from the newest one, and its entry is still in use.

Why: either the service does not send it any more, which users of the package must know, or the page lost a row.

Bad:
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
          - {code: 104, line: 9, message: The room does not exist.}

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
        deprecated: {since: 1.1.0, reason: The page of version 2 lacks it.}
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
          - {code: 104, line: 9, message: The room does not exist.}

Fix: mark the entry `deprecated` or `retired`, with the reason; add a `retired` entry if there is none; or waive the finding
if the page is wrong. A code that another document of the domain lists is not reported, nor one whose text moved to another
code. An entry is never deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_history import find_dropped


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each code that the newest version of a page lacks."""
    return find_dropped(context)
