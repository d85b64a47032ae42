"""The source text of an entry has changed since the older catalog, and its text in another locale has not.

Why: nothing marks a text that the team wrote in two languages as a translation, so that it does not become stale; its readers
go on reading what was true before.

Bad:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: The room was closed an hour ago., zh-CN: 房间不存在。}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room., zh-CN: 房间不存在。}}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: The room was closed an hour ago., zh-CN: 房间已于一小时前关闭。}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room., zh-CN: 房间不存在。}}

Fix: correct the other text. If it is right as it is, mark it as a translation of the new text;
`zcodegen translations adopt --locale LOCALE` marks all texts of a locale, which then become stale with their source.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.load import text_hash
from zcodegen.catalog.model import Entry, Field
from zcodegen.diagnostics import Related
from zcodegen.rules.each import entry_texts
from zcodegen.rules.history import Disposition, dispositions
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.difference import TextDifferenceKind


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each unmarked text whose source alone has changed, but for locales in which pages state the texts."""
    before = {
        new.full_name: old
        for old, fate, new in context.cached(dispositions)
        if new and fate in {Disposition.KEPT, Disposition.RENAMED}
    }
    source = context.catalog.manifest.source_locale
    of_pages = {version.locale for version in context.versions}
    for entry, field, locale, text in entry_texts(context):
        old = before.get(entry.full_name)
        if old is None or locale == source or locale in of_pages or text.translated is not None:
            continue
        if old.texts(field).get(locale) != text or not _has_new_words(old, entry, field, source):
            continue
        original = entry.texts(field)[source]
        yield Violation(
            message=f"{field} ({locale}) of {entry.name} is as before, and the text in {source} has changed",
            location=context.sources.entry(entry, field, locale),
            help=f'correct it, or write `{{text: …, translated: "{text_hash(original.value)}"}}` if it is right',
            logical_location=f"{entry.full_name}.{field}.{locale}",
            texts=(original.value, text.value),
            related=(
                Related(
                    context.sources.entry(entry, field, source),
                    f"{source}: {original.value}; it was: {old.texts(field)[source].value}",
                ),
            ),
            code=entry.code,
        )


def _has_new_words(old: Entry, new: Entry, field: Field, locale: str) -> bool:
    before, after = old.texts(field).get(locale), new.texts(field).get(locale)
    if before is None or after is None or before.value == after.value:
        return False
    difference = compare_texts(before.value, after.value, locale=locale, field=field)
    return difference is not None and difference.kind is not TextDifferenceKind.COSMETIC
