"""Enumerations of JSON Schema, OpenAPI and Avro: `enum` or `symbols` with its values' names, descriptions and metadata.

`x-enum-varnames` and `x-enum-descriptions` are OpenAPI Generator's, `enumDescriptions` is VS Code's,
`x-enum-elements` Square's, `x-ms-enum` AutoRest's: an object for each value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from zcodegen.source.nodes import Node, YamlList, YamlMap, line_and_column

_DESCRIPTIONS = (
    "enumDescriptions", "x-enum-descriptions", "x-enumDescriptions", "x-enumDescription", "x-enum-description",
    "markdownEnumDescriptions", "x-enum-comments", "x-enumsDescriptions",
)  # fmt: skip
_NAMES = ("x-enum-varnames", "x-enumNames", "x-enum-names", "enumNames", "x-enum-varname")
_METADATA = ("enumMetadata", "x-enum-metadata")
_OBJECTS = ("x-enum-elements", "x-ms-enum", "x-enum-values", "x-enum")
_VALUES = ("value", "name", "const", "key")


def values_of(schema: YamlMap) -> Node:
    """Return the values of an enumeration; None if a schema is none."""
    if schema.get("type") == "enum":
        return schema.get("symbols")
    return schema.get("enum")


def enum_fields(
    schema: YamlMap, scalars: Callable[[Node], Mapping[str, str]]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the fields of each value of a schema's `enum` or `symbols`; `scalars` reads its metadata."""
    values = values_of(schema)
    if not isinstance(values, YamlList):
        return
    kept = [
        (str(value), mark)
        for value, mark in zip(values, values.marks, strict=True)
        if isinstance(value, (str, int)) and not isinstance(value, bool)
    ]
    codes = [code for code, _ in kept]
    descriptions = [_by_value(schema.get(key), codes) for key in _DESCRIPTIONS]
    names = [_by_value(schema.get(key), codes) for key in _NAMES]
    metadata = [found for key in _METADATA if isinstance(found := schema.get(key), YamlMap)]
    objects = {code: value for key in _OBJECTS for code, value in _objects(schema.get(key), codes)}
    for code, mark in kept:
        fields = {
            "code": code,
            "name": next((found[code] for found in names if found.get(code)), ""),
            "message": "\n".join(found[code] for found in descriptions if found.get(code)),
        }
        for found in metadata:
            fields.update(scalars(found.get(code)))
        fields |= {key: text for key, text in scalars(objects.get(code)).items() if text != code}
        yield line_and_column(mark)[0], {field: text for field, text in fields.items() if text}


def _objects(node: Node, codes: list[str]) -> Iterator[tuple[str, Node]]:
    """Yield the objects of a list that say what a value means: `{"name": "SHUT", "description": "…"}`, perhaps below `values`."""
    inner = node.get("values") if isinstance(node, YamlMap) else node
    for item in inner if isinstance(inner, YamlList) else ():
        if not isinstance(item, YamlMap):
            continue
        stated = [str(item.get(key)) for key in _VALUES]
        yield from ((text, item) for text in stated[:1] + stated if text in codes)


def _by_value(node: Node, codes: list[str]) -> Mapping[str, str]:
    """Return texts by code, given as a list in the codes' order or as a mapping."""
    if isinstance(node, YamlMap):
        return {key: text for key, text in node.items() if isinstance(text, str)}
    if isinstance(node, YamlList):
        return {code: text for code, text in zip(codes, node, strict=False) if isinstance(text, str)}
    return {}
