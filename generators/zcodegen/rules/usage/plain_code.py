"""Source code has a code of the catalog as a plain number, or as a text in quotes.

Why: a number says nothing to its reader, finds no compiler when the code is retired, and is not seen by `diff --usage`.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 1002001, status: NOT_FOUND, message: {en: No such room.}}
    # file: src/app.py
    def is_gone(answer):
        return answer["code"] == 1002001

Good:
    entries:
      ROOM_NOT_FOUND: {code: 1002001, status: NOT_FOUND, message: {en: No such room.}}
    # file: src/app.py
    from acme_codes.acme import rtc

    def is_gone(answer):
        return answer["code"] == rtc.Code.ROOM_NOT_FOUND

Fix: write the constant that the finding names. A short number is reported only where the words around it call it a
code and the project uses the catalog; waive one that is another API's.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.usages import advice, named, uses_of, violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each number or text in source code that is a code."""
    for use in uses_of(context, "plain-code"):
        help_text = advice(use, use.entries[0], context)
        if len(use.entries) > 1:
            help_text += (
                f"; or that of {', '.join(entry.domain for entry in use.entries[1:])}, if the call is theirs"
            )
        yield violation(use, f"{named(use, context)} is a plain number", help_text)
