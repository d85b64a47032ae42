"""The two Go packages of a domain: the one that users import, and the columns of constants behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Domain, Entry, Envelope
from zcodegen.targets.common import (
    doc_locales,
    documents_of,
    file_of,
    history_lines,
    number_kinds,
    qualified_label,
    url_parts,
)
from zcodegen.targets.go import columns, comments, names
from zcodegen.targets.go.literals import listed, shown
from zcodegen.targets.go.module import Module, sorted_imports
from zcodegen.targets.go.names import Import
from zcodegen.targets.plan import PlannedFile, variables

_CODE_TYPES: Final = {"integer": "int64", "string": "string"}
_ARGUMENT_TYPES: Final = {"integer": "int64", "number": "float64", "string": "string"}

Localized = tuple[tuple[str, str], ...]
"""Values with their locales."""


class Constant(Struct, frozen=True):
    """The constant of an entry: the paragraphs of its comment, its name, its code as a literal."""

    comment: tuple[str, ...]
    name: str
    code: str


class Alias(Struct, frozen=True):
    """The constant of a former name."""

    name: str
    entry: str


class DocumentLiteral(Struct, frozen=True):
    """A document that lists codes of the domain."""

    id: str
    title: Localized
    url: Localized


class AttributeMethod(Struct, frozen=True):
    """The method of an attribute."""

    method: str
    type: str
    comment: str
    is_list: bool


class ArgumentField(Struct, frozen=True):
    """A field of the arguments; `key` is the argument's name as gofmt aligns it in a map literal."""

    name: str
    type: str
    key: str
    comment: str


class Arguments(Struct, frozen=True):
    """The type of an entry's arguments."""

    name: str
    entry: str
    fields: tuple[ArgumentField, ...]


class IncludedPackage(Struct, frozen=True):
    """The package of an included domain: the name by which it is imported, the domain, and its index in the tables, 0 in another module."""

    name: str
    domain: str
    index: int


class CodesFile(Struct, frozen=True):
    """Context of `domain/codes.go.jinja`; `has_others` is whether an included domain is one of another module."""

    source: str
    domain: str
    package: str
    root: str
    type: str
    zero: str
    comment: tuple[str, ...]
    imports: tuple[Import, ...]
    uses_strconv: bool
    constants: tuple[Constant, ...]
    aliases: tuple[Alias, ...]
    included: tuple[IncludedPackage, ...]
    has_others: bool
    includes: tuple[str, ...]
    envelope: Envelope | None
    title: Localized
    description: Localized
    documents: tuple[DocumentLiteral, ...]
    label: str
    attributes: tuple[AttributeMethod, ...]
    arguments: tuple[Arguments, ...]


class LogFile(Struct, frozen=True):
    """Context of `domain/slog.go.jinja`."""

    source: str
    package: str
    type: str


class TableFile(Struct, frozen=True):
    """Context of `internal/data/domain/table.go.jinja`.

    `included` and `named` are the packages of columns of included domains, where codes and where names are looked up; `former`
    has each former name with its row.
    """

    source: str
    domain: str
    package: str
    root: str
    type: str
    is_hex: bool
    page: tuple[str, str]
    imports: tuple[Import, ...]
    included: tuple[str, ...]
    named: tuple[str, ...]
    codes: tuple[str, ...]
    names: tuple[str, ...]
    name_ends: tuple[str, ...]
    facts: tuple[str, ...]
    kinds: tuple[columns.Facts, ...]
    former: tuple[tuple[str, int], ...]
    order: tuple[str, ...]


class TextsFile(Struct, frozen=True):
    """Context of `internal/data/domain/texts.go.jinja`."""

    source: str
    package: str
    type: str
    imports: tuple[Import, ...]
    included: tuple[str, ...]
    columns: tuple[columns.TextColumn, ...]


class SparseFile(Struct, frozen=True):
    """Context of `internal/data/domain/attributes.go.jinja`."""

    source: str
    package: str
    type: str
    imports: tuple[Import, ...]
    included: tuple[str, ...]
    columns: tuple[columns.SparseColumn, ...]


def plan_domain(module: Module, domain: Domain) -> Iterator[PlannedFile]:
    """Plan the domain's package, and the package of columns behind it."""
    package = module.domain_packages[domain.name]
    source = file_of(domain)
    kind = _CODE_TYPES[domain.code_type]
    literals = columns.code_literals(domain)
    codes = _codes_file(module, domain, source, literals)
    log = LogFile(source, package.name, kind)
    yield PlannedFile(f"{package.path}/codes.go", "domain/codes.go.jinja", variables(codes))
    yield PlannedFile(f"{package.path}/slog.go", "domain/slog.go.jinja", variables(log))

    rows = columns.rows_of(domain)
    included = [name for name in module.included(domain) if module.is_own(name)]
    others = module.imported(included, "/internal/data")
    names_of_others = tuple(others[name].name for name in included)
    table = Import(f"{module.path}/internal/table", "table")
    folder = f"internal/data/{package.path}"
    texts = TextsFile(
        source=source,
        package=package.name,
        type=kind,
        imports=sorted_imports([table, *others.values()]),
        included=names_of_others,
        columns=tuple(
            columns.text_column(domain, rows, locale, module.catalog.texts_in(domain.name, locale))
            for locale in module.locales
        ),
    )
    sparse = SparseFile(
        source=source,
        package=package.name,
        type=kind,
        imports=sorted_imports([table, *others.values(), module.root]),
        included=names_of_others,
        columns=columns.sparse_columns(kind, rows, literals, module.attributes, module.root.name),
    )
    file = _table_file(module, domain, source, rows, literals)
    template = "internal/data/domain"
    yield PlannedFile(f"{folder}/table.go", f"{template}/table.go.jinja", variables(file))
    yield PlannedFile(f"{folder}/texts.go", f"{template}/texts.go.jinja", variables(texts))
    yield PlannedFile(f"{folder}/attributes.go", f"{template}/attributes.go.jinja", variables(sparse))


def _table_file(
    module: Module, domain: Domain, source: str, rows: list[Entry], literals: Mapping[str, str]
) -> TableFile:
    every = module.included(domain)
    included = [name for name in every if module.is_own(name)]
    others = module.imported(included, "/internal/data")
    names_in_order = [entry.name for entry in rows]
    facts, kinds = number_kinds(rows, columns.facts_of)
    by_name = [row for _, row in sorted((name, row) for row, name in enumerate(names_in_order))]
    uses_time = any(kind.retry_after for kind in kinds)
    standard = [Import("time", "time")] if uses_time else []
    return TableFile(
        source=source,
        domain=domain.name,
        package=module.domain_packages[domain.name].name,
        root=module.root.name,
        type=_CODE_TYPES[domain.code_type],
        is_hex=domain.code_format == "hex",
        page=url_parts(module.catalog, domain) or ("", ""),
        imports=(
            *standard,
            *sorted_imports(
                [
                    *([module.root] if rows else []),
                    Import(f"{module.path}/internal/table", "table"),
                    *others.values(),
                ]
            ),
        ),
        included=tuple(others[name].name for name in included),
        named=tuple(others[name].name for name in included if included == every),
        codes=tuple([literals[name] for name in names_in_order]),
        names=tuple(names_in_order),
        name_ends=columns.name_ends(names_in_order),
        facts=listed(facts),
        kinds=kinds,
        former=tuple(sorted((alias, row) for row, entry in enumerate(rows) for alias in entry.aliases)),
        order=listed(by_name),
    )


def _codes_file(module: Module, domain: Domain, source: str, literals: Mapping[str, str]) -> CodesFile:
    package = module.domain_packages[domain.name]
    included = module.included(domain)
    packages = module.imported(included)
    own = [name for name in included if module.is_own(name)]
    documents = documents_of(module.catalog, domain.name)
    first = next(iter(domain.entries.values()), None)
    is_integer = domain.code_type == "integer"
    spelled = names.entry_names(domain)
    entries = domain.entries.values()
    return CodesFile(
        source=source,
        domain=domain.name,
        package=package.name,
        root=module.root.name,
        type=_CODE_TYPES[domain.code_type],
        zero="0" if is_integer else '""',
        comment=comments.domain_comment(domain, package.name, documents, module.locales),
        imports=sorted_imports(
            [
                Import(f"{module.path}/internal/data/{package.path}", "data"),
                Import(f"{module.path}/internal/table", "table"),
                module.root,
                *packages.values(),
            ]
        ),
        uses_strconv=is_integer,
        constants=_constants(module, domain, literals, spelled),
        aliases=tuple(
            Alias(spelled[alias], spelled[entry.name]) for entry in entries for alias in entry.aliases
        ),
        included=tuple(
            IncludedPackage(packages[name].name, name, own.index(name) + 1 if name in own else 0)
            for name in included
        ),
        has_others=own != included,
        includes=module.catalog.included(domain.name),
        envelope=module.catalog.envelope(domain.name),
        title=comments.in_locales(domain.title, module.locales),
        description=comments.in_locales(domain.description, module.locales),
        documents=tuple(
            DocumentLiteral(
                document.id,
                comments.in_locales(document.title, module.locales),
                comments.in_locales(document.url, module.locales),
            )
            for document in documents
        ),
        label=shown(qualified_label(first, domain)) if first else f"{domain.name}: unknown (7)",
        attributes=tuple(
            AttributeMethod(
                attribute.method, attribute.type, attribute.comment, attribute.attribute.type == "strings"
            )
            for attribute in module.attributes
        ),
        arguments=tuple(_arguments(entry, spelled) for entry in entries if entry.arguments),
    )


def _constants(
    module: Module, domain: Domain, literals: Mapping[str, str], spelled: Mapping[str, str]
) -> tuple[Constant, ...]:
    texts = {
        locale: comments.shown_texts(domain, module.catalog.texts_in(domain.name, locale))
        for locale in doc_locales(module.catalog, "go")
    }
    constants: list[Constant] = []
    for name, entry in domain.entries.items():
        links = _links(module, entry, spelled)
        facts = (_facts(entry), *history_lines(module.catalog, entry, shown))
        comment = comments.entry_comment(entry, facts, links, texts, spelled[name])
        constants.append(Constant(comment, spelled[name], literals[name]))
    return tuple(constants)


def _facts(entry: Entry) -> str:
    recovery = entry.recovery
    facts = f"Status: {entry.status}, HTTP {entry.http_status}"
    draft = " A draft: it may still change." if entry.stability == "draft" else ""
    return f"{facts}, {recovery}.{draft}" if recovery else f"{facts}.{draft}"


def _links(module: Module, entry: Entry, spelled: Mapping[str, str]) -> dict[str, str]:
    """Return the doc links of the entries that an entry's comment names (https://go.dev/doc/comment, "Doc links")."""
    links = {name: spelled[name] for name in entry.same_as if name in spelled}
    tombstone = entry.retired or entry.deprecated
    if tombstone is None or tombstone.replaced_by is None:
        return links
    replaced = tombstone.replaced_by
    domain, _, name = replaced.rpartition(".")
    if replaced in spelled:
        links[replaced] = spelled[replaced]
    elif domain in module.domain_packages and name in module.catalog.domains[domain].entries:
        links[replaced] = f"{module.domain_packages[domain].full_path}.{names.entry_name(name)}"
    return links


def _arguments(entry: Entry, spelled: Mapping[str, str]) -> Arguments:
    fields = names.field_names(entry.full_name, entry.arguments)
    width = max(len(argument.name) for argument in entry.arguments) + len('"": ')
    return Arguments(
        name=spelled[f"{entry.name}()"],
        entry=spelled[entry.name],
        fields=tuple(
            ArgumentField(
                name=fields[argument.name],
                type=_ARGUMENT_TYPES[argument.type],
                key=f'"{argument.name}":'.ljust(width),
                comment=comments.argument_comment(fields[argument.name], argument),
            )
            for argument in entry.arguments
        ),
    )
