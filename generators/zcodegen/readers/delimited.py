"""The reader of CSV, TSV and semicolon tables, with any header or none (RFC 4180, and what spreadsheets write).

The columns are known by their headers or, if these are unknown or absent, by what their cells hold: distinct numbers or
identifiers are codes, identifiers next to numbers are names, the rest are texts.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from zcodegen.readers.locales import locale_of
from zcodegen.readers.markdown.gfm import has_table
from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.rows import Page
from zcodegen.readers.tables.codes import is_identifier, is_plain_word, read_code_cell, read_codes
from zcodegen.readers.tables.column_content import is_http_number
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_DELIMITERS = (",", ";", "\t", "|")
_MARKDOWN_TITLE = re.compile(r"\s*(?:#{1,6} |[^\n]{1,200}\n(?:={3,}|-{3,})[ \t]*(?:\n|$))")
_SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
_LARGEST_CELL = 1 << 27
_LONGEST_HEADER = 60
_SAMPLE_LINES = 200
_LEAST_WRAPPED = 50
"""How long a line is at least that was broken at a column of the page."""
_LEAST_ROWS = 3
_LEAST_COLUMNS = 2
_MOSTLY = 0.8


def is_delimited(source: Source, words: HeaderVocabulary) -> bool:
    """Whether the first line that is not empty holds headers, one of them of codes, or the cells of all lines are a table of codes.

    Headers are short: a sentence with commas is none, and a page with a table of pipes or tags is Markdown's.
    """
    if has_table(source.text) or source.text.lstrip()[:1] in ("{", "["):
        return False
    if _MARKDOWN_TITLE.match(source.text) and not source.path.lower().endswith(_SUFFIXES):
        return False
    if _delimiter(source, words) is not None:
        return True
    return source.path.lower().endswith(_SUFFIXES) and (
        _delimiter_by_content(source) is not None or _has_headers(source, words)
    )


def read_delimited(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a delimited table; never raises. From a line that csv cannot read on, all is skipped."""
    extraction = Extraction(words)
    known = _delimiter(source, words)
    delimiter = known or _delimiter_by_content(source) or ","
    lines: list[TableRow] = []
    csv.field_size_limit(_LARGEST_CELL)
    # Not splitlines(): it also ends lines at characters that end none elsewhere.
    ended = (f"{line}\n" for line in source.text.split("\n"))
    rows = csv.reader(ended, delimiter=delimiter, skipinitialspace=True)
    number = 1
    read: list[tuple[int, list[str]]] = []
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                read.append((number, [cell.strip() for cell in cells]))
            number = rows.line_num + 1
    except csv.Error as error:
        extraction.miss(number, "", f"csv: {error}")
    for number, cells in _unwrapped(read, source.text.split("\n")):
        lines.append(TableRow(number, tuple(Cell(verbatim(cell), number) for cell in cells)))
    texts = _first_rows(source, delimiter)
    if lines and known:
        lines[0] = TableRow(lines[0].line, lines[0].cells, header=True)
    elif lines:
        lines = _with_headers(lines, texts, words)
    if lines:
        interpret(Table((), tuple(lines)), extraction)
    return Page(
        source.path,
        None,
        None,
        "delimited",
        tuple(extraction.rows),
        tuple(extraction.unread),
        passed=frozenset(extraction.dismissed) | _within_rows(lines) if extraction.rows else frozenset(),
    )


def _unwrapped(rows: list[tuple[int, list[str]]], lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Return rows that were broken at a column of the page as one again.

    Two rows or more of too few cells have as many as the first row if the last cell of each goes on in the next one. In
    such a file a row of one cell behind a long line is the rest of a text too. A row that begins with a code never is.
    """
    width = len(rows[0][1]) if rows else 0
    limit = _column_of_breaks(lines)
    joined: list[tuple[int, list[str]]] = []
    broken = 0
    for number, cells in rows:
        before = joined[-1][1] if joined else []
        total = len(before) + len(cells) - 1
        goes_on = (
            len(joined) > 1 and len(lines[number - 2]) >= _LEAST_WRAPPED and not read_code_cell(cells[0])
        )
        if goes_on and len(cells) < width and total <= width and (len(before) < width or broken):
            broken += len(before) < width == total
            is_within_word = len(lines[number - 2]) == limit and not lines[number - 1][:1].isspace()
            blank = "" if is_within_word else " "
            joined[-1] = (joined[-1][0], [*before[:-1], f"{before[-1]}{blank}{cells[0]}", *cells[1:]])
        else:
            joined.append((number, cells))
    return joined if broken >= _LEAST_ROWS else rows


def _column_of_breaks(lines: Sequence[str]) -> int | None:
    """Return the length that most long lines have: they are broken there, within words too."""
    lengths = Counter(len(line) for line in lines if len(line) >= _LEAST_WRAPPED)
    most, count = max(lengths.items(), key=lambda pair: pair[1], default=(0, 0))
    return most if count * 2 > lengths.total() else None


def _within_rows(lines: Sequence[TableRow]) -> frozenset[int]:
    """Return the lines that go on a row whose cells hold line ends."""
    return frozenset(
        number
        for row, following in pairwise(lines)
        for number in range(row.line + 1, min(following.line, row.line + 1000))
    )


def _is_open(header: str) -> bool:
    """Whether a bracket in a cell has no partner there: the line is a statement or a sentence, and no headers."""
    return header.count("(") != header.count(")")


def _delimiter(source: Source, words: HeaderVocabulary) -> str | None:
    header = next((line for line in source.text[:4000].split("\n") if line.strip()), "")
    for delimiter in _DELIMITERS if source.path.lower().endswith(_SUFFIXES) else _DELIMITERS[:-1]:
        headers = [cell.strip() for cell in next(csv.reader([header], delimiter=delimiter), [])]
        roles = [words.role(title) for title in headers]
        if max(map(len, headers), default=0) > _LONGEST_HEADER or any(map(_is_open, headers)):
            continue
        if len(headers) > 1 and Role.CODE in roles and len([role for role in roles if role]) > 1:
            return delimiter
    return None


def _has_headers(source: Source, words: HeaderVocabulary) -> bool:
    """Whether the first line is of words between commas, one of which is known for a header."""
    first = next(iter(_first_rows(source, ",")), [])
    has_digit = any(map(str.isdecimal, "".join(first)))
    return len(first) > 1 and not has_digit and any(map(words.role, first))


def _first_rows(source: Source, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LARGEST_CELL)
    lines = (f"{line}\n" for line in source.text[:200_000].split("\n"))
    try:
        rows = list(islice(csv.reader(lines, delimiter=delimiter, skipinitialspace=True), _SAMPLE_LINES))
    except csv.Error:
        return []
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def _delimiter_by_content(source: Source) -> str | None:
    """Return the delimiter that parts most lines into as many cells, one of which holds distinct codes."""
    for delimiter in _DELIMITERS:
        rows = _first_rows(source, delimiter)
        if len(rows) < _LEAST_ROWS or len(rows[-1]) < _LEAST_COLUMNS:
            continue
        width = max({len(row) for row in rows}, key=[len(row) for row in rows].count)
        same = [row for row in rows if len(row) == width]
        if (
            width > 1
            and len(same) >= len(rows) * _MOSTLY
            and _code_column([*zip(*same[1:], strict=False)]) is not None
        ):
            return delimiter
    return None


def _code_column(columns: Sequence[Sequence[str]]) -> int | None:
    """Return the place of the column whose cells are distinct numbers, else distinct identifiers."""
    best: tuple[int, int] | None = None
    for place, cells in enumerate(columns):
        filled = [cell for cell in cells if cell]
        if len(filled) < len(cells) * _MOSTLY or len(set(filled)) < len(filled) * _MOSTLY:
            continue
        if sum(1 for cell in filled if read_codes(cell)) >= len(filled) * _MOSTLY:
            rank = 0 if sum(len(cell) for cell in filled) >= 3 * len(filled) else 2
        elif (
            sum(1 for cell in filled if is_identifier(cell) and not is_plain_word(cell))
            >= len(filled) * _MOSTLY
        ):
            rank = 1
        else:
            continue
        if best is None or rank < best[0]:
            best = (rank, place)
    return best[1] if best else None


def _lacks_digits(cell: str, column: Sequence[str]) -> bool:
    """Whether a cell has no digit, unlike most below it."""
    numbered = sum(1 for value in column if re.search("[0-9]", value))
    return re.search("[0-9]", cell) is None and numbered >= len(column) * _MOSTLY


def _by_language(names: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of columns; two columns of messages in different languages are called by these."""
    found = {
        place: locale_of("", "\n".join(columns[place]))
        for place, name in enumerate(names)
        if name == "message"
    }
    if len(found) < _LEAST_COLUMNS or len(set(found.values())) < len(found):
        return list(names)
    return [found.get(place) or name for place, name in enumerate(names)]


def _are_headers(cells: Sequence[str], words: HeaderVocabulary) -> bool:
    """Whether the cells next to that of the codes are all known headers."""
    return bool(cells) and all(map(words.role, cells))


def _with_headers(lines: list[TableRow], texts: list[list[str]], words: HeaderVocabulary) -> list[TableRow]:
    """Return the lines with headers for what the columns hold; a first line of unknown headers is replaced."""
    width = max(map(len, texts))
    columns = [[row[place] if place < len(row) else "" for row in texts[1:]] for place in range(width)]
    code = _code_column(columns)
    if code is None:
        return lines
    first = texts[0]
    has_header = code < len(first) and (
        not read_code_cell(first[code])
        if any(read_codes(cell) for cell in columns[code])
        else (
            not (is_identifier(first[code]) and not is_plain_word(first[code]))
            or _are_headers([cell for place, cell in enumerate(first) if cell and place != code], words)
            or _lacks_digits(first[code], columns[code])
        )
    )
    if not has_header:
        columns = [[row[place] if place < len(row) else "" for row in texts] for place in range(width)]
    names = []
    named = False
    for place, cells in enumerate(columns):
        filled = [cell for cell in cells if cell]
        identifiers = sum(1 for cell in filled if is_identifier(cell) and not is_plain_word(cell))
        given = first[place] if has_header and place < len(first) else ""
        if place == code:
            names.append("code")
        elif (
            not named
            and filled
            and identifiers >= len(filled) * _MOSTLY
            and len(set(filled)) > len(filled) * _MOSTLY
        ):
            names.append("name")
            named = True
        elif (given and words.role(given) not in (None, Role.CODE, Role.OLD)) or (
            given and re.search("[A-Za-z]", given) and sum(map(len, filled)) < 12 * len(filled)
        ):
            names.append(given)
        elif filled and all(cell.isdecimal() and is_http_number(int(cell[:9])) for cell in filled):
            names.append("HTTP status")
        else:
            names.append("message")
    names = _by_language(names, columns)
    number = lines[0].line
    header = TableRow(
        number if has_header else 0, tuple(Cell(verbatim(name), number) for name in names), header=True
    )
    return [header, *(lines[1:] if has_header else lines)]
