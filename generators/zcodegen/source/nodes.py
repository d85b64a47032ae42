"""YAML nodes: plain `dict` and `list` that also know the location of each key and value.

A mark is one integer, `line << 20 | column`, both counted from 0: twenty thousand marks of tuples would cost more
than the values that they mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
Node: TypeAlias = "Scalar | YamlMap | YamlList"

COLUMN_BITS: Final = 20
_COLUMN_MASK: Final = (1 << COLUMN_BITS) - 1


class YamlMap(dict[str, "Node"]):
    """A mapping; `marks[key]` is the pair (mark of the key, mark of the value)."""

    __slots__ = ("marks",)

    def __init__(self) -> None:  # a mapping is made empty
        self.marks: dict[str, tuple[int, int]] = {}


class YamlList(list["Node"]):
    """A sequence; `marks[index]` is the mark of the value."""

    __slots__ = ("marks",)

    def __init__(self) -> None:  # a list is made empty
        self.marks: list[int] = []


def mark_of(line: int, column: int) -> int:
    """Pack a line and a column, both from 0; a column past a million stays at the last that fits."""
    return line << COLUMN_BITS | min(column, _COLUMN_MASK)


def line_and_column(mark: int) -> tuple[int, int]:
    """Return (line, column) of a mark, both from 1."""
    return (mark >> COLUMN_BITS) + 1, (mark & _COLUMN_MASK) + 1


def locate(root: Node, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
    """Return (line, column), from 1, of the node at `path`, or of the nearest node above that exists.

    With `key`, the location of the last mapping key instead of its value.
    """
    node, mark = root, 0
    for step in path:
        if isinstance(node, YamlMap) and isinstance(step, str) and step in node.marks:
            mark = node.marks[step][0 if key else 1]
            node = node[step]
        elif isinstance(node, YamlList) and isinstance(step, int) and 0 <= step < len(node):
            mark = node.marks[step]
            node = node[step]
        else:
            break
    return line_and_column(mark)
