"""An entry of the older catalog is gone, without having been retired.

Why: code that uses the name breaks without a word about what to use, and its number may be given out again.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL:
        code: 105
        status: RESOURCE_EXHAUSTED
        recovery: correctable
        message: {en: The room is full.}
        retired: {since: 1.1.0, reason: Rooms have no limit any more.}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}

Fix: bring the entry back (`git show REV:catalog/…`) and mark it `retired`, with the reason. Proposals that were not
confirmed may go. If the entry, or its whole domain, has moved to another domain, approve that change under `approved` instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Code, Entry
from zcodegen.rules.history import Disposition, dispositions
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each old entry of which neither name nor code is left in its domain."""
    moved = context.cached(_places)
    for old, fate, _ in context.cached(dispositions):
        if fate is Disposition.REMOVED:
            yield Violation(
                message=f"{old.code} ({old.place}) was removed; an entry is retired, never deleted",
                location=context.sources.at(old.domain, "entries", key=True),
                help=_help(moved.get((old.name, old.code))),
                logical_location=old.domain,
                texts=(old.name, str(old.code)),
                code=old.code,
            )


def _places(context: RuleContext) -> dict[tuple[str, Code], Entry]:
    """Return the entries of today by name and code."""
    return {(entry.name, entry.code): entry for entry in context.catalog.entries()}


def _help(other: Entry | None) -> str:
    """Return what to do about an entry that is gone; `other` has its name and code in another domain."""
    back = "bring it back and mark it `retired`, with the reason"
    if other is None:
        return back
    return f"{back}; if {other.domain} has taken its place, approve the change that `zcodegen diff` shows"
