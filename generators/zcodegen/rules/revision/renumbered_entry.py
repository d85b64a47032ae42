"""An entry has another code than in the older catalog.

Why: packages of the old and the new version give one name to two numbers; whoever compares by name is wrong in one.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 105, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_105]}
      ROOM_NOT_FOUND_105: {code: 105, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Fix: keep the old entry with its code, retired if the service sends it no more, and add a new entry for the new code.
Where the old code was a typing error that nobody could ever meet, waive it and say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import Evidence, Found
from zcodegen.rules.since import Fate, fates


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding for each name whose code changed."""
    for old, fate, new in evidence.once(fates):
        if fate is Fate.RENUMBERED and new:
            yield Found(
                message=f"{old.name} had the code {old.code} and has {new.code} now",
                at=evidence.sources.entry(new, "code"),
                advice=f"Keep {old.code} as it was, and add an entry for {new.code}.",
                subject=new.place,
                texts=(str(old.code), str(new.code)),
                code=new.code,
            )
