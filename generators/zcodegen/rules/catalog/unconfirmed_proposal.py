"""An entry is still as `zcodegen import` proposed it.

Why: its name, status and recovery are guesses; a name is frozen with its first release, so a person looks at it before.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: check name, status, recovery and texts against the page, correct them, and remove `proposed`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each proposed entry."""
    for entry in context.catalog.entries():
        if entry.proposed:
            yield Violation(
                message=f"{entry.code} ({entry.name}) is a proposal that nobody has confirmed",
                location=context.sources.entry(entry),
                help="Check name, status and texts, then remove `proposed`.",
                logical_location=entry.place,
                code=entry.code,
            )
