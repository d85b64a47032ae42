"""The texts of entries, one by one: most rules look at each of them."""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import FIELDS, Entry, Field, Text


def texts_of(entry: Entry) -> Iterator[tuple[Field, str, Text]]:
    """Yield field, locale and text of all texts of an entry."""
    for field in FIELDS:
        for locale, text in entry.texts(field).items():
            yield field, locale, text
