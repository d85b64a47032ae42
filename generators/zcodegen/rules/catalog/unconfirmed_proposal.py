"""An entry is still as `zcodegen import` proposed it.

Why: its name, status and retryable are guesses; a name is frozen with its first release, so a person looks at it before.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}, proposed: true}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Fix: check name, status, retryable and texts against the page, correct them, and remove `proposed`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import Evidence, Found


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding at each proposed entry."""
    for entry in evidence.catalog.entries():
        if entry.proposed:
            yield Found(
                message=f"{entry.code} ({entry.name}) is a proposal that nobody has confirmed",
                at=evidence.sources.entry(entry),
                advice="Check name, status and texts, then remove `proposed`.",
                subject=entry.place,
                code=entry.code,
            )
