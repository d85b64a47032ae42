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
from zcodegen.diagnostics import Related
from zcodegen.rules.replacements import replacement_of, tombstones
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield one finding a circle, at its first entry by place."""
    reported: set[str] = set()
    for entry, key, _ in tombstones(context.catalog):
        circle = _circle(entry, context.catalog)
        if not circle or entry.place in reported:
            continue
        reported.update(one.place for one in circle)
        names = [one.place for one in circle]
        yield Violation(
            message=f"replacements run in a circle: {' → '.join([*names, names[0]])}",
            location=context.sources.entry(entry, key, "replaced_by"),
            help="Remove the `replaced_by` of the one that is to be used.",
            logical_location=entry.place,
            texts=tuple(sorted(names)),
            related=tuple(Related(context.sources.entry(one), one.name) for one in circle[1:]),
            code=entry.code,
        )


def _circle(start: Entry, catalog: Catalog) -> list[Entry]:
    """Return the entries on the way from `start` back to it; empty where its replacements end elsewhere."""
    path = [start]
    while stone := path[-1].deprecated or path[-1].retired:
        following = replacement_of(path[-1], stone, catalog)
        if following is start:
            return path
        if following is None or following in path:
            return []
        path.append(following)
    return []
