"""The texts of entries, one by one: most rules look at each of them."""

from __future__ import annotations

from typing import TypeAlias

from zcodegen.catalog.model import FIELDS, Entry, Field, Text
from zcodegen.rules.rule import RuleContext

EntryText: TypeAlias = tuple[Entry, Field, str, Text]
"""Entry, field, locale, text."""


def texts_of(entry: Entry) -> list[tuple[Field, str, Text]]:
    """Return field, locale and text of all texts of an entry."""
    return [(field, locale, text) for field in FIELDS for locale, text in entry.texts(field).items()]


def entry_texts(context: RuleContext) -> list[EntryText]:
    """Return all texts of all entries, worked out once for all rules."""
    return context.cached(_entry_texts)


def _entry_texts(context: RuleContext) -> list[EntryText]:
    return [
        (entry, field, locale, text)
        for entry in context.catalog.entries()
        for field in FIELDS
        for locale, text in entry.texts(field).items()
    ]
