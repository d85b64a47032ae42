"""One name belongs to two entries of a domain: as an alias of two, or as the name of one and an alias of another.

Why: a name is what people type; a package cannot give one constant two values.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, aliases: [NO_ROOM]}
      NO_ROOM: {code: 105, status: NOT_FOUND, message: {en: No room was named.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, aliases: [NO_ROOM]}
      ROOM_ID_EMPTY: {code: 105, status: NOT_FOUND, message: {en: No room was named.}}

Fix: give the newer entry another name. A name that was released once stays with its entry, as an alias.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each alias that is a name or an alias already."""
    for domain in context.catalog.domains.values():
        owners: dict[str, Entry] = dict(domain.entries)
        for entry in domain.entries.values():
            for number, alias in enumerate(entry.aliases):
                owner = owners.setdefault(alias, entry)
                if owner is entry and entry.name != alias:
                    continue
                yield Violation(
                    message=f"alias {alias} of {entry.name} is already {_what(owner, alias)}",
                    location=context.sources.entry(entry, "aliases", number),
                    help="a name belongs to one entry: remove the alias, or rename the newer entry",
                    logical_location=entry.full_name,
                    texts=(alias, owner.name),
                    related=(Related(context.sources.entry(owner), owner.name),),
                    code=entry.code,
                )


def _what(owner: Entry, alias: str) -> str:
    return "an entry's name" if owner.name == alias else f"an alias of {owner.name}"
