"""The name or the status of an entry does not fit its message: they describe different errors.

Why: the message followed a changed page and the name did not. Programs that handle `ROOM_NOT_FOUND` then run when a user is
not logged in.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: The user is not logged in.}}

Good:
    entries:
      USER_NOT_LOGGED_IN: {code: 104, status: UNAUTHENTICATED, message: {en: The user is not logged in.}}

Fix: retire the entry and add one with a name of its own for the new error. If the message is wrong, correct it. Names and
messages are compared in English, and only if the name says what happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Entry
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.facts import language
from zcodegen.textcompare.name_meaning import contradicts_name, describe_outcomes

_STATUS_OUTCOMES = {
    "ALREADY_EXISTS": ("exists", frozenset({"absent"})),
    "NOT_FOUND": ("absent", frozenset({"exists"})),
    "OK": ("success", frozenset({"absent", "denied", "fault", "timeout"})),
}
"""Status: the outcome that it states, and the outcomes of a message that contradict it."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each confirmed entry whose name or status contradicts its English message."""
    for entry in context.catalog.entries():
        if entry.proposed or entry.retired:
            continue
        message = next((text.value for tag, text in entry.message.items() if language(tag) == "en"), None)
        if message is None:
            continue
        if contradicts_name(entry.name, message):
            yield _find(context, entry, f"name {entry.name}", message)
        elif _contradicts_status(entry.status, message):
            yield _find(context, entry, f"status {entry.status} of {entry.name}", message)


def _contradicts_status(status: str, message: str) -> bool:
    if status not in _STATUS_OUTCOMES:
        return False
    stated, excluded = _STATUS_OUTCOMES[status]
    outcomes = describe_outcomes(message)
    return stated not in outcomes and bool(outcomes) and outcomes <= excluded


def _find(context: RuleContext, entry: Entry, what: str, message: str) -> Violation:
    return Violation(
        message=f"{what} does not fit the message: {message!r}",
        location=context.sources.entry(entry),
        help="give the new error an entry with its own name, or correct the message",
        logical_location=entry.full_name,
        texts=(entry.name, entry.status, message),
        code=entry.code,
    )
