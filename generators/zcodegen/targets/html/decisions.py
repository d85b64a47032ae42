"""What an entry's page shows for support: recovery, notes, links, other meanings of its code, and decisions with reasons."""

from __future__ import annotations

from collections.abc import Mapping

from zcodegen.catalog.model import Entry, Waiver
from zcodegen.targets.html import names
from zcodegen.targets.html.literals import is_link
from zcodegen.targets.html.site import Site

Shown = Mapping[str, object]


def shown_decisions(site: Site, entry: Entry) -> Shown:
    """Return the part of an entry's context that both pages show below its facts and texts."""
    decisions = site.decisions
    return {
        "recovery": _recovery(entry),
        "actor": entry.actor or "",
        "marks": [mark for mark, given in _marks(entry) if given],
        "since": entry.since or "",
        "notes": site.texts_of({locale: text.value for locale, text in entry.note.items()}),
        "links": [(link.url, link.title, link.locale or "") for link in entry.links if is_link(link.url)],
        "meanings": [
            (names.way(other.place, entry), names.from_root(other), other.domain, other.name)
            for other in decisions.other_meanings(entry)
        ],
        "decisions": [(_kind(waiver), waiver.reason) for waiver in decisions.waivers_about(entry)],
    }


def _recovery(entry: Entry) -> str:
    if entry.recovery is None:
        return ""
    return f"{entry.recovery}, retry after {entry.retry_after} s" if entry.retry_after else entry.recovery


def _marks(entry: Entry) -> tuple[tuple[str, bool], ...]:
    return (("draft", entry.stability == "draft"), ("internal", entry.audience == "internal"))


def _kind(waiver: Waiver) -> str:
    return "Erratum of the page" if waiver.erratum else f"Decision ({waiver.rule})"
