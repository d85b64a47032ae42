"""A text left one code and is found under another one in the next version of a page.

Why: the codes were renumbered, exchanged or shifted; programs that know the old number handle the wrong error.

Bad:
    entries:
      ROOM_FULL:
        code: 104
        status: NOT_FOUND
        message: {en: The room is full.}
      ROOM_NOT_FOUND:
        code: 105
        status: NOT_FOUND
        message: {en: The room does not exist.}
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
          - {code: 104, line: 9, message: The room is full.}
          - {code: 105, line: 10, message: The room does not exist.}

Good:
    entries:
      ROOM_GONE:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist.}
        retired: {since: 1.1.0, reason: Renumbered., replaced_by: ROOM_NOT_FOUND}
      ROOM_NOT_FOUND:
        code: 106
        status: NOT_FOUND
        message: {en: The room does not exist.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 106, line: 9, message: The room does not exist.}

Fix: keep the old code as an entry that is `retired` and `replaced_by` the new one; or waive the finding with the reason.
Rows that moved by the same number are one finding, and so are texts that were exchanged. A text that the page has under many
codes does not count, unless its neighbours moved in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_history import find_moves


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each group of texts that moved to other codes."""
    return find_moves(context)
