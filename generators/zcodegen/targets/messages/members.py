"""JSON files whose keys are in order: flat, or keys with dots as objects in objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias, cast

from msgspec import Struct

from zcodegen.targets.plan import PlannedFile, variables

Members: TypeAlias = "Sequence[tuple[str, str | Members]]"
"""The members of a JSON object in order: key, and text or members."""


class MembersFile(Struct, frozen=True):
    """Context of `members.json.jinja`."""

    members: Members


def members_file(path: str, members: Members) -> PlannedFile:
    """Plan a file with a JSON object; JSON is YAML, so `path` may end in `.yml`."""
    return PlannedFile(path, "members.json.jinja", variables(MembersFile(members)))


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
