"""The parts of an outline: keys and elements with their spans, and what a cursor is in."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.editor.positions import Span
from zcodegen.source.yaml import parse_yaml

Path: TypeAlias = tuple[str | int, ...]
"""Keys and numbers of elements from the root."""

MAX_DEPTH: Final = 32
"""No file of a catalog is deeper."""
QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', re.DOTALL)


class Item(Struct, frozen=True):
    """A key with its value, or an element of a list.

    `key` is the span of the key (of the dash, or of nothing, before an element), `value` that of a scalar or of what is in
    brackets, None for a block below. `end` is the offset behind all that belongs to it.
    """

    path: Path
    key: Span
    value: Span | None
    end: int


class Open(Struct, frozen=True):
    """What a cursor is in: the collection at `path`, and there a key to write, or with `is_value` the value of `path`.

    `begun` is what is written of it already. `is_flow` means inside of brackets.
    """

    path: Path
    is_value: bool
    begun: Span
    is_flow: bool = False
    is_element: bool = False


class Draft(Struct):
    """An item whose end is not known yet."""

    path: Path
    column: int
    key: Span
    value: Span | None


def unquote(written: str) -> str:
    """Return a scalar's text without its quotes, and without its escapes if they are right."""
    if len(written) > 1 and written[0] == written[-1] == '"':
        value = parse_yaml(written, "")[0] if "\\" in written else None
        return value if isinstance(value, str) else written[1:-1]
    if len(written) > 1 and written[0] == written[-1] == "'":
        return written[1:-1].replace("''", "'")
    return written
