"""What a target must write for each text of a catalog: the reference that a formatter of another language is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from zcodegen.catalog.messages import message_of, readable_text
from zcodegen.catalog.model import Catalog, Entry
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.locales.message import Select, walk
from zcodegen.locales.messageformat import Value, format_message

COUNTS: Final = (0, 1, 2, 3, 5, 11, 21, 100, 1_234_567, -1)
"""Whole numbers that differ in their plural categories, ordinals and groups of digits."""
NUMBERS: Final = (0.0, 1.0, -0.25, 1234.5)


class ExpectedText(Struct, frozen=True):
    """The texts of an entry for a reader of `locale`: with values for its arguments, or, if those are None, as its `plain` gives them."""

    entry: str
    locale: str
    served_locale: str
    arguments: dict[str, Value] | None
    message: str
    cause: str | None
    action: str | None


def expected_texts(catalog: Catalog) -> Iterator[ExpectedText]:
    """Yield the texts of all entries in the catalog's order, each in every locale, and with several values for its arguments."""
    manifest = catalog.manifest
    data = match_data(catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback)
    orders = {locale: lookup_order(locale, data) for locale in catalog.locales()}
    for entry in catalog.entries():
        for locale, order in orders.items():
            served = next(other for other in order if other in entry.message)
            for values in (None, *_values(entry)):
                found = (
                    _text(entry, texts[served].value, served, values) if served in texts else None
                    for texts in (entry.message, entry.cause, entry.action)
                )
                message, cause, action = found
                yield ExpectedText(entry.full_name, locale, served, values, message or "", cause, action)


def _text(entry: Entry, text: str, locale: str, values: dict[str, Value] | None) -> str:
    if values is None:
        return readable_text(entry, text, locale)
    return format_message(message_of(entry, text), values, locale)


def _values(entry: Entry) -> list[dict[str, Value]]:
    """Return values for the arguments of an entry: rows that try each value of each argument, its example first."""
    tried = {
        argument.name: list(dict.fromkeys((argument.example, *_others(entry, argument.name, argument.type))))
        for argument in entry.arguments
    }
    rows = max(map(len, tried.values()), default=0)
    return [{name: values[row % len(values)] for name, values in tried.items()} for row in range(rows)]


def _others(entry: Entry, name: str, type_: str) -> Sequence[Value]:
    if type_ != "string":
        return COUNTS if type_ == "integer" else NUMBERS
    parts = (
        part
        for texts in (entry.message, entry.cause, entry.action)
        for text in texts.values()
        for part in walk(message_of(entry, text.value).parts)
    )
    return [
        selector
        for part in parts
        if isinstance(part, Select) and part.name == name
        for selector, _ in part.branches
    ]
