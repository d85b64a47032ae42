"""Tables that lost their mark-up: lines of cells with a dot, a rule or a tab between them, below a line of headers.

`Code · Meaning · Remedy`, then `GT-1 · The gate is shut. · Open it.`: pages that were converted to text have such.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, TableRow

_MARKS = ("·", "•", "⋅", "∙", "│", "┃", "¦", "‖", "\t")
_LONGEST_HEADER = 40
_LEAST_CELLS = 2
_LEAST_ROWS = 2


def marked_table(
    lines: Sequence[str], at: int, words: HeaderVocabulary, number: Callable[[int], int]
) -> tuple[tuple[TableRow, ...], int] | None:
    """Return the rows of the table whose headers are line `at`, and the index behind it; None if there is none.

    One header names codes, and another one is known too. Empty lines between rows do not count. `number` returns the
    number of a line in the page.
    """
    mark = next((mark for mark in _MARKS if mark in lines[at]), None)
    headers = _cells(lines[at], mark) if mark else []
    roles = [words.role(header) for header in headers]
    is_known = roles.count(Role.CODE) == 1 and sum(1 for role in roles if role) >= _LEAST_CELLS
    if mark is None or not is_known or any(len(header) > _LONGEST_HEADER for header in headers):
        return None
    rows = [_row(number(at), headers, header=True)]
    end = at + 1
    for index in range(at + 1, len(lines)):
        cells = _cells(lines[index], mark)
        if len(cells) < _LEAST_CELLS and lines[index].strip():
            break
        if len(cells) >= _LEAST_CELLS:
            last = f" {mark} ".join(cells[len(headers) - 1 :])
            rows.append(_row(number(index), [*cells[: len(headers) - 1], last]))
            end = index + 1
    return (tuple(rows), end) if len(rows) > _LEAST_ROWS else None


def _row(number: int, cells: Sequence[str], *, header: bool = False) -> TableRow:
    return TableRow(number, tuple(Cell(cell, number) for cell in cells), header=header)


def _cells(line: str, mark: str) -> list[str]:
    """Return the cells of a line; a mark with nothing behind it ends the line."""
    stripped = line.strip(" \r")
    return [
        cell.strip() for cell in stripped.strip(mark).strip(" ").split(mark if mark == "\t" else f" {mark} ")
    ]
