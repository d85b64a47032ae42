"""The lines of a page with what is known of them, for all searches alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import Final

from zcodegen.readers.rows import Page

_HEADING: Final = re.compile(r"\s{0,3}(?:(#{1,6}|={1,6})\s(?=\s*\S)|<h([1-6])\b)", re.IGNORECASE)
_HEADING_BEGINS: Final = ("#", "=", "<", " ")
CONTENTS: Final = re.compile(r"\s{0,12}(?:[-*+]|\d{1,3}[.)])\s{1,4}\[[^\[\]]{1,200}\]\(#[^()]{0,200}\)\s*$")
"""A line of a table of contents."""


class PageLines:
    """The lines of a page: `rows` are the numbers of those that were read, `unread` of those that are reported.

    `passed` are the lines that the reader understood and that are no rows; `titles` is what the page is called.
    """

    def __init__(self, text: str, page: Page) -> None:
        self.lines = text.split("\n")
        self.page = page
        self.rows = frozenset(row.line for row in page.rows)
        self.unread = frozenset(line.line for line in page.unread)
        self.passed = page.passed
        self.titles = page.titles

    def not_in(self, *known: Collection[int]) -> Iterator[tuple[int, str]]:
        """Yield the lines that are not empty and in none of `known`, with their numbers."""
        numbers = frozenset().union(*known)
        return ((number, line) for number, line in enumerate(self.lines, 1) if line and number not in numbers)

    @cached_property
    def levels(self) -> dict[int, int]:
        """The levels of the headings by their lines."""
        return {
            number: len(heading[1] or "") or int(heading[2])
            for number, line in enumerate(self.lines, 1)
            if line[:1] in _HEADING_BEGINS and line and (heading := _HEADING.match(line))
        }

    @cached_property
    def above_rows(self) -> frozenset[int]:
        """The lines of the headings that have rows below them, before the next heading of their level or a higher one."""
        found: set[int] = set()
        open_headings: list[tuple[int, int]] = []
        for number in sorted(self.rows | self.levels.keys()):
            if number in self.rows:
                found.update(heading for _, heading in open_headings)
            else:
                level = self.levels[number]
                open_headings = [above for above in open_headings if above[0] < level]
                open_headings.append((level, number))
        return frozenset(found)


class OpenHeadings:
    """The headings that are open at a line, and the titles of the page, which are above all of them."""

    def __init__(self, titles: Collection[str]) -> None:
        self._open = [(0, title) for title in titles]

    def close(self, level: int) -> None:
        """Close the headings of a level and below."""
        self._open = [heading for heading in self._open if heading[0] < level]

    def enter(self, level: int, line: str) -> None:
        """Open the heading on `line`."""
        self.close(level)
        self._open.append((level, line.strip("#= ")))

    def mention(self, mentions: Callable[[str], bool]) -> bool:
        """Whether one of them is one that `mentions` codes or errors."""
        return any(mentions(text) for _, text in self._open)
