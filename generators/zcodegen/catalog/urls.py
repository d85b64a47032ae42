"""The address of each code's page, if the manifest says where the HTML pages are published."""

from __future__ import annotations

from urllib.parse import quote

from zcodegen.catalog.model import Entry, Manifest


def entry_url(manifest: Manifest, entry: Entry) -> str | None:
    """Return the URL of an entry's page: `<site.url>/<domain>/<NAME>.html`; None without `site.url`."""
    if not manifest.site_url:
        return None
    return f"{manifest.site_url}/{quote(entry.domain)}/{quote(entry.name)}.html"
