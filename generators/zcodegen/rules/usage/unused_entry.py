"""No file that was scanned uses an entry.

Why: what no program waits for and no log has may be gone from the service, or no program handles it.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_LOST: {code: 106, status: INTERNAL, message: {en: The room was lost.}}
    # file: src/app.ts
    import { ROOM_NOT_FOUND } from "acme-codes/acme/rtc";

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: src/app.ts
    import { ROOM_NOT_FOUND } from "acme-codes/acme/rtc";

Fix: scan what uses it as well, or retire the entry if the service returns it no more. `scan` reports this with `--unused`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each entry that is in use, and that the scan has not met."""
    if context.usage is None:
        return
    used = context.usage.used()
    for entry in context.catalog.entries():
        if entry.full_name not in used and not entry.retired:
            code = context.catalog.domains[entry.domain].shown(entry.code)
            yield Violation(
                message=f"{entry.full_name} ({code}) is used in no file that was scanned",
                location=context.sources.entry(entry),
                help="scan what uses it, or retire it if the service returns it no more",
                logical_location=entry.full_name,
                code=entry.code,
            )
