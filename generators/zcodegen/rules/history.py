"""What became of the entries of an older catalog."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

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


def dispositions(context: RuleContext) -> tuple[tuple[Entry, Disposition, Entry | None], ...]:
    """Return what became of each confirmed entry of the older catalog that was no draft, and the entry that took its place.

    Entries of which a breaking change is approved are left out.
    """
    older = context.against.domains.values() if context.against else ()
    return tuple(
        one
        for domain in older
        if domain.name in context.catalog.domains or domain.name not in context.sources.by_domain
        for one in _domain(domain, context.catalog.domains.get(domain.name))
        if not {one[0].place, one[0].domain} & context.approved
    )


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
