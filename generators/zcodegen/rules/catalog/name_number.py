"""A name has the code in it, or a number that does not part synonyms.

Why: a name says what happened; the number is the code's matter, and names go by meaning so that they are found.

Bad:
    entries:
      ERROR_104: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: name the meaning, as docs/naming.md says. Only a synonym (`same_as`) ends in its code: `ROOM_NOT_FOUND_5024`. A
name that was released stays usable as an alias.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from zcodegen.rules.rule import RuleContext, Violation

_NUMBER: Final = re.compile(r"(?:^|_)[A-Z]?(\d{3,})(?=_|$)")


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each name with a number of three digits or more, or with its code as a word of its own."""
    for entry in context.catalog.entries():
        numbers = {match[1] for match in _NUMBER.finditer(entry.name)}
        numbers |= {str(entry.code)} & set(entry.name.split("_"))
        if not numbers or entry.proposed or (entry.same_as and numbers == {str(entry.code)}):
            continue
        yield Violation(
            message=f"{entry.name} has the number {', '.join(sorted(numbers))} in it",
            location=context.sources.entry(entry),
            help="Name the meaning; only a synonym (`same_as`) ends in its code.",
            logical_location=entry.place,
            texts=tuple(sorted(numbers)),
            code=entry.code,
        )
