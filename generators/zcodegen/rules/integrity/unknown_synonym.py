"""`same_as` names an entry that does not exist, or the entry itself.

Why: a synonym that does not exist leads to no error.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_GONE]}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_5024]}
      ROOM_NOT_FOUND_5024: {code: 5024, status: NOT_FOUND, message: {en: No such room.}}

Fix: correct the name. `same_as` takes names of entries, not aliases; an entry of another domain is `domain.NAME`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from zcodegen.catalog.model import Domain
from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.source.nodes import Node


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each synonym that is not another entry. Domains that could not be loaded are not judged."""
    domains = context.catalog.reached
    for domain in context.catalog.domains.values():
        for name, number, synonym in _declared(context, domain):
            home, _, other = synonym.rpartition(".")
            home = home or domain.name
            entries = domains[home].entries if home in domains else {}
            itself = (home, other) == (domain.name, name)
            if home in context.unread or (other in entries and not itself):
                continue
            entry = domain.entries[name]
            near = nearest(other, (known for known in entries if (home, known) != (domain.name, name)))
            prefix = f"{home}." if home != domain.name else ""
            yield Violation(
                message=f"`same_as` of {name} names {_problem(synonym, home, itself=itself, exists=home in domains)}",
                location=context.sources.entry(entry, "same_as", number),
                help=f"did you mean '{prefix}{near}'?" if near else "remove it",
                logical_location=entry.full_name,
                texts=(synonym,),
                code=entry.code,
            )


def _problem(synonym: str, home: str, *, itself: bool, exists: bool) -> str:
    if itself:
        return "the entry itself"
    return (
        f"{synonym!r}, an entry that {home} does not have" if exists else f"{synonym!r} in an unknown domain"
    )


def _declared(context: RuleContext, domain: Domain) -> Iterator[tuple[str, int, str]]:
    """Yield what the file declares: the model has only synonyms that exist, closed over both directions."""
    root = context.sources.files[context.sources.by_domain[domain.name]].root
    raw = cast("Mapping[str, object]", root).get("entries", {})
    for name, entry in cast("Mapping[str, Mapping[str, list[Node]]]", raw).items():
        for number, synonym in enumerate(entry.get("same_as", ())):
            yield name, number, str(synonym)
