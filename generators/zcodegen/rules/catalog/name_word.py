"""A name has a word for which the catalog prefers another.

Why: who looks for NOT_FOUND does not find MISSING; one meaning has one word in all domains. The words are the catalog's own, in the
manifest under `naming`: without it, the rule reports nothing. A name that a page gives to the code, and a code that is its own name,
belong to the vendor: the rule leaves them alone.

Bad:
    entries:
      ROOM_NOT_EXIST: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    naming: {NOT_EXIST: NOT_FOUND}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    naming: {NOT_EXIST: NOT_FOUND}

Fix: take the word that the finding names. A name that was released stays usable as an alias.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Code
from zcodegen.naming import in_case
from zcodegen.naming.preferred import find_other_words
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each such word of each name that a person has confirmed and no page gives."""
    preferred = context.catalog.manifest.naming
    if not preferred:
        return
    given = context.cached(_given_names)
    for entry in context.catalog.entries():
        if (
            entry.proposed
            or (entry.code, entry.name) in given
            or in_case(str(entry.code), "upper_snake") == entry.name
        ):
            continue
        for word, instead in find_other_words(entry.name, preferred):
            yield Violation(
                message=f"{entry.name} contains {word}; this catalog uses {instead}",
                location=context.sources.entry(entry),
                help="rename it; a released name stays as an alias",
                logical_location=entry.full_name,
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
