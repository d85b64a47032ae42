"""Which locale serves a reader, and how its language writes numbers and plurals: data of the runtime."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.locales.matching import Matching
from zcodegen.locales.plurals import c_expression
from zcodegen.targets.common import MessageRules, matching, message_rules
from zcodegen.targets.kotlin.literals import row
from zcodegen.targets.kotlin.names import FileHead

NO_RULES: Final = MessageRules([], (), (), (), ())


class LocalesFile(Struct, frozen=True):
    """Context of `Locales.kt.jinja`; `last` are the locales for readers of other languages."""

    head: FileHead
    last: tuple[str, ...]


class MessageFormatFile(Struct, frozen=True):
    """Context of `MessageFormat.kt.jinja`."""

    head: FileHead
    rules: MessageRules


def locales_file(catalog: Catalog, head: FileHead) -> LocalesFile:
    """Return the context of `Locales.kt.jinja`."""
    return LocalesFile(head, matching(catalog).last)


def locale_rows(found: Matching) -> Iterator[str]:
    """Yield the lines of the resource that Locales.kt reads."""
    for table, values in (("same", found.same), ("related", found.related), ("alias", found.aliases)):
        for key, locale in values.items():
            yield row(table, key, locale)
    for locale, others in found.following.items():
        yield row("following", locale, *others)


def message_format_file(catalog: Catalog, head: FileHead) -> MessageFormatFile:
    """Return the context of `MessageFormat.kt.jinja`."""
    return MessageFormatFile(head, message_rules(catalog, c_expression) or NO_RULES)
