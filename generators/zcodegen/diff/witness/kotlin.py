"""Witnesses in Kotlin: compile one with the old package, and run it with the new one."""

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
from zcodegen.targets.kotlin import names
from zcodegen.targets.kotlin.literals import quoted

_TYPES: Final = {"boolean": "Boolean", "integer": "Long", "string": "String", "strings": "List<String>"}


def program(catalog: Catalog, use: Use) -> str:
    """Return a program that does not compile or link, or ends with an error, if `use` is gone."""
    domain = domain_of(use)
    called = names.domain_classes(catalog)[domain].qualified
    imported = _import(catalog, use)
    return (
        f'@file:Suppress("DEPRECATION")\n\n{imported}public fun main() {{\n{_body(catalog, use, called)}}}\n'
    )


def _import(catalog: Catalog, use: Use) -> str:
    """Return the import of an attribute that is not a member of codes: of a package that imports the types of another one."""
    if not isinstance(use, AttributeValue):
        return ""
    owner = names.attribute_owners(catalog)[use.attribute.name]
    if names.catalog_of_types(owner) is owner:
        return ""
    root = names.written(owner.manifest.packages.kotlin_package)
    return f"import {root}.{names.attribute_names(owner)[use.attribute.name]}\n\n"


def _body(catalog: Catalog, use: Use, called: str) -> str:
    code = _literal(use.entry.code)
    constant = f"{called}.Known.{use.entry.name}"
    match use:
        case Constant(_, name):
            return f"    check({called}.Known.{name}.value == {code})\n"
        case Received(_, entry):
            return f"    check({called}.lookup({code}).name == {quoted(entry.name)})\n"
        case Meaning(entry):
            locale, message = plain_message(catalog, entry)
            return (
                f"    check({called}.lookup({code}).text({quoted(locale)})?.message == {quoted(message)})\n"
            )
        case Filled(entry):
            values = ", ".join(_example(argument) for argument in entry.arguments)
            function = names.function_names(catalog.domains[entry.domain])[entry.name]
            return f"    println({called}.{function}({values}).text().message)\n"
        case AttributeValue(_, attribute, value):
            owner = names.attribute_owners(catalog)[attribute.name]
            root = names.written(owner.manifest.packages.kotlin_package)
            kind = _TYPES.get(attribute.type) or f"{root}.{names.enumeration_names(owner)[attribute.name]}"
            domain_class = f"{constant}.{names.attribute_names(catalog)[attribute.name]}"
            if value:
                known = names.value_names(attribute.name, attribute.values)[value]
                return f"    println({domain_class} == {kind}.{known})\n"
            return f"    val value: {kind}? = {domain_class}\n    println(value)\n"
        case LocaleModule():
            raise AssertionError("Kotlin has no class per locale")
        case Index():
            root = names.written(catalog.manifest.packages.kotlin_package)
            return f"    println({root}.{names.index_name(catalog)}.VERSION)\n"


def _literal(code: Code) -> str:
    if isinstance(code, str):
        return quoted(code)
    return "Long.MIN_VALUE" if code == -(2**63) else f"{code}L"


def _example(argument: Argument) -> str:
    if isinstance(argument.example, str):
        return quoted(argument.example)
    return f"{argument.example}L" if argument.type == "integer" else str(argument.example)
