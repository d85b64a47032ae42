"""A name uses a word for which docs/naming.md has another.

Why: who looks for NOT_FOUND does not find MISSING; one meaning has one word in all domains. A name that a page gives
to the code, and a code that is its own name, belong to the vendor: the rule leaves them alone.

Bad:
    entries:
      ROOM_NOT_EXIST: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: take the word that the finding names. A name that was released stays usable as an alias. A team with a vocabulary
of its own switches the rule off in the manifest: `rules: {name-word: "off"}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Code
from zcodegen.naming import in_case
from zcodegen.rules.rule import RuleContext, Violation

_BETTER: Final = {
    "BAD": "INVALID",
    "DISCONNECTED": "CLOSED",
    "EXCEPTION": "ERROR",
    "EXISTED": "ALREADY_EXISTS",
    "FORBIDDEN": "DENIED",
    "ILLEGAL": "INVALID",
    "INCORRECT": "INVALID",
    "MALFORMED": "FORMAT_INVALID",
    "MISSING": "NOT_FOUND or EMPTY",
    "NOT_ENOUGH": "INSUFFICIENT",
    "NOT_EXIST": "NOT_FOUND",
    "NOT_EXISTS": "NOT_FOUND",
    "NOT_MATCH": "MISMATCH",
    "NOT_ONLINE": "OFFLINE",
    "NOT_OPEN": "NOT_ENABLED",
    "NOT_SUPPORTED": "UNSUPPORTED",
    "OVERDUE": "EXPIRED",
    "OVERLENGTH": "TOO_LONG",
    "OVER_LIMIT": "LIMIT_EXCEEDED",
    "PROHIBITED": "DENIED",
    "REPEATED": "DUPLICATE",
    "THROTTLED": "RATE_LIMITED",
    "TIMED_OUT": "TIMEOUT",
    "TOO_FREQUENT": "RATE_LIMITED",
    "UNRECOGNIZED": "UNKNOWN",
    "WRONG": "INVALID",
}
"""The column "not" of docs/naming.md, as far as a word can have no other sense there."""
_ANY: Final = re.compile(rf"(?:^|_)({'|'.join(sorted(_BETTER, key=len, reverse=True))})(?=_|$)")
_NEEDLESS: Final = re.compile(
    r"^(ERR|ERROR|E)_|_(?:NOT_FOUND|INVALID|FAILED|TIMEOUT|EXPIRED|EMPTY)_(ERROR|ERR)$"
)
_ENDING: Final = re.compile(r"_(FAIL|FAILURE)$")
"""Elsewhere than at the end a failure is a thing that is counted: SYNC_FAILURE_LIMIT_EXCEEDED."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each such word of each name that a person has confirmed and no page gives."""
    given = context.cached(_given_names)
    for entry in context.catalog.entries():
        if (
            entry.proposed
            or (entry.code, entry.name) in given
            or in_case(str(entry.code), "upper_snake") == entry.name
        ):
            continue
        words_with_help = [
            (found[1], f"docs/naming.md has {_BETTER[found[1]]} for it")
            for found in _ANY.finditer(entry.name)
        ]
        if needless := _NEEDLESS.search(entry.name):
            words_with_help.append((needless[1] or needless[2], "every name is an error's: leave it out"))
        if ending := _ENDING.search(entry.name):
            words_with_help.append((ending[1], "docs/naming.md has FAILED for it"))
        for word, advice in words_with_help:
            yield Violation(
                message=f"{entry.name} says {word}: {advice}",
                location=context.sources.entry(entry),
                help="Rename it; a released name stays as an alias.",
                logical_location=entry.place,
                texts=(word,),
                code=entry.code,
            )


def _given_names(context: RuleContext) -> frozenset[tuple[Code, str]]:
    """Return the codes with the names that pages give them."""
    return frozenset(
        (claim.code, in_case(claim.name, "upper_snake"))
        for version in context.versions
        for claim in version.claims
        if claim.name
    )
