"""Witnesses in TypeScript: compile one with `tsc --strict` and run it."""

from __future__ import annotations

from typing import Final

from zcodegen.catalog.model import Catalog, Code
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
from zcodegen.targets.typescript.domain import code_kind
from zcodegen.targets.typescript.literals import key, number, quoted
from zcodegen.targets.typescript.names import module_path, package_of

_TYPES: Final = {
    "boolean": "boolean | undefined",
    "enum": "string | undefined",
    "integer": "number | bigint | undefined",
    "string": "string | undefined",
    "strings": "readonly string[] | undefined",
}


def program(catalog: Catalog, use: Use) -> str:
    """Return a module that does not compile, or ends with an error, if `use` is gone."""
    domain = domain_of(use)
    package = package_of(catalog, domain) or catalog.manifest.packages.typescript_name
    module = f"{package}/{module_path(domain)}"
    imports = [] if isinstance(use, Meaning) else [f"import * as codes from {quoted(module)};"]
    if isinstance(use, Meaning | Filled):
        imports.append(f"import {{ textOf }} from {quoted(f'{module}/text')};")
    if isinstance(use, LocaleModule):
        imports.append(f"import {{ textOf }} from {quoted(f'{module}/text/{use.locale}')};")
    return "\n".join((*imports, "", _body(catalog, use, domain), ""))


def _body(catalog: Catalog, use: Use, domain: str) -> str:
    code = _code(catalog, domain, use.entry.code)
    name = use.entry.name
    match use:
        case Constant(_, known):
            return _unless(f"codes.{known} === {code}", f"{known} is another code")
        case Received():
            return _unless(f"codes.nameOf({code}) === {quoted(name)}", f"{name} is not known")
        case Meaning(entry):
            locale, message = plain_message(catalog, entry)
            found = f"textOf({code}, {quoted(locale)})?.message"
            return _unless(f"{found} === {quoted(message)}", "the code has another meaning")
        case Filled(entry):
            values = ", ".join(
                f"{key(argument.name)}: {quoted(argument.example) if isinstance(argument.example, str) else argument.example}"
                for argument in entry.arguments
            )
            return f"console.log(textOf(codes.{name}, undefined, {{ {values} }}).message);"
        case AttributeValue(_, attribute, value):
            place = f"codes.parse(codes.{name}).attributes.{attribute.name}"
            if value:
                return f"console.log({place} === {quoted(value)});"
            return f"const value: {_TYPES[attribute.type]} = {place};\nconsole.log(value);"
        case LocaleModule():
            return f"console.log(textOf(codes.{name}).message);"
        case Index():
            raise AssertionError("no index has the name of the catalog")


def _code(catalog: Catalog, domain: str, code: Code) -> str:
    if isinstance(code, str):
        return quoted(code)
    return number(code, is_bigint=code_kind(catalog.domains[domain]) == "bigint")


def _unless(condition: str, message: str) -> str:
    return f"if (!({condition})) throw new Error({quoted(message)});"
