"""What an entry's page shows for support: notes, links, other meanings of its code, and decisions with reasons."""

from __future__ import annotations

from msgspec import Struct

from zcodegen.catalog.model import Entry, Waiver
from zcodegen.targets.html import names
from zcodegen.targets.html.literals import is_link
from zcodegen.targets.html.site import LocaleText, Site


class Decisions(Struct, frozen=True):
    """What both pages of an entry show below its facts and texts.

    `meanings` are other entries with its code: link from the domain's page, link from the root, domain, name. `waivers` are kinds and reasons.
    """

    notes: tuple[LocaleText, ...]
    links: tuple[tuple[str, str, str], ...]
    meanings: tuple[tuple[str, str, str, str], ...]
    waivers: tuple[tuple[str, str], ...]


def decisions_about(site: Site, entry: Entry) -> Decisions:
    """Return what the catalog decides about an entry."""
    return Decisions(
        tuple(site.texts_of({locale: text.value for locale, text in entry.note.items()})),
        tuple((link.url, link.title, link.locale or "") for link in entry.links if is_link(link.url)),
        tuple(
            (names.way(other.full_name, entry), names.from_root(other), other.domain, other.name)
            for other in site.decisions.other_meanings(entry)
        ),
        tuple((_kind(waiver), waiver.reason) for waiver in site.decisions.waivers_about(entry)),
    )


def _kind(waiver: Waiver) -> str:
    return "Erratum of the page" if waiver.erratum else f"Decision ({waiver.rule})"
