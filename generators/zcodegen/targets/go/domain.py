"""The two Go packages of a domain: what its users import, and the columns of constants behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from zcodegen.catalog.model import Domain, Entry
from zcodegen.targets.common import comment_locales, documents_of, qualified_label
from zcodegen.targets.go import columns, comments, names
from zcodegen.targets.go.literals import shown
from zcodegen.targets.go.module import Module, attribute_comment, sorted_imports
from zcodegen.targets.plan import PlannedFile

_CODE_TYPES: Final = {"integer": "int64", "string": "string"}


def domain_files(module: Module, domain: Domain) -> Iterator[PlannedFile]:
    """Return the domain's package, and the package of columns behind it."""
    place = module.places[domain.name]
    source = domain.name.replace(".", "/") + ".yaml"
    base: dict[str, object] = {
        "source": source,
        "domain": domain.name,
        "type": _CODE_TYPES[domain.code_type],
        "hex": domain.code_format == "hex",
        "package": place.package,
        "root": module.root.name,
    }
    literals = {name: columns.code_literal(entry, domain) for name, entry in domain.entries.items()}
    yield PlannedFile(
        f"{place.path}/codes.go",
        "domain/codes.go.jinja",
        {**base, **_public(module, domain, literals)},
    )
    yield from _columns(module, domain, literals, base)


def _columns(
    module: Module, domain: Domain, literals: Mapping[str, str], base: Mapping[str, object]
) -> Iterator[PlannedFile]:
    included = module.included(domain)
    rows = columns.rows_of(domain)
    table = names.Imported(f"{module.path}/internal/table", "table")
    others = module.imported(included, "/internal/data")
    data = {**base, "included": [others[name].name for name in included]}
    imports = sorted_imports([table, *others.values()])
    folder = f"internal/data/{module.places[domain.name].path}"
    yield PlannedFile(
        f"{folder}/table.go",
        "internal/data/domain/table.go.jinja",
        {**data, "imports": imports, **columns.table_columns(rows, literals)},
    )
    yield PlannedFile(
        f"{folder}/texts.go",
        "internal/data/domain/texts.go.jinja",
        {
            **data,
            "imports": imports,
            "columns": [
                columns.text_column(rows, locale, module.catalog.texts_in(domain.name, locale))
                for locale in module.locales
            ],
        },
    )
    sparse = columns.sparse_columns(
        _CODE_TYPES[domain.code_type], rows, literals, module.attributes, module.root.name
    )
    yield PlannedFile(
        f"{folder}/attributes.go",
        "internal/data/domain/attributes.go.jinja",
        {
            **data,
            "imports": sorted_imports([table, *others.values(), module.root]),
            "attributes": sparse,
        },
    )


def _public(module: Module, domain: Domain, literals: Mapping[str, str]) -> dict[str, object]:
    place = module.places[domain.name]
    included = module.imported(module.included(domain))
    imported = [
        names.Imported(f"{module.path}/internal/data/{place.path}", "data"),
        names.Imported(f"{module.path}/internal/table", "table"),
        module.root,
        *included.values(),
    ]
    integers = domain.code_type == "integer"
    return {
        "imports": sorted_imports(imported),
        "uses_strconv": integers or _has_integer_argument(domain),
        "included": list(enumerate((other.name for other in included.values()), start=1)),
        "zero": "0" if integers else '""',
        "attributes": [
            (each.method, each.type, attribute_comment(each), each.attribute.type == "strings")
            for each in module.attributes
        ],
        **_described(module, domain),
        **_named(module, domain, literals),
    }


def _described(module: Module, domain: Domain) -> dict[str, object]:
    """Return what is said of the domain: its comment, titles and documents, and an example of its error text."""
    package = module.places[domain.name].package
    documents = documents_of(module.catalog, domain.name)
    first = next(iter(domain.entries.values()))
    return {
        "doc": comments.domain_comment(domain, package, documents, module.locales),
        "title": comments.in_locales(domain.title, module.locales),
        "documents": [
            (
                document.id,
                comments.in_locales(document.title, module.locales),
                comments.in_locales(document.url, module.locales),
            )
            for document in documents
        ],
        "qualified_label": shown(qualified_label(first, domain)),
    }


def _named(module: Module, domain: Domain, literals: Mapping[str, str]) -> dict[str, object]:
    """Return what carries a name of the catalog: constants, former names, arguments."""
    spelled = names.entry_names(domain)
    texts = {
        locale: comments.shown_texts(module.catalog.texts_in(domain.name, locale))
        for locale in comment_locales(module.catalog.manifest)
    }
    entries = domain.entries.values()
    return {
        "constants": [
            (
                comments.entry_comment(entry, spelled, texts, "\t"),
                spelled[entry.name],
                literals[entry.name],
            )
            for entry in entries
        ],
        "aliases": [(spelled[alias], spelled[entry.name]) for entry in entries for alias in entry.aliases],
        "arguments": [_arguments(entry, spelled) for entry in entries if entry.arguments],
    }


def _has_integer_argument(domain: Domain) -> bool:
    return any(
        argument.type == "integer" for entry in domain.entries.values() for argument in entry.arguments
    )


def _arguments(entry: Entry, spelled: Mapping[str, str]) -> tuple[object, ...]:
    fields = names.field_names(entry.place, entry.arguments)
    return (
        spelled[f"{entry.name}()"],
        spelled[entry.name],
        [
            (
                "// " + comments.argument_comment(fields[argument.name], argument),
                fields[argument.name],
                "int64" if argument.type == "integer" else "string",
            )
            for argument in entry.arguments
        ],
        [
            (
                argument.name,
                f"strconv.FormatInt(a.{fields[argument.name]}, 10)"
                if argument.type == "integer"
                else f"a.{fields[argument.name]}",
            )
            for argument in entry.arguments
        ],
    )
