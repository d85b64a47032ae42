"""The texts of entries, one by one: most rules look at each of them."""

from __future__ import annotations

from zcodegen.catalog.model import FIELDS, Entry, Field, Text


def texts_of(entry: Entry) -> list[tuple[Field, str, Text]]:
    """Return field, locale and text of all texts of an entry."""
    return [(field, locale, text) for field in FIELDS for locale, text in entry.texts(field).items()]
