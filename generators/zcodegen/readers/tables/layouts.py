"""Tables with another layout than one row a line: headers in the first column, or several rows side by side."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from msgspec.structs import replace

from zcodegen.readers.markup.text import plain
from zcodegen.readers.tables.codes import is_symbol, read_code_cell, read_codes
from zcodegen.readers.tables.column_content import is_http_status
from zcodegen.readers.tables.failure_words import share_of_failures
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.readers.tables.header_words import ERROR_HEADS
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.tables.table import Cell, Table, TableRow, plain_at

_LEAST_LABELS, _MAX_LABELS = 2, 12
_COLUMNS = 2
_LEAST_PACKED = 4
_HALF, _NEARLY_ALL = 0.5, 0.9
_PACKED = re.compile(
    r"(?P<code>[A-Z]{1,8}[-_]?\d{2,8}[A-Z]?)(?:\s{1,9}|(?=[-–—:：\"'“‘(]))(?:[-–—:：]\s{0,9})?(?P<text>[^\W\d].{1,600}|[\"'“‘(].{2,600})",
    re.DOTALL,
)
"""A code of letters and a number, and its text."""
_CODE_LABELS = ERROR_HEADS | {"error name", "name", "type", "error type", "id"}


def stand_upright(table: Table, words: HeaderVocabulary) -> Table | None:
    """Return a table whose first column holds the headers of one code as a table of one row; None for any other table.

    `| **Error** | gate_shut |` above `| **Description** | … |`: every line is a label and a value.
    """
    labelled = ((plain_at(line, 0), line) for line in table.lines if len(line.cells) > 1)
    pairs = [*islice(((label, line) for label, line in labelled if label), _MAX_LABELS + 1)]
    if not _LEAST_LABELS <= len(pairs) <= _MAX_LABELS or any(
        cell.markup for _, line in pairs for cell in line.cells[_COLUMNS:]
    ):
        return None
    roles = [words.role_of_label(label) for label, _ in pairs]
    named = [place for place, role in enumerate(roles) if role in (Role.CODE, Role.NAME)]
    texts = [role for role in roles if role in TEXT_ROLES]
    if sum(1 for role in roles if role) * 2 <= len(roles) or not texts:
        return None
    codes = [place for place in named if roles[place] is Role.CODE]
    statuses = [place for place in codes if is_http_status(pairs[place][0], [plain_at(pairs[place][1], 1)])]
    symbols = [
        place
        for place, (label, line) in enumerate(pairs)
        if label.casefold() in _CODE_LABELS and is_symbol(plain_at(line, 1))
    ]
    code = next(iter([*(place for place in codes if place not in statuses), *symbols, *statuses]), None)
    if code is None or not _code_of_value(plain_at(pairs[code][1], 1)):
        return None
    first = pairs[code][1].line
    labels = ["code" if place == code else label for place, (label, _) in enumerate(pairs)]
    header = TableRow(first, tuple(Cell(label, first) for label in labels), header=True)
    row = TableRow(first, tuple(Cell(line.cells[1].markup, line.line) for _, line in pairs))
    return Table(table.heading, (header, row), packed=table.packed, caption=table.caption)


def turn(table: Table, words: HeaderVocabulary) -> Table | None:
    """Return a table whose first column holds the headers of several codes side by side as one of a row a code; None for any other.

    `| Code | 1001 | 1002 |` above `| Meaning | … | … |`.
    """
    width = max((len(line.cells) for line in table.lines), default=0)
    known = (words.role_of_label(plain_at(line, 0)) for line in table.lines)
    roles = [*takewhile(lambda role: role is not None, known)]
    if (
        width <= _COLUMNS
        or not _LEAST_LABELS <= len(roles) == len(table.lines)
        or roles.count(Role.CODE) != 1
    ):
        return None
    codes = table.lines[roles.index(Role.CODE)]
    if not all(read_codes(plain_at(codes, place)) for place in range(1, width)):
        return None
    lines = [
        TableRow(
            table.lines[0].line,
            tuple(
                line.cells[place] if place < len(line.cells) else Cell("", line.line) for line in table.lines
            ),
            header=place == 0,
        )
        for place in range(width)
    ]
    return Table(table.heading, tuple(lines), packed=table.packed, caption=table.caption)


def spread(table: Table, *, is_about: bool) -> Table | None:
    """Return a table without headers whose cells are a code and its text each (`E101 No key | E201 Gate shut`) as one of a row a cell.

    None for any other table. `is_about`: the titles announce codes or errors; if they do not, the texts have to be about failures.
    """
    cells = [cell for line in table.lines for cell in line.cells if cell.markup.strip() and not cell.covered]
    if len(cells) < _LEAST_PACKED or any(line.header for line in table.lines):
        return None
    found = [_PACKED.fullmatch(plain(cell.markup)) for cell in cells]
    packed = [(match["code"], match["text"]) for match in found if match]
    is_regular = len(packed) >= len(cells) * _NEARLY_ALL and len({code for code, _ in packed}) == len(packed)
    if not is_regular or not (is_about or share_of_failures([[text for _, text in packed]]) > _HALF):
        return None
    first = table.lines[0].line
    header = TableRow(first, (Cell("code", first), Cell("description", first)), header=True)
    rows = (
        TableRow(cell.line, (Cell(code, cell.line), Cell(text, cell.line)))
        for cell, match in zip(cells, found, strict=True)
        for code, text in [match.group("code", "text") if match else ("", cell.markup)]
    )
    return Table(table.heading, (header, *rows), packed=table.packed, caption=table.caption)


def _code_of_value(text: str) -> bool:
    return bool(read_code_cell(text)) or is_symbol(text)


def unfold(
    headers: list[TableRow], lines: list[TableRow], words: HeaderVocabulary
) -> tuple[list[TableRow], list[TableRow]]:
    """Split lines that hold several rows side by side (`code | text | code | text`) into one line per row."""
    names = [cell.markup for cell in headers[-1].cells] if headers else []
    if names and names[0] in names[1:]:
        headers, lines = _without_empty_columns(headers, lines)
        names = [cell.markup for cell in headers[-1].cells]
    step = names.index(names[0], 1) if names and names[0] in names[1:] else 0
    if step <= 1 or len(names) % step or names != names[:step] * (len(names) // step):
        return headers, lines
    if Role.CODE not in [words.role(plain(name)) for name in names[:step]]:
        return headers, lines
    parts = [
        replace(line, cells=line.cells[at : at + step])
        for line in lines
        for at in range(0, len(line.cells), step)
    ]
    filled = [line for line in parts if any(cell.markup for cell in line.cells)]
    return [replace(headers[-1], cells=headers[-1].cells[:step])], filled


def _without_empty_columns(
    headers: list[TableRow], lines: list[TableRow]
) -> tuple[list[TableRow], list[TableRow]]:
    """Leave out columns without any text, which separate rows that are side by side."""
    rows = [*headers, *lines]
    filled = [
        place
        for place in range(max(len(line.cells) for line in rows))
        if any(plain_at(line, place).strip() for line in rows)
    ]
    if all(filled[at : at + 1] == [at] for at in range(len(filled))):
        return headers, lines
    parts = [
        replace(line, cells=tuple(line.cells[at] for at in filled if at < len(line.cells))) for line in rows
    ]
    return parts[: len(headers)], parts[len(headers) :]
