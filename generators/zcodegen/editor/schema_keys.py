"""What a kind's JSON Schema allows at a path of keys: the schemas of the value there, with their references resolved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeAlias

from zcodegen.editor.items import Path
from zcodegen.schema import load_schema

Schema: TypeAlias = dict[str, Any]

_BRANCHES: Final = ("allOf", "anyOf", "oneOf")


def schemas_at(kind: str, path: Path) -> list[Schema]:
    """Return the schemas that describe the value at a path of a file of a kind, the nearest first; none for an unknown key."""
    root = load_schema(kind)
    found = list(_resolved(root, root))
    for step in path:
        found = [
            schema for parent in found for below in _below(parent, step) for schema in _resolved(below, root)
        ]
    return found


@cache
def description_at(kind: str, path: Path) -> str:
    """Return what a kind's schema says of the value at a path, empty if it says nothing."""
    return next(
        (str(schema["description"]) for schema in schemas_at(kind, path) if "description" in schema), ""
    )


def keys_of(schema: Schema) -> dict[str, Schema]:
    """Return the keys that a schema names, each with its own schema."""
    keys: dict[str, Schema] = schema.get("properties", {})
    return keys


def words_of(schema: Schema) -> list[str]:
    """Return the values that a schema names, as YAML writes them."""
    values = [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else ())]
    if schema.get("type") == "boolean":
        values += [True, False]
    return [str(value).lower() if isinstance(value, bool) else str(value) for value in values]


def types_of(schema: Schema) -> set[str]:
    """Return the JSON types that a schema allows; empty if it does not say."""
    types = schema.get("type", ())
    return {types} if isinstance(types, str) else set(types)


def _resolved(schema: Any, root: Schema) -> Iterator[Schema]:
    """Yield a schema and those that it refers to or is made of; what it says itself comes first."""
    pending = [schema]
    seen: set[int] = set()
    while pending:
        one = pending.pop(0)
        if not isinstance(one, dict) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        reference = one.get("$ref", "")
        if reference.startswith("#/$defs/"):
            pending.append(root["$defs"].get(reference.removeprefix("#/$defs/")))
        pending += [branch for key in _BRANCHES for branch in one.get(key, ())]


def _below(schema: Schema, step: str | int) -> Iterator[Any]:
    if isinstance(step, int):
        first = schema.get("prefixItems", [])
        yield first[step] if step < len(first) else schema.get("items")
    elif step in schema.get("properties", {}):
        yield schema["properties"][step]
    else:
        yield schema.get("additionalProperties")
