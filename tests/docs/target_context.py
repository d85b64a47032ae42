"""docs/reference/target-context.md: what the templates of custom targets can read, from the schema of their context."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.toolchains.tools import ROOT

_HEAD = """# Context of custom templates

What a template of a [custom target](../targets.md) can read: the variables, and the fields of what they hold. `zcodegen schema context`
prints the same as JSON Schema, with an example of each. A **text** is not a string: it is written by `| quote`, `| comment` or another filter.
"""
_KEYS = {
    "texts": "locale to text",
}


def target_context_page() -> str:
    """Return the page: a table of the variables, then one for each type, in the order in which they are first named."""
    schema = json.loads((ROOT / "schema" / "context.schema.json").read_text(encoding="utf-8"))
    parts = [_HEAD, "| variable | type | meaning |\n|---|---|---|", *_rows(schema["properties"]), ""]
    for name in _order(schema):
        definition = schema["$defs"][name]
        if not definition.get("properties"):
            continue
        parts += [f"## {name}", "", _sentence(definition), "", "| field | type | meaning |\n|---|---|---|"]
        parts += [*_rows(definition["properties"]), ""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _order(schema: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    pending = [schema["properties"]]
    while pending:
        for name in _names(pending.pop(0)):
            if name not in found:
                found.append(name)
                pending.append(schema["$defs"][name])
    return found


def _names(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "$ref":
                yield str(value).rpartition("/")[2]
            elif key != "examples":
                yield from _names(value)
    elif isinstance(node, list):
        for value in node:
            yield from _names(value)


def _rows(properties: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for name, field in properties.items():
        yield f"| `{prefix}{name}` | {_type(field)} | {_sentence(field)} |"
        if field.get("properties"):
            yield from _rows(field["properties"], f"{prefix}{name}.")


def _sentence(field: Mapping[str, Any]) -> str:
    return str(field.get("description", "")).replace("|", "\\\\|")


def _type(field: Mapping[str, Any]) -> str:
    if reference := field.get("$ref"):
        name = reference.rpartition("/")[2]
        return name if name == "text" else _KEYS.get(name) or f"[{name}](#{name})"
    if "enum" in field:
        return ", ".join("none" if value is None else f"`{value}`" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(_type(choice) for choice in field["anyOf"])
    kind = field.get("type", "")
    if isinstance(kind, list):
        return " or ".join("none" if name == "null" else name for name in kind)
    if kind == "array":
        return f"list of {_type(field['items'])}"
    if isinstance(values := field.get("additionalProperties"), Mapping):
        return f"string to {_type(values)}"
    return "none" if kind == "null" else str(kind)
