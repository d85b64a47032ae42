"""A unified diff that takes about as long as its texts are, however many lines of them changed.

difflib alone needs minutes for a generated file of 100,000 lines that differs in every third. So the lines that occur
once in both texts are paired first, as far as their order agrees (the patience diff), and difflib sees only the gaps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

_CONTEXT = 3
_SMALL = 250_000
"""Old lines times new lines of a gap that difflib gets; a larger one is shown as replaced."""

_Span: TypeAlias = tuple[int, int, int, int]
"""Changed lines: old from, old to, new from, new to, counted from 0, ends not included."""


def unified_diff(old: bytes | None, new: bytes | None, path: str) -> Iterator[str]:
    """Yield the lines, without line ends, of a diff that `patch -p1` reads; None is a file that is not there.

    A file that is not UTF-8 text, or has a NUL, is one line.
    """
    before, after = _lines(old), _lines(new)
    if before is None or after is None:
        yield f"Binary file {path} differs"
        return
    spans = list(_changed(before, after))
    if spans or (old is None) != (new is None):
        yield "--- /dev/null" if old is None else f"--- a/{path}"
        yield "+++ /dev/null" if new is None else f"+++ b/{path}"
    for hunk in _hunks(spans):
        yield from _hunk(before, after, hunk)


def _lines(content: bytes | None) -> list[str] | None:
    if content is None:
        return []
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return None
    if lines[-1]:
        lines[-1] += "\n\\ No newline at end of file"
    else:
        lines.pop()
    return None if b"\0" in content else lines


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[_Span]:
    """Yield what differs, in order, between the lines that are paired."""
    paired = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
    for (above_old, above_new), (below_old, below_new) in pairwise(paired):
        yield from _gap(old, new, (above_old + 1, below_old, above_new + 1, below_new))


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the lines that are unique on both sides, the longest run whose order is the same (patience sorting)."""
    once_in_old = {line for line, count in Counter(old).items() if count == 1}
    once_in_new = {line for line, count in Counter(new).items() if count == 1}
    number_of = {line: number for number, line in enumerate(new) if line in once_in_new}
    pairs = [
        (number, number_of[line])
        for number, line in enumerate(old)
        if line in once_in_old and line in number_of
    ]
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(pairs):
        pile = bisect_left(tops, at)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [at]
        ends[pile : pile + 1] = [index]
    run: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _gap(old: Sequence[str], new: Sequence[str], span: _Span) -> Iterator[_Span]:
    first, last, new_first, new_last = span
    while first < last and new_first < new_last and old[first] == new[new_first]:
        first, new_first = first + 1, new_first + 1
    while first < last and new_first < new_last and old[last - 1] == new[new_last - 1]:
        last, new_last = last - 1, new_last - 1
    size = (last - first) * (new_last - new_first)
    if 1 < size <= _SMALL:
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, old[first:last], new[new_first:new_last], autojunk=False)
        for kind, i, j, k, m in matcher.get_opcodes():
            if kind != "equal":
                yield first + i, first + j, new_first + k, new_first + m
    elif first < last or new_first < new_last:
        yield first, last, new_first, new_last


def _hunks(spans: Iterable[_Span]) -> Iterator[list[_Span]]:
    """Join the spans whose context meets."""
    hunk: list[_Span] = []
    for span in spans:
        if hunk and span[0] - hunk[-1][1] > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(span)
    if hunk:
        yield hunk


def _hunk(old: Sequence[str], new: Sequence[str], hunk: list[_Span]) -> Iterator[str]:
    lead = min(_CONTEXT, hunk[0][0])
    trail = min(_CONTEXT, len(old) - hunk[-1][1])
    first, last = hunk[0][0] - lead, hunk[-1][1] + trail
    yield f"@@ -{_range(first, last)} +{_range(hunk[0][2] - lead, hunk[-1][3] + trail)} @@"
    at = first
    for start, end, new_start, new_end in hunk:
        yield from (f" {line}" for line in old[at:start])
        yield from (f"-{line}" for line in old[start:end])
        yield from (f"+{line}" for line in new[new_start:new_end])
        at = end
    yield from (f" {line}" for line in old[at:last])


def _range(first: int, last: int) -> str:
    """Count lines as diff does: from 1, an empty range after the line before it, a single line without its count."""
    count = last - first
    return f"{first + 1}" if count == 1 else f"{first + 1 if count else first},{count}"
