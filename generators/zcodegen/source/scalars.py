"""How a scalar is written, so that every reader of YAML 1.1 and 1.2 reads the same value.

A string is plain where no reader could take it for anything else; else it is quoted: double, or single where that
saves escapes. What a reviewer could not see (bidirectional marks, no-break and zero-width space) is an escape.
"""

from __future__ import annotations

import re
from typing import Final

from zcodegen.source.nodes import Scalar

_WORDS: Final = frozenset(
    {"", "~", "<<", "=", "y", "n", "null", "true", "false", "yes", "no", "on", "off", ".inf", ".nan"}
)
"""Plain words that YAML 1.1 or 1.2 reads as something else than a string (yaml.org/type), in lower case."""

_NUMBER_LIKE: Final = re.compile(
    r"[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[0-9][0-9_,]*(\.[0-9_]*)?(e[-+]?[0-9]+)?|\.[0-9_]+(e[-+]?[0-9]+)?|\.(inf|nan))"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t \t].*)?",
    re.IGNORECASE,
)
"""Numbers, sexagesimals and timestamps of both versions, and what looks like one."""

_STARTS: Final = frozenset("-?:,[]{}#&*!|>'\"%@` \t")
_BREAKS_PLAIN: Final = re.compile(r": | #|:\Z|[ \t]\Z|\t")
_BREAKS_FLOW: Final = re.compile(r"[,\[\]{}:?]")
"""YAML 1.2 allows a question mark and a colon there, libyaml and older readers do not."""
_SEEN: Final = "\u200c\u200d\u3000"
"""Joiners of scripts and emoji, and the ideographic space: not printable by Python's word, and part of good texts."""
_ESCAPES: Final = {
    "\0": "\\0",
    "\t": "\\t",
    "\n": "\\n",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
    "\x1b": "\\e",
}


def write_scalar(value: Scalar, *, flow: bool = False) -> str:
    """Return `value` in one line; with `flow`, as it must be written between brackets."""
    if isinstance(value, str):
        return write_string(value, flow=flow)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def write_string(text: str, *, flow: bool = False) -> str:
    """Return a string in one line: plain, in double quotes, or in single quotes."""
    visible = is_visible(text)
    if visible and _is_plain(text, flow=flow):
        return text
    if visible and ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    return (
        '"'
        + "".join(
            _ESCAPES.get(character) or (character if _is_seen(character) else _escape(character))
            for character in text
        )
        + '"'
    )


def write_block(text: str) -> list[str] | None:
    """Return a text of several lines as a literal block, its header first; None if a block cannot represent it."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    good = len(lines) > 1 and lines[0] and lines[-1] and not lines[0].startswith((" ", "\t"))
    if not good or not all(is_visible(line) and line == line.rstrip() for line in lines):
        return None
    return ["|" if text.endswith("\n") else "|-", *lines]


def is_visible(text: str) -> bool:
    """Whether a reviewer sees every character of `text`, and YAML allows each of them."""
    return text.isprintable() or all(map(_is_seen, text))


def _is_seen(character: str) -> bool:
    return character.isprintable() or character in _SEEN


def _is_plain(text: str, *, flow: bool) -> bool:
    return (
        text.lower() not in _WORDS
        and text[0] not in _STARTS
        and not text.startswith(("...", "---"))
        and not _BREAKS_PLAIN.search(text)
        and not (flow and _BREAKS_FLOW.search(text))
        and not _NUMBER_LIKE.fullmatch(text)
    )


def _escape(character: str) -> str:
    number = ord(character)
    if number <= 0xFF:  # noqa: PLR2004  # the three forms of YAML 1.2, section 5.7
        return f"\\x{number:02X}"
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"  # noqa: PLR2004 - the last of four hex digits
