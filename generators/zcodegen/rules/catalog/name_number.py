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

from zcodegen.catalog.model import Entry
from zcodegen.rules.rule import RuleContext, Violation

_NUMBER: Final = re.compile(r"(?:^|_)[A-Z]?(\d{3,})(?=_|$)")


MAX_SINGLE: Final = 20
"""Names of a domain that have a finding each; more are one finding."""
MAX_LISTED: Final = 5
"""Names that the message about many lists."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each name with a number of three digits or more, or with its code as a word of its own."""
    for domain in context.catalog.domains.values():
        found = [(entry, numbers) for entry in domain.entries.values() if (numbers := _numbers_in(entry))]
        if len(found) > MAX_SINGLE:
            yield _many(domain.name, [entry for entry, _ in found], context)
            continue
        for entry, numbers in found:
            yield Violation(
                message=f"{entry.name} contains the number {', '.join(numbers)}",
                location=context.sources.entry(entry),
                help="name the meaning; only a synonym (`same_as`) ends in its code",
                logical_location=entry.full_name,
                texts=tuple(numbers),
                code=entry.code,
            )


def _numbers_in(entry: Entry) -> list[str]:
    """Return the numbers in a name that say nothing about the error, sorted."""
    numbers = {match[1] for match in _NUMBER.finditer(entry.name)}
    numbers |= {str(entry.code)} & set(entry.name.split("_"))
    is_synonym = bool(entry.same_as) and numbers == {str(entry.code)}
    return [] if entry.proposed or is_synonym else sorted(numbers)


def _many(domain: str, entries: list[Entry], context: RuleContext) -> Violation:
    listed = ", ".join(entry.name for entry in entries[:MAX_LISTED])
    return Violation(
        message=f"{len(entries)} names of {domain} contain a number: {listed} and {len(entries) - MAX_LISTED} more",
        location=context.sources.entry(entries[0]),
        help="name the meanings; only a synonym (`same_as`) ends in its code",
        logical_location=domain,
        texts=tuple(entry.name for entry in entries),
        codes=tuple(entry.code for entry in entries),
    )
