"""The tables of docs/catalog.md are those of the schemas and of the model: `make accept` writes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.golden import same_text
from zcodegen.catalog.status import DEFAULTS
from zcodegen.schema import load_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGE = Path(__file__).resolve().parents[2] / "docs" / "catalog.md"
KEYS = re.compile(r"(<!-- keys: (.+) -->\n)(?:.*\n)*?(<!-- end of keys -->)")
STATUS = re.compile(r"(<!-- status -->\n)(?:.*\n)*?(<!-- end of status -->)")


def resolved(node: Mapping[str, Any], root: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema node with what it refers to; its own keywords win."""
    target = root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else {}
    return {**target, **node}


def found(path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the node of a schema at keys (`*` for the value of any key, or an element), and the schema."""
    kind, *steps = path.split()
    root = load_schema(kind)
    node = resolved(root, root)
    for step in steps:
        below = node["additionalProperties"] if step == "*" else node["properties"][step]
        node = resolved(below, root)
        if node.get("type") == "array":
            node = resolved(node["items"], root)
    return node, root


def kind_of(node: Mapping[str, Any]) -> str:
    """Return the type of a value in a word or two."""
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"]) if len(node["enum"]) < 8 else "enum"
    if "const" in node:
        return f"`{str(node['const']).lower()}`"
    types = node.get("type", "mapping")
    words = {"object": "mapping", "array": "list", "integer": "integer", "boolean": "boolean"}
    return " or ".join(words.get(name, name) for name in ([types] if isinstance(types, str) else types))


def rows(path: str) -> Iterator[str]:
    node, root = found(path)
    required = set(node.get("required", ()))
    yield "| key | value | meaning |"
    yield "|---|---|---|"
    for key, raw in node["properties"].items():
        value = resolved(raw, root)
        default = f" Default: `{str(value['default']).lower()}`." if "default" in value else ""
        mark = " (required)" if key in required else ""
        yield f"| `{key}`{mark} | {kind_of(value)} | {value['description']}{default} |"


def statuses() -> Iterator[str]:
    yield "| status | HTTP | recovery | actor |"
    yield "|---|---|---|---|"
    for status, follows in DEFAULTS.items():
        yield f"| `{status}` | {follows.http_status} | {follows.recovery or '–'} | {follows.actor or '–'} |"


def table(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_the_tables_are_those_of_the_schemas() -> None:
    text = PAGE.read_text(encoding="utf-8")
    text = KEYS.sub(lambda match: match[1] + table(rows(match[2])) + match[3], text)
    text = STATUS.sub(lambda match: match[1] + table(statuses()) + match[2], text)
    same_text(text, PAGE)
