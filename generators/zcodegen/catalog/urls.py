"""The address of each code, if the manifest says where the HTML pages are published."""

from __future__ import annotations

from zcodegen.catalog.model import Entry, Manifest

INDEX_PAGE = "index.html"


def page_path(domain: str) -> str:
    """Return the path of a domain's HTML page: `zego/rtc/room.html`."""
    path = f"{domain.replace('.', '/')}.html"
    return "index_.html" if path == INDEX_PAGE else path  # no segment of a domain ends in _


def entry_url(manifest: Manifest, entry: Entry) -> str | None:
    """Return the URL of an entry's page, `<site.url>/zego.rtc.room/ROOM_NOT_FOUND.html`; None without `site.url`."""
    if not manifest.site_url:
        return None
    return f"{manifest.site_url}/{entry.domain}/{entry.name}.html"
