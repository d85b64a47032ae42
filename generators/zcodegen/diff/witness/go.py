"""Witnesses in Go: each is a `main.go` of a module that requires the package."""

from __future__ import annotations

from typing import Final

from zcodegen.catalog.model import Argument, Catalog, Code
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
from zcodegen.targets.go import names
from zcodegen.targets.go.literals import quoted

_TYPES: Final = {"boolean": "bool", "integer": "int64", "string": "string", "strings": "[]string"}


def program(catalog: Catalog, use: Use) -> str:
    """Return a program that does not compile, or panics, if `use` is gone."""
    module = catalog.manifest.packages.go_module
    domain = domain_of(use)
    imports = [f'codes "{names.domain_packages(catalog)[domain].full_path}"']
    if isinstance(use, AttributeValue):
        imports.append(f'root "{module}"')
    lines = "".join(f"\t{line}\n" for line in imports)
    return f"package main\n\nimport (\n{lines})\n\nfunc main() {{\n{_body(catalog, use)}}}\n"


def _body(catalog: Catalog, use: Use) -> str:
    spelled = names.entry_names(catalog.domains[use.entry.domain])
    code = _literal(use.entry.code)
    constant = f"codes.{spelled[use.entry.name]}"
    match use:
        case Constant(_, name):
            return _unless(f"codes.{spelled[name]} == {code}", f"{spelled[name]} is another code")
        case Received(_, entry):
            return _unless(
                f"codes.Lookup({code}).Name() == {quoted(entry.name)}", f"{entry.name} is not known"
            )
        case Meaning(entry):
            locale, message = plain_message(catalog, entry)
            text = f"\ttext, _ := codes.Lookup({code}).Text({quoted(locale)})\n"
            return text + _unless(f"text.Message == {quoted(message)}", "the code has another meaning")
        case Filled(entry):
            fields = names.field_names(entry.full_name, entry.arguments)
            values = ", ".join(
                f"{fields[argument.name]}: {_example(argument)}" for argument in entry.arguments
            )
            kind = f"codes.{spelled[f'{entry.name}()']}"
            return f"\ttext, _ := {kind}{{{values}}}.Text()\n\tprintln(text.Message)\n"
        case AttributeValue(_, attribute, value):
            method = names.attribute_names(catalog)[attribute.name]
            if value:
                known = names.value_names(method, attribute.values)[value]
                return f"\tvalue, _ := root.{method}Of({constant})\n\tprintln(value == root.{known})\n"
            kind = _TYPES.get(attribute.type, f"root.{method}")
            return f"\tvar value {kind}\n\tvalue, _ = root.{method}Of({constant})\n\t_ = value\n"
        case LocaleModule():
            raise AssertionError("Go has no package per locale")
        case Index():
            raise AssertionError("no index has the name of the catalog")


def _literal(code: Code) -> str:
    return quoted(code) if isinstance(code, str) else str(code)


def _example(argument: Argument) -> str:
    return quoted(argument.example) if isinstance(argument.example, str) else str(argument.example)


def _unless(condition: str, message: str) -> str:
    return f"\tif !({condition}) {{\n\t\tpanic({quoted(message)})\n\t}}\n"
