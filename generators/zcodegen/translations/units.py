"""The texts of a catalog that are to be translated into one locale, and how each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from zcodegen.catalog.load import text_hash
from zcodegen.catalog.model import FIELDS, Catalog, Entry, Field, Text

State: TypeAlias = Literal["missing", "stale", "translated"]
"""Stale: the source text has changed since our translation was made of it."""


class Unit(Struct, frozen=True):
    """One text of an entry in the source locale, and its translation if there is one."""

    entry: Entry
    field: Field
    source: str
    target: Text | None

    @property
    def key(self) -> str:
        """`zego.rtc.room.ROOM_NOT_FOUND.message`."""
        return f"{self.entry.place}.{self.field}"

    @property
    def state(self) -> State:
        """How the translation stands."""
        if self.target is None:
            return "missing"
        made_of = self.target.translated
        return "translated" if made_of is None or made_of == text_hash(self.source) else "stale"


def units_of(catalog: Catalog, locale: str) -> Iterator[Unit]:
    """Yield the texts to translate into `locale`, domain by domain; retired entries are no longer translated."""
    source = catalog.manifest.source_locale
    for entry in catalog.entries():
        if entry.retired:
            continue
        for field in FIELDS:
            texts = entry.texts(field)
            if source in texts:
                yield Unit(entry, field, texts[source].value, texts.get(locale))
