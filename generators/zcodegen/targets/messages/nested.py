"""Keys with dots as objects in objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, cast

Members: TypeAlias = "list[tuple[str, str | Members]]"


def nest(texts: Iterable[tuple[str, str]]) -> Members:
    """Return texts by key as nested members, in order: `a.B.message` is `message` in `B` in `a`."""
    tree: dict[str, object] = {}
    for key, text in texts:
        *path, last = key.split(".")
        place = tree
        for word in path:
            place = cast("dict[str, object]", place.setdefault(word, {}))
        place[last] = text
    return _members(tree)


def _members(tree: dict[str, object]) -> Members:
    return [
        (key, _members(cast("dict[str, object]", value)) if isinstance(value, dict) else str(value))
        for key, value in tree.items()
    ]
