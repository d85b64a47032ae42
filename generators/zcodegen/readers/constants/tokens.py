"""Source code as tokens: comments, strings, numbers, words and marks, alike for all languages.

Languages differ here in their comments alone. A library's lexers (Pygments) distinguish more, at 0.2 to 0.9 MB/s; what
declares a constant needs no more than this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct


class Kind(Enum):
    """What a token is."""

    COMMENT = auto()
    STRING = auto()
    NUMBER = auto()
    WORD = auto()
    NEWLINE = auto()
    MARK = auto()


class Token(Struct, frozen=True, gc=False):
    """One token, the line on which it begins, and the index in that line."""

    kind: Kind
    text: str
    line: int
    column: int


_STRING = (
    r"[@$rRbBfFuU]{0,2}(?:\"\"\"[\s\S]*?(?:\"\"\"|\Z)|\"(?:[^\"\\\n]|\\[\s\S])*(?:\"|(?=\n)|\Z)|'''[\s\S]*?(?:'''|\Z)"
    r"|'(?:[^'\\\n]|\\[\s\S])*(?:'|(?=\n)|\Z)|`(?:[^`\\]|\\[\s\S])*(?:`|\Z))"
)
_REST = (
    r"|(?P<number>(?<![\w.])(?:0[xX][0-9A-Fa-f_']+|0[bB][01_]+|\d[\d_]*(?:\.\d+)?)[uUlLnfFdD]{0,3}\b)"
    r"|(?P<word>[A-Za-z_$\u0080-\uffff][\w$]*)|(?P<newline>\n)|(?P<mark>\S)"
)
_SLASHES = re.compile(rf"(?P<comment>//[^\n]*|/\*[\s\S]*?(?:\*/|\Z))|(?P<string>{_STRING}){_REST}")
_HASH = re.compile(rf"(?P<comment>#[^\n]*)|(?P<string>{_STRING}){_REST}")
_BOTH = re.compile(rf"(?P<comment>\#[^\n]*|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z))|(?P<string>{_STRING}){_REST}")

LANGUAGES = {
    ".c": _SLASHES, ".cc": _SLASHES, ".cpp": _SLASHES, ".cs": _SLASHES, ".cxx": _SLASHES, ".dart": _SLASHES,
    ".go": _SLASHES, ".h": _SLASHES, ".hh": _SLASHES, ".hpp": _SLASHES, ".java": _SLASHES, ".js": _SLASHES,
    ".jsx": _SLASHES, ".kt": _SLASHES, ".kts": _SLASHES, ".m": _SLASHES, ".mjs": _SLASHES, ".cjs": _SLASHES,
    ".mm": _SLASHES, ".proto": _SLASHES, ".py": _HASH, ".pyi": _HASH, ".rb": _HASH, ".rs": _SLASHES,
    ".scala": _SLASHES, ".swift": _SLASHES, ".thrift": _BOTH, ".ts": _SLASHES, ".mts": _SLASHES, ".tsx": _SLASHES,
}  # fmt: skip
"""Suffix of a file's name -> how its text is cut into tokens."""

_KINDS = {
    "comment": Kind.COMMENT,
    "string": Kind.STRING,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "newline": Kind.NEWLINE,
    "mark": Kind.MARK,
}


def tokens_of(text: str, suffix: str) -> Iterator[Token]:
    """Yield the tokens of a source text, none of its blanks."""
    line, start = 1, 0
    for found in LANGUAGES[suffix].finditer(text):
        token = found.group()
        yield Token(_KINDS[found.lastgroup or "mark"], token, line, found.start() - start)
        if breaks := token.count("\n"):
            line += breaks
            start = found.start() + token.rindex("\n") + 1
