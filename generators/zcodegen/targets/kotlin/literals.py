"""Any text as Kotlin source, as a KDoc comment, as a line of a resource, as XML.

Promises: the compiler reads a literal back to the same text; a comment neither ends early nor opens another (Kotlin's
comments nest); what would not be seen, or would turn a line's direction, is escaped in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from zcodegen.textcompare.invisible import JOINERS, hidden_or
from zcodegen.textcompare.invisible import shown as visible

_IN_LITERAL = hidden_or('"\\\\$\t\n')
_IN_ROW = hidden_or("\\\\\t\n")
_EDGE = re.compile(r"\*(?=/)|/(?=\*)")
_LINK = re.compile(r"\[(?=[^\W\d]|`)")
_UNUSUAL = hidden_or(f"*/@\\[\\\\\t\n{JOINERS}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000")
_GAP = re.compile(r"(?<=\S)[ \t]{2,}")
_TAG = re.compile(r"^(\s*)@")
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "$": "\\$", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_XML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
NONE: Final = "\\-"
"""What stands for no value in a row; no escaped text looks like it."""


def quoted(text: str) -> str:
    """Return `text` as a string literal."""
    return f'"{_IN_LITERAL.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if short := _SHORT.get(character):
        return short
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[first : first + 4]}" for first in range(0, len(units), 4))


def row(key: str, values: Iterable[str | None]) -> str:
    """Return a line of a resource: a key and its values, parted by tabs; Rows.kt reads it."""
    return "\t".join((key, *(NONE if value is None else cell(value) for value in values)))


def cell(text: str) -> str:
    """Return `text` as a value in a row."""
    return _IN_ROW.sub(_escape, text)


def is_plain(text: str) -> bool:
    """Tell whether rows and comments show `text` as it stands. Texts of which this is true are plain with a space between, too."""
    return not (_UNUSUAL.search(text) or "  " in text or text.endswith(" "))


def shown(text: str) -> str:
    """Return `text` as it may stand in a comment, its lines parted by line feeds and without spaces at their ends."""
    if is_plain(text):
        return text
    # Markdown shows the character after a backslash. A word in bare brackets would be a link to a symbol.
    lines = _EDGE.sub(r"\g<0>\\", _LINK.sub(r"\\[", visible(text))).split("\n")
    return "\n".join(_TAG.sub(r"\1\\@", _GAP.sub(" ", line)).rstrip() for line in lines)


def in_line(text: str) -> str:
    """Return `text` as it may stand in a line of a comment."""
    return shown(text).replace("\n", " ")


def kdoc(paragraphs: Iterable[str], indent: str = "") -> str:
    """Return a comment with a blank line between the paragraphs, which `shown` has made."""
    start = f"\n{indent} * "
    lines = "\n\n".join(paragraphs).replace("\n", start)
    return f"{indent}/**{start}{lines}\n{indent} */".replace(" \n", "\n")


def xml(text: str) -> str:
    """Return `text` as the content of an XML element, in one line; what XML cannot hold is written as U+XXXX."""
    return " ".join(visible(text).split()).translate(_XML)
