"""Source code uses an entry that is retired, or a log has its code.

Why: the service returns the code no more, so the branch is dead; if it does return it, the entry is not retired.

Bad:
    entries:
      ROOM_FULL:
        {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}, retired: {since: 1.1.0, reason: Rooms have no limit.}}
    # file: src/app.go
    package app

    import "example.org/acme-codes/acme/rtc"

    var full = rtc.RoomFull
    # file: catalog.yaml
    packages: {go: {module: example.org/acme-codes}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: src/app.go
    package app

    import "example.org/acme-codes/acme/rtc"

    var gone = rtc.RoomNotFound
    # file: catalog.yaml
    packages: {go: {module: example.org/acme-codes}}

Fix: remove the branch, or use the replacement that the finding names. If logs have the code, bring the entry back.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.usages import dead_use, uses_of


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each use of a retired entry."""
    for use in uses_of(context, "retired-use"):
        if tombstone := use.entries[0].retired:
            yield dead_use(use, context, tombstone, "retired")
