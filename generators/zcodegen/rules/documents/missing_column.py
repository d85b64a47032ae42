"""A document lacks a whole column, or its page, in a locale that the catalog requires.

Why: the texts of all its codes are missing for one reason, so they are one finding and not one for each text.

Bad:
    entries:
      E1: {code: 101, status: INTERNAL, message: {en: No room., zh-CN: 没有房间。}, action: {zh-CN: 检查房间。}}
      E2: {code: 102, status: INTERNAL, message: {en: No user., zh-CN: 没有用户。}, action: {zh-CN: 检查用户。}}
      E3: {code: 103, status: INTERNAL, message: {en: No role., zh-CN: 没有角色。}, action: {zh-CN: 检查角色。}}
      E4: {code: 104, status: INTERNAL, message: {en: No call., zh-CN: 没有通话。}, action: {zh-CN: 检查通话。}}
      E5: {code: 105, status: INTERNAL, message: {en: No task., zh-CN: 没有任务。}, action: {zh-CN: 检查任务。}}
    # file: catalog.yaml
    locales: {source: zh-CN, required: [zh-CN, en]}
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.zh-CN.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 101, line: 9, message: 没有房间。, action: 检查房间。}
          - {code: 102, line: 10, message: 没有用户。, action: 检查用户。}
          - {code: 103, line: 11, message: 没有角色。, action: 检查角色。}
          - {code: 104, line: 12, message: 没有通话。, action: 检查通话。}
          - {code: 105, line: 13, message: 没有任务。, action: 检查任务。}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 101, line: 9, message: No room.}
          - {code: 102, line: 10, message: No user.}
          - {code: 103, line: 11, message: No role.}
          - {code: 104, line: 12, message: No call.}
          - {code: 105, line: 13, message: No task.}

Good:
    entries:
      E1: {code: 101, status: INTERNAL, message: {en: No room., zh-CN: 没有房间。}}
    # file: catalog.yaml
    locales: {source: zh-CN, required: [zh-CN, en]}
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 101, line: 9, message: No room.}]

Fix: have the column or the page written, or translate the texts (`zcodegen translations`); waive the finding until then.
`missing-text` does not report these texts again. Fewer than five texts are `missing-text`'s matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Location, pluralize
from zcodegen.rules.missing_columns import MissingColumn, missing_columns
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each document and locale with columns that are missing."""
    grouped: dict[tuple[str, str, bool], list[MissingColumn]] = {}
    for column in context.cached(missing_columns):
        grouped.setdefault((column.document, column.locale, column.page is None), []).append(column)
    for (document, locale, is_absent), columns in grouped.items():
        fields = " and ".join(column.field for column in columns)
        texts = sum(len(column.entries) for column in columns)
        codes = tuple(dict.fromkeys(entry.code for column in columns for entry in column.entries))
        what = f"has no page in {locale}" if is_absent else f"has no {fields} on its page in {locale}"
        page = columns[0].page
        yield Violation(
            message=f"{document} {what}: {pluralize(texts, 'text')} of {pluralize(len(codes), 'code')} missing",
            location=page or Location(columns[0].other.version.file.path, 1, 1),
            help="have it written, or translate the texts (`zcodegen translations`)",
            logical_location=document,
            texts=(locale, *(column.field for column in columns)),
            document=document,
            codes=codes,
        )
