"""The page of a domain, and what search looks through in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from msgspec import Struct

from zcodegen.catalog.model import FIELDS, Document, Domain, Entry, Text
from zcodegen.diagnostics import pluralize
from zcodegen.targets.common import documents_of, file_of
from zcodegen.targets.html import names
from zcodegen.targets.html.entries import ShownEntry, pieces, shown_entries
from zcodegen.targets.html.literals import is_link
from zcodegen.targets.html.site import LocaleText, Site, direction
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.textcompare.invisible import shown, without_hidden


class DomainPage(Struct, frozen=True):
    """Context of `domain.html.jinja`.

    `documents` are ids, each with its titles and their addresses; `related` are labels, each with links to domains: address, name, titles.
    """

    source: str
    root: str
    index: str
    catalog: list[LocaleText]
    version: str
    name: str
    title: list[LocaleText]
    description: list[LocaleText]
    count: str
    origin: str
    documents: list[tuple[str, list[tuple[LocaleText, str]]]]
    related: list[tuple[str, list[tuple[str, str, list[LocaleText]]]]]
    entries: list[ShownEntry]
    locales: tuple[str, ...]
    about: str
    canonical: str


class SearchFile(Struct, frozen=True):
    """Context of `search/domain.js.jinja`: what search knows of the domain, and a row for each entry, written as JSON."""

    source: str
    about: Mapping[str, object]
    rows: list[list[object]]


def domain_files(site: Site, domain: Domain) -> Iterator[PlannedFile]:
    """Return the page of a domain and its file of what search looks through."""
    page, search = names.page(domain.name), names.searched(domain.name)
    yield PlannedFile(page, "domain.html.jinja", variables(_page(site, domain)))
    yield PlannedFile(search, "search/domain.js.jinja", variables(_search_file(site, domain)))


def _page(site: Site, domain: Domain) -> DomainPage:
    catalog = site.catalog
    manifest = catalog.manifest
    root = names.upward(names.page(domain.name))
    related = (
        ("Also returns", catalog.included(domain.name)),
        ("Also returned by", site.including.get(domain.name, [])),
    )
    return DomainPage(
        source=file_of(domain),
        root=root,
        index=names.INDEX,
        catalog=site.title,
        version=manifest.version,
        name=domain.name,
        title=site.texts_of(domain.title),
        description=site.texts_of(domain.description),
        count=pluralize(len(domain.entries), "code"),
        origin=domain.origin,
        documents=_documents(site, domain),
        related=[
            (label, [site.linked(name, root) for name in domains]) for label, domains in related if domains
        ],
        entries=shown_entries(site, domain),
        locales=site.choices,
        about=_about(domain),
        canonical=f"{manifest.site_url}/{quote(names.page(domain.name))}" if manifest.site_url else "",
    )


def _about(domain: Domain) -> str:
    texts = domain.description or domain.title
    text = texts.get("en") or next(iter(texts.values()), "")
    return " ".join(f"{domain.name}: {text}".split())


def _documents(site: Site, domain: Domain) -> list[tuple[str, list[tuple[LocaleText, str]]]]:
    """Return the documents that list codes of a domain: id, and titles by locale, each with where its page is read."""
    return [
        (document.id, list(_titles(site, document))) for document in documents_of(site.catalog, domain.name)
    ]


def _titles(site: Site, document: Document) -> Iterator[tuple[LocaleText, str]]:
    for locale in site.sort_locales(document.title.keys() | document.url.keys()):
        url = document.url.get(locale, "")
        title = document.title.get(locale, document.id)
        yield (locale, direction(locale), title), url if is_link(url) else ""


def _search_file(site: Site, domain: Domain) -> SearchFile:
    about = {
        "domain": domain.name,
        "page": names.page(domain.name),
        "titles": [(*about, shown(title)) for *about, title in site.texts_of(domain.title)],
        "locales": [(locale, direction(locale)) for locale in site.catalog.locales()],
    }
    rows = [_searched_entry(site, domain, entry) for entry in domain.entries.values()]
    return SearchFile(file_of(domain), about, rows)


def _searched_entry(site: Site, domain: Domain, entry: Entry) -> list[object]:
    """Return codes (as it is shown first), name, former names, state, a message per locale, all other texts in one, status, HTTP."""
    codes = dict.fromkeys((shown(domain.shown(entry.code)), shown(str(entry.code))))
    others = [item for field in FIELDS[1:] for item in entry.texts(field).items()]
    messages = [(locale, entry.message.get(locale)) for locale in site.catalog.locales()]
    return [
        list(codes),
        entry.name,
        entry.aliases,
        "retired" if entry.retired else "deprecated" if entry.deprecated else "",
        [_plain(entry, message, locale) for locale, message in messages],
        "\n".join(_plain(entry, text, locale) for locale, text in others),
        entry.status,
        entry.http_status,
    ]


def _plain(entry: Entry, text: Text | None, locale: str) -> str:
    """Return a text as the page shows it; an empty one where there is none."""
    return "".join(without_hidden(piece, locale) for _, piece in pieces(entry, text))
