"""A text is missing in a locale that the manifest requires, or is nothing but space.

Why: a user of that locale gets the text of another one, or a message without the advice that others get.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    locales: {source: en, required: [en, zh-CN]}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room., zh-CN: 房间不存在。}}
    # file: catalog.yaml
    locales: {source: en, required: [en, zh-CN]}

Fix: add the text: the page's words if a page has them, else a translation, written as
`{text: …, translated: HASH}` (`zcodegen translations` prepares it). Every message needs all required locales. A cause or
action needs them and the source locale as soon as it has one text. A retired entry needs no texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import FIELDS, Entry, Field, Texts
from zcodegen.locales import parse_locale
from zcodegen.rules.missing_columns import texts_of_missing_columns
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each field and locale where a wanted text is missing."""
    manifest = context.catalog.manifest
    named = dict.fromkeys((manifest.source_locale, *manifest.required_locales))
    # locale-tag reports the others
    wanted = {locale: None for locale in named if not parse_locale(locale).help}
    grouped = context.cached(texts_of_missing_columns)
    for entry in context.catalog.entries():
        for field in () if entry.retired else FIELDS:
            texts = entry.texts(field)
            yield from _blank(entry, field, context)
            if not texts or texts.keys() >= wanted.keys():
                continue
            readings = [parse_locale(other) for other in texts]
            if any(reading.fault for reading in readings):
                continue  # locale-tag reports the tag, under which the text may be
            for locale in wanted:
                if any(reading.tag == locale for reading in readings):
                    continue  # locale-tag reports a tag that is written otherwise
                if (entry.full_name, field, locale) not in grouped:
                    yield Violation(
                        message=f"{field} of {entry.name} has no text in {locale}",
                        location=context.sources.entry(entry, field, key=True),
                        help=_help(locale, texts, manifest.source_locale),
                        logical_location=f"{entry.full_name}.{field}.{locale}",
                        code=entry.code,
                    )


def _blank(entry: Entry, field: Field, context: RuleContext) -> Iterator[Violation]:
    for locale, text in entry.texts(field).items():
        if not text.value.strip():
            yield Violation(
                message=f"{field} of {entry.name} has nothing but space in {locale}",
                location=context.sources.entry(entry, field, locale),
                help=f"write the text, or remove `{locale}:`",
                logical_location=f"{entry.full_name}.{field}.{locale}",
                texts=(text.value,),
                code=entry.code,
            )


def _help(locale: str, texts: Texts, source: str) -> str:
    """Return what to do; a text under another tag of the language may be the missing one."""
    language = locale.partition("-")[0].lower()
    near = next(
        (other for other in texts if other.replace("_", "-").partition("-")[0].lower() == language), None
    )
    if near is not None:
        return f"did you mean {locale} in place of {near}?"
    lister = f"; `zcodegen translations export --locale {locale} --missing` lists what to translate"
    return f"add `{locale}:`{'' if locale == source else lister}"


def is_wanted(entry: Entry, field: Field, locale: str, context: RuleContext) -> bool:
    """Whether this rule asks for a text that the entry lacks."""
    manifest = context.catalog.manifest
    return bool(entry.texts(field)) and locale in {manifest.source_locale, *manifest.required_locales}
