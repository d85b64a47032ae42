"""An entry is replaced by one that is deprecated itself, or is deprecated or retired since a version that is not the next one.

Why: who follows the replacement has to move a second time.

Bad:
    entries:
      QUOTA_EXHAUSTED: {code: 1, status: RESOURCE_EXHAUSTED, message: {en: The quota is used up.}}
      CALLS_EXHAUSTED:
        code: 2
        status: RESOURCE_EXHAUSTED
        message: {en: There are too many calls.}
        deprecated: {since: 1.0.0, reason: One quota is enough., replaced_by: QUOTA_EXHAUSTED}
      ROOMS_EXHAUSTED:
        code: 3
        status: RESOURCE_EXHAUSTED
        message: {en: There are too many rooms.}
        deprecated: {since: 1.0.0, reason: Rooms are calls now., replaced_by: CALLS_EXHAUSTED}

Good:
    entries:
      QUOTA_EXHAUSTED: {code: 1, status: RESOURCE_EXHAUSTED, message: {en: The quota is used up.}}
      CALLS_EXHAUSTED:
        code: 2
        status: RESOURCE_EXHAUSTED
        message: {en: There are too many calls.}
        deprecated: {since: 1.0.0, reason: One quota is enough., replaced_by: QUOTA_EXHAUSTED}
      ROOMS_EXHAUSTED:
        code: 3
        status: RESOURCE_EXHAUSTED
        message: {en: There are too many rooms.}
        deprecated: {since: 1.0.0, reason: Rooms are calls now., replaced_by: QUOTA_EXHAUSTED}

Fix: name the entry at the end of the chain. Write any next version as `since` of what is deprecated or retired today:
`zcodegen version --bump` replaces it by the version that it writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Catalog, Entry
from zcodegen.diagnostics import Related
from zcodegen.revision.version import Version, parse_version
from zcodegen.rules.replacements import replacement_of, tombstones
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Report replacements that are deprecated, with the end of the chain, and tombstones of versions to come."""
    version = parse_version(context.catalog.manifest.version).final
    ends = _find_ends(context.catalog)
    for entry, key, stone in tombstones(context.catalog):
        other = replacement_of(entry, stone, context.catalog)
        if other is not None and other.deprecated is not None and other.retired is None:
            last = ends[other.full_name]
            yield Violation(
                message=f"{entry.name} is replaced by {other.full_name}, which is deprecated",
                location=context.sources.entry(entry, key, "replaced_by"),
                help=f"name {last.full_name}" if last else "name an entry that is in use, or none",
                logical_location=entry.full_name,
                texts=(other.full_name,),
                related=(
                    Related(context.sources.entry(other, "deprecated", key=True), other.deprecated.reason),
                ),
                code=entry.code,
            )
        if _is_beyond(stone.since, version):
            yield Violation(
                message=f"{entry.name} is {key} since {stone.since}, but the catalog's version is {version}",
                location=context.sources.entry(entry, key, "since"),
                help=f"write the next version, such as {version.successors[-1]}; `zcodegen version --bump` corrects it",
                logical_location=entry.full_name,
                texts=(stone.since,),
                code=entry.code,
            )


def _is_beyond(since: str, version: Version) -> bool:
    """Return whether a version is above all that can follow `version`."""
    try:
        stated = parse_version(since).final
    except ValueError:
        return False
    return stated > version and stated not in version.successors


def _find_ends(catalog: Catalog) -> dict[str, Entry | None]:
    """Return entry -> the entry in use that its chain of replacements leads to; None if there is none, or a cycle."""
    ends: dict[str, Entry | None] = {}
    for start in catalog.entries():
        path: list[str] = []
        entry: Entry | None = start
        end: Entry | None = None
        while entry is not None and entry.full_name not in ends:
            path.append(entry.full_name)
            ends[entry.full_name] = None
            stone = entry.retired or entry.deprecated
            end = None if stone else entry
            entry = replacement_of(entry, stone, catalog) if stone else None
        end = ends[entry.full_name] if entry is not None else end
        ends.update(dict.fromkeys(path, end))
    return ends
