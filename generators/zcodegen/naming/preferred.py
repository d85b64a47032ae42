"""Words that a catalog prefers in names of entries: `naming: {NOT_EXIST: NOT_FOUND}` in catalog.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache


def find_other_words(name: str, preferred: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each word (or words joined by `_`) of `name` that has a preferred one, with that; the longest match counts."""
    return [(found[1], preferred[found[1]]) for found in _pattern(tuple(preferred)).finditer(name)]


def with_preferred_words(name: str, preferred: Mapping[str, str]) -> str:
    """Return `name` with its words replaced by the preferred ones."""
    return _pattern(tuple(preferred)).sub(lambda found: preferred[found[1]], name)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(sorted(words, key=lambda word: (-len(word), word))) or "(?!)"
    return re.compile(rf"(?<![A-Z0-9])({alternatives})(?![A-Z0-9])")
