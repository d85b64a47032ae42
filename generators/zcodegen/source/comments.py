"""YAML text to a commented tree: every comment and empty line stays with what a reader takes it to speak of.

A comment after a value belongs to it; one on its own line to what follows, but to the block above if it is
indented deeper than what follows.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from typing import Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from zcodegen.source.commented import Collection, CommentedMap, CommentedSeq, Leaf, Pair
from zcodegen.source.events import read_events
from zcodegen.source.plain import resolve_plain

_COMMENT: Final = re.compile("#[^\n]*")


class _Comment(Struct):
    """A comment; `gap`: an empty line is above it."""

    line: int
    column: int
    text: str
    gap: bool


class _PairSpan(Struct):
    """The span of a pair: its first line and column, and the last line of its value; `gap` is as a comment's."""

    pair: Pair
    line: int
    column: int
    last: int
    gap: bool = False
    inside: list[_PairSpan] = field(default_factory=list)


def parse_commented(text: str) -> CommentedMap | None:
    """Parse the text of one mapping; None where it is anything else.

    The text must be one that `parse_yaml` has no findings for.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")

    def build(parser: Any) -> _Builder:
        builder = _Builder(text)
        builder.run(parser)
        return builder

    builder = read_events(text, build)
    root = builder.root
    if not isinstance(root.pair.value, CommentedMap):
        return None
    _settle(root.pair.value, root.inside, builder.attach_trailing())
    return root.pair.value


class _Builder:
    """Consumes the parser's events; the text between two of them is searched for comments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = _PairSpan(Pair("", Leaf(None)), 0, -1, 0)
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._stack = [self.root]
        self._awaits_value = True
        self._owners: dict[int, Pair] = {}
        self._comments: list[_Comment] = []
        self._seen = 0

    def run(self, parser: Any) -> None:
        """Build the tree and collect the comments."""
        while True:
            event = parser.get_event()
            kind = type(event).__name__
            if kind == "StreamEndEvent":
                self._search(len(self.text))
                return
            start, end = event.start_mark.index, event.end_mark.index
            if kind == "ScalarEvent":
                self._search(start)
                self._scalar(event, start, end)
                self._seen = end
            elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
                self._search(start)
                self._open(CommentedMap() if kind == "MappingStartEvent" else CommentedSeq(), start)
            elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
                self._close(start, end)

    def attach_trailing(self) -> list[_Comment]:
        """Attach the comments after values to them; return those on their own lines."""
        own: list[_Comment] = []
        for comment in self._comments:
            start = self._starts[comment.line]
            if not self.text[start : start + comment.column].strip():
                own.append(comment)
            elif owner := self._owners.get(comment.line):
                owner.trailing = f"{owner.trailing} {comment.text}".strip()
            else:  # trailing a bare dash: above the element that it begins
                own.append(replace(comment, column=-1))
        return own

    def _line(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def _gap_above(self, line: int) -> bool:
        return line > 0 and not self.text[self._starts[line - 1] : self._starts[line]].strip()

    def _search(self, until: int) -> None:
        for found in _COMMENT.finditer(self.text, self._seen, max(until, self._seen)):
            line = self._line(found.start())
            column = found.start() - self._starts[line]
            self._comments.append(_Comment(line, column, found[0].rstrip(), self._gap_above(line)))
        self._seen = max(until, self._seen)

    def _scalar(self, event: Any, start: int, end: int) -> None:
        span = self._stack[-1]
        if isinstance(span.pair.value, CommentedMap) and not self._awaits_value:
            self._add_pair(event.value, start)
            self._awaits_value = True
            return
        plain = event.implicit[0]
        value = resolve_plain(event.value) if plain else event.value
        keep = isinstance(value, float) or (isinstance(value, int) and event.value[:2] == "0x")
        pair = self._value_of(start)
        pair.pair.value = Leaf(value, event.value if keep else None)
        pair.last = self._line(end - 1) if end > start else self._line(start)
        self._owners[pair.last] = pair.pair
        if event.style in {"|", ">"}:
            self._owners[self._line(start)] = pair.pair
            header = self.text[start : self.text.find("\n", start)]
            if "#" in header:
                pair.pair.trailing = header[header.index("#") :].rstrip()

    def _add_pair(self, key: str, index: int) -> _PairSpan:
        line = self._line(index)
        column = (
            index - self._starts[line] - (0 if key else 1)
        )  # an element's is left of what its dash begins
        gap = line not in self._owners and self._gap_above(line)  # of what begins the line
        span = _PairSpan(Pair(key, Leaf(None)), line, column, line, gap)
        around = self._stack[-1]
        around.inside.append(span)
        if isinstance(around.pair.value, (CommentedMap, CommentedSeq)):
            around.pair.value.pairs.append(span.pair)
        self._owners[line] = span.pair
        return span

    def _value_of(self, index: int) -> _PairSpan:
        """Return the pair that waits for the value at `index`: a key's, a new element of a list, or the root."""
        around = self._stack[-1]
        if isinstance(around.pair.value, CommentedSeq):
            return self._add_pair("", index)
        if isinstance(around.pair.value, CommentedMap):
            self._awaits_value = False
            return around.inside[-1]
        return around

    def _open(self, node: Collection, start: int) -> None:
        span = self._value_of(start)
        span.pair.value = node
        if span is not self.root:
            self._stack.append(span)
        self._awaits_value = False

    def _close(self, start: int, end: int) -> None:
        span = self._stack[-1]
        if len(self._stack) > 1:
            self._stack.pop()
        self._awaits_value = False
        flow = end > start
        if flow:
            self._search(start)
            self._seen = end
        inner = max((comment.last for comment in span.inside), default=span.line)
        span.last = max(span.last, self._line(start) if flow else inner)
        if flow:
            self._owners[span.last] = span.pair


def _settle(node: Collection, children: list[_PairSpan], comments: list[_Comment]) -> None:
    """Hand comments on lines of their own to the children of a collection; the rest is below them all."""
    first = children[0].line if children else 0
    above = [comment for comment in comments if comment.line < first]
    for number, child in enumerate(children):
        end = children[number + 1].line if number + 1 < len(children) else sys.maxsize
        _put_above(child, above)
        within, above = _split_at_end(
            [comment for comment in comments if child.line <= comment.line < end], child
        )
        if isinstance(child.pair.value, Leaf):
            child.pair.above += _texts(within)
        else:
            _settle(child.pair.value, child.inside, within)
    node.below += _texts(above if children else comments)


def _split_at_end(comments: list[_Comment], child: _PairSpan) -> tuple[list[_Comment], list[_Comment]]:
    """Split the comments from `child` on: those inside or deeper than it, and, from the first other one on, the rest."""
    deep = isinstance(child.pair.value, (CommentedMap, CommentedSeq)) and bool(child.inside)
    for number, comment in enumerate(comments):
        if comment.line > child.last and not (deep and comment.column > child.column):
            return comments[:number], comments[number:]
    return comments, []


def _put_above(child: _PairSpan, comments: list[_Comment]) -> None:
    child.pair.gap = comments[0].gap if comments else child.gap
    child.pair.above += _texts(comments)
    if comments and child.gap:
        child.pair.above.append("")


def _texts(comments: list[_Comment]) -> list[str]:
    """Return the comments' lines, with an empty one between paragraphs."""
    lines: list[str] = []
    for comment in comments:
        if comment.gap and lines:
            lines.append("")
        lines.append(comment.text)
    return lines
