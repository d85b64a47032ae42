"""How two texts of one language differ: in nothing that counts, in wording, in a fact, or in what they mean.

Promises: `compare_texts` is symmetric in kind, returns None only for equal texts, and names the gravest difference.
The kinds are those of the design ("What must hold").
"""

from __future__ import annotations

from zcodegen.texts.difference import Difference, Kind
from zcodegen.texts.facts import facts
from zcodegen.texts.folding import essence, fold
from zcodegen.texts.matching import Side, fact_gap
from zcodegen.texts.meaning import other_meaning
from zcodegen.texts.tokens import tokens

__all__ = ["Difference", "Kind", "compare_texts"]


def compare_texts(left: str, right: str, *, locale: str) -> Difference | None:
    """Return the gravest difference of two texts in the language of `locale`, or None where they are equal.

    The detail of a fact names the values that differ, left first; of a meaning or wording it quotes both texts.
    """
    if left == right:
        return None
    if essence(left) == essence(right):
        return Difference(Kind.COSMETIC, "only space, punctuation, width, letter case or markup differs")
    texts = f'"{left}" against "{right}"'
    if other_meaning(left, right, locale):
        return Difference(Kind.MEANING, texts)
    one, other = (Side(fold(text).lower(), tokens(text), facts(text, locale)) for text in (left, right))
    gap = fact_gap(one, other, across=False)
    return Difference(Kind.FACT, gap) if gap else Difference(Kind.WORDING, texts)
