"""A message has no text in the source locale.

Why: the search for a text in any locale ends at the source locale; packages write it beside the constant.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {zh-CN: 房间不存在。}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {zh-CN: 房间不存在。, en: No such room.}}

Fix: add the message in `locales.source` of catalog.yaml, or correct that locale. Retired entries need it as well, since
packages keep them.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each message that lacks the source locale."""
    source = context.catalog.manifest.source_locale
    for entry in context.catalog.entries():
        if source not in entry.message:
            yield Violation(
                message=f"message of {entry.name} has no text in {source}, the source locale",
                location=context.sources.entry(entry, "message", key=True),
                help=f"Add `{source}:`; every look-up ends there.",
                logical_location=f"{entry.place}.message.{source}",
                code=entry.code,
            )
