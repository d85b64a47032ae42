"""Answers about short texts, remembered: a table repeats its cells, and each is asked about many times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

Answer = TypeVar("Answer")

MAX_CHARACTERS: Final = 200
"""Longer texts are seldom repeated."""
_MAX_TEXTS: Final = 16_384


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Return `function` with its last answers kept; it must depend on the text alone and return an immutable value."""
    kept = lru_cache(_MAX_TEXTS)(function)

    @wraps(function)
    def answer(text: str) -> Answer:
        return kept(text) if len(text) <= MAX_CHARACTERS else function(text)

    return answer
