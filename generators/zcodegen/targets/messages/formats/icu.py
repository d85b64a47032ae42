"""ICU MessageFormat in JSON for ICU itself (C, C++, Java, PHP): `icu/en/zego.rtc.room.json`, key to pattern.

Apostrophes are doubled and braces quoted. An integer that is to be plain says so with a number skeleton, since ICU formats numbers by
the locale. https://unicode-org.github.io/icu/userguide/format_parse/messages/
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Entry
from zcodegen.locales.message import Argument, Number, Part, Parts, Plural, Select, dump
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.messages.members import members_file
from zcodegen.targets.plan import PlannedFile

_PLAIN = "{{{}, number, ::group-off latin}}"

unsupported_reason = nothing  # all signs of the syntax can be quoted


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        texts = [(unit.key, pattern(unit)) for unit in bundle.filled]
        yield members_file(f"{bundle.locale}/{bundle.domain.name}.json", texts)


def pattern(unit: Unit) -> str:
    """Return a text as an ICU message."""
    if not unit.entry.arguments:
        return dump(unit.message)
    return plain_numbers(dump(mark_numbers(unit.message.parts, unit.entry)))


def mark_numbers(parts: Parts, entry: Entry) -> Parts:
    """Return parts in which the plain numbers have names that `plain_numbers` finds."""
    numeric = {argument.name for argument in entry.arguments if argument.type != "string"}

    def mark(part: Part) -> Part:
        if isinstance(part, Argument) and part.name in numeric:
            return Number(f"\0{part.name}")
        if isinstance(part, Plural):
            return Plural(
                part.name,
                part.offset,
                part.ordinal,
                tuple((s, tuple(map(mark, p))) for s, p in part.branches),
            )
        if isinstance(part, Select):
            return Select(part.name, tuple((s, tuple(map(mark, p))) for s, p in part.branches))
        return part

    return tuple(map(mark, parts))


def plain_numbers(text: str) -> str:
    """Return a dumped pattern with ICU's skeleton for plain numbers."""
    pieces = text.split("{\0")
    marked = (piece.partition(", number}") for piece in pieces[1:])
    return pieces[0] + "".join(_PLAIN.format(name) + rest for name, _, rest in marked)
