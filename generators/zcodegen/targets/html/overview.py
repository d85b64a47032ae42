"""llms.txt: what the site has, for assistants, in the form of llmstxt.org: a title, a summary, a list of links.

Texts of the catalog are in it as plain text: no markup, no hidden character.
"""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct

from zcodegen.diagnostics import pluralize
from zcodegen.targets.html import names
from zcodegen.targets.html.site import Site
from zcodegen.targets.plan import PlannedFile, variables


class DomainLine(Struct, frozen=True):
    """A domain: its name, the address of its page, its titles, and how many codes it has."""

    name: str
    address: str
    titles: tuple[str, ...]
    codes: str


class Overview(Struct, frozen=True):
    """Context of `llms.txt.jinja`; `code_page` is the address of a code's page with its parts in capitals, if there is one."""

    titles: tuple[str, ...]
    version: str
    description: str
    counts: str
    code_page: str
    domains: tuple[DomainLine, ...]


def plan_overview(site: Site) -> PlannedFile:
    """Plan llms.txt."""
    manifest = site.catalog.manifest
    url = manifest.site_url.replace("(", "%28").replace(")", "%29")  # they end a link of Markdown
    root = f"{url}/" if url else ""
    domains = site.catalog.domains.values()
    codes = sum(len(domain.entries) for domain in domains)
    overview = Overview(
        titles=tuple(text for _, _, text in site.title),
        version=manifest.version,
        description=manifest.description,
        counts=f"{pluralize(codes, 'code')} in {pluralize(len(domains), 'domain')}",
        code_page=f"{root}DOMAIN/NAME.html" if root else "",
        domains=tuple(
            DomainLine(
                domain.name,
                root + quote(names.page(domain.name)),
                tuple(text for _, _, text in site.texts_of(domain.title)),
                pluralize(len(domain.entries), "code"),
            )
            for domain in domains
        ),
    )
    return PlannedFile("llms.txt", "llms.txt.jinja", variables(overview))
