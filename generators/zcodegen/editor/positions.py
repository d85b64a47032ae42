"""Places in a text: offsets in code points, lines and columns, and the positions of the Language Server Protocol.

LSP 3.17 counts lines from 0, and characters in UTF-16 code units unless client and server agree on another encoding. Its
line ends are LF, CRLF and CR, and nothing else: not U+2028, not a form feed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from msgspec import Struct

_LINE_END: Final = re.compile("\r\n|\n|\r")


class Span(Struct, frozen=True):
    """A part of a text: offsets of its first character and of the one after its last."""

    start: int
    end: int

    def has(self, offset: int) -> bool:
        """Whether an offset is in the span or at its end, where a cursor is that has just written it."""
        return self.start <= offset <= self.end


class Text(Struct, frozen=True, dict=True):
    """A text with its lines. Lines and characters are counted from 0, characters in UTF-16 code units."""

    value: str

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        return [0, *(found.end() for found in _LINE_END.finditer(self.value))]

    def line_of(self, offset: int) -> int:
        """Return the line of an offset."""
        return bisect_right(self.starts, offset) - 1

    def line_span(self, line: int) -> Span:
        """Return a line without its end; the last line for one after it."""
        line = max(0, min(line, len(self.starts) - 1))
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.value)
        while end > start and self.value[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def offset(self, line: int, character: int) -> int:
        """Return the offset of a position; one after the end of its line, or of the text, is that end.

        A position inside of a surrogate pair is the one before it.
        """
        if line >= len(self.starts):
            return len(self.value)
        span = self.line_span(line)
        content = self.value[span.start : span.end]
        if content.isascii():
            return span.start + min(max(character, 0), len(content))
        units = 0
        for index, letter in enumerate(content):
            units += 2 if letter > "\uffff" else 1
            if units > character:
                return span.start + index
        return span.end

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, character) of an offset."""
        offset = max(0, min(offset, len(self.value)))
        line = self.line_of(offset)
        content = self.value[self.starts[line] : offset]
        wide = 0 if content.isascii() else sum(letter > "\uffff" for letter in content)
        return line, len(content) + wide

    def offset_of_location(self, line: int, column: int) -> int:
        """Return the offset of a finding's location, whose line and column are counted from 1 in code points; 0 if unknown."""
        span = self.line_span(max(line, 1) - 1)
        return min(span.start + max(column, 1) - 1, span.end)

    def replaced(self, span: Span, by: str) -> Text:
        """Return the text with another one in place of a span."""
        return Text(self.value[: span.start] + by + self.value[span.end :])
