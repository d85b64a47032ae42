"""A page has not followed changes of the same document in another locale.

Why: readers of the older page follow codes and meanings that no longer hold.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}
      ROOM_FULL:
        code: 105
        status: RESOURCE_EXHAUSTED
        message: {en: The room is full., zh-CN: 房间已满。}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/2026-01-01.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
    # file: documents/acme.page/2026-03-01.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
          - {code: 105, line: 10, message: The room is full.}
    # file: documents/acme.page/2026-01-05.zh-CN.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: 房间不存在。}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}
      ROOM_FULL:
        code: 105
        status: RESOURCE_EXHAUSTED
        message: {en: The room is full., zh-CN: 房间已满。}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/2026-01-01.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
    # file: documents/acme.page/2026-03-01.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
          - {code: 105, line: 10, message: The room is full.}
    # file: documents/acme.page/2026-03-05.zh-CN.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: 房间不存在。}
          - {code: 105, line: 10, message: 房间已满。}

Fix: have the page brought up to date and import it. Codes that came, went, moved, or mean something else count; other words do
not. A newer page counts as well if a message there is still the old one, while its code means another error in the other locale.
Dates and numbers are not compared with each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Related, pluralize
from zcodegen.rules.page_gaps import locale_lags
from zcodegen.rules.pages import commit_note
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_history import MAX_LISTED


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each page that lags behind another locale."""
    for lag in context.cached(locale_lags):
        document, locale = lag.page.document.id, lag.page.version.locale
        listed = ", ".join(map(str, lag.codes[:MAX_LISTED]))
        more = f" and {len(lag.codes) - MAX_LISTED} more" if len(lag.codes) > MAX_LISTED else ""
        yield Violation(
            message=f"{lag.page.name} is behind {lag.newer.name}: {pluralize(len(lag.codes), 'code')} changed there: {listed}{more}",
            location=lag.page.at(),
            help="have the page brought up to date, and waive the finding until then",
            logical_location=document,
            texts=(locale, lag.newer.version.locale, *sorted(map(str, lag.codes))),
            related=tuple(
                Related(made.new.at(), f"{made.new.name}{commit_note(made.new.version)}")
                for made in lag.steps
            ),
            codes=lag.codes,
            document=document,
        )
