"""The manifest's attributes as the fields of a frozen dataclass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zcodegen.naming import escape
from zcodegen.targets.python.literals import LINE, ascii_string, docstring, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zcodegen.catalog.model import Attribute

_TYPES: Final = {
    "string": "str | None",
    "integer": "int | None",
    "boolean": "bool | None",
    "strings": "tuple[str, ...]",
}
_TAKEN: Final = frozenset({"bool", "dataclass", "int", "str", "tuple"})
"""What the class's own annotations name: a field of that name would stand in their place."""


def field_of(attribute: str) -> str:
    """Return the field's name for an attribute."""
    return escape(attribute, "python", _TAKEN)


def attribute_rows(attributes: Iterable[Attribute]) -> list[tuple[str, str, str, str]]:
    """Return (field, type with default, how it is read from a table `fields`, docstring or empty) of each attribute, sorted by name."""
    return [
        (
            field_of(attribute.name),
            _type(attribute),
            _read(attribute),
            docstring([visible(attribute.description)], "    ") if attribute.description else "",
        )
        for attribute in sorted(attributes, key=lambda attribute: attribute.name)
    ]


def _type(attribute: Attribute) -> str:
    if attribute.type == "strings":
        return "tuple[str, ...] = ()"
    if attribute.type == "enum":
        values = [ascii_string(value) for value in attribute.values]
        line = f"Literal[{', '.join(values)}] | None = None"
        if len(f"    {field_of(attribute.name)}: {line}") <= LINE:
            return line
        lines = "".join(f"            {value},\n" for value in values)
        return f"(\n        Literal[\n{lines}        ]\n        | None\n    ) = None"
    return f"{_TYPES[attribute.type]} = None"


def _read(attribute: Attribute) -> str:
    field = field_of(attribute.name)
    return f'tuple(fields.get("{field}", ()))' if attribute.type == "strings" else f'fields.get("{field}")'
