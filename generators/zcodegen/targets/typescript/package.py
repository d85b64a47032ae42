"""The plan of the npm package: its files, and the contexts of the templates that all domains share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.model import Attribute, Catalog, Domain
from zcodegen.catalog.status import DEFAULTS
from zcodegen.locales.matching import Matching
from zcodegen.locales.plurals import c_expression
from zcodegen.targets.common import (
    LocaleNumbers,
    LocaleRule,
    MessageRules,
    PluralRule,
    StatusRow,
    documents_of,
    example,
    matching,
    message_rules,
    qualified_label,
    status_rows,
)
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.typescript.comments import one_line
from zcodegen.targets.typescript.domain import (
    IncludedDomain,
    bigint_attributes,
    code_kind,
    included_domain,
    plan_domain,
)
from zcodegen.targets.typescript.layout import Value
from zcodegen.targets.typescript.literals import quoted
from zcodegen.targets.typescript.metadata import plan_metadata
from zcodegen.targets.typescript.names import module_path, own_domains, package_of
from zcodegen.targets.typescript.texts import (
    LazyDeclarations,
    LazyModule,
    locale_names,
    locale_of,
    plan_texts,
)


class PackageModule(Struct, frozen=True):
    """Context of modules that need only the name of the package."""

    package: str
    esm: bool


class PackageDeclarations(Struct, frozen=True):
    """Context of declarations that need only the extension of imported modules."""

    extension: str


class RuntimeModule(Struct, frozen=True):
    """Context of `_runtime.js`; `messages` is whether any text has arguments."""

    esm: bool
    messages: bool
    defaults: tuple[StatusRow, ...]


class LocalesModule(Struct, frozen=True):
    """Context of `_locales.js`."""

    esm: bool
    matching: Matching


class MessagesModule(Struct, frozen=True):
    """Context of `_messages.js`."""

    esm: bool
    right_to_left: list[str]
    numbers: tuple[LocaleNumbers, ...]
    rules: tuple[PluralRule, ...]
    cardinals: tuple[LocaleRule, ...]
    ordinals: tuple[LocaleRule, ...]


class IndexedDomain(Struct, frozen=True):
    """A domain, how it is imported, and the tables that it answers from."""

    domain: str
    module: IncludedDomain
    scope: tuple[str, ...]


class LookupModule(Struct, frozen=True):
    """Context of `lookup.js`."""

    esm: bool
    domains: tuple[IndexedDomain, ...]


class AllTexts(Struct, frozen=True):
    """Context of `text.js`."""

    esm: bool
    domains: tuple[IndexedDomain, ...]


class AllTextsInLocale(Struct, frozen=True):
    """Context of `text/<locale>.js`."""

    esm: bool
    domains: tuple[IndexedDomain, ...]


class IndexModule(Struct, frozen=True):
    """Context of `index.js`."""

    esm: bool
    version: str
    source: str
    default_locale: str
    locales: tuple[str, ...]
    domains: tuple[Mapping[str, Value], ...]


class DeclaredAttribute(Struct, frozen=True):
    """An attribute: its name, description, and the members of its type."""

    name: str
    description: str
    types: tuple[str, ...]


class IndexDeclarations(Struct, frozen=True):
    """Context of `index.d.ts`."""

    statuses: tuple[str, ...]
    locales: tuple[str, ...]
    has_bigint: bool
    attributes: tuple[DeclaredAttribute, ...]
    example: str


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the package of `catalog`.

    Raises ZcodegenError if the catalog has no entries, or two constants of a domain have one name.
    """
    yield from plan_metadata(catalog)
    yield from plan_package(catalog)
    bigints = bigint_attributes(catalog)
    for domain in own_domains(catalog):
        yield from plan_domain(catalog, domain, bigints)
        yield from plan_texts(catalog, domain)


def plan_package(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the files that exist once."""
    rules = message_rules(catalog, partial(c_expression, equal="==="))
    domains = _indexed_domains(catalog)
    for esm, suffix in ((True, ""), (False, "c")):
        for name, module in _modules(catalog, rules, domains, esm=esm):
            yield PlannedFile(f"{name}.{suffix}js", f"{name}.js.jinja", variables(module))
        for name, declarations in _declarations(catalog, f"{suffix}js"):
            yield PlannedFile(f"{name}.d.{suffix}ts", f"{name}.d.ts.jinja", variables(declarations))
        for locale in catalog.locales():
            texts = AllTextsInLocale(esm, tuple(_domain_in(catalog, domain, locale) for domain in domains))
            yield PlannedFile(f"text/{locale}.{suffix}js", "text/locale.js.jinja", variables(texts))
            types = PackageDeclarations(f"{suffix}js")
            yield PlannedFile(f"text/{locale}.d.{suffix}ts", "text/locale.d.ts.jinja", variables(types))


def _modules(
    catalog: Catalog, rules: MessageRules | None, domains: tuple[IndexedDomain, ...], *, esm: bool
) -> Iterator[tuple[str, Struct]]:
    manifest, tables = catalog.manifest, matching(catalog)
    for name in ("_response", "error", "problem"):
        yield name, PackageModule(manifest.packages.typescript_name, esm)
    yield "_runtime", RuntimeModule(esm, rules is not None, status_rows())
    yield "_locales", LocalesModule(esm, tables)
    if rules:
        yield (
            "_messages",
            MessagesModule(
                esm, rules.right_to_left, rules.numbers, rules.rules, rules.cardinals, rules.ordinals
            ),
        )
    yield "lookup", LookupModule(esm, domains)
    yield "text", AllTexts(esm, domains)
    yield "text/lazy", LazyModule("catalog.yaml", esm, "../", locale_names(catalog))
    yield (
        "index",
        IndexModule(
            esm,
            manifest.version,
            manifest.source_locale,
            tables.last[0],
            catalog.locales(),
            tuple(_domain_row(catalog, domain) for domain in catalog.domains.values()),
        ),
    )


def _declarations(catalog: Catalog, extension: str) -> Iterator[tuple[str, Struct]]:
    for name in ("error", "lookup", "problem", "text"):
        yield name, PackageDeclarations(extension)
    yield (
        "text/lazy",
        LazyDeclarations("catalog.yaml", extension, "../", locale_names(catalog)[0].tag),
    )
    yield "index", _index_declarations(catalog)


def _index_declarations(catalog: Catalog) -> IndexDeclarations:
    entry = example(catalog)
    domain = catalog.domains[entry.domain]
    bigints = bigint_attributes(catalog)
    return IndexDeclarations(
        statuses=tuple(DEFAULTS),
        locales=catalog.locales(),
        has_bigint=any(code_kind(domain) == "bigint" for domain in catalog.domains.values()),
        attributes=tuple(
            _declared_attribute(attribute, is_bigint=name in bigints)
            for name, attribute in sorted(catalog.manifest.attributes.items())
        ),
        example=one_line(qualified_label(entry, domain)),
    )


def _declared_attribute(attribute: Attribute, *, is_bigint: bool) -> DeclaredAttribute:
    integer = "bigint" if is_bigint else "number"
    kinds = {"strings": "readonly string[]", "integer": integer}
    types = (
        tuple(map(quoted, attribute.values))
        if attribute.type == "enum"
        else (kinds.get(attribute.type, attribute.type),)
    )
    return DeclaredAttribute(attribute.name, attribute.description, types)


def _indexed_domains(catalog: Catalog) -> tuple[IndexedDomain, ...]:
    return tuple(
        IndexedDomain(
            name,
            included_domain(catalog, name),
            tuple(included_domain(catalog, other).table for other in (name, *catalog.included(name))),
        )
        for name in catalog.domains
    )


def _domain_in(catalog: Catalog, domain: IndexedDomain, locale: str) -> IndexedDomain:
    """Return how the module of a domain's texts in a locale is imported."""
    read = locale_of(catalog, domain.domain, locale)
    return replace(domain, module=replace(domain.module, locale=read))


def _domain_row(catalog: Catalog, domain: Domain) -> Mapping[str, Value]:
    return {
        "name": domain.name,
        "path": "/".join(filter(None, (package_of(catalog, domain.name), module_path(domain.name)))),
        "title": domain.title,
        "includes": catalog.included(domain.name),
        "documents": [
            {"id": document.id, "title": document.title, "url": document.url}
            for document in documents_of(catalog, domain.name)
        ],
    }
