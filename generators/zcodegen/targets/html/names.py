"""Paths of pages, and the anchors in them.

An entry's anchor is its name; former names and codes are anchors too. Names are in capital letters and a code's anchor
begins with a letter, a digit or `-`, so ids of the page's own, which begin with `_`, meet none of them.
"""

from __future__ import annotations

import re
from typing import Final

from zcodegen.catalog.model import Domain, Entry
from zcodegen.catalog.urls import INDEX_PAGE, page_path

INDEX: Final = INDEX_PAGE
_ANCHOR: Final = re.compile(r"[A-Za-z0-9-][A-Za-z0-9.:_-]*")


def page(domain: str) -> str:
    """Return the path of a domain's page: `zego/rtc/room.html`."""
    return page_path(domain)


def searched(domain: str) -> str:
    """Return the path of the file with what search looks through in a domain."""
    return f"search/{domain}.js"


def upward(path: str) -> str:
    """Return the way from the page at `path` to the folder of all pages: `../../`; empty if the page is in it."""
    return "../" * path.count("/")


def code_anchors(domain: Domain) -> dict[str, str]:
    """Return name -> anchor of the code, for codes that can be one: a string may have spaces, or be called as an entry."""
    taken = {name for entry in domain.entries.values() for name in (entry.name, *entry.aliases)}
    shown = ((name, domain.shown(entry.code)) for name, entry in domain.entries.items())
    return {name: code for name, code in shown if _ANCHOR.fullmatch(code) and code not in taken}


def way(name: str, entry: Entry) -> str:
    """Return the link from the page of `entry` to an entry as a tombstone names it: `NAME` or `domain.NAME`."""
    domain, _, name = name.rpartition(".")
    return f"{upward(page(entry.domain))}{page(domain)}#{name}" if domain else f"#{name}"


def from_root(entry: Entry) -> str:
    """Return the link from the folder of all pages to an entry on its domain's page."""
    return f"{page(entry.domain)}#{entry.name}"
