"""HTML: pages for people who have a number in hand; a page per domain, and one that finds a code in all of them.

Promises: the pages need no server, no network and no script (a script searches, the rest are links and tables); no text
of the catalog becomes markup, script or a link of another kind than http; an entry is linked to by its name, a former
name or its code: `zego/rtc/room.html#104`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Catalog
from zcodegen.targets.html.code_pages import plan_code_pages, plan_sitemap
from zcodegen.targets.html.domain import domain_files
from zcodegen.targets.html.literals import html, link, markdown, script
from zcodegen.targets.html.overview import plan_overview
from zcodegen.targets.html.site import Site, shared_files
from zcodegen.targets.plan import Filters, PlannedFile

FILTERS: Final[Filters] = {"html": html, "link": link, "markdown": markdown, "script": script}


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Return the pages of a catalog, and what they load."""
    site = Site(catalog)
    yield from shared_files(site)
    for domain in catalog.domains.values():
        yield from domain_files(site, domain)
        yield from plan_code_pages(site, domain)
    yield from plan_sitemap(site)
    yield plan_overview(site)
