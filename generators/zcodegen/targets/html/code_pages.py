"""A page per code, at the URL that packages give as its documentation, and a sitemap; only if the manifest has `site.url`.

The page of `zego.rtc.room.ROOM_NOT_FOUND` is `zego.rtc.room/ROOM_NOT_FOUND.html`, as `catalog/urls.py` says. A former name has a page too, whose
canonical link is the current one.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import Domain, Entry
from zcodegen.catalog.urls import entry_url
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.targets.html import names
from zcodegen.targets.html.entries import ShownEntry, shown_entries
from zcodegen.targets.html.site import Site
from zcodegen.targets.plan import PlannedFile, variables

MAX_DESCRIPTION = 200
"""Characters of a description that search engines show."""


class CodePage(Struct, frozen=True):
    """Context of `code.html.jinja`: the entry as its domain's page shows it, and the addresses around it."""

    entry: ShownEntry
    domain: str
    root: str
    domain_page: str
    canonical: str
    description: str
    locales: tuple[str, ...]


class Sitemap(Struct, frozen=True):
    """Context of `sitemap.xml.jinja`: the URLs of all pages."""

    addresses: list[str]


def plan_code_pages(site: Site, domain: Domain) -> Iterator[PlannedFile]:
    """Plan the pages of a domain's codes; none without a URL of the site."""
    if not site.catalog.manifest.site_url:
        return
    for shown, entry in zip(shown_entries(site, domain), domain.entries.values(), strict=True):
        page = CodePage(
            shown,
            domain.name,
            "../",
            f"../{names.page(domain.name)}",
            entry_url(site.catalog.manifest, entry) or "",
            description_of(site, entry),
            site.choices,
        )
        for name in (entry.name, *entry.aliases):
            yield PlannedFile(f"{domain.name}/{name}.html", "code.html.jinja", variables(page))


def plan_sitemap(site: Site) -> Iterator[PlannedFile]:
    """Plan sitemap.xml (sitemaps.org, protocol 0.9) with the index, the domains and the codes."""
    url = site.catalog.manifest.site_url
    if not url:
        return
    addresses = [
        f"{url}/{names.INDEX}",
        *(f"{url}/{quote(names.page(name))}" for name in site.catalog.domains),
    ]
    codes = (entry_url(site.catalog.manifest, entry) for entry in site.catalog.entries())
    sitemap = Sitemap([*addresses, *filter(None, codes)])
    yield PlannedFile("sitemap.xml", "sitemap.xml.jinja", variables(sitemap))


def description_of(site: Site, entry: Entry) -> str:
    """Return the message for readers whose language is not known, in one line."""
    manifest = site.catalog.manifest
    data = match_data(
        site.catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback
    )
    order = (*lookup_order("en", data), *entry.message)
    locale = next(tag for tag in order if tag in entry.message)
    text = " ".join(readable_text(entry, entry.message[locale].value, locale).split())
    return text if len(text) <= MAX_DESCRIPTION else f"{text[: MAX_DESCRIPTION - 1]}…"
