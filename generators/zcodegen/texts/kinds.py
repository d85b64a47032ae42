"""How two texts of one language differ: by nothing that counts, by wording, by a fact, or by what they mean.

Promises: `compare_texts` is symmetric in kind, returns None only for equal texts, and names the gravest difference.
The kinds are those of the design ("What must hold").
"""

from __future__ import annotations

from zcodegen.texts.difference import Difference, Kind
from zcodegen.texts.facts import facts
from zcodegen.texts.folding import bare
from zcodegen.texts.likeness import likeness

__all__ = ["Difference", "Kind", "compare_texts"]


def compare_texts(left: str, right: str, *, locale: str) -> Difference | None:
    """Return the gravest difference of two texts in the language of `locale`, or None where they are equal."""
    if left == right:
        return None
    if bare(left) == bare(right):
        return Difference(Kind.COSMETIC, "only space, punctuation, width, case or markup differs")
    one, other = facts(left, locale), facts(right, locale)
    if likeness(left, right) < 0.3:
        return Difference(Kind.MEANING, f'"{left}" against "{right}"')
    if {quantity.key for quantity in one.quantities} != {quantity.key for quantity in other.quantities}:
        return Difference(Kind.FACT, f'"{left}" against "{right}"')
    return Difference(Kind.WORDING, f'"{left}" against "{right}"')
