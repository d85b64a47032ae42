"""Entries that are declared the same have different statuses or recoveries.

Why: one error with two numbers asks for one reaction; a client that acts on the values treats the numbers differently.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_5024]}
      ROOM_NOT_FOUND_5024: {code: 5024, status: INTERNAL, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_5024]}
      ROOM_NOT_FOUND_5024: {code: 5024, status: NOT_FOUND, message: {en: No such room.}}

Fix: give the entries the same `status`, `http_status`, `recovery` and `actor`, or remove `same_as` if they are two errors.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation

_FACTS = ("status", "http_status", "recovery", "actor")


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry that differs from the first of its synonyms, in the order of the domains."""
    entries = {entry.full_name: entry for entry in context.catalog.entries()}
    order = {full_name: number for number, full_name in enumerate(entries)}
    for entry in entries.values():
        if not entry.same_as and not entry.equivalents:
            continue
        synonyms = (*(f"{entry.domain}.{name}" for name in entry.same_as), *entry.equivalents)
        first = min((entry.full_name, *synonyms), key=order.__getitem__)
        differing = [fact for fact in _FACTS if _value(entry, fact) != _value(entries[first], fact)]
        if not differing:
            continue
        fact = differing[0]
        own, other = _value(entry, fact), _value(entries[first], fact)
        yield Violation(
            message=f"{entry.name} has the {fact} {own}, and its synonym {first} has {other}",
            location=context.sources.entry(entry, fact),
            help=f"give both the same {fact}, or remove `same_as` if they are two errors",
            logical_location=entry.full_name,
            texts=tuple(f"{fact} {_value(entry, fact)} {_value(entries[first], fact)}" for fact in differing),
            related=(Related(context.sources.entry(entries[first], fact), f"{first} has {other}"),),
            code=entry.code,
        )


def _value(entry: Entry, fact: str) -> str:
    return str(getattr(entry, fact))
