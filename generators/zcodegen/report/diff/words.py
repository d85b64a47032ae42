"""What differs between two texts, word by word, as one text with marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z0-9_]+|\s+|.", re.DOTALL)
_MOST_WORDS: Final = 400
"""Words of a text that are compared one by one; longer ones are shown whole, one behind the other."""
_LEAST_ALIKE: Final = 0.5
"""The part of two texts that must be the same for marks in between to be readable."""


def marked(old: str, new: str, escape: Callable[[str], str]) -> str:
    """Return both texts as one, with what went in <del> and what came in <ins>; `escape` makes a text fit its format."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if not old or not new or max(len(before), len(after)) > _MOST_WORDS:
        return _whole(old, new, escape)
    parts: list[str] = []
    alike = 0
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[i:j]), "".join(after[k:m])
        if what == "equal":
            alike += _letters(gone)
            parts.append(escape(gone))
        else:
            parts += [_tagged("del", gone, escape), _tagged("ins", come, escape)]
    if 2 * alike < _LEAST_ALIKE * (_letters(old) + _letters(new)):
        return _whole(old, new, escape)
    return "".join(parts)


def _whole(old: str, new: str, escape: Callable[[str], str]) -> str:
    return " ".join(filter(None, (_tagged("del", old, escape), _tagged("ins", new, escape))))


def _tagged(tag: str, text: str, escape: Callable[[str], str]) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""


def _letters(text: str) -> int:
    """Return the number of characters that are not spaces: spaces are alike in any two texts."""
    return sum(not character.isspace() for character in text)
