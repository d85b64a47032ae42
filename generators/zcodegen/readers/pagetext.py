"""The reader of text copied from a web page: the cells of a table's row run together, or are separated by tabs.

`Return CodeDescriptionRecommended Action` is a line of headers, `100000004Signature expired.Please regenerate the
signature.` a row under it: the code's digits, then a text a column, the next one where a sentence ends and another
begins without a blank between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from zcodegen.readers.markdown.gfm import has_table
from zcodegen.readers.missed.spelled_rows import looks_like_row
from zcodegen.readers.rows import Page
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_HEAD_BORDER = re.compile(r"(?<=[a-z)])(?=[A-Z])|\t+|(?<=[a-z)])(?=[\u4e00-\u9fff])")
_CODE = re.compile(r"\s*([-−]?(?:0[xX][0-9A-Fa-f]{4,8}|\d{1,12}))\s*")
_ROW = re.compile(r"\s*[-−]?(?:0[xX][0-9A-Fa-f]{4,8}|\d{1,12})(?![\d.)、:：])\s*\S")
_TEXT_BORDER = re.compile(
    r"(?<=[.!?])(?=[A-Z\u4e00-\u9fff\-\u2014])(?!-\w)|(?<=[。！？])(?=\S)(?![”’」』）])|(?<=\S)(?=-$)"
)
_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s*$")
_CHROME = frozenset(
    ("on this page", "previous", "next", "back to top", "本页目录", "上一篇", "下一篇", "返回顶部", "目录")
)
_LONGEST_HEAD = 200
_SHORTEST_HEAD = 4
_LONGEST_TITLE = 80


def run_on_heads(line: str, words: HeaderVocabulary) -> list[str] | None:
    """Return the headers that run together in `line`, None if it is no line of headers with a column of codes."""
    text = line.strip()
    if not _SHORTEST_HEAD <= len(text) <= _LONGEST_HEAD or "|" in text or text[-1] in ".。:：,，":
        return None
    headers = [header for header in _HEAD_BORDER.split(text) if header]
    headers = [part for header in headers for part in (words.run_together(header) or [header])]
    roles = [words.role(header) for header in headers]
    known = len(headers) > 1 and None not in roles and roles.count(Role.CODE) == 1
    return headers if known and len(" ".join(headers)) <= _LONGEST_HEAD else None


def is_page_text(source: Source, words: HeaderVocabulary) -> bool:
    """Whether `source` holds a line of headers that run together, with a row under it, and no other table."""
    if has_table(source.text):
        return False
    lines = [line for line in source.text.split("\n") if line and not line.isspace()]
    coded = [_ROW.match(line) is not None for line in lines]
    return any(
        not coded[at] and coded[at + 1] and coded[at + 2] and run_on_heads(lines[at], words) is not None
        for at in range(len(lines) - 2)
    )


def read_page_text(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of copied page text; never raises."""
    extraction = Extraction(words)
    lines = source.text.split("\n")
    title = next((line.strip() for line in lines if _is_title(line)), None)
    nearest = title
    version = None
    at = 0
    while at < len(lines):
        line = lines[at]
        if headers := run_on_heads(line, words):
            rows, at = _rows(lines, at, headers)
            for row in [row for row in _in_doubt(rows) if row in rows]:
                rows.remove(row)
                extraction.miss(row.line, lines[row.line - 1], "where the code ends is in doubt")
            heading = tuple(dict.fromkeys(candidate for candidate in (title, nearest) if candidate))
            interpret(Table(heading, tuple(rows)), extraction)
            continue
        if version is None and (date := _DATE.match(line)):
            version = date.group(1)
        elif _is_title(line):
            nearest = line.strip()
        elif looks_like_row(line):
            extraction.miss(at + 1, line, "outside of every table")
        at += 1
    return Page(
        source.path, None, title, "pagetext", tuple(extraction.rows), tuple(extraction.unread), (), version
    )


def _rows(lines: Sequence[str], at: int, headers: list[str]) -> tuple[list[TableRow], int]:
    """Return the headers and the rows under line `at`, and the line behind them."""
    found = [TableRow(at + 1, tuple(Cell(header, at + 1) for header in headers), header=True)]
    at += 1
    while at < len(lines):
        if code := _CODE.match(lines[at]):
            texts = _texts(lines[at][code.end() :], len(headers) - 1)
            found.append(TableRow(at + 1, tuple(Cell(text, at + 1) for text in (code.group(1), *texts))))
        elif lines[at].strip():
            break
        at += 1
    return found, at


def _in_doubt(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows whose code is out of order, and is not without its last digit: that may begin the text (`3013DS timeout`)."""
    numbered = [(row, int(row.cells[0].markup)) for row in rows if row.cells[0].markup.isdecimal()]
    found: list[TableRow] = []
    last = -1
    for at, (row, code) in enumerate(numbered):
        behind = (number for _, number in numbered[at + 1 :] if len(str(number)) == len(str(last)))
        following = next(behind, None)
        if following is not None and code >= following and last < code // 10 < following:
            found.append(row)
        else:
            last = code
    return found


def _texts(text: str, count: int) -> list[str]:
    if "\t" in text:
        return text.split("\t")
    return list(_first(_TEXT_BORDER.split(text), count))


def _first(parts: list[str], count: int) -> Iterator[str]:
    """Yield at most `count` parts; the last one takes all that is left."""
    yield from parts[: count - 1]
    if len(parts) >= count:
        yield "".join(parts[count - 1 :])


def _is_title(line: str) -> bool:
    """Whether a line may be a heading: short, no sentence, no date, not of the web page's frame."""
    text = line.strip()
    return (
        0 < len(text) <= _LONGEST_TITLE
        and text[-1] not in ".。:：,，;；"
        and text.casefold() not in _CHROME
        and not text[0].isdigit()
        and _DATE.match(text) is None
    )
