"""What became of the entries of an older catalog."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final

from zcodegen.catalog.meaning import is_another_error
from zcodegen.catalog.model import Domain, Entry
from zcodegen.rules.rule import RuleContext


class Disposition(Enum):
    """What became of an entry; KEPT is the only good one."""

    KEPT = "kept"
    REMOVED = "removed"
    RENAMED = "renamed"
    REUSED = "reused"
    RENUMBERED = "renumbered"
    REVIVED = "revived"


_KINDS: Final = {
    Disposition.KEPT: (),
    Disposition.REMOVED: ("entry-removed", "entry-renamed", "entry-moved"),
    Disposition.RENAMED: ("entry-renamed", "entry-moved"),
    Disposition.REUSED: ("code-reused",),
    Disposition.RENUMBERED: ("entry-renumbered",),
    Disposition.REVIVED: ("entry-restored", "code-reused"),
}
"""What became of an entry -> the kinds of changes of which an approval covers it."""


def dispositions(context: RuleContext) -> tuple[tuple[Entry, Disposition, Entry | None], ...]:
    """Return what became of each confirmed entry of the older catalog that was no draft, and the entry that took its place.

    Entries of which such a change is approved are left out.
    """
    older = context.against.domains.values() if context.against else ()
    return tuple(
        disposed
        for domain in older
        if domain.name in context.catalog.domains or domain.name not in context.sources.by_domain
        for disposed in _domain(domain, context.catalog.domains.get(domain.name))
        if not _is_approved(disposed[0], disposed[1], context.approved)
    )


def _is_approved(entry: Entry, disposition: Disposition, approved: frozenset[tuple[str, str]]) -> bool:
    of_entry = ((kind, entry.place) for kind in _KINDS[disposition])
    of_domain = ((kind, entry.domain) for kind in ("domain-removed", "domain-renamed"))
    return any(change in approved for change in (*of_entry, *of_domain))


def _domain(old: Domain, new: Domain | None) -> Iterator[tuple[Entry, Disposition, Entry | None]]:
    named = (
        {name: entry for entry in new.entries.values() for name in (*entry.aliases, entry.name)}
        if new
        else {}
    )
    by_code = new.by_code() if new else {}
    for entry in old.entries.values():
        if entry.proposed or entry.stability == "draft":
            continue
        heir, successor = named.get(entry.name), by_code.get(entry.code)
        if heir and heir.code == entry.code and heir.name != entry.name and is_another_error(entry, heir):
            yield entry, Disposition.REUSED, heir
        elif heir and heir.code == entry.code:
            fate = Disposition.REVIVED if entry.retired and not heir.retired else Disposition.KEPT
            yield entry, fate, heir
        elif heir:
            yield entry, Disposition.RENUMBERED, heir
        elif successor and not (entry.retired and successor.retired):
            if entry.retired:
                yield entry, Disposition.REVIVED, successor
            elif is_another_error(entry, successor):
                yield entry, Disposition.REUSED, successor
            else:
                yield entry, Disposition.RENAMED, successor
        else:
            yield entry, Disposition.REMOVED, None
