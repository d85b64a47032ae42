"""Where a tag of HTML or JSX ends, in linear time.

HTML and JSX differ in one thing that matters here: a JSX attribute may hold an expression in braces, and strings,
`>` and further tags inside it (`style={{width: "5em"}}`). No HTML parser knows that, so the end of a tag is found
here, by the rules of the HTML Standard (section 13.2.5, tokenization) plus braces. What is not closed is no tag.
"""

from __future__ import annotations

import re

TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9.:_-]*)")
_STOP = re.compile(r"[<>\"'{]")
_BRACE = re.compile(r"[{}\"'`]")
_LONGEST = 1 << 18
_TRIES = 16


class TagEnds:
    """Finds the ends of the tags of one text; gives up on braces after many that never close (bounded time)."""

    __slots__ = ("_misses", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._misses = 0

    def after(self, start: int) -> int:
        """Return the index behind the `>` of the tag that begins at `start`, -1 where it is not closed."""
        text, at = self.text, start + 1
        while found := _STOP.search(text, at):
            at = found.start()
            mark = text[at]
            if mark == ">":
                return at + 1
            if mark == "<":
                return -1
            at = self.brace(at) if mark == "{" else self._quote(at, mark)
            if at < 0:
                return -1
        return -1

    def _quote(self, at: int, mark: str) -> int:
        """Return the index behind a quoted attribute; an apostrophe that opens no attribute is a letter."""
        if self.text[at - 1] not in "= \t\n":
            return at + 1
        end = self.text.find(mark, at + 1, at + _LONGEST)
        return end + 1 if end >= 0 else -1

    def brace(self, at: int) -> int:
        """Return the index behind the `}` that closes the brace at `at`, -1 without one."""
        if self._misses >= _TRIES:
            return -1
        text, start, depth = self.text, at, 0
        while found := _BRACE.search(text, at, start + _LONGEST):
            at = found.end()
            mark = found.group()
            if mark == "{":
                depth += 1
            elif mark == "}":
                depth -= 1
                if not depth:
                    return at
            elif (end := _string_end(text, at, mark)) > 0:
                at = end
        self._misses += 1
        return -1


def _string_end(text: str, at: int, mark: str) -> int:
    """Return the index behind the string that `mark` opened before `at`, 0 where it does not end on its line."""
    while True:
        end = text.find(mark, at)
        if end < 0 or (mark != "`" and "\n" in text[at:end]):
            return 0
        before = end - 1
        while before >= at and text[before] == "\\":
            before -= 1
        if (end - before) % 2:
            return end + 1
        at = end + 1
