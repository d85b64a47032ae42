"""A page of a document has a code that its page in another locale lacks.

Why: readers of that locale never learn of the code.

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
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
          - {code: 105, line: 10, message: The room is full.}
    # file: documents/acme.page/1.zh-CN.yaml
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
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
          - {code: 105, line: 10, message: The room is full.}
    # file: documents/acme.page/1.zh-CN.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: 房间不存在。}
          - {code: 105, line: 10, message: 房间已满。}

Fix: have the page completed, and waive the finding until then. A code that the page dropped is `version-dropped`; a domain for
which the document is `complete` is `incomplete-document`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Related
from zcodegen.rules.page_gaps import MAX_SINGLE_GAPS, locale_gaps
from zcodegen.rules.pages import related_row
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each code that a page lacks, or one for a page that lacks many."""
    for gap in context.cached(locale_gaps):
        document, locale = gap.page.document.id, gap.lacking.version.locale
        if len(gap.rows) > MAX_SINGLE_GAPS:
            codes = tuple(resolved.claim.code for resolved in gap.rows)
            yield Violation(
                message=f"{document} has {len(codes)} codes in {gap.page.version.locale} that its page in {locale} lacks",
                location=gap.lacking.at(),
                help="have the page completed, and waive the finding until then",
                logical_location=document,
                texts=(locale, *map(str, codes)),
                related=(related_row(gap.page, gap.rows[0].claim),),
                codes=codes,
                document=document,
            )
            continue
        for resolved in gap.rows:
            code = resolved.claim.code
            yield Violation(
                message=f"{code} is on the page of {document} in {gap.page.version.locale} and not in {locale}",
                location=gap.page.version.at(resolved.claim, "code"),
                help="have the page completed, and waive the finding until then",
                logical_location=resolved.entry.full_name if resolved.entry else document,
                texts=(document, locale, str(code)),
                related=(
                    related_row(gap.page, resolved.claim),
                    Related(gap.lacking.at(), f"{gap.lacking.name} lacks it"),
                ),
                code=code,
                document=document,
            )
