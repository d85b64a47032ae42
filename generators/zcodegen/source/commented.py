"""YAML with its comments, as a tree that can be edited and written again.

The nodes are changeable on purpose: an edit takes a tree of its own from `parse_commented`, changes it, and writes it.
A comment belongs to what is below it, or before it on its line; what follows the last key belongs to the mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct, field

from zcodegen.source.nodes import Scalar


class Leaf(Struct):
    """A scalar. `written` is the source's spelling of a number if it has more than its value: `0x80070005`."""

    value: Scalar
    written: str | None = None


class Pair(Struct):
    """A key with its value, or an element of a list (whose key is ""), with the comments above and after it.

    `gap` asks for an empty line above.
    """

    key: str
    value: Value
    above: list[str] = field(default_factory=list)
    trailing: str = ""
    gap: bool = False


class CommentedMap(Struct):
    """A mapping in its order; `below` are the comments after its last key. `block` forbids to write it in one line."""

    pairs: list[Pair] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    block: bool = False

    def find(self, key: str) -> Pair | None:
        """Return the pair of `key`."""
        return next((pair for pair in self.pairs if pair.key == key), None)

    def get(self, *keys: str) -> Value | None:
        """Return the value at a path of keys, None where there is none."""
        value: Value | None = self
        for key in keys:
            pair = value.find(key) if isinstance(value, CommentedMap) else None
            value = pair.value if pair else None
        return value


class CommentedSeq(Struct):
    """A list; its elements are pairs without a key."""

    pairs: list[Pair] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    block: bool = False


Collection: TypeAlias = CommentedMap | CommentedSeq
Value: TypeAlias = Leaf | CommentedMap | CommentedSeq


def mapping(**values: Value | Scalar) -> CommentedMap:
    """Return a mapping of these keys; a scalar becomes a leaf, None is left out."""
    return mapping_of({key: value for key, value in values.items() if value is not None})


def mapping_of(values: Mapping[str, Value | Scalar]) -> CommentedMap:
    """Return a mapping of these keys and values."""
    return CommentedMap([Pair(key, _value(value)) for key, value in values.items()])


def _value(value: Value | Scalar) -> Value:
    return value if isinstance(value, (Leaf, CommentedMap, CommentedSeq)) else Leaf(value)
