"""Which locale serves a reader, and how its language writes numbers and plurals: data of the runtime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.locales.matching import Matching
from zcodegen.locales.plurals import c_expression
from zcodegen.targets.common import MessageRules, matching, message_rules

NO_RULES: Final = MessageRules([], (), (), (), ())
NO_LOCALE: Final = -1
"""The number of no locale: a tag that none shall answer."""
_TAGS_A_LINE: Final = 8
go_expression = partial(c_expression, modulo="%")  # as gofmt writes it


class ServedTags(Struct, frozen=True):
    """The tags that a locale serves, in lines."""

    number: int
    lines: tuple[tuple[str, ...], ...]


class Alias(Struct, frozen=True):
    """A first subtag, and what replaces it."""

    old: str
    new: str


class LocaleFile(Struct, frozen=True):
    """Context of `internal/locale/locale.go.jinja`: the tables of `Matching`, with numbers for locales."""

    locales: tuple[str, ...]
    last: tuple[int, ...]
    same: tuple[ServedTags, ...]
    related: tuple[ServedTags, ...]
    following: tuple[tuple[int, tuple[int, ...]], ...]
    aliases: tuple[Alias, ...]


class MessageFile(Struct, frozen=True):
    """Context of `internal/message/message.go.jinja`."""

    rules: MessageRules


def locale_file(catalog: Catalog) -> LocaleFile:
    """Return the context of the package that finds the catalog's locales."""
    return locale_tables(matching(catalog))


def locale_tables(found: Matching) -> LocaleFile:
    """Return the context of the package that finds locales."""
    number = {locale: index for index, locale in enumerate(found.locales)} | {"": NO_LOCALE}
    return LocaleFile(
        locales=found.locales,
        last=_numbers(found.last, number),
        same=_served(found.same, number),
        related=_served(found.related, number),
        following=tuple(
            (number[locale], _numbers(others, number)) for locale, others in sorted(found.following.items())
        ),
        aliases=tuple(Alias(old, new) for old, new in found.aliases.items()),
    )


def _numbers(locales: Iterable[str], number: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(number[locale] for locale in locales)


def _served(table: Mapping[str, str], number: Mapping[str, int]) -> tuple[ServedTags, ...]:
    served: dict[int, list[str]] = {}
    for tag, locale in sorted(table.items()):
        served.setdefault(number[locale], []).append(tag)
    return tuple(ServedTags(index, _lines(tags)) for index, tags in sorted(served.items()))


def _lines(tags: list[str]) -> tuple[tuple[str, ...], ...]:
    starts = range(0, len(tags), _TAGS_A_LINE)
    return tuple(tuple(tags[first : first + _TAGS_A_LINE]) for first in starts)


def message_file(catalog: Catalog) -> MessageFile:
    """Return the context of the package that fills messages."""
    return MessageFile(message_rules(catalog, go_expression) or NO_RULES)
