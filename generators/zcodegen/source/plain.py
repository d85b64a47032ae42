"""The values of unquoted scalars by YAML 1.2's core schema (section 10.3.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zcodegen.source.nodes import Scalar

_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,40}\Z")
_OCTAL: Final = re.compile(r"0o[0-7]{1,40}\Z")
_HEX: Final = re.compile(r"0x[0-9a-fA-F]{1,40}\Z")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,5})?\Z")
WORDS: Final[dict[str, Scalar]] = {
    "": None,
    "FALSE": False,
    "False": False,
    "NULL": None,
    "Null": None,
    "TRUE": True,
    "True": True,
    "false": False,
    "null": None,
    "true": True,
    "~": None,
}
"""Plain scalars that are not strings: words with a meaning, and the empty one."""
LEADING_ZERO: Final = re.compile(r"[-+]?0[0-9]+(?:\.[0-9]*)?\Z")
"""A number that YAML 1.1 takes for an octal one, or whose zero would be lost."""
NUMBER_STARTS: Final = frozenset("+-.0123456789")
"""What a number starts with."""


def resolve_plain(text: str) -> Scalar:
    """Return the value of an unquoted scalar: `no`, `on`, `1_000` and `2026-01-01` are strings, `0o7` is 7.

    `.inf` and `.nan` stay strings: nothing in a catalog is measured in them.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMBER_STARTS:
        return text
    if _INTEGER.match(text):
        return int(text)
    if _HEX.match(text):
        return int(text, 0)
    if _OCTAL.match(text):
        return int(text, 0)
    if _FLOAT.match(text):
        return float(text)
    return text
