"""Abbreviations of one text that the other writes out: QPS and "queries per second", AI and 人工智能."""

from __future__ import annotations

import re
from typing import Final

from zcodegen.textcompare.terms import ALIASES

_ABBREVIATION: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6}(?![A-Za-z0-9])")
_WORD: Final = re.compile(r"[A-Za-z]+")


def unify_abbreviations(left: str, right: str) -> tuple[str, str]:
    """Return both texts with the abbreviation where only one of them writes its words out."""
    return _abbreviate(left, right), _abbreviate(right, left)


def _abbreviate(text: str, other: str) -> str:
    """Return `text` with the words of the abbreviations that only `other` has replaced by them."""
    for abbreviation in dict.fromkeys(_ABBREVIATION.findall(other)):
        if abbreviation not in text:
            text = _replace_words(_replace_alias(text, abbreviation), abbreviation)
    return text


def _replace_alias(text: str, abbreviation: str) -> str:
    lower = text.lower()
    for alias in ALIASES.get(abbreviation.lower(), ()):
        at = lower.find(alias)
        if at >= 0:
            return text[:at] + abbreviation + text[at + len(alias) :]
    return text


def _replace_words(text: str, abbreviation: str) -> str:
    """Replace neighboring words that begin with the letters of the abbreviation."""
    words = list(_WORD.finditer(text))
    first = "".join(word[0][0].lower() for word in words).find(abbreviation.lower())
    if first < 0:
        return text
    last = words[first + len(abbreviation) - 1]
    return text[: words[first].start()] + abbreviation + text[last.end() :]
