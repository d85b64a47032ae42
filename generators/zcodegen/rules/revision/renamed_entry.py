"""An entry has another name than in the older catalog, and the old one is not kept as an alias.

Why: code that uses the old name breaks, though the error is still the same.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: before/acme/rtc.yaml
    entries:
      NO_ROOM: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, aliases: [NO_ROOM]}
    # file: before/acme/rtc.yaml
    entries:
      NO_ROOM: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: add the old name to the entry's `aliases`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.history import Disposition, dispositions
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each old name that is gone while its code has another one."""
    for old, fate, new in context.cached(dispositions):
        if fate is Disposition.RENAMED and new:
            yield Violation(
                message=f"{old.name} ({context.shown(old)}) was renamed to {new.name}, and the old name is gone",
                location=context.sources.entry(new),
                help=f"add `aliases: [{old.name}]`; `zcodegen rename` does so by itself",
                logical_location=new.full_name,
                texts=(old.name, str(old.code)),
                code=old.code,
            )
