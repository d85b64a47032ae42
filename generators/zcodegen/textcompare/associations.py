"""Whether two texts in different languages describe the same error, learned from a catalog's own pairs of texts.

Words of one language that occur together with words of the other are associated: Dice's coefficient over the pairs, each
pair scored without itself. Concepts of the vocabulary have the same name in both languages and need no learning. A word
that no other pair has says nothing. The weights of the evidence are `locales` in `weights.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from zcodegen.textcompare.relations import act_relation, outcome_relation
from zcodegen.textcompare.sense import Sense, read_sense
from zcodegen.textcompare.vocabulary import GENERAL_FAILURE
from zcodegen.textcompare.weights import probability

MIN_PAIRS: Final = 200
"""Below so many pairs there is too little to learn from."""

_OPPOSITE: Final = 0.7
_MAX_KNOWN: Final = 8
_FEW: Final = 4
_DIGITS: Final = re.compile(r"\d+")


class _Text(Struct, frozen=True):
    sense: Sense
    units: frozenset[str]


class Associations:
    """What a catalog's pairs of texts say about which words belong together."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Learn from `pairs`: a text in one language, the same text in another."""
        self._texts: dict[str, _Text] = {}
        distinct = dict.fromkeys((_without_digits(left), _without_digits(right)) for left, right in pairs)
        self._left: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self._both: Counter[tuple[str, str]] = Counter()
        for left, right in distinct:
            mine, theirs = self._read(left).units, self._read(right).units
            self._left.update(mine)
            self._right.update(theirs)
            self._both.update((word, other) for word in mine for other in theirs)
        self._probabilities = {pair: self._probability(*pair) for pair in distinct}

    def probability(self, left: str, right: str) -> float:
        """Return the probability, 0.0 to 1.0, that a pair that was learned from describes different errors."""
        return self._probabilities[_without_digits(left), _without_digits(right)]

    def _read(self, text: str) -> _Text:
        if text not in self._texts:
            sense = read_sense(text)
            self._texts[text] = _Text(sense, _units(sense))
        return self._texts[text]

    def _probability(self, left: str, right: str) -> float:
        one, other = self._read(left), self._read(right)
        mine = [unit for unit in one.units if self._left[unit] > 1 or unit in other.units]
        theirs = [unit for unit in other.units if self._right[unit] > 1 or unit in one.units]
        if not mine or not theirs:
            return 0.0
        shares = (
            [max(self._association(unit, partner) for partner in other.units) for unit in mine],
            [max(self._association(partner, unit) for partner in one.units) for unit in theirs],
        )
        means = [sum(share) / len(share) for share in shares]
        known = len(mine) + len(theirs)
        associated = sum(means) / len(means)
        found = {
            "any": 1.0,
            "associated": associated,
            "least associated": min(means),
            "known": min(known, _MAX_KNOWN),
            "few known": float(known <= _FEW),
            "few known, associated": associated if known <= _FEW else 0.0,
            f"outcome {outcome_relation(one.sense, other.sense).replace('partial', 'fault')}": 1.0,
            f"act {act_relation(one.sense, other.sense)}": 1.0,
        }
        is_opposite = "outcome opposite" in found or "act opposite" in found
        return max(probability("locales", found), _OPPOSITE if is_opposite else 0.0)

    def _association(self, mine: str, theirs: str) -> float:
        if mine == theirs:
            return 1.0
        together = self._both[mine, theirs] - 1
        return 2 * together / (self._left[mine] + self._right[theirs] - 2) if together > 0 else 0.0


def _units(sense: Sense) -> frozenset[str]:
    """Return what is associated: concepts, stems, and pairs of Chinese characters."""
    concepts: Sequence[str] = (
        *(f"outcome {name}" for name in sense.outcomes if name != GENERAL_FAILURE),
        *(f"act {name}" for name in sense.acts),
        *(f"topic {name}" for name in sense.topics),
    )
    return frozenset((*concepts, *(thing for thing in sense.things if len(thing) > 1 or thing.isascii())))


def _without_digits(text: str) -> str:
    return _DIGITS.sub("0", text)
