"""An entry is replaced by one that is itself retired.

Why: who follows the deprecation arrives at another dead end.

Bad:
    entries:
      ROOM_GONE:
        code: 104
        status: NOT_FOUND
        message: {en: Gone.}
        deprecated: {since: 1.1.0, reason: Too vague., replaced_by: ROOM_LOST}
      ROOM_LOST:
        {code: 105, status: NOT_FOUND, message: {en: Lost.}, retired: {since: 1.2.0, reason: Not sent.}}

Good:
    entries:
      ROOM_GONE:
        {code: 104, status: NOT_FOUND, message: {en: Gone.}, deprecated: {since: 1.1.0, reason: Too vague.}}
      ROOM_LOST:
        {code: 105, status: NOT_FOUND, message: {en: Lost.}, retired: {since: 1.2.0, reason: Not sent.}}

Fix: name the entry that is in use today, or leave `replaced_by` out where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Related
from zcodegen.rules.replacements import replacement_of, tombstones
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each `replaced_by` that leads to a retired entry."""
    for entry, key, stone in tombstones(context.catalog):
        other = replacement_of(entry, stone, context.catalog)
        if other is None or other.retired is None:
            continue
        following = other.retired.replaced_by
        yield Violation(
            message=f"{entry.name} is replaced by {other.full_name}, which is retired",
            location=context.sources.entry(entry, key, "replaced_by"),
            help=f"did you mean {following}?" if following else "name an entry that is in use, or none",
            logical_location=entry.full_name,
            texts=(other.full_name,),
            related=(Related(context.sources.entry(other, "retired", key=True), other.retired.reason),),
            code=entry.code,
        )
