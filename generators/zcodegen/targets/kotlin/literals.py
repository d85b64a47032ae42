"""Any text as a Kotlin literal, a cell of a resource, a cell of a raw string, XML.

The compiler reads a literal back as the same text. Invisible characters, and characters that change the direction of a
line, are escaped everywhere.
"""

from __future__ import annotations

import re
from typing import Final

from zcodegen.textcompare.invisible import hidden_or
from zcodegen.textcompare.invisible import shown as visible

_IN_LITERAL = hidden_or('"\\\\$\t\n')
_IN_ROW = hidden_or("\\\\\t\n")
_IN_RAW = re.compile(r"[\s\"$]")
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "$": "\\$", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_XML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
NONE: Final = "\\-"
"""The cell of a text that is absent; no escaped text equals it."""
PATTERN: Final = "\\="
"""The start of a line whose texts are messages with arguments."""


def quoted(text: str) -> str:
    """Return `text` as a string literal."""
    return f'"{_IN_LITERAL.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if short := _SHORT.get(character):
        return short
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[first : first + 4]}" for first in range(0, len(units), 4))


def row(*cells: str) -> str:
    """Return a line of a resource: cells separated by tabs; Resources.kt reads it."""
    return "\t".join(map(cell, cells))


def cell(text: str) -> str:
    """Return `text` as a cell of a resource."""
    return _IN_ROW.sub(_escape, text)


def raw_cell(text: str) -> str:
    """Return `text` as a cell in a raw string of Kotlin, which has no escapes of its own."""
    return _IN_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", cell(text))


def xml(text: str) -> str:
    """Return `text` as the content of an XML element, in one line; what XML cannot hold is written as U+XXXX."""
    return " ".join(visible(text).split()).translate(_XML)
