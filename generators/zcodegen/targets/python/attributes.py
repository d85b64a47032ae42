"""The manifest's attributes as fields of a Python class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Attribute
from zcodegen.targets.python.literals import LINE, ascii_string, visible
from zcodegen.targets.python.names import field_name

_TYPES: Final = {
    "string": "str | None",
    "integer": "int | None",
    "boolean": "bool | None",
    "strings": "tuple[str, ...]",
}


class AttributeField(Struct, frozen=True):
    """An attribute: the field's name and type, whether its value is a list, and the paragraphs of its docstring."""

    field: str
    type: str
    is_list: bool
    comment: tuple[str, ...]


class AttributesModule(Struct, frozen=True):
    """Context of `_attributes.py` and `_attributes.pyi`."""

    package: str
    attributes: tuple[AttributeField, ...]
    has_literals: bool


def attribute_fields(attributes: Iterable[Attribute]) -> tuple[AttributeField, ...]:
    """Return the fields of attributes, sorted by name."""
    return tuple(
        AttributeField(
            field_name(attribute.name),
            _field_type(attribute),
            attribute.type == "strings",
            (visible(attribute.description) or f"The attribute `{attribute.name}`.",),
        )
        for attribute in sorted(attributes, key=lambda attribute: attribute.name)
    )


def _field_type(attribute: Attribute) -> str:
    if attribute.type != "enum":
        return _TYPES[attribute.type]
    values = [ascii_string(value) for value in attribute.values]
    line = f"Literal[{', '.join(values)}] | None"
    if len(f"    def {field_name(attribute.name)}(self) -> {line}:") <= LINE:
        return line
    lines = "".join(f"            {value},\n" for value in values)
    return f"(\n        Literal[\n{lines}        ]\n        | None\n    )"
