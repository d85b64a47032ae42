"""The kinds that the fields of a YAML or JSON document put its entries into: `category: client`, and `categories: {client: …}`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from zcodegen.source.nodes import Node, YamlList, YamlMap

_LEAST_LETTERS = 4


def values_by_field(root: Node) -> dict[str, set[str]]:
    """Return the texts of one word that the fields of a document have, by the singular of each field's key."""
    found: dict[str, set[str]] = {}
    todo = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, YamlMap):
            for key, value in node.items():
                if isinstance(value, str) and " " not in value:
                    found.setdefault(_singular(key), set()).add(value)
            todo.extend(node.values())
        elif isinstance(node, YamlList):
            todo.extend(node)
    return found


def are_kinds(key: str, names: Collection[str], values: Mapping[str, Collection[str]]) -> bool:
    """Whether the mapping below `key` describes kinds: most of its keys are values of the field that is called so (`values`)."""
    singular = _singular(key)
    known = values.get(singular, ()) if singular != key.casefold() else ()
    return len(singular) >= _LEAST_LETTERS and sum(1 for name in names if name in known) * 2 > len(names)


def _singular(key: str) -> str:
    key = key.casefold()
    if key.endswith("ies"):
        return f"{key[:-3]}y"
    return key[:-1] if key.endswith("s") and not key.endswith("ss") else key
