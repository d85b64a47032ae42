"""What became of the entries of an older catalog."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from zcodegen.catalog.model import Domain, Entry
from zcodegen.rules.rule import Evidence


class Fate(Enum):
    """What became of an entry; KEPT is the only good one."""

    KEPT = "kept"
    REMOVED = "removed"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    REVIVED = "revived"


def fates(evidence: Evidence) -> tuple[tuple[Entry, Fate, Entry | None], ...]:
    """Return each confirmed entry of the older catalog, what became of it, and the entry that took its place."""
    older = evidence.against.domains.values() if evidence.against else ()
    return tuple(
        one
        for domain in older
        if domain.name in evidence.catalog.domains or domain.name not in evidence.sources.by_domain
        for one in _domain(domain, evidence.catalog.domains.get(domain.name))
    )


def _domain(old: Domain, new: Domain | None) -> Iterator[tuple[Entry, Fate, Entry | None]]:
    named = (
        {name: entry for entry in new.entries.values() for name in (*entry.aliases, entry.name)}
        if new
        else {}
    )
    by_code = new.by_code() if new else {}
    for entry in old.entries.values():
        if entry.proposed:
            continue
        heir, successor = named.get(entry.name), by_code.get(entry.code)
        if heir and heir.code == entry.code:
            fate = Fate.REVIVED if entry.retired and not heir.retired else Fate.KEPT
            yield entry, fate, heir
        elif heir:
            yield entry, Fate.RENUMBERED, heir
        elif successor and not (entry.retired and successor.retired):
            yield entry, Fate.REVIVED if entry.retired else Fate.RENAMED, successor
        else:
            yield entry, Fate.REMOVED, None
