"""Source code uses a former name of an entry.

Why: packages keep a former name as an alias, which readers of the pages and of the catalog do not know.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, aliases: [NO_ROOM], message: {en: No such room.}}
    # file: src/app.ts
    import { NO_ROOM } from "acme-codes/acme/rtc";

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, aliases: [NO_ROOM], message: {en: No such room.}}
    # file: src/app.ts
    import { ROOM_NOT_FOUND } from "acme-codes/acme/rtc";

Fix: write the entry's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.usages import advice, uses_of, violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each use of a former name in source code."""
    for use in uses_of(context, "renamed-use"):
        entry = use.entries[0]
        yield violation(
            use, f"{use.name} is the former name of {entry.full_name}", advice(use, entry, context)
        )
