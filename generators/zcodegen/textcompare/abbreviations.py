"""Abbreviations of one text that the other writes out: QPS and "queries per second", AI and 人工智能."""

from __future__ import annotations

import re
from typing import Final

from zcodegen.textcompare.terms import ALIASES

_ABBREVIATION: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6}(?![A-Za-z0-9])")


def unify_abbreviations(left: str, right: str) -> tuple[str, str]:
    """Return both texts with the abbreviation where only one of them writes its words out."""
    return _abbreviate(left, right), _abbreviate(right, left)


def _abbreviate(text: str, other: str) -> str:
    """Return `text` with the words of the abbreviations that only `other` has replaced by them."""
    for abbreviation in dict.fromkeys(_ABBREVIATION.findall(other)):
        if abbreviation in text:
            continue
        words = r"[a-z]*[\s-]+".join(abbreviation.lower()) + r"[a-z]+"
        text = re.sub(rf"(?<![A-Za-z]){words}", abbreviation, text, count=1, flags=re.IGNORECASE)
        for alias in ALIASES.get(abbreviation.lower(), ()):
            if alias in text.lower():
                text = re.sub(re.escape(alias), abbreviation, text, count=1, flags=re.IGNORECASE)
                break
    return text
