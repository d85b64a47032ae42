"""The context of custom targets' templates: frozen values, described by schema/context.schema.json.

Names, numbers and versions are plain: the catalog's schema keeps them to letters, digits and a few signs. Every free
text is a `CatalogText`. Nothing of one file's context follows from the order in which files are made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from zcodegen.catalog.model import AttributeValue, Catalog, Document, Domain, Entry, Text, Tombstone
from zcodegen.custom.catalog_text import CatalogText, Clash
from zcodegen.diagnostics import ZcodegenError
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.naming import collisions

Spell: TypeAlias = Callable[[str], str]
Value: TypeAlias = CatalogText | int | bool | tuple[CatalogText, ...]
Texts: TypeAlias = Mapping[str, CatalogText]


class IdentifierRules(Struct, frozen=True):
    """How a target spells entries and domains, reserved words stepped around."""

    entry: Spell
    domain: Spell


class TextsView(Struct, frozen=True):
    """The texts of an entry for one locale, all from the locale that answers; None where the entry has no such text."""

    locale: str
    message: CatalogText
    cause: CatalogText | None
    action: CatalogText | None


class TombstoneView(Struct, frozen=True):
    """Since when and why an entry is deprecated or retired."""

    since: str
    reason: CatalogText
    replaced_by: str | None


class ArgumentView(Struct, frozen=True):
    """An argument that an entry's texts name in braces."""

    name: str
    type: Literal["string", "integer", "number"]
    example: CatalogText | int | float
    description: CatalogText


class AliasView(Struct, frozen=True):
    """A former name of an entry."""

    name: str
    id: str


class EntryView(Struct, frozen=True):
    """One code."""

    domain: str
    name: str
    id: str
    full_id: str | Clash
    code: int | CatalogText
    format_code: str | CatalogText
    status: str
    http_status: int
    retryable: bool
    proposed: bool
    message: Texts
    cause: Texts
    action: Texts
    texts: Mapping[str, TextsView]
    aliases: tuple[AliasView, ...]
    same_as: tuple[str, ...]
    deprecated: TombstoneView | None
    retired: TombstoneView | None
    arguments: tuple[ArgumentView, ...]
    attributes: Mapping[str, Value]


class DomainView(Struct, frozen=True):
    """One domain with its own entries, in the catalog's order."""

    name: str
    id: str
    path: str
    segments: tuple[str, ...]
    title: Texts
    description: Texts
    code_type: Literal["integer", "string"]
    code_format: Literal["decimal", "hex"]
    includes: tuple[str, ...]
    entries: tuple[EntryView, ...]


class DocumentView(Struct, frozen=True):
    """A page that lists codes."""

    id: str
    title: Texts
    url: Texts
    domains: tuple[str, ...]


class AttributeView(Struct, frozen=True):
    """An extra attribute that entries may have."""

    name: str
    type: str
    description: CatalogText
    values: tuple[CatalogText, ...]
    required: bool


class CatalogView(Struct, frozen=True):
    """The whole catalog."""

    name: str
    version: str
    title: Texts
    description: CatalogText
    license: CatalogText
    homepage: CatalogText
    repository: CatalogText
    source_locale: str
    locales: tuple[str, ...]
    domains: tuple[DomainView, ...]
    documents: tuple[DocumentView, ...]
    attributes: tuple[AttributeView, ...]


def view(catalog: Catalog, spelling: IdentifierRules) -> CatalogView:
    """Return the catalog as templates see it.

    Raises ZcodegenError where two entries of a domain, or two domains, are spelled alike.
    """
    manifest = catalog.manifest
    domains = _spelled(catalog.domains, spelling.domain, "domains")
    full = _full_ids(catalog, spelling.entry)
    matching = match_data(
        catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback
    )
    order = {locale: lookup_order(locale, matching) for locale in catalog.locales()}
    return CatalogView(
        name=manifest.name,
        version=manifest.version,
        title=_titles(manifest.title, "title"),
        description=CatalogText(manifest.description, "description"),
        license=CatalogText(manifest.license, "license"),
        homepage=CatalogText(manifest.homepage, "homepage"),
        repository=CatalogText(manifest.repository, "repository"),
        source_locale=manifest.source_locale,
        locales=catalog.locales(),
        domains=tuple(
            _domain(domain, domains[name], spelling, full, _Locales(catalog.locales(), order))
            for name, domain in catalog.domains.items()
        ),
        documents=tuple(map(_document, manifest.documents.values())),
        attributes=tuple(
            AttributeView(
                one.name,
                one.type,
                CatalogText(one.description, f"attributes.{one.name}.description"),
                tuple(CatalogText(value, f"attributes.{one.name}.values") for value in one.values),
                one.required,
            )
            for one in manifest.attributes.values()
        ),
    )


class _Locales(Struct, frozen=True):
    wanted: tuple[str, ...]
    order: Mapping[str, tuple[str, ...]]
    """Locale -> the locales to ask for an entry."""


def _spelled(names: Mapping[str, object], spell: Spell, what: str) -> dict[str, str]:
    spelled = {name: spell(name) for name in names}
    for identifier, (first, second, *_) in collisions(spelled).items():
        raise ZcodegenError(
            f"the {what} {first} and {second} are both spelled {identifier!r}: choose another case in target.yaml"
        )
    return spelled


def _full_ids(catalog: Catalog, spell: Spell) -> dict[str, str | Clash]:
    spelled = {entry.place: spell(entry.place) for entry in catalog.entries()}
    clashes = {
        name: Clash(identifier, *names[:2])
        for identifier, names in collisions(spelled).items()
        for name in names
    }
    return spelled | clashes


def _domain(
    domain: Domain,
    identifier: str,
    spelling: IdentifierRules,
    full: Mapping[str, str | Clash],
    locales: _Locales,
) -> DomainView:
    names = [name for entry in domain.entries.values() for name in (entry.name, *entry.aliases)]
    ids = _spelled(dict.fromkeys(names), spelling.entry, f"names of {domain.name}:")
    return DomainView(
        name=domain.name,
        id=identifier,
        path=domain.name.replace(".", "/"),
        segments=tuple(domain.name.split(".")),
        title=_titles(domain.title, f"{domain.name}.title"),
        description=_titles(domain.description, f"{domain.name}.description"),
        code_type=domain.code_type,
        code_format=domain.code_format,
        includes=domain.includes,
        entries=tuple(_entry(entry, domain, ids, full, locales) for entry in domain.entries.values()),
    )


def _entry(
    entry: Entry, domain: Domain, ids: Mapping[str, str], full: Mapping[str, str | Clash], locales: _Locales
) -> EntryView:
    texts = {
        field: {
            locale: CatalogText(text.value, f"{entry.place}.{field}.{locale}")
            for locale, text in found.items()
        }
        for field, found in (("message", entry.message), ("cause", entry.cause), ("action", entry.action))
    }
    code = entry.code if isinstance(entry.code, int) else CatalogText(entry.code, f"{entry.place}.code")
    return EntryView(
        domain=entry.domain,
        name=entry.name,
        id=ids[entry.name],
        full_id=full[entry.place],
        code=code,
        format_code=domain.shown(entry.code) if isinstance(code, int) else code,
        status=entry.status,
        http_status=entry.http_status,
        retryable=entry.retryable,
        proposed=entry.proposed,
        message=texts["message"],
        cause=texts["cause"],
        action=texts["action"],
        texts={locale: _answer(texts, entry.message, locale, locales) for locale in locales.wanted},
        aliases=tuple(AliasView(name, ids[name]) for name in entry.aliases),
        same_as=entry.same_as,
        deprecated=_tombstone(entry.deprecated, f"{entry.place}.deprecated"),
        retired=_tombstone(entry.retired, f"{entry.place}.retired"),
        arguments=tuple(
            ArgumentView(
                one.name,
                one.type,
                one.example
                if not isinstance(one.example, str)
                else CatalogText(one.example, f"{entry.place}.arguments.{one.name}.example"),
                CatalogText(one.description, f"{entry.place}.arguments.{one.name}.description"),
            )
            for one in entry.arguments
        ),
        attributes={
            name: _value(value, f"{entry.place}.attributes.{name}")
            for name, value in entry.attributes.items()
        },
    )


def _answer(
    texts: Mapping[str, Texts], message: Mapping[str, Text], locale: str, locales: _Locales
) -> TextsView:
    order = (*locales.order.get(locale, (locale,)), *message)
    locale = next(other for other in order if other in message)
    return TextsView(
        locale, texts["message"][locale], texts["cause"].get(locale), texts["action"].get(locale)
    )


def _titles(titles: Mapping[str, str], place: str) -> Texts:
    return {locale: CatalogText(title, f"{place}.{locale}") for locale, title in titles.items()}


def _tombstone(tombstone: Tombstone | None, place: str) -> TombstoneView | None:
    if tombstone is None:
        return None
    return TombstoneView(
        tombstone.since, CatalogText(tombstone.reason, f"{place}.reason"), tombstone.replaced_by
    )


def _value(value: AttributeValue, place: str) -> Value:
    if isinstance(value, tuple):
        return tuple(CatalogText(one, place) for one in value)
    return CatalogText(value, place) if isinstance(value, str) else value


def _document(document: Document) -> DocumentView:
    named = (document.domain, *(heading.domain for heading in document.headings), *document.complete)
    return DocumentView(
        id=document.id,
        title=_titles(document.title, f"documents.{document.id}.title"),
        url=_titles(document.url, f"documents.{document.id}.url"),
        domains=tuple(dict.fromkeys(name for name in named if name)),
    )
