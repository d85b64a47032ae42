"""What is in brackets in a YAML text, complete or not."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from zcodegen.editor.items import MAX_DEPTH, QUOTED, Draft, Item, Open, Path, unquote
from zcodegen.editor.positions import Span

_KEY: Final = re.compile(
    r"""(?P<key>"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s,\[\]{}:#"'][^,\[\]{}:\n]*+)[ \t]*+:(?=[ \t\n,}\]]|$)"""
)
_PLAIN: Final = re.compile(r"[^,\[\]{}\n#]*")


class _FlowLevel(Struct):
    """An open collection in brackets; `key` is the key whose value is expected."""

    path: Path
    is_list: bool
    draft: Draft
    count: int = 0
    key: Draft | None = None


def open_flow(text: str, position: int, offset: int, path: Path, column: int) -> Open | None:
    """Return what is to be written at `offset` in the collection at `position`, which is the value of `path` in a key's `column`."""
    flow = Flow(text, column, until=offset)
    flow.read(position, path)
    return flow.open


class Flow:
    """Reads one collection in brackets; `open` is what is to be written at `until`, if it ends inside of the collection."""

    def __init__(self, text: str, column: int, *, until: int | None = None) -> None:
        self.text = text
        self.items: list[Item] = []
        self.position = 0
        self.open: Open | None = None
        self._column = column
        self._end = len(text) if until is None else until
        self._levels: list[_FlowLevel] = []

    def read(self, position: int, path: Path) -> None:
        """Read the collection whose bracket is at `position`."""
        self.position = position
        self._begin(Draft(path, 0, Span(position, position), None))
        while self._levels and self.position < self._end and self._step():
            pass
        if self._levels and self.open is None:
            self._expect(Span(self.position, self.position))
        while self._levels:
            self._leave(self.position)

    def _step(self) -> bool:
        """Read the next part; False at a line that is not part of the collection."""
        level, letter = self._levels[-1], self.text[self.position]
        if letter == "\n":
            rest = self.text[self.position + 1 :].partition("\n")[0]
            if (
                rest.strip()
                and len(rest) - len(rest.lstrip(" ")) <= self._column
                and rest.strip()[0] not in "]}"
            ):
                return False
            self.position += 1
        elif letter in " \t\r":
            self.position += 1
        elif letter == "#":
            self.position = min(self._line_end(), self._end)
        elif letter in "]}":
            self.position += 1
            self._leave(self.position)
        elif letter == ",":
            self._finish(level, self.position)
            self.position += 1
        elif letter in "[{":
            if len(self._levels) > MAX_DEPTH:
                return False
            self._begin(self._child(level))
        else:
            self._word(level)
        return True

    def _line_end(self) -> int:
        end = self.text.find("\n", self.position)
        return len(self.text) if end < 0 else end

    def _child(self, level: _FlowLevel) -> Draft:
        if level.key is None:
            level.key = Draft(
                (*level.path, level.count if level.is_list else ""),
                0,
                Span(self.position, self.position),
                None,
            )
        return level.key

    def _begin(self, draft: Draft) -> None:
        is_list = self.text[self.position] == "["
        draft.value = Span(self.position, self.position)
        self._levels.append(_FlowLevel(draft.path, is_list, draft))
        self.position += 1

    def _word(self, level: _FlowLevel) -> None:
        start = self.position
        key = None if level.is_list or level.key else _KEY.match(self.text, start, self._end)
        if key:
            name = key["key"].rstrip(" \t")
            begin = key.start("key")
            level.key = Draft((*level.path, unquote(name)), 0, Span(begin, begin + len(name)), None)
            self.position = key.end()
            return
        quoted = QUOTED.match(self.text, start, self._end) if self.text[start] in "\"'" else None
        if quoted:
            end = quoted.end()
        elif self.text[start] in "\"'":
            end = min(self._line_end(), self._end)
        else:
            found = _PLAIN.match(self.text, start, self._end)
            end = max(found.end() if found else start, start + 1)
        self.position = end
        while end > start and self.text[end - 1] in " \t\r":
            end -= 1
        if self.position >= self._end:
            self._expect(Span(start, end))
        child = self._child(level)
        child.value = Span(child.value.start if child.value else start, end)

    def _expect(self, begun: Span) -> None:
        """Note what is to be written at the end of the text that was read."""
        level = self._levels[-1]
        if level.is_list:
            self.open = Open(
                (*level.path, level.count), is_value=True, begun=begun, is_flow=True, is_element=True
            )
        elif level.key is not None and level.key.value is None:
            self.open = Open(level.key.path, is_value=True, begun=begun, is_flow=True)
        elif level.key is None:
            self.open = Open(level.path, is_value=False, begun=begun, is_flow=True)

    def _finish(self, level: _FlowLevel, end: int) -> None:
        """End the pair or the element that is being read."""
        if level.key is not None:
            value = level.key.value
            self.items.append(Item(level.key.path, level.key.key, value, value.end if value else end))
            level.count += 1
        level.key = None

    def _leave(self, end: int) -> None:
        level = self._levels.pop()
        self._finish(level, end)
        level.draft.value = Span(level.draft.value.start if level.draft.value else end, end)
