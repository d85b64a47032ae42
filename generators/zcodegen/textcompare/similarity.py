"""How similar two texts are, as a number, and where two sentences differ: pairs duplicates of a code, recognizes a renamed entry.

Linear time in the lengths; symmetric; 1.0 for texts that differ in no letter or digit, 0.0 for texts that share no pair of
neighboring characters. The measure is Dice's coefficient over character pairs, which needs no dictionary and so serves
Chinese and English alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zcodegen.textcompare.normalize import letters_only


def similarity(left: str, right: str) -> float:
    """Return how like the two texts are, from 0.0 to 1.0; case, width, space and punctuation do not count."""
    one, other = letters_only(left), letters_only(right)
    if one == other:
        return 1.0
    return dice(character_pairs(one), character_pairs(other))


def dice(left: Counter[str], right: Counter[str]) -> float:
    """Return the share of what two bags have in common: twice the common ones over all."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def character_pairs(text: str) -> Counter[str]:
    """Return the pairs of neighboring characters, or the only character."""
    if len(text) == 1:
        return Counter(text)
    return Counter(map(str.__add__, text, text[1:]))


def common_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many words both have in common at the start, and behind these at the end."""
    before = _common(one, other)
    return before, _common(one[before:][::-1], other[before:][::-1])


def split_ends(
    one: Sequence[str], other: Sequence[str]
) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return the words that both have in common at their ends, and those that each of them has in between."""
    before, after = common_ends(one, other)
    first, last = len(one) - after, len(other) - after
    return [*one[:before], *one[first:]], one[before:first], other[before:last]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next(
        (at for at, (word, theirs) in enumerate(zip(one, other, strict=False)) if word != theirs),
        min(len(one), len(other)),
    )
