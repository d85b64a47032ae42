"""A name or code that was retired in the older catalog is in use again.

Why: a retired code or name is never given out again; old packages still know its old meaning.

Bad:
    entries:
      ROOM_FULL: {code: 104, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_GONE:
        {code: 104, status: NOT_FOUND, message: {en: Gone.}, retired: {since: 1.1.0, reason: Not sent.}}

Good:
    entries:
      ROOM_GONE:
        {code: 104, status: NOT_FOUND, message: {en: Gone.}, retired: {since: 1.1.0, reason: Not sent.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_GONE:
        {code: 104, status: NOT_FOUND, message: {en: Gone.}, retired: {since: 1.1.0, reason: Not sent.}}

Fix: bring the retired entry back and take a code that was never used. Where the service does send the old code again
with its old meaning, waive it and say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.meaning import is_another_error
from zcodegen.rules.history import Disposition, dispositions
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each active entry with the name or code of one that was retired."""
    for old, fate, new in context.cached(dispositions):
        if fate is Disposition.REVIVED and new:
            is_same = (new.name, new.code) == (old.name, old.code) and not is_another_error(old, new)
            yield Violation(
                message=f"{new.name} ({context.shown(new)}) was retired and is in use again"
                if is_same
                else f"{new.name} ({context.shown(new)}) reuses what was retired as {old.name} ({context.shown(old)})",
                location=context.sources.entry(new, "code"),
                help="waive it if the service sends the code again with its old meaning, else mark it `retired`"
                if is_same
                else "bring the retired entry back, and take a new name and code",
                logical_location=new.full_name,
                texts=(old.name, str(old.code)),
                code=new.code,
            )
