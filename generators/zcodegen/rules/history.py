"""What became of the entries of an older catalog."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum
from typing import Final

from zcodegen.catalog.meaning import is_another_error
from zcodegen.catalog.model import Domain, Entry
from zcodegen.diff.change import full_name_of
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
    """Return what became of each confirmed entry of the older catalog that was not a draft, and the entry that took its place.

    A domain that was renamed is compared with the one that it became. Entries of which such a change is approved are left out.
    """
    if context.against is None:
        return ()
    accepted = accepted_changes(context)
    approved = {
        (change.kind, full_name_of(change.old[:3]))
        for change in context.changes
        if change.old and change.fingerprint in accepted
    }
    renamed = {change.before: change.after for change in context.changes if change.kind == "domain-renamed"}
    return tuple(
        disposed
        for name, domain in context.against.domains.items()
        if name in context.catalog.domains or name not in context.sources.by_domain
        for disposed in _domain(domain, context.catalog.domains.get(str(renamed.get(name, name))))
        if not _is_approved(disposed[0], disposed[1], approved)
    )


def accepted_changes(context: RuleContext) -> frozenset[str]:
    """Return the fingerprints of the changes that the manifest approves."""
    return frozenset(change for approval in context.catalog.manifest.approved for change in approval.changes)


def is_promised(entry: Entry) -> bool:
    """Return whether releases promise an entry to stay: it is neither a proposal nor a draft."""
    return not entry.proposed and entry.stability != "draft"


def _is_approved(entry: Entry, disposition: Disposition, approved: Collection[tuple[str, str]]) -> bool:
    return ("domain-removed", entry.domain) in approved or any(
        (kind, entry.full_name) in approved for kind in _KINDS[disposition]
    )


def _domain(old: Domain, new: Domain | None) -> Iterator[tuple[Entry, Disposition, Entry | None]]:
    named = (
        {name: entry for entry in new.entries.values() for name in (*entry.aliases, entry.name)}
        if new
        else {}
    )
    by_code = new.by_code() if new else {}
    for entry in old.entries.values():
        if not is_promised(entry):
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
