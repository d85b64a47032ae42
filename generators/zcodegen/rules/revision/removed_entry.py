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
confirmed may go.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.history import Disposition, dispositions
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each old entry of which neither name nor code is left in its domain."""
    for old, fate, _ in context.cached(dispositions):
        if fate is Disposition.REMOVED:
            yield Violation(
                message=f"{old.code} ({old.place}) was removed; an entry is retired, never deleted",
                location=context.sources.at(old.domain, "entries", key=True),
                help="bring it back and mark it `retired`, with the reason",
                logical_location=old.domain,
                texts=(old.name, str(old.code)),
                code=old.code,
            )
