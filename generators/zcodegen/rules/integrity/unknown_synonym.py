"""`same_as` names an entry that the domain does not have, or the entry itself.

Why: a synonym that is not there leads nobody to the error that is meant.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_GONE]}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_5024]}
      ROOM_NOT_FOUND_5024: {code: 5024, status: NOT_FOUND, message: {en: No such room.}}

Fix: correct the name. `same_as` speaks of entries of the same domain, by their names, not their aliases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from zcodegen.catalog.model import Domain
from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.source.nodes import Node


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each synonym that is no other entry of the domain."""
    for domain in context.catalog.domains.values():
        for name, number, other in _declared(context, domain):
            if other in domain.entries and other != name:
                continue
            entry = domain.entries[name]
            near = nearest(other, (one for one in domain.entries if one != name))
            yield Violation(
                message=f"{name} is said to be the same as {other!r}, "
                + ("which is itself" if other == name else f"which {domain.name} has not"),
                location=context.sources.entry(entry, "same_as", number),
                help=f"Did you mean {near!r}?" if near else "Remove it.",
                logical_location=entry.place,
                texts=(other,),
                code=entry.code,
            )


def _declared(context: RuleContext, domain: Domain) -> Iterator[tuple[str, int, str]]:
    """Yield what the file declares: the model has only synonyms that exist, closed over both directions."""
    root = context.sources.files[context.sources.by_domain[domain.name]].root
    entries = cast("Mapping[str, Mapping[str, list[Node]]]", cast("Mapping[str, object]", root)["entries"])
    for name, raw in entries.items():
        for number, other in enumerate(raw.get("same_as", ())):
            yield name, number, str(other)
