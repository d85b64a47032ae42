"""Programs that use every public name of a catalog's Go and Kotlin packages, and print what its codes mean to them.

A line is `received DOMAIN CODE NAME` for a code that arrives, `constant PLACE CODE` for a constant, and `fact …` for all else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zcodegen.targets.go import names as go
from zcodegen.targets.go.literals import quoted as go_text
from zcodegen.targets.kotlin import names as kotlin
from zcodegen.targets.kotlin.literals import quoted as kotlin_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zcodegen.catalog.model import Argument, Catalog, Domain


def go_program(catalog: Catalog) -> str:
    """Return `main.go`."""
    module = catalog.manifest.packages.go_module
    packages = go.domain_packages(catalog)
    called = {domain: f"p{number}" for number, domain in enumerate(packages)}
    return "\n".join(
        [
            "package main",
            "import (",
            '"fmt"',
            f'root "{module}"',
            f'"{module}/index"',
            *(f'{called[domain]} "{module}/{package.path}"' for domain, package in packages.items()),
            ")",
            "func main() {",
            "var code root.Code",
            *(line for domain in catalog.domains.values() for line in _go_domain(catalog, domain, called)),
            *_go_attributes(catalog),
            'fmt.Println("fact", len(index.Codes()), code)',
            "}",
            "",
        ]
    )


def _go_domain(catalog: Catalog, domain: Domain, called: dict[str, str]) -> Iterator[str]:
    package = called[domain.name]
    spelled = go.entry_names(domain)
    for entry in domain.entries.values():
        number = go_text(entry.code) if isinstance(entry.code, str) else str(entry.code)
        yield f"code = {package}.Lookup({number})"
        yield f'fmt.Println("received", {go_text(domain.name)}, {number}, code.Known())'
        yield 'fmt.Println("fact", code, code.Status(), code.HTTPStatus(), code.Recovery(), code.Retryable(), code.Aliases())'
        yield 'fmt.Println(code.Text("en"))'
        for name in (entry.name, *entry.aliases):
            value = f"{package}.{spelled[name]}"
            kind = "string" if isinstance(entry.code, str) else "int64"
            yield f'fmt.Println("constant", {go_text(f"{domain.name}.{name}")}, {kind}({value}))'
        if entry.arguments:
            fields = go.field_names(entry.full_name, entry.arguments)
            values = ", ".join(f"{fields[item.name]}: {_example(item)}" for item in entry.arguments)
            yield f'fmt.Println({package}.{spelled[f"{entry.name}()"]}{{{values}}}.Text("en"))'
    for other in catalog.included(domain.name):
        for entry in catalog.domains[other].entries.values():
            if catalog.lookup(domain.name, entry.code) is entry and isinstance(entry.code, int):
                yield f"code = {package}.Lookup({entry.code})"
                yield f'fmt.Println("received", {go_text(domain.name)}, {entry.code}, code.Known())'


def _go_attributes(catalog: Catalog) -> Iterator[str]:
    for name, method in go.attribute_names(catalog).items():
        attribute = catalog.manifest.attributes[name]
        kinds = {"string": "string", "integer": "int64", "boolean": "bool", "strings": "[]string"}
        kind = kinds.get(attribute.type, f"root.{method}")
        yield f"{{\nvalue, ok := root.{method}Of(code)\nvar typed {kind} = value"
        yield f'fmt.Println("fact", {go_text(name)}, typed, ok)\n}}'
        if attribute.type == "enum":
            for constant in go.value_names(method, attribute.values).values():
                yield f'fmt.Println("fact", root.{constant})'


def _example(argument: Argument) -> str:
    return go_text(argument.example) if isinstance(argument.example, str) else str(argument.example)


def kotlin_program(catalog: Catalog) -> str:
    """Return `Witness.kt`; its class is `witness.WitnessKt`."""
    root = kotlin.written(catalog.manifest.packages.kotlin_package)
    index = f"{root}.{kotlin.index_name(catalog)}"
    classes = kotlin.domain_classes(catalog)
    lines = [
        '@file:Suppress("DEPRECATION")',
        "package witness",
        "public fun main() {",
        f"  var code: {root}.Code",
    ]
    for domain in catalog.domains.values():
        lines += _kotlin_domain(catalog, domain, classes[domain.name].qualified)
    lines += _kotlin_attributes(catalog, root, classes)
    lines += [f'  println("fact ${{{index}.domains.size}}")', "}", ""]
    return "\n".join(lines)


def _kotlin_domain(catalog: Catalog, domain: Domain, called: str) -> Iterator[str]:
    functions = kotlin.function_names(domain)
    for entry in domain.entries.values():
        number = kotlin_text(entry.code) if isinstance(entry.code, str) else str(entry.code)
        yield f"  code = {called}.lookup({number})"
        yield f'  println("received {domain.name} ${{{number}}} ${{code.isKnown}}")'
        yield '  println("fact $code ${code.status} ${code.httpStatus} ${code.recovery} ${code.aliases} ${code.text("en")}")'
        yield f"  when (val own = {called}.of({number})) {{"
        yield f'    {called}.Known.{entry.name} -> println("fact " + own.name)'
        yield f'    is {called}.Known -> println("fact known")'
        yield f'    is {called}.Unknown -> println("fact unknown")'
        yield "  }"
        for name in (entry.name, *entry.aliases):
            yield f'  println("constant {domain.name}.{name} ${{{called}.Known.{name}.value}}")'
        if entry.arguments:
            parameters = kotlin.parameter_names(entry.full_name, (item.name for item in entry.arguments))
            values = ", ".join(
                f"{parameters[item.name]} = {kotlin_text(item.example) if isinstance(item.example, str) else item.example}"
                for item in entry.arguments
            )
            yield f'  println("fact " + {called}.{functions[entry.name]}({values}).text("en"))'
    for other in catalog.included(domain.name):
        for entry in catalog.domains[other].entries.values():
            if catalog.lookup(domain.name, entry.code) is entry and isinstance(entry.code, int):
                yield f"  code = {called}.lookup({entry.code})"
                yield f'  println("received {domain.name} {entry.code} ${{code.isKnown}}")'


def _kotlin_attributes(catalog: Catalog, root: str, classes: dict[str, kotlin.DomainClass]) -> Iterator[str]:
    first = next(iter(catalog.domains.values()))
    entry = next(iter(first.entries.values()))
    types = kotlin.enumeration_names(catalog)
    kinds = {"string": "String", "integer": "Long", "boolean": "Boolean", "strings": "List<String>"}
    yield f"  code = {classes[first.name].qualified}.Known.{entry.name}"
    for name, spelled in kotlin.attribute_names(catalog).items():
        attribute = catalog.manifest.attributes[name]
        kind = kinds.get(attribute.type) or f"{root}.{types[name]}"
        yield f"  val {spelled}: {kind}? = code.{spelled}"
        yield f'  println("fact {name} ${spelled}")'
        if attribute.type == "enum":
            for constant in kotlin.value_names(name, attribute.values).values():
                yield f'  println("fact ${{{root}.{types[name]}.{constant}}}")'
