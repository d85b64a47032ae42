"""Edits of a text: what turns one into another, line by line, so that cursors, folds and comments elsewhere stay."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

from zcodegen.editor.positions import Span, Text

MAX_COMPARED: Final = 4_000
"""Lines between the first and the last difference that are compared; more are replaced as a whole."""


class TextEdit(Struct, frozen=True):
    """A span of the old text and what takes its place."""

    span: Span
    text: str


def edits_between(old: Text, new: str) -> list[TextEdit]:
    """Return the edits, in order and apart from each other, that make `new` of a text."""
    before, after = old.value.splitlines(keepends=True), new.splitlines(keepends=True)
    if "".join(before) == "".join(after):
        return []
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    middle, wanted = before[start : len(before) - end], after[start : len(after) - end]
    offsets = [0]
    for line in before:
        offsets.append(offsets[-1] + len(line))
    if max(len(middle), len(wanted)) > MAX_COMPARED:
        span = Span(offsets[start], offsets[start + len(middle)])
        return [TextEdit(span, "".join(wanted))]
    return [
        TextEdit(Span(offsets[start + first], offsets[start + last]), "".join(wanted[low:high]))
        for first, last, low, high in _changes(middle, wanted)
    ]


def _changes(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    for tag, first, last, low, high in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield first, last, low, high


def _common(one: list[str], other: list[str]) -> int:
    """Return how many lines two lists have in common at their start."""
    return next(
        (number for number, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
