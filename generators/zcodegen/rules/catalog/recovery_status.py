"""The status of an entry and its recovery contradict each other.

Why: a client that acts on the status and a client that acts on the recovery do opposite things. An unavailable service,
a timeout and a rate limit pass without a change by the caller; an invalid request does not.

Bad:
    entries:
      SERVER_BUSY: {code: 9, status: UNAVAILABLE, recovery: terminal, message: {en: The server is busy.}}

Good:
    entries:
      SERVER_BUSY: {code: 9, status: UNAVAILABLE, message: {en: The server is busy.}}

Fix: remove `recovery`, so that it follows from `status`, or correct `status`. `retry_after` belongs to transient errors
only, and OK has neither recovery nor actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Entry
from zcodegen.catalog.status import DEFAULTS, NEEDS_A_CHANGE
from zcodegen.rules.rule import RuleContext, Violation

_PASSES_LATER: Final = frozenset(("DEADLINE_EXCEEDED", "UNAVAILABLE"))
_TRANSIENT_NAME: Final = re.compile(r"(?:^|_)(?:BUSY|OVERLOADED|RATE_LIMITED)(?:_|$)")


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry whose status and recovery contradict each other."""
    for entry in context.catalog.entries():
        problem = _problem(entry)
        if problem is None:
            continue
        key, message = problem
        yield Violation(
            message=message,
            location=context.sources.entry(entry, key),
            help=f"remove `{key}`, or correct `status`"
            if key != "status"
            else "correct `status` or the name",
            logical_location=entry.full_name,
            texts=(entry.status, str(entry.recovery), str(entry.retry_after)),
            code=entry.code,
        )


def _problem(entry: Entry) -> tuple[str, str] | None:
    """Return the key to look at and what is wrong, None if nothing is."""
    name, status, recovery = entry.name, entry.status, entry.recovery
    if status == "OK":
        given = [key for key, value in _given(entry) if value]
        return (given[0], f"{name} is OK and has `{given[0]}`") if given else None
    if entry.retry_after and recovery != "transient":
        return "retry_after", f"{name} is {recovery} and has `retry_after`"
    if recovery != "transient" and status in _PASSES_LATER:
        return "recovery", f"{name} is {status}, which is transient, and its recovery is {recovery}"
    if recovery == "transient" and status in NEEDS_A_CHANGE:
        return "recovery", f"{name} is {status}, which a retry does not change, and its recovery is transient"
    if recovery != "transient" and _TRANSIENT_NAME.search(name):
        key = "status" if DEFAULTS[status].recovery == recovery else "recovery"
        return key, f"the name {name} describes a transient error, and its recovery is {recovery}"
    return None


def _given(entry: Entry) -> tuple[tuple[str, object], ...]:
    return (
        ("recovery", entry.declared_recovery),
        ("actor", entry.declared_actor),
        ("retry_after", entry.retry_after),
    )
