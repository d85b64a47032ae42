"""A translation is older than the text that it translates.

Why: the source text was changed after it was translated, so the two may differ in meaning.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: No such room., zh-CN: {text: 房间不存在。, translated: "00000000"}}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: No such room., zh-CN: {text: 房间不存在。, translated: "0cb26ff4"}}

Fix: read both texts, correct the translation if needed, and write the hash that the help gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.load import text_hash
from zcodegen.diagnostics import Related
from zcodegen.rules.each import entry_texts
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each translation whose hash is not the source text's."""
    source = context.catalog.manifest.source_locale
    for entry, field, locale, text in entry_texts(context):
        origin = text.origin or source
        original = entry.texts(field).get(origin)
        if text.translated is None or original is None or text.translated == text_hash(original.value):
            continue
        yield Violation(
            message=f"{field} ({locale}) of {entry.name} translates an older text than: {original.value}",
            location=context.sources.entry(entry, field, locale),
            help=f'check the translation, then write `translated: "{text_hash(original.value)}"`',
            logical_location=f"{entry.full_name}.{field}.{locale}",
            texts=(original.value, text.value),
            related=(Related(context.sources.entry(entry, field, origin), f"{origin}: {original.value}"),),
            code=entry.code,
        )
