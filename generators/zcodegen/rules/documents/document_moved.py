"""Two pages give the same error different codes.

Why: one of the numbers is a typing error, or the services differ; a package knows only one of them.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 1019020
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}
    # file: catalog.yaml
    documents:
      acme.one: {title: {en: Codes}, domain: acme.rtc}
      acme.two: {title: {en: Codes}, domain: acme.rtc}
    # file: documents/acme.one/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 1019020, line: 9, message: The media player instance does not exist.}
          - {code: 7, line: 10, message: Busy.}
    # file: documents/acme.two/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 1019004, line: 9, message: The media player instance does not exist.}
          - {code: 7, line: 10, message: Busy.}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 1019020
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}
      BUSY:
        code: 7
        status: NOT_FOUND
        message: {en: Busy.}
    # file: catalog.yaml
    documents:
      acme.one: {title: {en: Codes}, domain: acme.rtc}
      acme.two: {title: {en: Codes}, domain: acme.rtc}
    # file: documents/acme.one/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 1019020, line: 9, message: The room does not exist.}
          - {code: 7, line: 10, message: Busy.}
    # file: documents/acme.two/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 1019020, line: 9, message: The room does not exist.}

Fix: find out which number the service sends, and have the other page corrected; waive the finding until then. Compared are the
newest pages of one domain: rows with the same name, or with the same message in one locale, if either page lacks the code of
the other. In two locales of one document, rows at the same position between the same codes count as well, as a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.page_moves import find_moved_between_pages
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each error that two pages give different codes."""
    return find_moved_between_pages(context)
