"""The reader of plain text in columns, two or more blanks or a tab apart (PostgreSQL's errcodes.txt).

`#` begins a comment, `Section: …` a section. A first column of SQLSTATEs stays strings. In a file about errors, the first
column may be names: `GATE_SHUT    the gate is shut`, with indented lines that say more, or `GATE_SHUT uint16 = 7`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zcodegen.readers.constants.names import ERROR_NAME, FAULT
from zcodegen.readers.markdown.gfm import has_table
from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.plain_columns.lists import listed_tables
from zcodegen.readers.rows import Page, Row, name_of_page
from zcodegen.readers.tables.codes import are_sqlstates, is_sqlstate, is_symbol, read_codes
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import is_of_errors, mentions_errors
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_GAP = re.compile(r"[ ]{2,}|[ ]*\t\s*")
_TABS = re.compile(r"(?:(?<! ) ++)?\t\s*")
_COMMENT = re.compile(r"(?://+|/\*+)\s*")
_SECTION = re.compile(r"Section:\s*(.+)")
_NAME = re.compile(r"[A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+)*")
_VALUED = re.compile(
    r"(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\s+(?:\w+\s+)?=\s*(?P<code>-?\d+|0[xX][0-9A-Fa-f]+)\s*(?:[;,#/]+\s*(?P<text>.*))?"
)
_TEXT_SUFFIXES = (".txt", ".text", ".in", ".def", ".tab", ".lst", ".list")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_MARKUP = re.compile(r"\n\||<(?:t[dhr]|table)\b")
_NOTE = re.compile(r"/\*.*\*/|//.*|;.*")
_LEAST_ROWS = 3
_PART_OF_FAILURES = 4
_SEVERITIES = frozenset("EWSI")


def is_plain_columns(source: Source, words: HeaderVocabulary) -> bool:
    """Whether most lines of `source` begin with a code and hold two columns or more."""
    if _MARKUP.search(source.text):
        return False
    if listed_tables(source):
        return True
    if not ("  " in source.text or "\t" in source.text):
        return False
    if _named_rows(source):
        return True
    lines = [_columns(line) for _, line in _content(source.text) if not _SECTION.match(line.strip())]
    named = [
        place for place, header in enumerate(lines[0] if lines else ()) if words.role(header) is Role.CODE
    ]
    rows = [columns for columns in lines if _is_row(columns, named[0] if named else 0)]
    headers = min(len(named), 1)
    is_regular = len(rows) >= _LEAST_ROWS and len(rows) * 10 >= (len(lines) - headers) * 6
    return is_regular and not has_table(source.text) and (bool(named) or _are_of_errors(source, rows))


def _are_of_errors(source: Source, rows: list[list[str]]) -> bool:
    """Whether rows without headers are SQLSTATEs, below words about errors, or have texts about failures."""
    if are_sqlstates([columns[0] for columns in rows]):
        return True
    return _speak_of_failures(rows, _PART_OF_FAILURES) or _is_called_after_errors(source, rows)


def _speak_of_failures(rows: list[list[str]], part: int) -> bool:
    """Whether one of `part` rows, or more, has a text about something that went wrong."""
    failures = sum(1 for columns in rows if any(map(mentions_failure, columns[1:])))
    return failures * part >= len(rows)


def _is_called_after_errors(source: Source, rows: list[list[str]]) -> bool:
    """Whether the name of a file, or a line above its rows, is about errors."""
    above = source.text[: source.text.find(rows[0][0])].split("\n")
    return any(map(mentions_errors, (name_of_page(source.path), *above)))


def read_plain_columns(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a text in columns; never raises."""
    extraction = Extraction(words)
    lines = list(_content(source.text))
    if lists := [] if _named_rows(source) else listed_tables(source):
        for found in lists:
            interpret(found, extraction)
    elif named := _named_rows(source):
        interpret(Table((), tuple(named)), extraction)
    elif are_sqlstates([columns[0] for _, line in lines if len(columns := _columns(line)) > 1]):
        _read_sqlstates(lines, extraction)
    else:
        rows = _without_preface(_joined(lines), words)
        table = [
            TableRow(number, tuple(Cell(verbatim(cell), number) for cell in row)) for number, row in rows
        ]
        cells = [row for _, row in rows]
        is_sure = bool(cells) and (_speak_of_failures(cells, 2) or _is_called_after_errors(source, cells))
        if headers := _headers(cells, words, spoken=is_sure):
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


def _named_rows(source: Source) -> list[TableRow]:
    """Return the table of a text about errors whose unindented lines begin with a name, none of any other text."""
    path = source.path.lower()
    if not path.endswith(_TEXT_SUFFIXES) and "." in path.rpartition("/")[2]:
        return []
    begun = others = 0
    codes: set[str] = set()
    rows: list[tuple[int, list[str]]] = []
    details: dict[int, list[str]] = {}
    for number, line in _content(source.text):
        columns = _columns(line)
        if valued := _VALUED.fullmatch(line.strip()):
            if valued["code"] in codes and not FAULT.search(valued["name"]):
                break  # another list, whose numbers begin again
            codes.add(valued["code"])
            columns = [valued["code"], valued["name"], valued["text"] or ""]
        if _NOTE.fullmatch(line.strip()):
            continue
        if line[:1].isspace() and rows:
            details.setdefault(rows[-1][0], []).append(line.strip())
        elif (_NAME.fullmatch(columns[0]) and len(columns) > 1) or valued:
            begun += 1
            rows.append((number, columns))
        elif rows and read_codes(columns[0]) and len(columns) == len(rows[-1][1]):
            rows.append((number, columns))
        else:
            others += 1
    names = [columns[1] if columns[0][:1] in "-0123456789" else columns[0] for _, columns in rows]
    about = is_of_errors(name_of_page(source.path)) or sum(
        map(bool, map(ERROR_NAME.search, names))
    ) * 2 > len(names)
    if (
        begun < _LEAST_ROWS
        or begun * 10 < (begun + others) * 6
        or len(set(names)) * 10 < len(names) * 9
        or not about
    ):
        return []
    widest = max(len(columns) for _, columns in rows)
    middle = [""] * (widest - 2)
    headers = ["code", "name", "message"] if names[0] != rows[0][1][0] else ["code", *middle, "message"]
    table = [TableRow(0, tuple(Cell(header, 0) for header in headers), header=True)]
    for number, columns in rows:
        text = "\n".join(filter(None, (columns[-1], " ".join(details.get(number, [])))))
        cells = [*columns[:-1], *middle[len(columns) - 2 :], text]
        table.append(TableRow(number, tuple(Cell(verbatim(cell), number) for cell in cells)))
    return table


def _joined(lines: list[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    """Return the columns of lines; a text alone below the last column of the line above goes on with it."""
    rows: list[tuple[int, list[str]]] = []
    begin = 0
    for number, line in lines:
        columns = _columns(line)
        indent = len(line) - len(line.lstrip())
        if len(columns) == 1 and 0 < begin <= indent and not read_codes(columns[0]):
            rows[-1][1][-1] += f" {columns[0]}"
            continue
        begin = line.rfind(columns[-1]) if len(columns) > 1 else 0
        rows.append((number, columns))
    return rows


def _without_preface(
    rows: list[tuple[int, list[str]]], words: HeaderVocabulary
) -> list[tuple[int, list[str]]]:
    """Return the rows without the lines of prose above the first one that is a code or a header."""
    for place, (_, columns) in enumerate(rows):
        if _is_row(columns, 0) or (
            len(columns) > 1 and any(words.role(cell) is Role.CODE for cell in columns)
        ):
            return rows[place:]
    return rows


def _headers(rows: list[list[str]], words: HeaderVocabulary, *, spoken: bool) -> tuple[str, ...]:
    """Return headers for columns without any that are a number, a name and perhaps a text, or (`spoken`) a number and a text."""
    if not rows or any(words.role(cell) is not None for cell in rows[0]):
        return ()
    rows = [row for row in rows if len(row) > 1]
    codes = [read_codes(row[0]) for row in rows]
    if len({code for code in codes if code}) * 10 < len(rows) * 9:
        return ()
    if sum(1 for row in rows if is_symbol(row[1])) * 10 >= len(rows) * 9:
        return ("code", "name", "message")
    texts = sum(1 for row in rows if len(row) == len(("code", "message")) and _LETTERS.search(row[1]))
    return ("code", "message") if spoken and texts * 10 >= len(rows) * 9 else ()


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
    line = line.strip()
    tabbed = _TABS.split(line)
    columns = tabbed if len(tabbed) > len(("code", "text")) else _GAP.split(line)
    return [_uncommented(column) if "/" in column else column for column in columns]


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
