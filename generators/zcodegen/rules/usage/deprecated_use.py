"""Source code uses an entry that is deprecated.

Why: the entry will be retired, and its replacement says more today.

Bad:
    entries:
      ROOM_GONE:
        {code: 103, status: NOT_FOUND, message: {en: The room is gone.}, deprecated: {since: 1.1.0, reason: Too vague., replaced_by: ROOM_NOT_FOUND}}
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: src/App.kt
    import acme.codes.acme.RtcCode

    val gone = RtcCode.Known.ROOM_GONE
    # file: catalog.yaml
    packages: {kotlin: {package: acme.codes}}

Good:
    entries:
      ROOM_GONE:
        {code: 103, status: NOT_FOUND, message: {en: The room is gone.}, deprecated: {since: 1.1.0, reason: Too vague., replaced_by: ROOM_NOT_FOUND}}
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: src/App.kt
    import acme.codes.acme.RtcCode

    val gone = RtcCode.Known.ROOM_NOT_FOUND
    # file: catalog.yaml
    packages: {kotlin: {package: acme.codes}}

Fix: use the replacement that the finding names.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.usages import dead_use, uses_of


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each use of a deprecated entry in source code."""
    for use in uses_of(context, "deprecated-use"):
        tombstone = next((entry.deprecated for entry in use.entries if entry.deprecated), None)
        if tombstone:
            yield dead_use(use, context, tombstone, "deprecated")
