"""The score of two messages: how probable it is that they describe different errors, from how the whole texts relate.

The statements alone say too little: two texts that share no word are more often two errors the shorter they are, and texts that
differ in many places are more often one error in other words. The weights are `texts` in `weights.toml`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Final

from zcodegen.textcompare.exchange import (
    are_roles_exchanged,
    are_states_exchanged,
    are_things_exchanged,
    find_exchange,
)
from zcodegen.textcompare.meaning import is_specific, meaning_probability, read_descriptions
from zcodegen.textcompare.normalize import letters_only
from zcodegen.textcompare.overlap import share_of_units
from zcodegen.textcompare.similarity import similarity
from zcodegen.textcompare.vocabulary import HAN
from zcodegen.textcompare.weights import probability

_WORD: Final = re.compile(rf"[a-z0-9_]+(?:'[a-z]+)?|[{HAN}]")


def score(left: str, right: str, language: str, least: float = 0.0) -> float:
    """Return the probability, 0.0 to 1.0, that two messages in English or Chinese describe different errors.

    One below `least` is returned as 0.0, sooner. Which text is left and which is right does not count.
    """
    if not is_specific(left, language) and not is_specific(right, language):
        return 0.0  # neither says which error it is: "unknown error", "system exception"
    found = evidence(left, right, language)
    if found["statements"] == 1:  # one says the opposite of the other
        return 1.0
    chance = probability("texts", found)
    if chance >= least:  # added words only lower it
        chance = probability("texts", {**found, "places": places(left, right, language)})
    return chance if chance >= least else 0.0


def evidence(left: str, right: str, language: str) -> Mapping[str, float]:
    """Return the evidence of two messages, by the names of the weights, without the places, which only lower the score."""
    left, right = sorted((left, right))
    lengths = [1 + len(letters_only(text)) for text in (left, right)]
    shared, things = share_of_units(*(read_descriptions(text, language) for text in (left, right)))
    is_turned = any(
        are_exchanged(left, right, language)
        for are_exchanged in (are_roles_exchanged, are_things_exchanged, are_states_exchanged)
    )
    exchange = find_exchange(left, right, language)
    return {
        "any": 1.0,
        "statements": 1.0 if is_turned else meaning_probability(left, right, language),
        "word exchanged": float(exchange == "thing"),
        "state exchanged": float(exchange == "state"),
        "units shared": shared,
        "things shared": things,
        "lengths": math.log(max(lengths) / min(lengths)),
        "letters": similarity(left, right),
    }


def places(left: str, right: str, language: str) -> int:
    """Return in how many places one of the descriptions has words that are added, not replaced."""
    left, right = sorted((left, right))
    one, other = (_WORD.findall(read_descriptions(text, language).text.lower()) for text in (left, right))
    edits = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(kind in {"insert", "delete"} for kind, *_ in edits)
