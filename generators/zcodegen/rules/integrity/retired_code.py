"""The code of a retired entry is given out again.

Why: old services and old packages still know the retired meaning; a reader of an old log would get the new one.

Bad:
    entries:
      ROOM_GONE:
        {code: 104, status: NOT_FOUND, message: {en: Gone.}, retired: {since: 1.1.0, reason: Not sent any more.}}
      ROOM_FULL: {code: 104, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}

Good:
    entries:
      ROOM_GONE:
        {code: 104, status: NOT_FOUND, message: {en: Gone.}, retired: {since: 1.1.0, reason: Not sent any more.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}

Fix: give the new entry a code that was never used. If the service does send the code again with its old meaning, remove
`retired` from the old entry instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry that shares its code with another, retired one."""
    for domain in context.catalog.domains.values():
        retired = {entry.code: entry for entry in domain.entries.values() if entry.retired}
        for entry in domain.entries.values():
            old = retired.get(entry.code)
            if old is None or old is entry:
                continue
            yield Violation(
                message=f"code {context.shown(entry)} belongs to {old.name}, which is retired",
                location=context.sources.entry(entry, "code"),
                help="take a code that was never used",
                logical_location=entry.full_name,
                texts=(old.name, str(entry.code)),
                related=(
                    Related(context.sources.entry(old, "retired", key=True), f"{old.name} is retired here"),
                ),
                code=entry.code,
            )
