"""Any text as a JavaScript literal, and how wide prettier considers it.

A literal reads back equal for all of Unicode (the loader refuses lone surrogates). Characters that are invisible or ambiguous in an
editor (controls, bidi marks, emoji, rare symbols) are written as escapes; the quotes are those that prettier would choose.
ECMA-262, section 12.9.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final
from unicodedata import category

SAFE_INTEGER: Final = 2**53 - 1
"""Number.MAX_SAFE_INTEGER: the largest integer that a number of JavaScript distinguishes from its neighbours."""

# Written as they are: scripts and punctuation whose width every release of prettier counts alike.
_NARROW = (
    "\u00a1-\u00a8\u00aa-\u00ac\u00af-\u034e\u0350-\u05ff\u0606-\u061b\u061d-\u06dc\u06de-\u070d\u0710-\u088f"
    "\u0892-\u08e1\u08e3-\u10ff\u1e00-\u1fff\u2010-\u2027\u2030-\u203b\u203d-\u2048\u204a-\u205e\u20a0-\u20c0"
    "\u2190-\u2193\u2200-\u22ff\uff61-\uff9f"
)
_WIDE = (
    "\u3001-\u3029\u3031-\u303c\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u318e\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uff01-\uff60\uffe0-\uffe6"
)
_PLAIN = re.compile(rf"[ !#-\[\]-~{_NARROW}{_WIDE}]*")
_WIDE_RANGES: Final = [(_WIDE[at], _WIDE[at + 2]) for at in range(0, len(_WIDE), len("a-z"))]
_MAYBE_MARKS = re.compile("[\u0300-\u10ff]")
_NAMED: Final = {"\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v"}
_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")


def quoted(text: str) -> str:
    """Return `text` as a string literal, in double quotes unless single ones need fewer escapes."""
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    quote = "'" if text.count('"') > text.count("'") else '"'
    inner = "".join(map(_escape, text)).replace(quote, f"\\{quote}")
    return f"{quote}{inner}{quote}"


def quoting(joined: str) -> Callable[[str], str]:
    """Return the function that quotes texts, given all of them in `joined`: a faster one if none needs an escape."""
    return '"{}"'.format if _PLAIN.fullmatch(joined) else quoted


@cache
def _escape(character: str) -> str:
    if character == '"' or _PLAIN.fullmatch(character):
        return character
    if character in _NAMED:
        return _NAMED[character]
    number = ord(character)
    return f"\\u{number:04x}" if character <= "\uffff" else f"\\u{{{number:x}}}"


def number(code: int, *, is_hex: bool = False, is_bigint: bool = False) -> str:
    """Return `code` as a number or bigint literal; prettier writes hex digits in lower case."""
    text = f"{'-' if code < 0 else ''}{abs(code):#x}" if is_hex else str(code)
    return f"{text}n" if is_bigint else text


def pointer(text: str) -> str:
    """Return the reference tokens of a JSON pointer (RFC 6901, section 3) as an array literal."""
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in text.split("/")[1:]]
    return f"[{', '.join(map(quoted, tokens))}]"


def key(name: str) -> str:
    """Return `name` as the key of an object, quoted only where that is needed."""
    return name if _IDENTIFIER.fullmatch(name) else quoted(name)


def width(code: str) -> int:
    """Return the columns that prettier counts for a line of code made of our literals."""
    marks = 0
    if _MAYBE_MARKS.search(code):
        marks = sum(category(character) in {"Mn", "Me"} for character in code)
    return len(code) + sum(map(_is_wide, code)) - marks


@cache
def _is_wide(character: str) -> bool:
    """Return whether a character takes two columns. No expression: to compile one costs more than most catalogs' texts."""
    return any(first <= character <= last for first, last in _WIDE_RANGES)


def strings(texts: Iterable[str]) -> list[str]:
    """Return `texts` as string literals."""
    return [quoted(text) for text in texts]
