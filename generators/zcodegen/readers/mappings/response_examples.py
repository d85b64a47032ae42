"""The answers that an OpenAPI document shows as examples: `responses: {"400": {… example: {code: 21001, message: "…"}}}`.

OpenAPI 2 has them in `examples` of a response, OpenAPI 3 in `example` and `examples` of a media type (OpenAPI Specification, "Response Object").
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.readers.mappings.records import Entry, entries_of
from zcodegen.source.nodes import Node, YamlList, YamlMap

_MAX_DEPTH = 40


def response_examples(root: Node) -> Iterator[tuple[Entry, str]]:
    """Yield the objects in the examples of responses, in the order of the text, with the HTTP status of each; "" without one."""
    if not isinstance(root, YamlMap) or not ({"openapi", "swagger", "components"} & root.keys()):
        return
    todo: list[tuple[Entry, str, bool, int]] = [(Entry(root, 1), "", False, 0)]
    while todo:
        entry, status, is_example, depth = todo.pop()
        if is_example and isinstance(entry.value, YamlMap):
            yield Entry(entry.value, entry.line), status
        if depth > _MAX_DEPTH or not isinstance(entry.value, (YamlMap, YamlList)):
            continue
        for child in reversed(entries_of(entry.value)):
            inner = child.key if entry.key == "responses" and child.key else status
            shown = is_example or (inner != "" and child.key in ("example", "examples"))
            todo.append((child, inner, shown, depth + 1))
