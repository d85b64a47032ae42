"""A code frame: the line of a finding, with a caret under its column."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import combining, east_asian_width

from zcodegen.textcompare.invisible import visible

_WIDTH: Final = 100
"""Longer lines are cut around the caret; in columns of a terminal."""


def code_frame(text: str, line: int, column: int) -> list[str]:
    """Return the lines of a frame for `line` and `column` (from 1) of `text`; nothing where there is no such line.

    What is hidden, or could move the terminal's cursor, is shown as <U+202E>.
    """
    lines = _split_lines(text)
    if not 1 <= line <= len(lines):
        return []
    whole, caret = lines[line - 1], max(column - 1, 0)
    before, after = _shown(whole[max(0, caret - _WIDTH) : caret]), _shown(whole[caret : caret + _WIDTH])
    start = max(0, len(before) - _WIDTH // 2) if len(before) + len(after) > _WIDTH else 0
    cut = (before + after)[start : start + _WIDTH]
    gutter = f"{line:>5} | "
    padding = sum(display_width(character) for character in before[start:])
    return [f"{gutter}{cut}".rstrip(), " " * (len(gutter) - 2) + "| " + " " * padding + "^"]


@lru_cache(maxsize=2)
def _split_lines(text: str) -> list[str]:
    """Split the file that a report is about: it may have a thousand findings."""
    return text.splitlines()


def display_width(character: str) -> int:
    """Columns that a character takes on a terminal (UAX #11: wide and full-width take two)."""
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _shown(text: str) -> str:
    return visible(text.replace("\t", " "))
