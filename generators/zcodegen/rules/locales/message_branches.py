"""A plural lacks a form that its language needs or has one that it does not have, or a select has other branches than the source's.

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

Fix: add the missing forms, remove those that the language does not have, and give every locale the branches of the source locale's
selects. A form of millions alone (`many` in French, Italian, Portuguese and Spanish) may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.messages import message_of
from zcodegen.locales.message import Message, Plural, Select, walk
from zcodegen.locales.plurals import Condition, categories, plural_rules
from zcodegen.rules.each import texts_of
from zcodegen.rules.rule import RuleContext, Violation

_MILLION = 1_000_000


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text with a plural or a select whose branches do not fit."""
    source = context.catalog.manifest.source_locale
    for entry in context.catalog.entries():
        for field, locale, text in texts_of(entry) if entry.arguments else ():
            original = entry.texts(field).get(source)
            wanted = _selects(message_of(entry, original.value)) if original else {}
            message = message_of(entry, text.value)
            for problem, advice in (*_plural_faults(message, locale), *_select_faults(message, wanted)):
                yield Violation(
                    message=f"{field} ({locale}) of {entry.name} {problem}",
                    location=context.sources.entry(entry, field, locale),
                    help=advice,
                    logical_location=f"{entry.place}.{field}.{locale}",
                    texts=(problem, text.value),
                    code=entry.code,
                )


def _plural_faults(message: Message, locale: str) -> Iterator[tuple[str, str]]:
    for plural in walk(message.parts):
        if not isinstance(plural, Plural):
            continue
        kind = "selectordinal" if plural.ordinal else "plural"
        present = {selector for selector, _ in plural.branches}
        known = categories(locale, ordinal=plural.ordinal)
        rules = plural_rules(locale, ordinal=plural.ordinal)
        missing = [
            category
            for category, condition in rules
            if category not in present and not _is_covered(condition, present, plural.offset)
        ]
        extra = [selector for selector in present if not selector.startswith("=") and selector not in known]
        if missing:
            yield (
                f"lacks the form {', '.join(missing)} in the {kind} of {plural.name!r}",
                f"Add {', '.join(f'{category} {{…}}' for category in missing)}.",
            )
        if extra:
            yield (
                f"has the form {', '.join(sorted(extra))} in the {kind} of {plural.name!r}, which {locale} does not have",
                f"Remove it: {locale} has {', '.join(known)}.",
            )


def _is_covered(condition: Condition, present: set[str], offset: int) -> bool:
    """Return whether a form may be left out: exact branches have all its numbers, or it is for millions alone."""
    relations = [relation for member in condition for relation in member]
    if any(relation.modulus == _MILLION for relation in relations):
        return True
    if any(relation.modulus or relation.negated for relation in relations):
        return False
    numbers = [
        number for relation in relations for low, high in relation.ranges for number in range(low, high + 1)
    ]
    return all(f"={number + offset}" in present for number in numbers)


def _selects(message: Message) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for part in walk(message.parts):
        if isinstance(part, Select):
            found.setdefault(part.name, set()).update(selector for selector, _ in part.branches)
    return found


def _select_faults(message: Message, wanted: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for name, selectors in _selects(message).items():
        unknown = sorted(selectors - wanted.get(name, selectors))
        missing = sorted(wanted.get(name, set()) - selectors)
        if unknown:
            yield (
                f"has the branch {', '.join(unknown)} in the select of {name!r}, which the source locale does not have",
                f"Use {', '.join(sorted(wanted[name]))}.",
            )
        if missing:
            yield (
                f"lacks the branch {', '.join(missing)} in the select of {name!r}",
                f"Add {', '.join(f'{selector} {{…}}' for selector in missing)}, as the source locale has it.",
            )
