"""What all pages share: locales and their direction, the index of the domains, the stylesheet and the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import TypeAlias

from msgspec import Struct

from zcodegen.catalog.decisions import Decisions
from zcodegen.catalog.model import Catalog, Domain, Manifest
from zcodegen.diagnostics import pluralize
from zcodegen.locales import is_rtl
from zcodegen.targets.common import comment_locales
from zcodegen.targets.html import names
from zcodegen.targets.html.literals import is_link
from zcodegen.targets.plan import PlannedFile, variables

LocaleText: TypeAlias = tuple[str, str, str]
"""A text with what its element says of it: locale, direction (`ltr` or `rtl`), text."""


class DomainRow(Struct, frozen=True):
    """A row of the table of domains: links to its page and to what search reads, a title for each locale of the table."""

    name: str
    page: str
    search: str
    titles: tuple[LocaleText, ...]
    codes: int


class IndexPage(Struct, frozen=True):
    """Context of `index.html.jinja`; `attributes` are name, values and meaning."""

    title: list[LocaleText]
    name: str
    version: str
    description: str
    counts: str
    homepage: str
    locales: list[str]
    choices: tuple[str, ...]
    domains: list[DomainRow]
    attributes: list[tuple[str, str, str]]


class StyleSheet(Struct, frozen=True):
    """Context of `style.css.jinja`: the locales that a reader may choose."""

    choices: tuple[str, ...]


class Site(Struct, frozen=True, dict=True):  # without slots: what every page asks for is worked out once
    """The pages of a catalog."""

    catalog: Catalog

    @cached_property
    def _place(self) -> dict[str, int]:
        return {locale: number for number, locale in enumerate(self.catalog.locales())}

    @cached_property
    def decisions(self) -> Decisions:
        """What the catalog decides about its entries."""
        return Decisions(self.catalog)

    @cached_property
    def always(self) -> frozenset[str]:
        """The locales that every entry shows, also where it has no text in them."""
        manifest = self.catalog.manifest
        return frozenset((*comment_locales(manifest), manifest.source_locale, *manifest.required_locales))

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The locales that a reader can choose from; none if there is one."""
        locales = tuple(self.catalog.locales())
        return locales if len(locales) > 1 else ()

    @cached_property
    def title(self) -> list[LocaleText]:
        """The catalog's titles; its name where it has none."""
        manifest = self.catalog.manifest
        return self.texts_of(manifest.title) or [("", "auto", manifest.name)]

    @cached_property
    def including(self) -> dict[str, list[str]]:
        """Domain -> the domains that answer with its codes as well."""
        found: dict[str, list[str]] = {}
        for name in self.catalog.domains:
            for other in self.catalog.included(name):
                found.setdefault(other, []).append(name)
        return found

    def sort_locales(self, locales: Iterable[str]) -> list[str]:
        """Return locales as every page has them: those of messages in the catalog's order, then the rest sorted."""
        return sorted(locales, key=lambda locale: (self._place.get(locale, len(self._place)), locale))

    def texts_of(self, texts: Mapping[str, str]) -> list[LocaleText]:
        """Return texts by locale, in order."""
        return [(locale, direction(locale), texts[locale]) for locale in self.sort_locales(texts)]

    def linked(self, name: str, root: str) -> tuple[str, str, list[LocaleText]]:
        """Return a link to a domain's page: where it leads to, the domain's name, its titles."""
        return f"{root}{names.page(name)}", name, self.texts_of(self.catalog.domains[name].title)


@cache
def direction(locale: str) -> str:
    """Return the direction of a locale's texts as `dir` has it."""
    return "rtl" if is_rtl(locale) else "ltr"


def shared_files(site: Site) -> Iterator[PlannedFile]:
    """Return the files that a site has once."""
    yield PlannedFile(names.INDEX, "index.html.jinja", variables(_index(site)))
    yield PlannedFile("style.css", "style.css.jinja", variables(StyleSheet(site.choices)))
    for name in ("find.js", "search.js", *(["locale.js"] if site.choices else [])):
        yield PlannedFile(name, f"{name}.jinja")


def _index(site: Site) -> IndexPage:
    manifest = site.catalog.manifest
    domains = site.catalog.domains.values()
    locales = site.sort_locales({locale for domain in domains for locale in domain.title})
    codes = sum(len(domain.entries) for domain in domains)
    return IndexPage(
        title=site.title,
        name=manifest.name,
        version=manifest.version,
        description=manifest.description,
        counts=f"{pluralize(codes, 'code')} in {pluralize(len(domains), 'domain')}",
        homepage=manifest.homepage if is_link(manifest.homepage) else "",
        locales=locales,
        choices=site.choices,
        domains=[_row(domain, locales) for domain in domains],
        attributes=_attributes(manifest),
    )


def _row(domain: Domain, locales: list[str]) -> DomainRow:
    return DomainRow(
        domain.name,
        names.page(domain.name),
        names.searched(domain.name),
        tuple((locale, direction(locale), domain.title.get(locale, "")) for locale in locales),
        len(domain.entries),
    )


def _attributes(manifest: Manifest) -> list[tuple[str, str, str]]:
    return [
        (
            name,
            ", ".join(attribute.values) if attribute.type == "enum" else attribute.type,
            attribute.description,
        )
        for name, attribute in sorted(manifest.attributes.items())
    ]
