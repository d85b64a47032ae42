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


_MARKED = r"[@$rRbBfFuUL]{0,2}"
_TRIPLE = r"\"\"\"[\s\S]*?(?:\"\"\"|\Z)|'''[\s\S]*?(?:'''|\Z)"
_VERBATIM = r"(?<=@)\"(?:[^\"]|\"\")*(?:\"|\Z)|(?<=@\$)\"(?:[^\"]|\"\")*(?:\"|\Z)"
_DOUBLE = r"\"(?:[^\"\\\n]|\\[\s\S])*(?:\"|(?=\n)|\Z)"
_SINGLE = r"'(?:[^'\\\n]|\\[\s\S])*(?:'|(?=\n)|\Z)"
_CHARACTER = r"'(?:[^'\\\n]|\\[^\n]{1,9}?)'"
_BACKTICK = r"|`(?:[^`\\]|\\[\s\S])*(?:`|\Z)"
_REST = (
    r"|(?P<number>(?<![\w.])(?:0[xX][0-9A-Fa-f_]+(?:'[0-9A-Fa-f]+)*|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:'\d{3})*(?:\.\d+)?)"
    r"(?:[uUlLnfFdDzZ]{0,3}|_?[iu](?:8|16|32|64|128|size))\b)"
    r"|(?P<word>(?!\s)[A-Za-z_$\u0080-\uffff][\w$]*|`\w{1,80}`)|(?P<newline>\n)|(?P<mark>\S)"
)
_COMMENTS = {
    "/": r"//[^\n]*|/\*[\s\S]*?(?:\*/|\Z)",
    "#": r"#[^\n]*",
    "both": r"#(?!\[)[^\n]*|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z)",
    "%": r"%[^\n]*",
    "elixir": r"#[^\n]*|@(?:module|type)?doc[ \t]+(?:~[sS])?(?:\"\"\"[\s\S]*?(?:\"\"\"|\Z)|\"(?:[^\"\\\n]|\\.)*\")",
    "--": r"--\[\[[\s\S]*?(?:\]\]|\Z)|--[^\n]*",
}


def _lexer(comments: str, strings: str, number: str = "", word: str = "") -> re.Pattern[str]:
    """Return an expression for the tokens of a language; `number` and `word` are spellings that it alone has."""
    rest = _REST.replace("(?:0[xX]", f"(?:{number}|0[xX]", 1) if number else _REST
    rest = rest.replace("(?P<word>", f"(?P<word>{word}|", 1) if word else rest
    return re.compile(rf"(?P<comment>{_COMMENTS[comments]})|(?P<string>{_MARKED}(?:{strings})){rest}")


_SLASHES = _lexer("/", f"{_TRIPLE}|{_DOUBLE}|{_SINGLE}")
_SHARP = _lexer("/", f"{_TRIPLE}|{_VERBATIM}|{_DOUBLE}|{_SINGLE}")
_SCRIPT = _lexer("/", f"{_TRIPLE}|{_DOUBLE}|{_SINGLE}{_BACKTICK}")
_RUST = _lexer("/", f"{_DOUBLE}|{_CHARACTER}")
_HASH = _lexer("#", f"{_TRIPLE}|{_DOUBLE}|{_SINGLE}")
_BOTH = _lexer("both", f"{_DOUBLE}|{_SINGLE}")

_LUA = _lexer("--", f"{_DOUBLE}|{_SINGLE}")
_ELIXIR = _lexer(
    "elixir", f"{_TRIPLE}|{_DOUBLE}|{_SINGLE}", word=r"@(?!(?:spec|impl|deprecated|dialyzer|type)\b)[a-z_]\w*"
)
_ERLANG = _lexer("%", f"{_DOUBLE}|{_SINGLE}", number=r"\d{1,2}\#[0-9A-Fa-f]+")

LANGUAGES = {
    ".c": _SLASHES, ".cc": _SLASHES, ".cpp": _SLASHES, ".cs": _SHARP, ".cxx": _SLASHES, ".dart": _SLASHES,
    ".go": _SCRIPT, ".groovy": _SLASHES, ".h": _SLASHES, ".hh": _SLASHES, ".hpp": _SLASHES, ".inc": _SLASHES, ".java": _SLASHES, ".js": _SCRIPT,
    ".jsx": _SCRIPT, ".kt": _SLASHES, ".kts": _SLASHES, ".m": _SLASHES, ".move": _RUST, ".mjs": _SCRIPT, ".cjs": _SCRIPT,
    ".mm": _SLASHES, ".php": _BOTH, ".proto": _SLASHES, ".py": _HASH, ".pyi": _HASH, ".rb": _HASH, ".rs": _RUST,
    ".def": _SLASHES, ".ex": _ELIXIR, ".exs": _ELIXIR, ".fbs": _SLASHES, ".hrl": _ERLANG, ".lua": _LUA, ".pl": _HASH, ".pm": _HASH, ".sol": _SLASHES, ".zig": _SLASHES,
    ".scala": _SLASHES, ".swift": _SLASHES, ".thrift": _BOTH, ".ts": _SCRIPT, ".mts": _SCRIPT, ".tsx": _SCRIPT,
    ".x": _SLASHES,
}  # fmt: skip
"""Suffix of a file's name -> how its text is cut into tokens."""

ALIASES = {
    **dict.fromkeys((".cu", ".ino", ".ipp", ".inl", ".tcc", ".ixx", ".cppm"), ".cpp"),
    **dict.fromkeys((".cuh", ".hxx", ".h++"), ".hpp"),
}
"""Suffixes of further files of a language."""

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
