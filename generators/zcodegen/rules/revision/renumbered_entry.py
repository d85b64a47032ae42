"""An entry has another code than in the older catalog.

Why: packages of the old and the new version give one name to two numbers; a program that compares by name is wrong in one of them.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 105, status: NOT_FOUND, message: {en: No such room.}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_105]}
      ROOM_NOT_FOUND_105: {code: 105, status: NOT_FOUND, message: {en: No such room.}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: keep the old entry with its code, retired if the service sends it no more, and add a new entry for the new code.
If the old code was a typing error that the service never sent, waive the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.history import Disposition, dispositions
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each name whose code changed."""
    for old, fate, new in context.cached(dispositions):
        if fate is Disposition.RENUMBERED and new:
            yield Violation(
                message=f"{old.name} changed its code from {context.shown(old)} to {context.shown(new)}",
                location=context.sources.entry(new, "code"),
                help=f"keep {context.shown(old)} as it was, and add an entry for {context.shown(new)}",
                logical_location=new.full_name,
                texts=(str(old.code), str(new.code)),
                code=new.code,
            )
