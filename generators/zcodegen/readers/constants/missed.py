"""Lines of a source text that declare an error as the lines of rows do, and are neither read nor reported.

A second look that knows nothing of how the declarations were found: the shape of a line is its marks and keywords, with each
name, number and string as one letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from zcodegen.readers.constants.keywords import MODIFIERS
from zcodegen.readers.constants.names import ERROR_NAME
from zcodegen.readers.constants.settings import is_setting_name
from zcodegen.readers.rows import Row

_LEAST = 3
_LONGEST_LINE = 400
_KEPT = MODIFIERS | {
    "define",
    "enum",
    "case",
    "return",
    "new",
    "throw",
    "raise",
    "import",
    "from",
    "def",
    "class",
    "if",
    "else",
}
_NO_DECLARATION = frozenset(
    ("return", "throw", "raise", "import", "from", "def", "if", "else", "case", "class")
)
_VALUES = {"number", "string"}
_PART = re.compile(
    r"(?P<string>\"(?:[^\"\\]|\\.){0,200}+\"|'(?:[^'\\]|\\.){0,200}+')|(?P<number>-?\b\d[\w.]*)|(?P<word>[A-Za-z_$][\w$]*)|(?P<mark>[^\w\s])"
)
_COMMENT = re.compile(r"^\s{0,99}+\*|(?:^|\s)(?://|/\*|#(?!\s{0,9}define))")


def find_missed(
    text: str, rows: Sequence[Row], reported: Collection[str], lines: Collection[int]
) -> Iterator[tuple[int, str]]:
    """Yield the lines, from 1, of three or more of one shape, rows among them or not, with the name of an error that no row has.

    `reported` are the names under `unread`, `lines` those of what is reported or known to be no code.
    """
    known = {str(word) for row in rows for word in (row.name, *row.codes)} | set(reported)
    at_rows = {row.line for row in rows}
    others: dict[tuple[str, ...], dict[str, tuple[int, str]]] = {}
    short = [(number, line) for number, line in enumerate(text.split("\n"), 1) if len(line) <= _LONGEST_LINE]
    for number, line in short:
        if number in at_rows or number in lines or (found := _shape_of(line)) is None:
            continue
        path, shape = found
        if known.isdisjoint(path) and _may_be_code(path[-1]):
            others.setdefault(shape, {}).setdefault(path[-1], (number, line))
    read = (_shape_of(line) for number, line in short if others and number in at_rows)
    shapes = Counter(found[1] for found in read if found)
    for shape, alike in others.items():
        if shapes[shape] >= _LEAST or (len(alike) >= _LEAST and _VALUES & set(shape)):
            yield from alike.values()


def _may_be_code(name: str) -> bool:
    is_error = ERROR_NAME.search(name) is not None and not name.startswith("err")
    return is_error and not is_setting_name(name) and not name.rstrip("_").endswith(("_H", "MASK"))


def _shape_of(line: str) -> tuple[list[str], tuple[str, ...]] | None:
    """Return the first name of a line, with those of what it is in, and the line's shape; None if it has no value behind it."""
    comment = _COMMENT.search(line)
    code = line[: comment.start()] if comment else line
    path: list[str] = []
    shape = [str(len(code) - len(code.lstrip()))]
    for part in _PART.finditer(code):
        kind, word = part.lastgroup or "", part.group()
        if kind == "word" and word in _NO_DECLARATION:
            return None
        is_name = kind == "word" and word not in _KEPT
        if is_name and (not path or "".join(shape[-2:]) in ("word.", "::")):
            path.append(word)
        elif kind in _VALUES and not path:
            return None
        shape.append(word if kind == "mark" or word in _KEPT else kind)
    if "`" in code or (len(path) > 1 and shape[-1] == ";" and "=" not in shape):
        return None  # a call, or the tag of a field of Go
    is_made = bool(path) and (_VALUES & set(shape) or "=" in shape)
    return (path, tuple(shape)) if is_made else None
