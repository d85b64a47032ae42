"""Columns of a page about errors, as in a block of code, and constants that a page of documentation declares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.readers.constants.names import ERROR_NAME
from zcodegen.readers.missed.lines import PageLines
from zcodegen.readers.tables.header_vocabulary import mentions_errors

_LETTERED = re.compile(r"\s{0,12}[A-Z]{1,8}[-_]?\d{3,8}[A-Z]?(?:\s{0,2}[:：]|\s[-–—])?\s{1,24}[^\W\d]")
_TABULAR = re.compile(
    r"\s{0,12}(?:[A-Z][A-Z0-9_]{2,40}\s{1,24}(?P<number>[-−]?\d{1,10})\s{1,24}[^\W\d]|"
    r"[A-Z][A-Z0-9_]{3,60}(?:\s{1,24}\w{1,20})?\s{0,24}=\s{0,4}[-−]?\d{1,10}\s*$|(?:[A-Z][A-Z0-9_]{3,40}|\d{2,10})\t[^\t]{1,60}\t\s*[^\W\d]|"
    r"(?P<first>[-−]?\d{1,10})\s{1,24}[A-Z][A-Z0-9_]{3,40}\s{1,24}[^\W\d]|[1-9]\d{2,9}\s?(?:[:：]|[-–—]\s)\s{0,3}[^\W\d_])"
)
"""A name and a number in columns, or a number and a dash, with a text behind them, as in a block of plain text."""
_DECLARED = re.compile(
    r"<(?:pre|code)>(?:(?:public|protected|static|final)(?:\s|&nbsp;)+){2,4}[\w.]{1,60}(?:\s|&nbsp;)+(?P<name>\w{3,80})\s{0,9}</"
)
_LEAST = 3


def find_columns(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page about errors that are a name, a number and a text in columns, if there are at least three.

    Such a list is often in a block of code. On a page without rows it may also be letters with a number, and a text.
    """
    if not any(map(mentions_errors, page.titles)):
        return
    found: dict[bool, list[tuple[int, str]]] = {}
    for number, line in page.not_in(page.rows):
        if columns := _TABULAR.match(line):
            found.setdefault(columns["number"] is None, []).append((number, line))
        elif not page.rows and _LETTERED.match(line):
            found.setdefault(True, []).append((number, line))
    for lines in found.values():
        if len(lines) >= _LEAST:
            yield from lines


def find_declared(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield the constants that a page of documentation declares, if most are called errors and the page has no rows."""
    if page.rows:
        return
    found = [
        (number, declared["name"])
        for number, line in page.not_in(())
        if "static" in line and (declared := _DECLARED.search(line))
    ]
    if sum(1 for _, name in found if ERROR_NAME.search(name)) * 2 > len(found) >= _LEAST:
        yield from found
