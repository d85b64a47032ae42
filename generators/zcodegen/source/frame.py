"""A code frame: the line that a finding speaks of, with a caret under its column."""

from __future__ import annotations

from typing import Final
from unicodedata import combining, east_asian_width

_WIDTH: Final = 100
"""Longer lines are cut around the caret; in columns of a terminal."""


def code_frame(text: str, line: int, column: int) -> list[str]:
    """Return the lines of a frame for `line` and `column` (from 1) of `text`; nothing where there is no such line.

    Control characters are shown as `·` so that a file cannot move the terminal's cursor.
    """
    lines = text.splitlines()
    if not 1 <= line <= len(lines):
        return []
    shown = "".join(_visible(character) for character in lines[line - 1])
    caret = max(column - 1, 0)
    start = max(0, caret - _WIDTH // 2) if len(shown) > _WIDTH else 0
    cut = shown[start : start + _WIDTH]
    gutter = f"{line:>5} | "
    padding = sum(display_width(character) for character in shown[start:caret])
    return [f"{gutter}{cut}".rstrip(), " " * (len(gutter) - 2) + "| " + " " * padding + "^"]


def display_width(character: str) -> int:
    """Columns that a character takes on a terminal (UAX #11: wide and full-width take two)."""
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    return character if character.isprintable() else "·"
