"""The files of a Go module that stand once: root package, index, the code that finds codes and locales, README."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import HTTP_STATUS
from zcodegen.locales import fallback_table, next_locale
from zcodegen.naming import in_case
from zcodegen.targets.common import example, qualified_label
from zcodegen.targets.go import columns, comments, names
from zcodegen.targets.go.literals import quoted, shown
from zcodegen.targets.go.module import Module, attribute_comment, sorted_imports
from zcodegen.targets.plan import PlannedFile

_TAGS_A_LINE: Final = 8


def shared_files(module: Module) -> Iterator[PlannedFile]:
    """Return the files that stand once in a module."""
    root = module.root
    manifest = module.catalog.manifest
    base: dict[str, object] = {"module": module.path, "package": root.name, "root": root.line}
    yield PlannedFile("go.mod", "go.mod.jinja", base)
    yield PlannedFile(
        "codes.go",
        "codes.go.jinja",
        {
            **base,
            "doc": comments.root_comment(module.catalog, root.name),
            "version": manifest.version,
            "attributes": [
                (each.method, each.type.removeprefix(f"{root.name}."), attribute_comment(each))
                for each in module.attributes
            ],
        },
    )
    yield PlannedFile("status.go", "status.go.jinja", {**base, **_statuses()})
    if enumerations := _enumerations(module):
        yield PlannedFile("attributes.go", "attributes.go.jinja", {**base, "enumerations": enumerations})
    for name in ("names", "table", "texts"):
        yield PlannedFile(f"internal/table/{name}.go", f"internal/table/{name}.go.jinja", base)
    yield PlannedFile("internal/locale/locale.go", "internal/locale/locale.go.jinja", _locales(module))
    yield PlannedFile("index/index.go", "index/index.go.jinja", _index(module))
    yield PlannedFile("README.md", "README.md.jinja", _readme(module))


def _statuses() -> dict[str, object]:
    rows = [
        (name, in_case(name, "go_pascal"), number, HTTP_STATUS[name])
        for number, name in enumerate(names.STATUSES)
    ]
    by_http: dict[int, list[str]] = {}
    for _, identifier, _, http in rows:
        by_http.setdefault(http, []).append(identifier)
    return {
        "statuses": rows,
        "by_http": [(http, ", ".join(found)) for http, found in sorted(by_http.items())],
    }


def _enumerations(module: Module) -> list[tuple[str, str, list[tuple[str, str]]]]:
    enums = [each for each in module.attributes if each.attribute.type == "enum"]
    values = {each.method: names.value_names(each.method, each.attribute.values) for each in enums}
    names.check_enumerations(values)
    return [
        (
            each.method,
            attribute_comment(each),
            [(name, value) for value, name in values[each.method].items()],
        )
        for each in enums
    ]


def _locales(module: Module) -> dict[str, object]:
    number = {locale: index for index, locale in enumerate(module.locales)}
    manifest = module.catalog.manifest
    table = fallback_table(module.locales, manifest.source_locale, manifest.fallback)
    following = next_locale(module.locales, manifest.source_locale, manifest.fallback)
    served: dict[int, list[str]] = {}
    for tag, locale in table.items():
        served.setdefault(number[locale], []).append(quoted(tag))
    return {
        "tags": list(enumerate(module.locales)),
        "following": sorted((number[locale], number[other]) for locale, other in following.items()),
        "served": [(index, _wrapped(tags)) for index, tags in sorted(served.items())],
    }


def _wrapped(words: list[str]) -> str:
    lines = [", ".join(words[first : first + _TAGS_A_LINE]) for first in range(0, len(words), _TAGS_A_LINE)]
    return ",\n\t\t".join(lines)


def _index(module: Module) -> dict[str, object]:
    domains = module.catalog.domains
    imported = module.imported(domains)
    return {
        "name": module.catalog.manifest.name,
        "root": module.root.name,
        "imports": sorted_imports([module.root, *imported.values()]),
        "packages": [imported[name].name for name in domains],
        "integers": [(name, imported[name].name) for name in domains if domains[name].code_type == "integer"],
        "strings": [(name, imported[name].name) for name in domains if domains[name].code_type == "string"],
    }


def _readme(module: Module) -> dict[str, object]:
    manifest = module.catalog.manifest
    entry = example(module.catalog)
    domain = module.catalog.domains[entry.domain]
    return {
        "title": manifest.name,
        "module": module.path,
        "root": module.root.name,
        "package": module.places[domain.name].package,
        "path": module.places[domain.name].path,
        "entry": names.entry_name(entry.name),
        "qualified_label": shown(qualified_label(entry, domain)),
        "code": columns.code_literal(entry, domain),
        "locale": tuple(entry.message)[-1],
        "lookup": "Lookup" if domain.code_type == "integer" else "LookupString",
        "license": manifest.license,
        "homepage": manifest.homepage,
        "domains": [
            (name, place.path, len(module.catalog.domains[name].entries))
            for name, place in module.places.items()
        ],
    }
