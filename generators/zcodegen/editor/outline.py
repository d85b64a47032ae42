"""The keys and values of a YAML text with their positions, for a text that need not be complete: it is being written.

The parser of catalogs refuses a file with one error; an editor has to answer in the middle of a word. So this reads lines
by their indentation, what is in brackets and quotes by itself, and goes on behind what it does not understand. For a file
that loads it finds the nodes that the parser finds, at the same positions (a test compares them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct

from zcodegen.editor.flow import Flow, open_flow
from zcodegen.editor.items import MAX_DEPTH, QUOTED, Draft, Item, Open, Path, unquote
from zcodegen.editor.positions import Span

MAX_CHARACTERS: Final = 8_000_000
"""Of a text that is outlined."""
_QUOTED_KEY: Final = re.compile(r"""(?P<key>"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')[ \t]*:(?=[ \t]|$)""")
_KEY_START: Final = re.compile(r"[^\s#\-?:,\[\]{}&*!|>'\"%@`]|[?:-](?=[^\s:#,\[\]{}])")
_KEY_END: Final = re.compile(r":(?=[ \t]|$)|(?<![^ \t])#")
_COMMENT: Final = re.compile(r"(?<![^ \t])#")
_BLOCK: Final = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
_DASH: Final = re.compile(r"-(?=[ \t]|$)")
_PLAIN_END: Final = re.compile(r"(?<![ \t])[ \t]++#|$")


class Outline(Struct, frozen=True, dict=True):
    """The items of a text in its order, by path: of a key that is there twice the first."""

    text: str
    items: tuple[Item, ...]

    @cached_property
    def by_path(self) -> dict[Path, Item]:
        """Path -> item."""
        found: dict[Path, Item] = {}
        for item in self.items:
            found.setdefault(item.path, item)
        return found

    def at(self, offset: int) -> Item | None:
        """Return the innermost item whose key or value is at an offset."""
        found = None
        for item in self.items:
            if item.key.start > offset:
                break
            if item.key.has(offset) or (item.value and item.value.has(offset)):
                found = item
        return found

    def around(self, offset: int) -> Item | None:
        """Return the innermost item that an offset belongs to, between its key and its end."""
        found = None
        for item in self.items:
            if item.key.start > offset:
                break
            if offset <= item.end:
                found = item
        return found

    def nearest(self, path: Path) -> Item | None:
        """Return the item at a path, or the nearest one above it."""
        while path:
            if item := self.by_path.get(path):
                return item
            path = path[:-1]
        return None

    def scalar(self, path: Path) -> str | None:
        """Return the text of a scalar in one line, without its quotes."""
        item = self.by_path.get(path)
        return self.written(item.value) if item and item.value else None

    def written(self, span: Span) -> str:
        """Return what is at a span, without quotes around it."""
        return unquote(self.text[span.start : span.end])

    def children(self, path: Path) -> Iterator[Item]:
        """Yield the items right below a path."""
        depth = len(path)
        for item in self.items:
            if len(item.path) == depth + 1 and item.path[:depth] == path:
                yield item


def read_outline(text: str) -> Outline:
    """Return the outline of a text, whatever it is; an empty one for a text that is too long to be written by hand."""
    if len(text) > MAX_CHARACTERS:
        return Outline(text, ())
    reader = _Reader(text)
    reader.read(len(text))
    reader.close(len(text))
    return Outline(text, tuple(sorted(reader.items, key=lambda item: (item.key.start, len(item.path)))))


def open_at(text: str, offset: int) -> Open | None:
    """Return what is to be written at an offset; None inside of a comment or of a block of text."""
    if len(text) > MAX_CHARACTERS:
        return None
    reader = _Reader(text)
    start = text.rfind("\n", 0, offset) + 1
    reader.read(start)
    return reader.open_at(start, offset)


class _Level(Struct):
    """An open block collection: the column of its keys or dashes, its path, the number of the next element of a list."""

    column: int
    path: Path
    is_list: bool
    count: int = 0


class _Reader:
    """Reads line by line; keeps the open collections, outermost first, and the items whose content goes on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.items: list[Item] = []
        self._levels: list[_Level] = []
        self._drafts: list[Draft] = []
        self._block_column: int | None = None
        """The column of the key whose literal block is being read."""
        self._last = 0
        """The offset behind the last content."""

    def read(self, until: int) -> None:
        """Read all lines that start before `until`, as far as it."""
        position = 0
        while position < until:
            end = self._line_end(position)
            position = self._line(position, end) + 1

    def close(self, _end: int, column: int = -1) -> None:
        """End all items whose column is not left of `column`."""
        while self._drafts and self._drafts[-1].column >= column:
            draft = self._drafts.pop()
            end = max(self._last, draft.key.end, draft.value.end if draft.value else 0)
            self.items.append(Item(draft.path, draft.key, draft.value, end))

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _line(self, start: int, end: int) -> int:
        """Read the line at `start`; return the offset of its end, or of that of the last line of its value."""
        line = self.text[start:end].rstrip("\r")
        content = line.lstrip(" ")
        column = len(line) - len(content)
        if self._block_column is not None:
            if not content or column > self._block_column:
                self._last = start + len(line) if content else self._last
                return end
            self._block_column = None
        if not content.strip() or content[0] == "#" or line.startswith(("---", "...", "%")):
            return end
        return max(end, self._content(start + column, start + len(line), column))

    def _content(self, position: int, end: int, column: int) -> int:
        """Read what a line holds from `position` on, whose column this is; return the offset of the end of its last line."""
        self._leave(column, is_list=bool(_DASH.match(self.text, position, end)))
        while _DASH.match(self.text, position, end):
            if len(self._levels) > MAX_DEPTH:
                return end
            level = self._list_at(column)
            path = (*level.path, level.count)
            level.count += 1
            dash = Span(position, position + 1)
            position += 1
            while position < end and self.text[position] in " \t":
                position += 1
            self._drafts.append(Draft(path, column, dash, None))
            column += position - dash.start
            self._last = max(self._last, dash.end)
            if position >= end or self.text[position] == "#":
                return end
        if len(self._levels) > MAX_DEPTH:
            return end
        if key := self._key(position, end):
            return self._pair(key, end, column)
        return self._scalar(position, end, column)

    def _leave(self, column: int, *, is_list: bool) -> None:
        """Close the collections and items that a line in `column` does not belong to."""
        while self._levels and (
            self._levels[-1].column > column
            or (self._levels[-1].column == column and self._levels[-1].is_list and not is_list)
        ):
            self._levels.pop()
        at_key = is_list and (
            not self._levels or not (self._levels[-1].is_list and self._levels[-1].column == column)
        )
        self.close(0, column + 1 if at_key else column)  # a list may be in the column of its key

    def _list_at(self, column: int) -> _Level:
        if self._levels and self._levels[-1].is_list and self._levels[-1].column == column:
            return self._levels[-1]
        level = _Level(column, self._above(column), is_list=True)
        self._levels.append(level)
        return level

    def _map_at(self, column: int) -> _Level:
        if self._levels and not self._levels[-1].is_list and self._levels[-1].column == column:
            return self._levels[-1]
        level = _Level(column, self._above(column), is_list=False)
        self._levels.append(level)
        return level

    def _above(self, column: int) -> Path:
        """Return the path of what a new collection in `column` is the value of."""
        return self._drafts[-1].path if self._drafts and self._drafts[-1].column <= column else ()

    def _key(self, position: int, end: int) -> tuple[Span, int] | None:
        """Return the key that begins at `position`, and the offset behind its colon; None if there is none."""
        if quoted := _QUOTED_KEY.match(self.text, position, end):
            return Span(*quoted.span("key")), quoted.end()
        found = (
            _KEY_END.search(self.text, position, end) if _KEY_START.match(self.text, position, end) else None
        )
        if found is None or found[0] != ":":
            return None
        return self._trimmed(Span(position, found.start())), found.end()

    def _pair(self, key: tuple[Span, int], end: int, column: int) -> int:
        level = self._map_at(column)
        span, position = key
        draft = Draft((*level.path, unquote(self.text[span.start : span.end])), column, span, None)
        self._drafts.append(draft)
        self._last = position
        while position < end and self.text[position] in " \t":
            position += 1
        return self._value(draft, position, end)

    def _value(self, draft: Draft, position: int, end: int) -> int:
        """Read a value that begins at `position`; return the end of its last line."""
        if position >= end or self.text[position] == "#":
            return end
        first = self.text[position]
        if first in "|>" and _BLOCK.match(self.text, position, end):
            self._block_column = draft.column
            draft.value = Span(position, position + 1)
            self._last = end
            return end
        if first in "[{":
            flow = Flow(self.text, draft.column)
            flow.read(position, draft.path)
            self.items += flow.items
            draft.value = Span(position, flow.position)
        elif first in "\"'":
            found = QUOTED.match(self.text, position)
            draft.value = Span(position, found.end() if found else end)
        else:
            found = _PLAIN_END.search(self.text, position, end)
            draft.value = Span(position, found.start() if found else end)
        draft.value = self._trimmed(draft.value)
        self._last = draft.value.end
        return self._line_end(draft.value.end)

    def _trimmed(self, span: Span) -> Span:
        end = span.end
        while end > span.start and self.text[end - 1] in " \t\r\n":
            end -= 1
        return Span(span.start, end)

    def _scalar(self, position: int, end: int, column: int) -> int:
        """Read a line without a key: an element of a list, the rest of a text, or the begin of a key."""
        draft = self._drafts[-1] if self._drafts else None
        if draft and draft.value is None and draft.column <= column and position > draft.key.end:
            return self._value(draft, position, end)
        self._last = max(self._last, self._trimmed(Span(position, end)).end)
        return end

    def open_at(self, start: int, offset: int) -> Open | None:
        """Return what is to be written at `offset` of the line at `start`, all lines above being read."""
        line = self.text[start:offset]
        content = line.lstrip(" ")
        column = len(line) - len(content)
        if self._block_column is not None and (column > self._block_column or not content):
            rest = self.text[start : self._line_end(start)]
            if column > self._block_column or (not rest.strip() and column > self._block_column):
                return None
            self._block_column = None
        if self._last > start:  # a value in brackets or quotes that began above goes on here
            return self._in_value(offset)
        if content.startswith("#"):
            return None
        is_list = bool(_DASH.match(content))
        self._leave(column, is_list=is_list)
        position = start + column
        element: Path | None = None
        while _DASH.match(self.text, position, offset) and position < offset:
            if len(self._levels) > MAX_DEPTH:
                return None
            level = self._list_at(column)
            element = (*level.path, level.count)
            level.count += 1
            begin = position
            position += 1
            while position < offset and self.text[position] in " \t":
                position += 1
            self._drafts.append(Draft(element, column, Span(begin, begin + 1), None))
            column += position - begin
        if key := self._key(position, offset):
            return self._open_value(key, offset, column)
        if element is not None:
            if self.text[position : position + 1] in {"[", "{"}:
                return open_flow(self.text, position, offset, element, column)
            return Open(element, is_value=True, begun=Span(position, offset), is_element=True)
        path = self._levels[-1].path if self._levels and self._levels[-1].column == column else None
        if path is None:
            path = self._above(column - 1)
            if self._drafts and self._drafts[-1].value is not None:
                return None
        return Open(path, is_value=False, begun=Span(position, offset))

    def _in_value(self, offset: int) -> Open | None:
        draft = self._drafts[-1] if self._drafts else None
        if draft is None or draft.value is None or self.text[draft.value.start] not in "[{":
            return None
        return open_flow(self.text, draft.value.start, offset, draft.path, draft.column)

    def _open_value(self, key: tuple[Span, int], offset: int, column: int) -> Open | None:
        level = self._map_at(column)
        span, position = key
        path = (*level.path, unquote(self.text[span.start : span.end]))
        if position >= offset:
            return None
        while position < offset and self.text[position] in " \t":
            position += 1
        if self.text[position : position + 1] in {"[", "{"} and position < offset:
            return open_flow(self.text, position, offset, path, column)
        if _COMMENT.search(self.text, position, offset):
            return None
        return Open(path, is_value=True, begun=Span(position, offset))
