"""Tables that lost their mark-up: lines of cells with a dot, a rule or a tab between them, below a line of headers.

`Code · Meaning · Remedy`, then `GT-1 · The gate is shut. · Open it.`: pages that were converted to text have such. With blanks alone
between them (`Code Meaning`, then `7 The gate is shut.`) a table has two columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.tables.table import Cell, TableRow

_MARKS = ("·", "•", "⋅", "∙", "│", "┃", "¦", "‖", "\t")
_ENTRY = re.compile(
    r"\s{0,8}(-?\d{1,10}|0[xX][0-9A-Fa-f]{1,8}|[A-Z]{1,4}-?\d{1,6}|\d[0-9A-F]{1,7})\s{1,4}([^\W\d_].*|[\"'“(\[<].*)$"
)
"""A code and its text."""
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


def spaced_table(
    lines: Sequence[str], at: int, words: HeaderVocabulary, number: Callable[[int], int]
) -> tuple[tuple[TableRow, ...], int] | None:
    """Return the rows of the table whose headers, of codes and of texts, are line `at` with a blank between them; None if there is none.

    A line without a code goes on with the text above it; behind an empty line it ends the table.
    """
    has_entry = any(map(_ENTRY.match, lines[at + 1 : at + 3]))
    headers = _spaced_headers(lines[at], words) if has_entry else None
    if headers is None:
        return None
    entries: list[tuple[int, list[str]]] = []
    end = at + 1
    for index in range(at + 1, len(lines)):
        line = lines[index].strip()
        if entry := _ENTRY.match(lines[index]):
            entries.append((index, [entry[1], entry[2]]))
        elif line and (not entries or not lines[index - 1].strip() or _spaced_headers(line, words)):
            break
        elif line:
            entries[-1][1][1] += f" {line}"
        end = index + 1 if line else end
    codes = {cells[0] for _, cells in entries}
    if len(codes) <= _LEAST_ROWS or len(codes) * 10 < len(entries) * 9:
        return None
    rows = (_row(number(index), cells) for index, cells in entries)
    return (_row(number(at), headers, header=True), *rows), end


def _spaced_headers(line: str, words: HeaderVocabulary) -> list[str] | None:
    """Return the two headers of a line: the longest that names codes, and one of texts behind it."""
    parts = line.split() if len(line) <= 2 * _LONGEST_HEADER else []
    for cut in range(len(parts) - 1, 0, -1):
        headers = [" ".join(parts[:cut]), " ".join(parts[cut:])]
        roles = [words.role(header) for header in headers]
        if roles[0] is Role.CODE and roles[1] in TEXT_ROLES:
            return headers
    return None


def _row(number: int, cells: Sequence[str], *, header: bool = False) -> TableRow:
    return TableRow(number, tuple(Cell(cell, number) for cell in cells), header=header)


def _cells(line: str, mark: str) -> list[str]:
    """Return the cells of a line; a mark with nothing behind it ends the line."""
    stripped = line.strip(" \r")
    return [
        cell.strip() for cell in stripped.strip(mark).strip(" ").split(mark if mark == "\t" else f" {mark} ")
    ]
