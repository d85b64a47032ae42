"""HTML tables to lines of cells, with rowspan and colspan, by the HTML Standard (sections 4.9.12 and 13.2.6.4.9-15).

Written for markup inside MDX: JSX attributes, Markdown in cells, tags left open. End tags may be missing as the
standard allows; a table in a cell is a table of its own or, if it is small and has no codes, the text of the cell. No
recursion, linear time, spans bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from zcodegen.readers.markup.tags import TagEnds
from zcodegen.readers.tables.table import Cell, TableRow

_STRUCTURE = re.compile(
    r"<(/?)(table|thead|tbody|tfoot|tr|td|th|caption)(?=[\s/>])|<!--|\{/\*", re.IGNORECASE
)
_SPAN = re.compile(r"(row|col)-?span\s{0,9}=\s{0,9}[{\"'\s]{0,9}(\d{1,5})", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table(?=[\s/>])", re.IGNORECASE)
_NEXT = re.compile(r"<table(?=[\s/>])|^#{1,6}\s", re.IGNORECASE | re.MULTILINE)
_NUMBER = re.compile(r"(?:\s|<[^<>]{0,200}>){0,9}[-−]?\d{3}")
_MOST_TEXTS = 12
"""Cells of a table that is no more than the text of a cell."""
_NUMBERED = frozenset(("td", "th", "tr"))
"""Elements whose lines count."""
_WIDEST = 64
_TRIES = 16


class _Cell(Struct):
    line: int
    is_header: bool
    rows: int
    columns: int
    pieces: list[str] = field(default_factory=list)


class _Row(Struct):
    line: int
    in_head: bool
    cells: list[_Cell] = field(default_factory=list)


class _Table(Struct):
    rows: list[_Row] = field(default_factory=list)
    cell: _Cell | None = None
    start: int = 0
    in_head: bool = False
    in_row: bool = False


class TableEnds:
    """Finds where the tables of one text end; bounded time where many are never closed."""

    __slots__ = ("_misses", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._misses = 0

    def after(self, start: int) -> int:
        """Return the index behind the table that begins at `start`.

        A table that is never closed ends before the next table or the next Markdown heading, or with the text.
        """
        depth = 0
        if self._misses < _TRIES:
            for found in _TABLE.finditer(self._text, start):
                depth += -1 if found.group(1) else 1
                if not depth:
                    return self._text.find(">", found.end()) + 1 or len(self._text)
            self._misses += 1
        following = _NEXT.search(self._text, start + 1)
        return following.start() if following else len(self._text)


def html_tables(text: str, start: int, end: int, line_at: Callable[[int], int]) -> list[tuple[TableRow, ...]]:
    """Return the tables between `start` and `end` of `text`, inner ones before outer ones; `line_at` numbers lines."""
    done: list[_Table] = []
    open_tables: list[_Table] = []
    for at, behind, closing, name in _tokens(text, start, end):
        table = open_tables[-1] if open_tables else None
        if table is not None and table.cell is not None:
            table.cell.pieces.append(text[table.start : at])
            table.start = behind
        if name == "table":
            if not closing:
                open_tables.append(_Table())
            elif open_tables:
                inner, outer = open_tables.pop(), open_tables[-1] if open_tables else None
                if outer:
                    outer.start = behind
                if outer and outer.cell and _is_text(inner, outer):
                    outer.cell.pieces += [f"<br/>{text}<br/>" for text in _texts(inner)]
                else:
                    done.append(inner)
        elif table is not None:
            line = line_at(at) if name in _NUMBERED and not closing else 0
            _token(table, name, text[at:behind], behind, line)
    for table in reversed(open_tables):
        if table.cell is not None:
            table.cell.pieces.append(text[table.start : end])
        done.append(table)
    return [tuple(_grid(table.rows)) for table in done]


def _is_text(inner: _Table, outer: _Table) -> bool:
    """Whether a table is the text of a cell: it is small, without codes, and the cell is not the first of its row."""
    texts = _texts(inner)
    return len(outer.rows[-1].cells) > 1 and len(texts) <= _MOST_TEXTS and not any(map(_NUMBER.match, texts))


def _texts(table: _Table) -> list[str]:
    """Return the markup of the cells of a table."""
    return ["".join(cell.pieces) for row in table.rows for cell in row.cells]


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool, str]]:
    """Yield the tags that build tables: where each begins and ends, whether it closes, its name."""
    ends = TagEnds(text)
    at = start
    unclosed: set[str] = set()
    while (found := _STRUCTURE.search(text, at, end)) is not None:
        if found.group(2) is None:
            closing = "-->" if found.group() == "<!--" else "*/}"
            closed = -1 if closing in unclosed else text.find(closing, found.end(), end)
            if closed < 0:
                unclosed.add(closing)
            at = closed + 3 if closed > 0 else found.end()
            continue
        is_bare = text[found.end()] == ">"
        at = found.end() + 1 if is_bare else ends.after(found.start())
        at = found.end() if at < 0 else at
        yield found.start(), at, bool(found.group(1)), found.group(2).lower()


def _token(table: _Table, name: str, tag: str, behind: int, line: int) -> None:
    closing = tag.startswith("</")
    table.cell = None
    if name in ("td", "th"):
        if closing:
            return
        if not table.in_row:
            table.rows.append(_Row(line, table.in_head))
            table.in_row = True
        spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(tag)}
        table.cell = _Cell(line, name == "th", spans.get("row", 1), spans.get("col", 1))
        table.rows[-1].cells.append(table.cell)
        table.start = behind
    elif name == "tr":
        table.in_row = not closing
        if table.in_row:
            table.rows.append(_Row(line, table.in_head))
    elif name != "caption":
        table.in_row = False
        table.in_head = name == "thead" and not closing


def _grid(rows: list[_Row]) -> Iterator[TableRow]:
    """Yield the rows with every cell at each place it covers (HTML Standard, 4.9.12.1)."""
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        if not row.cells:
            continue
        places: dict[int, Cell] = {}
        for column, (left, cell) in list(hanging.items()):
            places[column] = cell
            if left > 1:
                hanging[column] = (left - 1, cell)
            else:
                del hanging[column]
        column = 0
        for raw in row.cells:
            while column in places:
                column += 1
            if column >= _WIDEST:
                break
            column = _place(raw, column, places, hanging)
        width = max(places) + 1
        empty = Cell("", row.line)
        is_header = row.in_head or all(cell.is_header for cell in row.cells)
        yield TableRow(row.line, tuple(places.get(at, empty) for at in range(width)), is_header)


def _place(raw: _Cell, column: int, places: dict[int, Cell], hanging: dict[int, tuple[int, Cell]]) -> int:
    cell = Cell("".join(raw.pieces), raw.line)
    for step in range(max(1, min(raw.columns, _WIDEST - column))):
        places[column + step] = cell if not step else Cell("", raw.line, covered=True)
        if raw.rows > 1 or not raw.rows:
            hanging[column + step] = ((raw.rows or 1 << 16) - 1, places[column + step])
    return column + max(1, min(raw.columns, _WIDEST - column))
