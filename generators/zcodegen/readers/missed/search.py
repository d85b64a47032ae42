"""The search for what looks like a row of codes and was not read: it knows nothing of how a page was read."""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.readers.missed.columns import find_columns, find_declared
from zcodegen.readers.missed.lines import PageLines
from zcodegen.readers.missed.lists import (
    find_run_on_lines,
    find_unread_entries,
    find_unread_lists,
    find_unread_siblings,
)
from zcodegen.readers.missed.marked_codes import find_marked_codes, find_packed_codes
from zcodegen.readers.missed.regular_lines import find_regular_lines
from zcodegen.readers.missed.shapes import find_regular_lists
from zcodegen.readers.missed.spelled_rows import find_spelled_rows
from zcodegen.readers.rows import Page, SkippedLine, skipped_line
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_EVERYWHERE = (find_spelled_rows, find_regular_lists, find_marked_codes)
"""What is searched on every page, besides the lines that its reader understood."""
_IN_CODE = (find_columns, find_declared)
"""What a page of prose may have where its reader passes over it, in blocks of code."""
_IN_PROSE = (find_packed_codes, find_unread_lists, find_unread_siblings, find_run_on_lines)
"""What is searched on pages of prose, in all their lines."""


def find_missed(text: str, page: Page, words: HeaderVocabulary, *, is_prose: bool) -> Iterator[SkippedLine]:
    """Yield the lines of `text`, the page's, that look like rows of codes and are neither rows nor reported.

    `is_prose`: it is a page of text, not a file of a format for data or source code.
    """
    lines = PageLines(text, page)
    found: dict[int, str] = {}
    for search in _EVERYWHERE + (() if is_prose else _IN_CODE):
        found |= {number: line for number, line in search(lines) if number not in page.passed}
    for search in _IN_CODE + _IN_PROSE if is_prose else ():
        found |= dict(search(lines))
    missed = {number: line for number, line in found.items() if number not in lines.unread}
    if is_prose:
        missed |= dict(find_regular_lines(lines, missed.keys(), words))
        missed |= dict(find_unread_entries(lines, lines.rows | lines.unread | missed.keys()))
    for number, line in missed.items():
        yield skipped_line(number, line, "outside of everything that was read")
