"""An entry is still as `zcodegen import` proposed it.

Why: its name, status and recovery are guesses; a name is frozen with its first release, so a person looks at it before.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: check name, status, recovery and texts against the page and correct them; then run `zcodegen confirm`, or remove
`proposed`. A domain with more than 200 proposals has one finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Entry
from zcodegen.rules.rule import RuleContext, Violation

MAX_SINGLE: Final = 200
"""Proposals of a domain that have a finding each."""
MAX_NAMED: Final = 5
"""Entries that the message about many proposals names."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each proposed entry, or one for a domain that has many."""
    for domain in context.catalog.domains.values():
        proposed = [entry for entry in domain.entries.values() if entry.proposed]
        if len(proposed) > MAX_SINGLE:
            yield _many(domain.name, proposed, context)
            continue
        for entry in proposed:
            yield Violation(
                message=f"{context.shown(entry)} ({entry.name}) is an unconfirmed proposal",
                location=context.sources.entry(entry),
                help=f"review name, status and texts, then run `zcodegen confirm --entry {entry.full_name}`",
                logical_location=entry.full_name,
                code=entry.code,
            )


def _many(domain: str, proposed: list[Entry], context: RuleContext) -> Violation:
    named = ", ".join(entry.name for entry in proposed[:MAX_NAMED])
    return Violation(
        message=f"domain {domain} has {len(proposed)} unconfirmed proposals: {named} and {len(proposed) - MAX_NAMED} more",
        location=context.sources.entry(proposed[0]),
        help=f"review names, statuses and texts, then run `zcodegen confirm --domain {domain}`",
        logical_location=domain,
        texts=tuple(entry.name for entry in proposed),
        codes=tuple(entry.code for entry in proposed),
    )
