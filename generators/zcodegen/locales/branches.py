"""Plurals and selects of a translated message: those of the source, with the forms that the language has.

The forms are the plural categories of Unicode CLDR.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.locales.message import Message, Plural, Select, arguments_of, walk
from zcodegen.locales.plurals import Condition, categories, plural_rules

_MILLION: Final = 1_000_000


def lost_branches(message: Message, source: Message, locale: str) -> Iterator[tuple[str, str]]:
    """Yield what a message in `locale` lacks of the plurals and selects of its source: a clause, and the advice."""
    yield from _select_faults(message, _selects(source))
    yield from _lost_faults(message, source, locale)


def _lost_faults(message: Message, source: Message, locale: str) -> Iterator[tuple[str, str]]:
    """Yield the plurals and selects whose argument is shown as it is; a language with one form needs no plural."""
    present = {part.name for part in walk(message.parts) if isinstance(part, Plural | Select)}
    wanted = dict.fromkeys(
        (part.name, "select" if isinstance(part, Select) else "selectordinal" if part.ordinal else "plural")
        for part in walk(source.parts)
        if isinstance(part, Select)
        or (isinstance(part, Plural) and len(categories(locale, ordinal=part.ordinal)) > 1)
    )
    shown = set(arguments_of(message))
    for name, kind in wanted:
        if name in shown - present:
            yield (
                f"loses the {kind} of {name!r}",
                f"write {{{name}, {kind}, …}}, as the source locale has it",
            )


def plural_faults(message: Message, locale: str) -> Iterator[tuple[str, str]]:
    """Yield the forms that plurals of a message lack or have too many for `locale`: a clause, and the advice."""
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
                f"add {', '.join(f'{category} {{…}}' for category in missing)}",
            )
        if extra:
            yield (
                f"has the form {', '.join(sorted(extra))} in the {kind} of {plural.name!r}, which {locale} does not have",
                f"remove it: {locale} has {', '.join(known)}",
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
                f"use {', '.join(sorted(wanted[name]))}",
            )
        if missing:
            yield (
                f"lacks the branch {', '.join(missing)} in the select of {name!r}",
                f"add {', '.join(f'{selector} {{…}}' for selector in missing)}, as the source locale has it",
            )
