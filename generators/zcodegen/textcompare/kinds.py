"""How two texts of one language differ: in nothing that counts, in wording, in a fact, or in what they mean.

Promises: `compare_texts` is symmetric in kind, returns None only for equal texts, and names the gravest difference.
The kinds are those of the design ("What must hold").
"""

from __future__ import annotations

from zcodegen.textcompare.difference import Difference, TextDifferenceKind
from zcodegen.textcompare.facts import facts
from zcodegen.textcompare.matching import Side, fact_gap
from zcodegen.textcompare.meaning import other_meaning
from zcodegen.textcompare.normalize import normalize, normalize_strict
from zcodegen.textcompare.tokens import tokens

__all__ = ["Difference", "TextDifferenceKind", "compare_texts"]


def compare_texts(left: str, right: str, *, locale: str) -> Difference | None:
    """Return the gravest difference of two texts in the language of `locale`, or None where they are equal.

    The detail of a fact names the values that differ, left first; of a meaning or wording it quotes both texts.
    """
    if left == right:
        return None
    if normalize_strict(left) == normalize_strict(right):
        return Difference(
            TextDifferenceKind.COSMETIC, "only space, punctuation, width, letter case or markup differs"
        )
    texts = f'"{left}" against "{right}"'
    if other_meaning(left, right, locale):
        return Difference(TextDifferenceKind.MEANING, texts)
    one, other = (Side(normalize(text).lower(), tokens(text), facts(text, locale)) for text in (left, right))
    gap = fact_gap(one, other, across=False)
    return Difference(TextDifferenceKind.FACT, gap) if gap else Difference(TextDifferenceKind.WORDING, texts)
