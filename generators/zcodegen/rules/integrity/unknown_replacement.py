"""`replaced_by` names an entry that there is not.

Why: a reader of a deprecation is sent to the replacement, and generated code links to it.

Bad:
    entries:
      ROOM_GONE:
        code: 104
        status: NOT_FOUND
        message: {en: Gone.}
        deprecated: {since: 1.1.0, reason: Too vague., replaced_by: ROOM_NOT_FOUNT}
      ROOM_NOT_FOUND: {code: 105, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_GONE:
        code: 104
        status: NOT_FOUND
        message: {en: Gone.}
        deprecated: {since: 1.1.0, reason: Too vague., replaced_by: ROOM_NOT_FOUND}
      ROOM_NOT_FOUND: {code: 105, status: NOT_FOUND, message: {en: No such room.}}

Fix: correct the name; an entry of another domain is named in full, `acme.common.BUSY`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.naming import nearest
from zcodegen.rules.replacements import replacement_of, tombstones
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each replacement that is not in the catalog; one in a faulty file counts as there."""
    for entry, key, stone in tombstones(context.catalog):
        if stone.replaced_by is None or replacement_of(entry, stone, context.catalog):
            continue
        domain = stone.replaced_by.rpartition(".")[0] or entry.domain
        if domain not in context.catalog.domains and domain in context.sources.by_domain:
            continue
        near = nearest(stone.replaced_by, context.catalog.domains[entry.domain].entries)
        yield Violation(
            message=f"{entry.name} is replaced by the unknown entry {stone.replaced_by!r}",
            location=context.sources.entry(entry, key, "replaced_by"),
            help=f"did you mean {near!r}?" if near else "name an entry of this domain, or `domain.NAME`",
            logical_location=entry.full_name,
            texts=(stone.replaced_by,),
            code=entry.code,
        )
