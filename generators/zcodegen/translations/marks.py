"""Marks that travel with a text through a translator's tool: what was exported, and for which locale.

`source=1a2b3c4d target=none locale=de from=en unique`: hashes of the two texts, the locale of the translation, the locale of the source if
it is not the catalog's, and whether the translation applies to all texts with the same source.
"""

from __future__ import annotations

import re

from msgspec import Struct

from zcodegen.catalog.load import text_hash
from zcodegen.translations.units import Unit

_MARK = re.compile(
    r"source=([0-9a-f]{8}) target=([0-9a-f]{8}|none)(?: locale=([A-Za-z0-9-]+))?(?: from=([A-Za-z0-9-]+))?( unique)?"
)


class Mark(Struct, frozen=True):
    """What a mark says; `target` is empty if there was no translation."""

    source: str
    target: str
    locale: str = ""
    origin: str = ""
    is_unique: bool = False


def write_mark(unit: Unit, locale: str, source_locale: str, *, is_unique: bool) -> str:
    """Return the mark of a text that goes out."""
    target = text_hash(unit.target.value) if unit.target else "none"
    origin = f" from={unit.origin}" if unit.origin != source_locale else ""
    return f"source={text_hash(unit.source)} target={target} locale={locale}{origin}{' unique' if is_unique else ''}"


def read_mark(text: str) -> Mark | None:
    """Return the mark in what a tool has kept of it; None if it has lost it."""
    found = _MARK.search(text)
    if found is None:
        return None
    return Mark(found[1], found[2].replace("none", ""), found[3] or "", found[4] or "", bool(found[5]))
