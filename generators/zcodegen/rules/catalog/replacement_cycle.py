"""Entries replace each other in a circle.

Why: a reader who follows the replacements comes back to where they began.

Bad:
    entries:
      ROOM_GONE:
        code: 104
        status: NOT_FOUND
        message: {en: Gone.}
        deprecated: {since: 1.1.0, reason: Too vague., replaced_by: ROOM_LOST}
      ROOM_LOST:
        code: 105
        status: NOT_FOUND
        message: {en: Lost.}
        deprecated: {since: 1.2.0, reason: Too vague., replaced_by: ROOM_GONE}

Good:
    entries:
      ROOM_GONE:
        code: 104
        status: NOT_FOUND
        message: {en: Gone.}
        deprecated: {since: 1.1.0, reason: Too vague., replaced_by: ROOM_LOST}
      ROOM_LOST: {code: 105, status: NOT_FOUND, message: {en: Lost.}}

Fix: decide which entry is to be used, and remove its `replaced_by` (or its whole deprecation).
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Catalog, Entry
from zcodegen.diagnostics import Related, abbreviate
from zcodegen.rules.replacements import replacement_of, tombstones
from zcodegen.rules.rule import RuleContext, Violation

_MAX_RELATED = 10


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield one finding per circle, at its first entry in the order of the catalog."""
    keys = {entry.full_name: key for entry, key, _ in reversed([*tombstones(context.catalog)])}
    for circle in _circles(context.catalog):
        names = [entry.full_name for entry in circle]
        entry = circle[0]
        yield Violation(
            message=f"replacements run in a circle: {' → '.join([*abbreviate(names), names[0]])}",
            location=context.sources.entry(entry, keys[entry.full_name], "replaced_by"),
            help="remove the `replaced_by` of the one that is to be used",
            logical_location=entry.full_name,
            texts=tuple(sorted(names)),
            related=tuple(
                Related(context.sources.entry(other), other.name) for other in circle[1 : _MAX_RELATED + 1]
            ),
            code=entry.code,
        )


def _circles(catalog: Catalog) -> Iterator[list[Entry]]:
    """Follow each entry's replacement once; yield the entries of each circle from the catalog's first one on."""
    order = {entry.full_name: number for number, entry in enumerate(catalog.entries())}
    seen: set[str] = set()
    for start in catalog.entries():
        path: dict[str, Entry] = {}
        entry: Entry | None = start
        while entry is not None and entry.full_name not in seen:
            seen.add(entry.full_name)
            path[entry.full_name] = entry
            stone = entry.deprecated or entry.retired
            entry = replacement_of(entry, stone, catalog) if stone else None
        if entry is not None and entry.full_name in path:
            members = [*path.values()][[*path].index(entry.full_name) :]
            first = min(range(len(members)), key=lambda number: order[members[number].full_name])
            yield members[first:] + members[:first]
