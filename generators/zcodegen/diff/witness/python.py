"""Witnesses in Python. Run one with the package on the path; `mypy --strict` finds what only types show."""

from __future__ import annotations

from typing import Final

from zcodegen.catalog.model import Argument, Catalog
from zcodegen.diff.witness.uses import (
    AttributeValue,
    Constant,
    Filled,
    Index,
    LocaleModule,
    Meaning,
    Received,
    Use,
    domain_of,
)
from zcodegen.targets.common import plain_message
from zcodegen.targets.python.literals import ascii_string, literal
from zcodegen.targets.python.names import field_name, module_of

_TYPES: Final = {
    "boolean": "bool | None",
    "enum": "str | None",
    "integer": "int | None",
    "string": "str | None",
    "strings": "tuple[str, ...]",
}


def program(catalog: Catalog, use: Use) -> str:
    """Return a module that ends with an AssertionError, or another error, if `use` is gone."""
    domain = domain_of(use)
    return f"import {module_of(catalog, domain)} as codes\n\n{_body(catalog, use)}\n"


def _body(catalog: Catalog, use: Use) -> str:
    code = f"codes.parse({literal(use.entry.code)})"
    match use:
        case Constant(entry, name):
            return f"assert codes.Code.{name}.value == {literal(entry.code)}"
        case Received(_, entry):
            return f'assert {code}.name == "{entry.name}"'
        case Meaning(entry):
            locale, message = plain_message(catalog, entry)
            return (
                f'text = {code}.text("{locale}")\nassert text is not None\n'
                f"assert text.message == {ascii_string(message)}"
            )
        case Filled(entry):
            values = ", ".join(f'"{argument.name}": {_example(argument)}' for argument in entry.arguments)
            return f"print(codes.Code.{entry.name}.text(arguments={{{values}}}).message)"
        case AttributeValue(entry, attribute, value):
            place = f"codes.Code.{entry.name}.attributes.{field_name(attribute.name)}"
            if value:
                return f"print({place} == {ascii_string(value)})"
            return f"value: {_TYPES[attribute.type]} = {place}\nprint(value)"
        case LocaleModule():
            raise AssertionError("Python has no module per locale")
        case Index():
            raise AssertionError("no index has the name of the catalog")


def _example(argument: Argument) -> str:
    return ascii_string(argument.example) if isinstance(argument.example, str) else str(argument.example)
