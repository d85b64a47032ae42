"""The reader of plain text in columns, two or more blanks or a tab apart (PostgreSQL's errcodes.txt).

`#` begins a comment, `Section: …` a section. A first column of SQLSTATEs stays strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zcodegen.readers.markdown.gfm import has_table
from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.rows import Page, Row
from zcodegen.readers.tables.codes import are_sqlstates, is_sqlstate, is_symbol, read_codes
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_GAP = re.compile(r"[ ]{2,}|[ ]*\t\s*")
_COMMENT = re.compile(r"(?://+|/\*+)\s*")
_SECTION = re.compile(r"Section:\s*(.+)")
_LEAST_ROWS = 3
_SEVERITIES = frozenset("EWSI")


def is_plain_columns(source: Source, words: HeaderVocabulary) -> bool:
    """Whether most lines of `source` begin with a code and hold two columns or more."""
    if "\n|" in source.text or "<t" in source.text:
        return False
    lines = [_columns(line) for _, line in _content(source.text) if not _SECTION.match(line.strip())]
    named = [
        place for place, header in enumerate(lines[0] if lines else ()) if words.role(header) is Role.CODE
    ]
    rows = sum(1 for columns in lines if _is_row(columns, named[0] if named else 0))
    headers = min(len(named), 1)
    return rows >= _LEAST_ROWS and rows * 10 >= (len(lines) - headers) * 6 and not has_table(source.text)


def read_plain_columns(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a text in columns; never raises."""
    extraction = Extraction(words)
    lines = list(_content(source.text))
    if are_sqlstates([columns[0] for _, line in lines if len(columns := _columns(line)) > 1]):
        _read_sqlstates(lines, extraction)
    else:
        rows = [(number, _columns(line)) for number, line in lines]
        table = [
            TableRow(number, tuple(Cell(verbatim(cell), number) for cell in row)) for number, row in rows
        ]
        if headers := _headers([row for _, row in rows], words):
            table.insert(0, TableRow(0, tuple(Cell(header, 0) for header in headers), header=True))
        interpret(Table((), tuple(table)), extraction)
    return Page(
        source.path,
        None,
        None,
        "plain-columns",
        tuple(extraction.rows),
        tuple(extraction.unread),
        passed=frozenset(number for number, line in lines if _SECTION.match(line.strip())),
    )


def _headers(rows: list[list[str]], words: HeaderVocabulary) -> tuple[str, ...]:
    """Return headers for columns without any that are a number, a name and perhaps a text; else none."""
    if not rows or any(words.role(cell) is not None for cell in rows[0]):
        return ()
    rows = [row for row in rows if len(row) > 1]
    codes = [read_codes(row[0]) for row in rows]
    if len({code for code in codes if code}) * 10 < len(rows) * 9:
        return ()
    named = sum(1 for row in rows if is_symbol(row[1]))
    return ("code", "name", "message") if named * 10 >= len(rows) * 9 else ()


def _content(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are neither empty nor comments nor rules (`====  ====`), with their numbers."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip("=-+ \t") and not line.lstrip().startswith("#"):
            yield number, line


def _read_sqlstates(lines: list[tuple[int, str]], extraction: Extraction) -> None:
    """Read SQLSTATE, severity, macro and condition name, each under its section."""
    heading: tuple[str, ...] = ()
    for number, line in lines:
        columns = _columns(line)
        if section := _SECTION.match(line.strip()):
            heading = (section.group(1).strip(),)
        elif not is_sqlstate(columns[0]):
            extraction.miss(number, line, "no SQLSTATE in the first column")
        else:
            rest = [column for column in columns[1:] if column not in _SEVERITIES]
            name = next((cell for cell in rest if is_symbol(cell)), None)
            texts = [cell for cell in rest if cell != name]
            extraction.rows.append(Row(number, heading, (columns[0],), name, "\n".join(texts) or None))


def _columns(line: str) -> list[str]:
    """Return the columns of a line; a comment of C's next to a number is its text."""
    return [_uncommented(column) if "/" in column else column for column in _GAP.split(line.strip())]


def _uncommented(column: str) -> str:
    opened = _COMMENT.search(column)
    if opened is None:
        return column
    text = column[opened.end() :]
    if text.endswith("*/"):
        text = text.removesuffix("/").rstrip("*")
    return column[: opened.start()] + text.rstrip()


def _is_row(columns: list[str], place: int) -> bool:
    return len(columns) > max(1, place) and bool(read_codes(columns[place]) or is_sqlstate(columns[place]))
