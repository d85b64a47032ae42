"""From the catalog to the context of custom targets: spelled names, wrapped texts, what locales need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from zcodegen.catalog.model import (
    FIELDS,
    Argument,
    Attribute,
    AttributeValue,
    Catalog,
    Document,
    Domain,
    Entry,
    Link,
    Text,
    Tombstone,
)
from zcodegen.catalog.status import DEFAULTS
from zcodegen.catalog.urls import entry_url
from zcodegen.custom.catalog_text import CatalogText, Clash
from zcodegen.custom.context import (
    AliasView,
    ArgumentView,
    AttributeView,
    CatalogView,
    CategoryView,
    DocumentView,
    DomainView,
    EntryView,
    LinkView,
    LocaleView,
    MatchingView,
    Name,
    NumbersView,
    RelationView,
    ReplacementView,
    StatusView,
    Texts,
    TextsView,
    TombstoneView,
    Value,
)
from zcodegen.custom.message_parts import message_text
from zcodegen.locales import is_rtl
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.locales.numbers import number_format
from zcodegen.locales.plurals import c_expression, plural_rules
from zcodegen.naming import collisions

Spell: TypeAlias = Callable[[str], str]


class IdentifierRules(Struct, frozen=True):
    """How a target spells entries, domains, types and members, avoiding reserved words."""

    entry: Spell
    domain: Spell
    type: Spell
    member: Spell


class NameFault(Struct, frozen=True):
    """Names that one identifier would stand for: where the last of them is, as steps below a domain's file, and a message."""

    domain: str
    steps: tuple[str | int, ...]
    message: str
    full_name: str


def name_faults(catalog: Catalog, rules: IdentifierRules) -> Iterator[NameFault]:
    """Yield the domains, entries and arguments of a catalog that a target would spell alike."""
    for identifier, names in collisions({name: rules.domain(name) for name in catalog.domains}).items():
        message = f"domains {_and(names)} are all spelled {identifier!r}"
        yield NameFault(names[-1], ("domain",), message, names[-1])
    for domain in catalog.domains.values():
        owners = {name: entry for entry in domain.entries.values() for name in (entry.name, *entry.aliases)}
        for identifier, names in collisions({name: rules.entry(name) for name in owners}).items():
            last = owners[names[-1]]
            message = f"names {_and(names)} of {domain.name} are all spelled {identifier!r}"
            yield NameFault(domain.name, ("entries", last.name), message, last.full_name)
        for entry in domain.entries.values():
            spelled = {argument.name: rules.member(argument.name) for argument in entry.arguments}
            for identifier, names in collisions(spelled).items():
                message = f"arguments {_and(names)} of {entry.name} are all spelled {identifier!r}"
                yield NameFault(
                    domain.name, ("entries", entry.name, "arguments", names[-1]), message, entry.full_name
                )


def _and(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


class _Names(Struct, frozen=True):
    """Identifiers by the name of a domain or the full name of an entry."""

    rules: IdentifierRules
    domain_types: Mapping[str, Name]
    full: Mapping[str, Name]


class _Locales(Struct, frozen=True):
    wanted: tuple[str, ...]
    order: Mapping[str, tuple[str, ...]]
    """Locale -> the locales to ask for an entry."""


class _Builder(Struct, frozen=True):
    catalog: Catalog
    names: _Names
    locales: _Locales
    parents: Mapping[str, str | None]
    """Domain -> the nearest domain above it."""


def view(catalog: Catalog, rules: IdentifierRules) -> CatalogView:
    """Return the catalog as templates see it; names without faults (`name_faults`) have different identifiers."""
    manifest = catalog.manifest
    matching = match_data(
        catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback
    )
    order = {locale: lookup_order(locale, matching) for locale in catalog.locales()}
    builder = _Builder(
        catalog,
        _Names(
            rules,
            _distinct({name: rules.type(name) for name in catalog.domains}),
            _distinct({entry.full_name: rules.entry(entry.full_name) for entry in catalog.entries()}),
        ),
        _Locales(catalog.locales(), order),
        {name: _parent(name, catalog) for name in catalog.domains},
    )
    return CatalogView(
        name=manifest.name,
        version=manifest.version,
        title=_titles(manifest.title, "title"),
        description=CatalogText(manifest.description, "description"),
        license=CatalogText(manifest.license, "license"),
        homepage=CatalogText(manifest.homepage, "homepage"),
        repository=CatalogText(manifest.repository, "repository"),
        source_locale=manifest.source_locale,
        default_locale=manifest.default_locale or manifest.source_locale,
        required_locales=manifest.required_locales,
        locales=catalog.locales(),
        locale_data={locale: _locale(locale, rules) for locale in catalog.locales()},
        matching=MatchingView(
            matching.same, matching.related, matching.following, matching.aliases, matching.last
        ),
        statuses=tuple(
            StatusView(status, default.http_status, default.recovery, default.actor)
            for status, default in sorted(DEFAULTS.items())
        ),
        has_arguments=any(entry.arguments for entry in catalog.entries()),
        site_url=CatalogText(manifest.site_url, "site.url"),
        domains=tuple(_domain(domain, builder) for domain in catalog.domains.values()),
        documents=tuple(map(_document, manifest.documents.values())),
        attributes=tuple(_attribute(attribute, rules) for attribute in manifest.attributes.values()),
    )


def _distinct(spelled: Mapping[str, str]) -> dict[str, Name]:
    """Return identifiers that are only wrong if a template writes one that two names share."""
    clashes = {
        name: Clash(identifier, *names[:2])
        for identifier, names in collisions(spelled).items()
        for name in names
    }
    return {**spelled, **clashes}


def _attribute(attribute: Attribute, rules: IdentifierRules) -> AttributeView:
    full_name = f"attributes.{attribute.name}"
    return AttributeView(
        attribute.name,
        rules.member(attribute.name),
        attribute.type,
        CatalogText(attribute.description, f"{full_name}.description"),
        tuple(CatalogText(value, f"{full_name}.values") for value in attribute.values),
        attribute.required,
    )


def _locale(locale: str, rules: IdentifierRules) -> LocaleView:
    numbers = number_format(locale)

    def sign(text: str) -> CatalogText:
        return CatalogText(text, f"numbers of {locale}")

    return LocaleView(
        locale=locale,
        id=rules.domain(locale),
        right_to_left=is_rtl(locale),
        numbers=NumbersView(
            sign(numbers.decimal),
            sign(numbers.group),
            sign(numbers.minus),
            ord(numbers.zero),
            numbers.primary,
            numbers.secondary,
            numbers.minimum_grouping,
        ),
        cardinal=_categories(locale, ordinal=False),
        ordinal=_categories(locale, ordinal=True),
    )


def _categories(locale: str, *, ordinal: bool) -> tuple[CategoryView, ...]:
    return tuple(
        CategoryView(
            category,
            c_expression(condition),
            tuple(
                tuple(
                    RelationView(relation.modulus, relation.negated, relation.ranges)
                    for relation in relations
                )
                for relations in condition
            ),
        )
        for category, condition in plural_rules(locale, ordinal=ordinal)
    )


def _domain(domain: Domain, builder: _Builder) -> DomainView:
    names, catalog = builder.names, builder.catalog
    types = _distinct({name: names.rules.type(name) for name in domain.entries})
    return DomainView(
        name=domain.name,
        id=names.rules.domain(domain.name),
        type_id=names.domain_types[domain.name],
        path=domain.name.replace(".", "/"),
        parent=builder.parents[domain.name],
        children=tuple(name for name, parent in builder.parents.items() if parent == domain.name),
        segments=tuple(domain.name.split(".")),
        title=_titles(domain.title, f"{domain.name}.title"),
        description=_titles(domain.description, f"{domain.name}.description"),
        code_type=domain.code_type,
        code_format=domain.code_format,
        stability=domain.stability,
        audience=domain.audience,
        includes=domain.includes,
        included=catalog.included(domain.name),
        origin=domain.origin,
        documents=tuple(
            document.id
            for document in catalog.manifest.documents.values()
            if domain.name in _domains_of(document)
        ),
        entries=tuple(_entry(entry, domain, types, builder) for entry in domain.entries.values()),
    )


def _parent(name: str, catalog: Catalog) -> str | None:
    while "." in name:
        name = name.rpartition(".")[0]
        if name in catalog.domains:
            return name
    return None


def _entry(entry: Entry, domain: Domain, types: Mapping[str, Name], builder: _Builder) -> EntryView:
    names = builder.names
    argument_ids = {argument.name: names.rules.member(argument.name) for argument in entry.arguments}
    texts = _message_texts(entry, argument_ids)
    url = entry_url(builder.catalog.manifest, entry)
    code = entry.code if isinstance(entry.code, int) else CatalogText(entry.code, f"{entry.full_name}.code")
    return EntryView(
        domain=entry.domain,
        name=entry.name,
        id=names.rules.entry(entry.name),
        type_id=types[entry.name],
        full_id=names.full[entry.full_name],
        code=code,
        shown_code=domain.shown(entry.code) if isinstance(code, int) else code,
        status=entry.status,
        http_status=entry.http_status,
        recovery=entry.recovery,
        actor=entry.actor,
        retryable=entry.retryable,
        retry_after=entry.retry_after,
        url=CatalogText(url, f"{entry.full_name}.url") if url else None,
        since=entry.since,
        stability=entry.stability,
        audience=entry.audience,
        proposed=entry.proposed,
        message=texts["message"],
        cause=texts["cause"],
        action=texts["action"],
        note={
            locale: CatalogText(text.value, f"{entry.full_name}.note.{locale}")
            for locale, text in entry.note.items()
        },
        texts={
            locale: _answer(texts, entry.message, locale, builder.locales)
            for locale in builder.locales.wanted
        },
        links=tuple(_link(link, entry) for link in entry.links),
        aliases=tuple(AliasView(name, names.rules.entry(name)) for name in entry.aliases),
        same_as=entry.same_as,
        equivalents=entry.equivalents,
        deprecated=_tombstone(entry.deprecated, entry, f"{entry.full_name}.deprecated", builder),
        retired=_tombstone(entry.retired, entry, f"{entry.full_name}.retired", builder),
        arguments=tuple(
            _argument(argument, argument_ids[argument.name], entry) for argument in entry.arguments
        ),
        attributes={
            name: _value(value, f"{entry.full_name}.attributes.{name}")
            for name, value in entry.attributes.items()
        },
    )


def _message_texts(entry: Entry, argument_ids: Mapping[str, str]) -> dict[str, Texts]:
    """Return the texts that may have placeholders: field -> locale -> text."""
    return {
        field: {
            locale: message_text(
                entry, text.value, f"{entry.full_name}.{field}.{locale}", locale, argument_ids
            )
            for locale, text in entry.texts(field).items()
        }
        for field in FIELDS
    }


def _argument(argument: Argument, identifier: str, entry: Entry) -> ArgumentView:
    full_name, example = f"{entry.full_name}.arguments.{argument.name}", argument.example
    return ArgumentView(
        argument.name,
        identifier,
        argument.type,
        CatalogText(example, f"{full_name}.example") if isinstance(example, str) else example,
        CatalogText(argument.description, f"{full_name}.description"),
    )


def _link(link: Link, entry: Entry) -> LinkView:
    full_name = f"{entry.full_name}.links"
    return LinkView(CatalogText(link.title, full_name), CatalogText(link.url, full_name), link.locale)


def _answer(
    texts: Mapping[str, Texts], message: Mapping[str, Text], locale: str, locales: _Locales
) -> TextsView:
    order = (*locales.order.get(locale, (locale,)), *message)
    locale = next(other for other in order if other in message)
    return TextsView(
        locale, texts["message"][locale], texts["cause"].get(locale), texts["action"].get(locale)
    )


def _titles(titles: Mapping[str, str], full_name: str) -> Texts:
    return {locale: CatalogText(title, f"{full_name}.{locale}") for locale, title in titles.items()}


def _tombstone(
    tombstone: Tombstone | None, entry: Entry, full_name: str, builder: _Builder
) -> TombstoneView | None:
    if tombstone is None:
        return None
    domain, _, name = (tombstone.replaced_by or "").rpartition(".")
    replacement = (
        ReplacementView(domain or entry.domain, name, builder.names.rules.entry(name)) if name else None
    )
    return TombstoneView(
        tombstone.since,
        CatalogText(tombstone.reason, f"{full_name}.reason"),
        tombstone.replaced_by,
        replacement,
    )


def _value(value: AttributeValue, full_name: str) -> Value:
    if isinstance(value, tuple):
        return tuple(CatalogText(text, full_name) for text in value)
    return CatalogText(value, full_name) if isinstance(value, str) else value


def _domains_of(document: Document) -> tuple[str, ...]:
    named = (document.domain, *(heading.domain for heading in document.headings), *document.complete)
    return tuple(dict.fromkeys(name for name in named if name))


def _document(document: Document) -> DocumentView:
    return DocumentView(
        id=document.id,
        title=_titles(document.title, f"documents.{document.id}.title"),
        url=_titles(document.url, f"documents.{document.id}.url"),
        domains=_domains_of(document),
    )
