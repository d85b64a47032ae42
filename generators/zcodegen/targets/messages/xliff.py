"""XLIFF as both versions have it: rows of texts, elements, and white space only where it means nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from lxml.etree import QName, _Element, tostring
from msgspec import Struct

from zcodegen.targets.messages.bundles import Bundle, Bundles, Piece, pieces_of
from zcodegen.textcompare.arguments import Argument

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
Pieces: TypeAlias = tuple[Piece, ...]
AddArgument: TypeAlias = Callable[[_Element, str, int], object]
"""Adds an argument's inline element to an element; the number tells its places apart, counted from 1."""
AddText: TypeAlias = Callable[[_Element, str], None]


class Row(Struct, frozen=True):
    """A text with what a translator has to know. `target` is None where there is none; `state` is in the version's words."""

    key: str
    source: Pieces
    target: Pieces | None
    state: str = ""
    notes: tuple[str, ...] = ()
    extra: str = ""
    """What a program wants back as it gave it."""


def rows_of(bundle: Bundle, bundles: Bundles, fallback_state: str) -> list[Row]:
    """Return the texts of a bundle beside those of the source locale; `fallback_state` is the state of another locale's text."""
    rows: list[Row] = []
    for shown in bundle.entries:
        for unit in shown.units:
            source = unit.entry.texts(unit.field).get(bundles.source)
            text = source.value if source else ""
            target = None if bundle.locale == bundles.source else unit.pieces
            state = "translated" if unit.locale == bundle.locale else fallback_state
            rows.append(Row(unit.key, pieces_of(unit.entry, text), target, state, (str(unit.entry.code),)))
    return rows


def add_text(element: _Element, text: str) -> None:
    """Put `text` behind what `element` holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def fill(element: _Element, pieces: Pieces, argument: AddArgument, text: AddText = add_text) -> None:
    """Put a text into `element`."""
    seen: dict[str, int] = {}
    for piece in pieces:
        if isinstance(piece, Argument):
            seen[piece.name] = seen.get(piece.name, 0) + 1
            argument(element, piece.name, seen[piece.name])
        else:
            text(element, piece.text)


def written(root: _Element) -> bytes:
    """Return a document in UTF-8 with a line an element, texts untouched."""
    _indent(root, 1)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="UTF-8") + b"\n"


def _indent(element: _Element, depth: int) -> None:
    if not len(element) or QName(element).localname in {"source", "target"}:
        return
    element.text = "\n" + "  " * depth
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * (depth - 1)
