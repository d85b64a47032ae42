"""The reader of CSV, TSV and semicolon tables with a header (RFC 4180, and what spreadsheets write)."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from zcodegen.readers.gfm import has_table
from zcodegen.readers.header_vocabulary import Role
from zcodegen.readers.interpret import ParsedTag, interpret
from zcodegen.readers.rows import Page
from zcodegen.readers.tables import Cell, Table, TableRow
from zcodegen.readers.text import verbatim

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.header_vocabulary import HeaderVocabulary
    from zcodegen.readers.source import Source

_DELIMITERS = (",", ";", "\t")
_LARGEST_CELL = 1 << 27
_LONGEST_HEAD = 60


def is_delimited(source: Source, words: HeaderVocabulary) -> bool:
    """Whether the first line that is not empty holds headers, one of them of codes, parted by one delimiter.

    Heads are short: a sentence with commas is none, and a page with a table of pipes or tags is Markdown's.
    """
    return (
        _delimiter(source, words) is not None and "<table" not in source.text and not has_table(source.text)
    )


def read_delimited(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a delimited table; never raises. From a line that csv cannot read on, all is unread."""
    reading = ParsedTag(words)
    lines: list[TableRow] = []
    csv.field_size_limit(_LARGEST_CELL)
    # Not splitlines(): it also ends lines at characters that end none elsewhere.
    ended = (f"{line}\n" for line in source.text.split("\n"))
    rows = csv.reader(ended, delimiter=_delimiter(source, words) or ",")
    number = 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                lines.append(
                    TableRow(number, tuple(Cell(verbatim(cell), number) for cell in cells), header=not lines)
                )
            number = rows.line_num + 1
    except csv.Error as fault:
        reading.miss(number, "", f"csv: {fault}")
    if lines:
        interpret(Table((), tuple(lines)), reading)
    return Page(source.path, None, None, "delimited", tuple(reading.rows), tuple(reading.unread))


def _delimiter(source: Source, words: HeaderVocabulary) -> str | None:
    header = next((line for line in source.text[:4000].split("\n") if line.strip()), "")
    for delimiter in _DELIMITERS:
        headers = next(csv.reader([header], delimiter=delimiter), [])
        roles = [words.role(each) for each in headers]
        if max(map(len, headers), default=0) > _LONGEST_HEAD:
            continue
        if len(headers) > 1 and Role.CODE in roles and len([role for role in roles if role]) > 1:
            return delimiter
    return None
