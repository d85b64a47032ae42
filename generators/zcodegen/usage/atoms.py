"""Source code to atoms: names, numbers, strings and signs, without comments. Pygments tells these regions apart.

The grammars of Pygments differ in how fine they cut, so that only the kind of a region is theirs: code, string or
comment. Code is cut here, in the same way for every language.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, Final, Literal, TypeAlias

from msgspec import Struct

Shape: TypeAlias = Literal["name", "number", "string", "sign"]

_ATOM: Final = re.compile(
    r"(?P<number>0[xX][0-9A-Fa-f](?:_?[0-9A-Fa-f])*|[0-9](?:[_']?[0-9])*)(?P<suffix>[lLuUn]{0,3}|[iu](?:8|16|32|64|size))(?![\w]|\.[0-9])"
    r"|(?P<float>[0-9][\w.]*)"
    r"|(?P<name>[^\W\d][\w$]*|`[^`\n]{1,80}`)"
    r"|(?P<sign>===|!==|==|!=|<>|=>|->|:=|<=|>=|&&|\|\||\?\.|!!\.|::|\?\?|[^\s\w])"
)
_QUOTES: Final = re.compile(r"""^[A-Za-z@]{0,3}(\"{3}|'{3}|["'`])(?P<inner>.*)\1$""", re.DOTALL)
_MAX_STRING: Final = 200
"""Characters of a string that can be a code, a name, or the path of a module."""

_JVM: Final = "kotlin"
_JS: Final = "typescript"
LANGUAGES: Final = {
    ".py": ("python", "python"), ".pyi": ("python", "python"), ".pyx": ("cython", "python"),
    ".ts": ("typescript", _JS), ".mts": ("typescript", _JS), ".cts": ("typescript", _JS), ".tsx": ("tsx", _JS),
    ".js": ("javascript", _JS), ".mjs": ("javascript", _JS), ".cjs": ("javascript", _JS), ".jsx": ("jsx", _JS),
    ".vue": ("html", _JS), ".svelte": ("html", _JS), ".astro": ("html", _JS),
    ".go": ("go", "go"),
    ".kt": ("kotlin", _JVM), ".kts": ("kotlin", _JVM), ".java": ("java", _JVM), ".scala": ("scala", _JVM),
    ".groovy": ("groovy", _JVM), ".gradle": ("groovy", _JVM),
    ".c": ("c", ""), ".h": ("cpp", ""), ".cc": ("cpp", ""), ".cpp": ("cpp", ""), ".cxx": ("cpp", ""),
    ".hpp": ("cpp", ""), ".hh": ("cpp", ""), ".m": ("objective-c", ""), ".mm": ("objective-c++", ""),
    ".swift": ("swift", ""), ".cs": ("csharp", ""), ".fs": ("fsharp", ""), ".vb": ("vb.net", ""),
    ".rs": ("rust", ""), ".rb": ("ruby", ""), ".php": ("php", ""), ".dart": ("dart", ""), ".lua": ("lua", ""),
    ".pl": ("perl", ""), ".pm": ("perl", ""), ".ex": ("elixir", ""), ".exs": ("elixir", ""), ".erl": ("erlang", ""),
    ".hs": ("haskell", ""), ".clj": ("clojure", ""), ".jl": ("julia", ""), ".r": ("r", ""), ".nim": ("nim", ""),
    ".zig": ("zig", ""), ".ml": ("ocaml", ""), ".cr": ("crystal", ""), ".d": ("d", ""), ".sh": ("bash", ""),
    ".bash": ("bash", ""), ".ps1": ("powershell", ""), ".ets": ("typescript", _JS), ".pas": ("delphi", ""),
}  # fmt: skip
"""Suffix -> the alias of Pygments' lexer, and the target whose package programs of the language import."""


class Atom(Struct, frozen=True):
    """A piece of code. The text of a string is what is between its quotes; a number has its value."""

    shape: Shape
    text: str
    offset: int
    value: int = 0


class SourceText(Struct, frozen=True, dict=True):
    """A file of source code: its path as the user knows it and from the project's folder, its text, and its atoms."""

    path: str
    file: str
    text: str
    target: str
    atoms: tuple[Atom, ...]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\n", self.text))]

    def line_at(self, offset: int) -> str:
        """Return the line of an offset without the space around it."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return self.text[start : end if end >= 0 else len(self.text)].strip()


def read_source(path: str, text: str, file: str) -> SourceText | None:
    """Return a file's atoms; None if its suffix is of no programming language."""
    language = LANGUAGES.get(suffix_of(path))
    if language is None:
        return None
    alias, target = language
    return SourceText(path, file, text, target, tuple(_atoms(text, _lexer(alias), is_markup=alias == "html")))


def suffix_of(path: str) -> str:
    """Return the suffix of a path in lower case, with the dot; empty if it has none."""
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


@lru_cache(maxsize=64)
def _lexer(alias: str) -> Any:
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(alias, stripnl=False, ensurenl=False)


def _atoms(text: str, lexer: Any, *, is_markup: bool) -> Iterator[Atom]:
    """Yield the atoms of a text: runs of code are cut together, and so are the parts of a string."""
    from pygments.token import Comment, String, Text

    start, run, kind = 0, "", "code"
    for offset, token, value in lexer.get_tokens_unprocessed(text):
        if token in String:
            now = "comment" if token is String.Doc else "string"
        elif token in Comment and token not in Comment.Preproc:
            now = "comment"
        else:
            now = "comment" if is_markup and token is Text and value.strip() else "code"
        if now != kind or (now == "string" and _is_closed(run)):
            yield from _cut(kind, run, start)
            start, run, kind = offset, value, now
        else:
            run += value
    yield from _cut(kind, run, start)


def _is_closed(run: str) -> bool:
    return len(run) <= _MAX_STRING and _QUOTES.match(run) is not None


def _cut(kind: str, run: str, start: int) -> Iterator[Atom]:
    if kind == "string":
        quoted = _QUOTES.match(run) if len(run) <= _MAX_STRING else None
        yield Atom("string", quoted["inner"] if quoted else run[:_MAX_STRING], start)
    elif kind == "code":
        for match in _ATOM.finditer(run):
            if number := match["number"]:
                digits = number.replace("_", "").replace("'", "")
                value = int(digits, 16) if digits[1:2] in {"x", "X"} else _decimal(digits)
                yield Atom("number", number, start + match.start(), value)
            elif name := match["name"]:
                yield Atom("name", name.strip("`"), start + match.start())
            elif sign := match["sign"]:
                yield Atom("sign", sign, start + match.start())


def _decimal(digits: str) -> int:
    return int(digits) if len(digits) <= 20 else -1  # noqa: PLR2004 - no code of 64 bits has more digits
