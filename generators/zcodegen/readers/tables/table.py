"""A table as the shapes' parsers give it to `interpret`: lines of cells, still in the page's markup."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.readers.markup.text import plain
from zcodegen.readers.tables.codes import split_struck

_STRIKES = re.compile(r"~~|</?(?:del|s|strike)\b[^<>]{0,200}>", re.IGNORECASE)


class Cell(Struct, frozen=True):
    """A cell's markup and its line. `covered` marks the places that a wide cell spans behind its first."""

    markup: str
    line: int
    covered: bool = False


class TableRow(Struct, frozen=True):
    """One line of a table; `header` where the page itself marks it as a line of headers."""

    line: int
    cells: tuple[Cell, ...]
    header: bool = False
    lost: int = 0
    """Cells beyond the header's that hold something: a browser does not show them."""


class Table(Struct, frozen=True):
    """A table under its headings."""

    heading: tuple[str, ...]
    lines: tuple[TableRow, ...]
    packed: bool = True
    """Whether cells may hold several labelled parts; a structured source has a field for each."""
    caption: str = ""
    """The bold line right above the table, or the sentence there that announces codes."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings and the caption, which is the nearest title."""
        return (*self.heading, self.caption) if self.caption else self.heading


def plain_at(line: TableRow, place: int) -> str:
    """Return the plain text of the cell at a place, without what is struck out, empty if the line is shorter."""
    return plain(split_struck(line.cells[place].markup)[0]) if place < len(line.cells) else ""


def unstruck(line: TableRow) -> TableRow:
    """Return a line with what is struck out, as that of a deprecated code is to be read."""
    return replace(
        line, cells=tuple(replace(cell, markup=_STRIKES.sub("", cell.markup)) for cell in line.cells)
    )
