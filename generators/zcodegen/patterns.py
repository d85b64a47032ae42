"""Patterns that a project brings: regular expressions and globs, matched in time linear to the text.

The author of a manifest may be untrusted, and Python's `re` needs time exponential to the text for some. RE2
(https://github.com/google/re2/wiki/Syntax) has no look-around and no back references, and needs linear time for the rest.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from msgspec import Struct

MAX_PATTERN_LENGTH: Final = 1_000
_MAX_MEMORY: Final = 1 << 20
_WILDCARDS: Final = frozenset("*?[")


class Pattern(Struct, frozen=True):
    """A compiled regular expression."""

    text: str
    compiled: Any

    def matches(self, text: str) -> bool:
        """Return whether the whole of `text` matches."""
        return self.compiled.fullmatch(text.encode("utf-8", "replace").decode()) is not None


class Glob(Struct, frozen=True):
    """A compiled glob; `folder` is the part before its first wildcard, empty for none: where files can match."""

    text: str
    folder: str
    pattern: Pattern

    def matches(self, path: str) -> bool:
        """Return whether a relative path, with `/`, matches."""
        return self.pattern.matches(path)


@cache
def compile_pattern(text: str) -> Pattern:
    """Return a regular expression in RE2's syntax. Raises ValueError, with the reason, for one that it does not have."""
    import re2

    if len(text) > MAX_PATTERN_LENGTH:
        raise ValueError(f"it is longer than {MAX_PATTERN_LENGTH} characters")
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MAX_MEMORY
    try:
        return Pattern(text, re2.compile(text, options))
    except re2.error as error:
        reason = error.args[0] if error.args else error
        raise ValueError(
            reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        ) from error
    except UnicodeEncodeError as error:
        raise ValueError("it has a character that UTF-8 cannot write") from error


@cache
def compile_glob(text: str) -> Glob:
    """Return a glob for relative paths: `*`, `?` and `[…]` within a part, `**` as a part for any folders, also none.

    Raises ValueError for a path that is absolute, empty, has a backslash, or a part `.` or `..`.
    """
    parts = text.split("/")
    if not text or text.startswith("/") or "\\" in text or ":" in parts[0]:
        raise ValueError("it is not a relative path with `/`")
    if {"", ".", ".."} & set(parts):
        raise ValueError("it has an empty part, `.` or `..`")
    fixed: list[str] = []
    for part in parts[:-1]:
        if _WILDCARDS & set(part):
            break
        fixed.append(part)
    expression = "".join("(?:.+/)?" if part == "**" else _translate(part) + "/" for part in parts[:-1])
    last = ".*" if parts[-1] == "**" else _translate(parts[-1])
    return Glob(text, "/".join(fixed), compile_pattern(f"(?s){expression}{last}"))


def _translate(part: str) -> str:
    """Return the regular expression of one part of a glob."""
    result = ""
    position = 0
    while position < len(part):
        character = part[position]
        position += 1
        end = part.find("]", position + 1) if character == "[" else -1
        if character == "*":
            result += "[^/]*"
        elif character == "?":
            result += "[^/]"
        elif end > 0:
            inside = part[position:end].replace("[", "\\[").replace("^", "\\^")
            result += f"[{'^' if inside.startswith('!') else ''}{inside.removeprefix('!')}]"
            position = end + 1
        else:
            result += (
                character if character.isalnum() or not character.isascii() else f"\\x{{{ord(character):x}}}"
            )
    return result
