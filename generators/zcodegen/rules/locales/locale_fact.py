"""A text tells other facts than the same text in the source locale: a number, a unit, an identifier, a link differs.

Why: users of one locale are told another limit or another parameter than those of the other; one of them is wrong.

Bad:
    entries:
      NAME_TOO_LONG:
        code: 9
        status: INVALID_ARGUMENT
        message: {en: The name has more than 256 bytes., zh-CN: 名称超过 256 个字符。}

Good:
    entries:
      NAME_TOO_LONG:
        code: 9
        status: INVALID_ARGUMENT
        message: {en: The name has more than 256 characters., zh-CN: 名称超过 256 个字符。}

Fix: find out which is right and correct the other; where both are the vendor's own words, tell the vendor and waive it.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import FIELDS
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.crosslingual import compare_facts


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each text whose facts are not those of the source locale's text."""
    source = context.catalog.manifest.source_locale
    for entry in context.catalog.entries():
        for field in FIELDS:
            texts = entry.texts(field)
            ours = texts.get(source)
            for locale, text in texts.items() if ours else ():
                difference = compare_facts(ours.value, source, text.value, locale) if ours else None
                if difference and ours:
                    yield Violation(
                        message=f"{field} of {entry.name} tells other facts in {source} than in {locale}: {difference.detail}",
                        location=context.sources.entry(entry, field, locale),
                        help="Find out which is right and correct the other.",
                        logical_location=f"{entry.place}.{field}.{locale}",
                        texts=(ours.value, text.value),
                        related=(
                            Related(context.sources.entry(entry, field, source), f"{source}: {ours.value}"),
                        ),
                        code=entry.code,
                    )
