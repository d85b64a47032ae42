"""One code is given to two entries of a domain.

Why: a number that arrives has one meaning; no package can look up a code that has two.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: The room is gone.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, aliases: [ROOM_GONE]}

Fix: keep one entry. If the other was its former name, list that under `aliases`; if the codes differ in truth, correct
the code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from zcodegen.catalog.free_code import next_free_code
from zcodegen.catalog.model import Code, Domain, Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry whose code an earlier entry of its domain has; retired ones are another rule's."""
    for domain in context.catalog.domains.values():
        first: dict[Code, Entry] = {}
        free = _Free(domain)
        for entry in domain.entries.values():
            owner = first.setdefault(entry.code, entry)
            if owner is not entry and not (owner.retired or entry.retired):
                at = context.sources.entry(owner, "code")
                yield Violation(
                    message=f"code {context.shown(entry)} is already used by {owner.name} (line {at.line})",
                    location=context.sources.entry(entry, "code"),
                    help=_help(owner, entry, free.code),
                    logical_location=entry.full_name,
                    texts=(owner.name, str(entry.code)),
                    related=(Related(at, f"{owner.name} has it"),),
                    code=entry.code,
                )


class _Free:
    """The code that a domain has free, looked for once."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain

    @cached_property
    def code(self) -> str:
        """The code as the domain writes it; empty if there is none."""
        found = next_free_code(self.domain)
        return "" if found is None else self.domain.shown(found)


def _help(owner: Entry, entry: Entry, free: str) -> str:
    """Return what to do: two errors need two codes; two names of one error are an entry and an alias."""
    another = f"another code, {free} is free" if free else "another code"
    return f"give {entry.name} {another}; if both are one error, keep {owner.name} and put {entry.name} under its `aliases`"
