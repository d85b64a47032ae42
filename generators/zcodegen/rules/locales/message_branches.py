"""A plural lacks a form that its language needs or has one that it does not have, or a plural or select of the source locale is missing or has other branches.

Why: Polish says 1 pokój, 2 pokoje, 5 pokoi. A form that is missing is shown as `other`, which is wrong for these numbers; a form
that the language does not have is never shown. The forms are the plural categories of Unicode CLDR.

Bad:
    entries:
      STREAMS_LIMIT_EXCEEDED:
        code: 9
        status: RESOURCE_EXHAUSTED
        message:
          en: "At most {limit, plural, one {# stream} other {# streams}}."
          pl: "Najwyżej {limit, plural, one {# strumień} other {# strumieni}}."
        arguments: {limit: {type: integer, example: 9}}

Good:
    entries:
      STREAMS_LIMIT_EXCEEDED:
        code: 9
        status: RESOURCE_EXHAUSTED
        message:
          en: "At most {limit, plural, one {# stream} other {# streams}}."
          pl: "Najwyżej {limit, plural, one {# strumień} few {# strumienie} many {# strumieni} other {# strumienia}}."
        arguments: {limit: {type: integer, example: 9}}

Fix: add the missing forms, remove those that the language does not have, and give every locale the selects of the source locale with
their branches, and its plurals, unless the language has one form. A form of millions alone (`many` in French, Italian, Portuguese and Spanish) may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.messages import message_of
from zcodegen.locales import is_pseudo_locale
from zcodegen.locales.branches import lost_branches, plural_faults
from zcodegen.rules.each import texts_of
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text with a plural or a select whose branches do not fit."""
    source = context.catalog.manifest.source_locale
    for entry in context.catalog.entries():
        for field, locale, text in texts_of(entry) if entry.arguments else ():
            if is_pseudo_locale(locale):
                continue
            original = entry.texts(field).get(source)
            message = message_of(entry, text.value)
            wanted = message_of(entry, original.value) if original else message
            for problem, advice in (*plural_faults(message, locale), *lost_branches(message, wanted, locale)):
                yield Violation(
                    message=f"{field} ({locale}) of {entry.name} {problem}",
                    location=context.sources.entry(entry, field, locale),
                    help=advice,
                    logical_location=f"{entry.full_name}.{field}.{locale}",
                    texts=(problem, text.value),
                    code=entry.code,
                )
