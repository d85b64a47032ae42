"""The headings of a page, in order and as they are open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct, field

TERM_LEVEL = 10
"""The least level of a term of a definition list, which its reader gives as a heading."""


class Heading(Struct, frozen=True):
    """A heading of a page: its line and level, its plain text, the headings above it.

    `marked`: it holds a code span or an element; `is_code`: it is one code span.
    """

    line: int
    level: int
    text: str
    above: tuple[str, ...] = ()
    marked: bool = False
    is_code: bool = False


class Outline(Struct):
    """The headings of a page so far, and those that are open: their levels and texts, outermost first."""

    headings: list[Heading] = field(default_factory=list)
    opened: list[tuple[int, str]] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        """The texts of the headings that are open, outermost first."""
        return tuple(text for _, text in self.opened)

    @property
    def title(self) -> str | None:
        """The text of the first heading."""
        return self.headings[0].text if self.headings else None

    def enter(self, line: int, level: int, text: str, *, marked: bool = False, is_code: bool = False) -> None:
        """Close the headings of a level and below, and open one on `line`, unless it is empty."""
        while self.opened and self.opened[-1][0] >= level:
            self.opened.pop()
        if text:
            self.headings.append(Heading(line, level, text, self.path, marked, is_code))
            self.opened.append((level, text))

    def note_term(self, line: int, level: int, text: str, *, marked: bool) -> None:
        """Add a term of a definition list, which has no headings below it."""
        self.headings.append(Heading(line, level, text, self.path, marked))


def headings_above(headings: Sequence[Heading], line: int) -> tuple[str, ...]:
    """Return the texts of the headings that are open at a line, outermost first; `headings` are those of the page in order."""
    at = bisect_right(headings, line, key=lambda heading: heading.line)
    return (*headings[at - 1].above, headings[at - 1].text) if at else ()
