"""Go: a module with a package a domain; typed codes that are errors, columns of constants behind them.

Promises: gofmt and go vet have nothing to say; nothing runs at init; a program pays for the texts only where it asks for
them. What Go cannot express is a ZcodegenError: two names that become one, domains that include each other in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from zcodegen.catalog.model import HTTP_STATUS, Catalog, Document, Domain, Entry
from zcodegen.errors import ZcodegenError
from zcodegen.locales import fallback_table, next_locale
from zcodegen.naming import in_case
from zcodegen.targets.go import columns, comments, names
from zcodegen.targets.go.quote import quoted, shown
from zcodegen.targets.plan import Filters, Planned

FILTERS: Final[Filters] = {"quoted": quoted}
_TAGS_A_LINE = 8
_CODE_TYPES = {"integer": "int64", "string": "string"}


@dataclass(frozen=True)
class Module:
    """What all files of a module share."""

    catalog: Catalog

    @cached_property
    def path(self) -> str:
        """The module path."""
        return self.catalog.manifest.packages.go_module

    @cached_property
    def root(self) -> names.Imported:
        """The root package."""
        return names.root_import(self.catalog)

    @cached_property
    def places(self) -> dict[str, names.Place]:
        """Where each domain's package stands."""
        return names.places(self.catalog)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The catalog's locales, the source first."""
        return self.catalog.locales()

    @cached_property
    def attributes(self) -> list[columns.GoAttribute]:
        """The manifest's attributes."""
        methods = names.attribute_names(self.catalog)
        return columns.go_attributes(self.catalog, methods, self.root.name)

    def included(self, domain: Domain) -> list[str]:
        """Domains that answer for a code that `domain` lacks; only those with codes of the same type can."""
        included = self.catalog.included(domain.name)
        return [name for name in included if self.catalog.domains[name].code_type == domain.code_type]

    def imported(self, domains: Iterable[str], below: str = "") -> dict[str, names.Imported]:
        """Return how the packages of `domains` (`below` a folder) are imported side by side."""
        wanted = {name: self.places[name] for name in domains}
        found = names.imports(f"{self.path}{below}", wanted.values(), {self.root.name})
        return {name: found[place.path] for name, place in wanted.items()}


def plan(catalog: Catalog) -> Iterator[Planned]:
    """Return the files of the module."""
    _refuse_circles(catalog)
    module = Module(catalog)
    yield from _shared(module)
    for domain in catalog.domains.values():
        yield from _domain(module, domain)


def _refuse_circles(catalog: Catalog) -> None:
    for name in catalog.domains:
        for other in catalog.included(name):
            if name in catalog.domains[other].includes:
                raise ZcodegenError(
                    f"Go: the domains {name!r} and {other!r} include each other, and Go packages cannot import in a circle; "
                    "take one of the includes out"
                )


def _shared(module: Module) -> Iterator[Planned]:
    root = module.root
    manifest = module.catalog.manifest
    base: dict[str, object] = {"module": module.path, "package": root.name, "root": root.line}
    yield Planned("go.mod", "go.mod.jinja", base)
    yield Planned(
        "codes.go",
        "codes.go.jinja",
        {
            **base,
            "doc": comments.root_comment(module.catalog, root.name),
            "version": manifest.version,
            "attributes": [
                (each.method, each.type.removeprefix(f"{root.name}."), _attribute_comment(each))
                for each in module.attributes
            ],
        },
    )
    yield Planned("status.go", "status.go.jinja", {**base, **_statuses()})
    if enumerations := _enumerations(module):
        yield Planned("attributes.go", "attributes.go.jinja", {**base, "enumerations": enumerations})
    for name in ("names", "table", "texts"):
        yield Planned(f"internal/table/{name}.go", f"internal/table/{name}.go.jinja", base)
    yield Planned("internal/locale/locale.go", "internal/locale/locale.go.jinja", _locales(module))
    yield Planned("index/index.go", "index/index.go.jinja", _index(module))
    yield Planned("README.md", "README.md.jinja", _readme(module))


def _attribute_comment(each: columns.GoAttribute) -> str:
    return "// " + comments.described(
        each.method, f"is the attribute {each.attribute.name}", each.attribute.description
    )


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
            _attribute_comment(each),
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
        "imports": _sorted_imports([module.root, *imported.values()]),
        "packages": [imported[name].name for name in domains],
        "integers": [(name, imported[name].name) for name in domains if domains[name].code_type == "integer"],
        "strings": [(name, imported[name].name) for name in domains if domains[name].code_type == "string"],
    }


def _sorted_imports(imported: Iterable[names.Imported]) -> list[str]:
    return [one.line for one in sorted(imported, key=lambda one: one.path)]


def _readme(module: Module) -> dict[str, object]:
    manifest = module.catalog.manifest
    entry = _example(module.catalog)
    domain = module.catalog.domains[entry.domain]
    return {
        "title": manifest.name,
        "module": module.path,
        "root": module.root.name,
        "package": module.places[domain.name].package,
        "path": module.places[domain.name].path,
        "entry": names.entry_name(entry.name),
        "wire": shown(f"{domain.name}: {entry.name} ({columns.shown_code(entry.code, domain)})"),
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


def _example(catalog: Catalog) -> Entry:
    """Return the entry that the README shows: an ordinary error, one that a newcomer may meet."""
    return min(
        catalog.entries(),
        key=lambda entry: (
            entry.status == "OK",
            bool(entry.deprecated or entry.retired),
            entry.status != "NOT_FOUND",
        ),
    )


def _domain(module: Module, domain: Domain) -> Iterator[Planned]:
    place = module.places[domain.name]
    rows = columns.rows_of(domain)
    included = module.included(domain)
    source = domain.name.replace(".", "/") + ".yaml"
    base: dict[str, object] = {
        "source": source,
        "domain": domain.name,
        "type": _CODE_TYPES[domain.code_type],
        "hex": domain.code_format == "hex",
        "package": place.package,
        "root": module.root.name,
    }
    yield Planned(
        f"{place.path}/codes.go",
        "domain/codes.go.jinja",
        {**base, **_public(module, domain, included)},
    )
    below = "/internal/data"
    table = names.Imported(f"{module.path}/internal/table", "table")
    others = module.imported(included, below)
    data = {**base, "included": [others[name].name for name in included]}
    imports = _sorted_imports([table, *others.values()])
    folder = f"internal/data/{place.path}"
    yield Planned(
        f"{folder}/table.go",
        "internal/data/domain/table.go.jinja",
        {**data, "imports": imports, **columns.table_columns(domain, rows)},
    )
    yield Planned(
        f"{folder}/texts.go",
        "internal/data/domain/texts.go.jinja",
        {**data, "imports": imports, "columns": columns.text_columns(rows, module.locales)},
    )
    sparse = columns.sparse_columns(domain, rows, module.attributes, module.root.name)
    yield Planned(
        f"{folder}/attributes.go",
        "internal/data/domain/attributes.go.jinja",
        {
            **data,
            "imports": _sorted_imports([table, *others.values(), module.root]),
            "attributes": sparse,
        },
    )


def _public(module: Module, domain: Domain, included: list[str]) -> Mapping[str, object]:
    spelled = names.entry_names(domain)
    manifest = module.catalog.manifest
    locales = tuple(dict.fromkeys((manifest.source_locale, *manifest.required_locales)))
    documents = [document for document in manifest.documents.values() if _is_about(document, domain.name)]
    others = module.imported(included)
    own = [
        names.Imported(f"{module.path}/internal/data/{module.places[domain.name].path}", "data"),
        names.Imported(f"{module.path}/internal/table", "table"),
        module.root,
        *others.values(),
    ]
    first = next(iter(domain.entries.values()))
    integers = domain.code_type == "integer"
    return {
        "doc": comments.domain_comment(domain, module.places[domain.name].package, documents, module.locales),
        "imports": _sorted_imports(own),
        "uses_strconv": integers or _has_integer_argument(domain),
        "constants": [
            (
                comments.entry_comment(entry, spelled[entry.name], spelled, locales, "\t"),
                spelled[entry.name],
                columns.code_literal(entry, domain),
            )
            for entry in domain.entries.values()
        ],
        "aliases": [
            (spelled[alias], spelled[entry.name])
            for entry in domain.entries.values()
            for alias in entry.aliases
        ],
        "included": [(number, others[name].name) for number, name in enumerate(included, start=1)],
        "title": comments.in_locales(domain.title, module.locales),
        "documents": [
            (
                document.id,
                comments.in_locales(document.title, module.locales),
                comments.in_locales(document.url, module.locales),
            )
            for document in documents
        ],
        "wire": shown(f"{domain.name}: {first.name} ({columns.shown_code(first.code, domain)})"),
        "zero": "0" if integers else '""',
        "attributes": [
            (each.method, each.type, _attribute_comment(each), each.attribute.type == "strings")
            for each in module.attributes
        ],
        "arguments": [_arguments(entry, spelled) for entry in domain.entries.values() if entry.arguments],
    }


def _is_about(document: Document, domain: str) -> bool:
    headings = {heading.domain for heading in document.headings}
    return domain in {document.domain, *headings, *document.complete}


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
