"""Grid tables of reStructuredText and other plain text: `+---+---+` around the rows, cells that span rows or columns.

docutils' own parser takes time quadratic in the number of rows; this one is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from zcodegen.readers.rst.markup import cell_markup, pad_wide
from zcodegen.readers.tables.table import Cell, TableRow

_BORDER = re.compile(r"\|[^+]*\+[-=]{2,}")


class _GridCell(Struct):
    row: int
    column: int
    line: int
    width: int = 1
    height: int = 1
    texts: list[str] = field(default_factory=list)


def grid_rows(block: Sequence[str], first: int) -> Iterator[TableRow]:
    """Yield the rows of a grid table whose first line has the number `first`; a cell that spans rows counts for each."""
    padded = [pad_wide(line) for line in block]
    edges = sorted(
        {at for line in padded if line.startswith("+") for at, mark in enumerate(line) if mark == "+"}
    )
    if len(edges) > 1:
        grid = _Grid(edges, first)
        for offset, line in enumerate(padded):
            grid.add(offset, line.ljust(edges[-1] + 1))
        yield from grid.rows()


class _Grid:
    """The cells of one table, line by line."""

    def __init__(self, edges: list[int], first: int) -> None:
        self.edges = edges
        self.first = first
        self.row = 0
        self.headers = 0
        self.cells: dict[int, list[_GridCell]] = {}
        self.open: dict[int, _GridCell] = {}

    def add(self, offset: int, line: str) -> None:
        """Add a line: a border closes cells, any other line has the texts of cells."""
        if line.startswith("+") or _BORDER.match(line):
            self._border(offset, line)
        else:
            self._texts(offset, line)

    def _piece(self, line: str, at: int) -> str:
        return line[self.edges[at] + 1 : self.edges[at + 1]]

    def _border(self, offset: int, line: str) -> None:
        columns = range(len(self.edges) - 1)
        closed = [not self._piece(line, at).strip("-=") for at in columns]
        if offset and any(closed):
            self.row += 1
        if "=" in line and not line.strip("+=| "):
            self.headers = self.row
        for at in columns:
            if closed[at]:
                self.open.pop(at, None)
            elif at in self.open:
                self.open[at].height = self.row - self.open[at].row + 1
                self.open[at].texts.append(self._piece(line, at))

    def _texts(self, offset: int, line: str) -> None:
        owner: _GridCell | None = None
        for at in range(len(self.edges) - 1):
            piece = self._piece(line, at)
            if line[self.edges[at]] in "|+" or owner is None:
                owner = self.open.get(at)
                if owner is None:
                    owner = _GridCell(self.row, at, self.first + offset)
                    self.open[at] = owner
                    self.cells.setdefault(self.row, []).append(owner)
                owner.texts.append(piece)
            else:
                owner.width = max(owner.width, at - owner.column + 1)
                owner.texts[-1] += line[self.edges[at]] + piece

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows; a row's line is the first of its own cells."""
        spanning: list[_GridCell] = []
        for number in range(self.row):
            own = self.cells.get(number, [])
            start = min((cell.line for cell in own), default=self.first)
            spanning = [cell for cell in spanning if number < cell.row + cell.height]
            by_column = {cell.column: cell for cell in (*spanning, *own)}
            spanning += [cell for cell in own if cell.height > 1]
            yield TableRow(start, tuple(self._cells(by_column, start)), header=number < self.headers)

    def _cells(self, by_column: dict[int, _GridCell], start: int) -> Iterator[Cell]:
        at = 0
        while at < len(self.edges) - 1:
            found = by_column.get(at)
            yield Cell(cell_markup(found.texts) if found else "", start)
            width = found.width if found else 1
            for _ in range(width - 1):
                yield Cell("", start, covered=True)
            at += width
