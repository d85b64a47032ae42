"""The message of one locale describes another error than the message of the source locale.

Why: two rows of a page were exchanged, or one locale was updated and the other was not. The users of one locale look for
a problem that they do not have.

Fix: find out which locale is right, and correct the other. What belongs together is learned from the catalog's own pairs
of messages: in a catalog with fewer than 200 messages in both languages only outcomes that exclude each other are found ("does
not exist" and 已存在). It compares Chinese with English. Example: `en: The room is full.` and `zh-CN: 用户未登录。`
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.associations import MIN_PAIRS, Associations
from zcodegen.textcompare.facts import language
from zcodegen.textcompare.meaning import have_opposite_outcomes
from zcodegen.textcompare.script import foreign_language
from zcodegen.textcompare.vocabulary import LANGUAGES

_PROBABLE: Final = 0.55


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each message that probably describes another error than the source locale's."""
    source = context.catalog.manifest.source_locale
    if language(source) not in LANGUAGES:
        return
    for locale in context.catalog.locales():
        if language(locale) in LANGUAGES and language(locale) != language(source):
            yield from _check_locale(context, source, locale)


def _check_locale(context: RuleContext, source: str, locale: str) -> Iterator[Violation]:
    pairs = [
        (entry, entry.message[source].value, entry.message[locale].value)
        for entry in context.catalog.entries()
        if source in entry.message and locale in entry.message
    ]
    are_enough = len(pairs) >= MIN_PAIRS
    learned = Associations((original, text) for _, original, text in pairs if are_enough)
    for entry, original, text in pairs:
        is_other = (
            learned.probability(original, text) >= _PROBABLE
            if are_enough
            else have_opposite_outcomes(original, language(source), text, language(locale))
        )
        if is_other and not foreign_language(text, locale):
            yield _find(context, entry, source, locale)


def _find(context: RuleContext, entry: Entry, source: str, locale: str) -> Violation:
    original, text = entry.message[source].value, entry.message[locale].value
    return Violation(
        message=f"message of {entry.name} describes different errors in {source} and {locale}: "
        f'"{original}" against "{text}"',
        location=context.sources.entry(entry, "message", locale),
        help="find out which locale is right and correct the other",
        logical_location=f"{entry.full_name}.message.{locale}",
        texts=(original, text),
        related=(Related(context.sources.entry(entry, "message", source), f"{source}: {original}"),),
        code=entry.code,
    )
