"""HTML: pages for people who have a number in hand; a page a domain, and one that finds a code in all of them.

Promises: the pages need no server, no network and no script (a script searches, the rest are links and tables); no text
of the catalog becomes markup, script or a link of another kind than http; an entry is linked to by its name, a former
name or its code: `zego/rtc/room.html#104`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from zcodegen.catalog.model import Catalog
from zcodegen.targets.html.domain import domain_files
from zcodegen.targets.html.literals import html, link, script
from zcodegen.targets.html.site import Site, shared_files
from zcodegen.targets.plan import Filters, Part, PlannedFile, files_of

FILTERS: Final[Filters] = {"html": html, "link": link, "script": script}


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Return the pages of a catalog, and what they load."""
    return files_of(parts(catalog))


def parts(catalog: Catalog) -> Iterator[Part]:
    """Return the same files in parts: what search looks through is a file a domain, so that a changed text makes one anew."""
    site = Site(catalog)
    yield Part(partial(shared_files, site), outline=True)
    for domain in catalog.domains.values():
        yield Part(partial(domain_files, site, domain), domain.name)
