"""How much of what two statements are about is shared."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Final

from zcodegen.textcompare.sense import Sense
from zcodegen.textcompare.similarity import similarity
from zcodegen.textcompare.vocabulary import GENERAL_FAILURE, stem

_SAME_WORD: Final = 0.8  # of the letters of two spellings of a word
_NEAR: Final = 0.65  # of the character pairs
_WORD_START: Final = 4


def content_overlap(left: Sense, right: Sense, things: float) -> Mapping[str, float]:
    """Return how much of everything is shared: things, of which `things` are, acts, outcomes, and topics."""
    mine, theirs = _content(left), _content(right)
    shared = things + sum(min(mine[name], theirs[name]) for name in mine.keys() & theirs.keys())
    one, other = sum(mine.values()) + left.weight, sum(theirs.values()) + right.weight
    smaller = min(one, other)
    return {
        "content shared": (min(1.0, shared / smaller) if smaller else 0.5) - 0.5,
        "content alike": (min(1.0, 2 * shared / (one + other)) if smaller else 0.5) - 0.5,
        "content disjoint": float(smaller >= 1.0 and not shared),
        "content": min(smaller, 3.0),
    }


def share_of_units(left: Sense, right: Sense) -> tuple[float, float]:
    """Return which part of all outcomes, acts, topics and things both have, and the weight of the things that both have."""
    mine, theirs = (
        {**_content(sense), **{("thing", thing): weight for thing, weight in sense.things.items()}}
        for sense in (left, right)
    )
    total = sum(mine.values()) + sum(theirs.values())
    common = mine.keys() & theirs.keys()
    shared = sum(min(mine[unit], theirs[unit]) for unit in common)
    things = sum(mine[unit] for unit in common if unit[0] == "thing")
    lone = [unit[1] for unit in sorted(theirs.keys() - common) if unit[0] == "thing" and unit[1].isalpha()]
    for sort, thing in sorted(mine.keys() - common):
        spelling = next(
            (other for other in lone if sort == "thing" and thing.isalpha() and _is_near(thing, other)), None
        )
        if spelling:
            lone.remove(spelling)
            shared += 1.0
    return (2 * shared / total if total else 0.5), things


def _is_near(one: str, other: str) -> bool:
    return one.isascii() and other.isascii() and similarity(one, other) > _NEAR


def _content(sense: Sense) -> dict[tuple[str, str], float]:
    return {
        **{("outcome", name): 1.0 for name in sense.outcomes if name != GENERAL_FAILURE},
        **{("act", name): 1.0 for name in sense.acts},
        **{("topic", name): 0.5 for name in sense.topics},
    }


def shared_weight(left: Sense, right: Sense) -> float:
    """Return how much of the things is shared; other spellings, compounds and abbreviations count."""
    shared = sum(
        min(left.things[thing], right.things[thing]) for thing in left.things.keys() & right.things.keys()
    )
    mine = [thing for thing in left.things.keys() - right.things.keys() if thing[0].isascii()]
    theirs = [thing for thing in right.things.keys() - left.things.keys() if thing[0].isascii()]
    for thing in sorted(mine):
        spelling = next((other for other in sorted(theirs) if _is_spelling(thing, other)), None)
        if spelling is not None:
            theirs.remove(spelling)
            shared += _SAME_WORD
        else:
            shared += _spelling_weight(thing, right.words)
    return shared + sum(_spelling_weight(thing, left.words) for thing in theirs)


def _spelling_weight(thing: str, words: tuple[str, ...]) -> float:
    """Return how much a thing counts as shared if the other side writes it otherwise: misspelt, or in several words."""
    if _is_compound(thing, words):
        return 1.0
    return _SAME_WORD if any(_is_spelling(thing, stem(word)) for word in words) else 0.0


def _is_spelling(one: str, other: str) -> bool:
    if one[0] != other[0] or min(len(one), len(other)) < _WORD_START or "=" in (one[0], other[0]):
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return 2 * len(shorter) > len(longer)
    return sorted(one) == sorted(other) or SequenceMatcher(None, one, other).ratio() >= _SAME_WORD


def _is_compound(word: str, words: tuple[str, ...]) -> bool:
    """Return whether neighboring words join to `word` (sub account, subaccount) or begin with its letters (QPS)."""
    for length in range(2, 5):
        for start in range(len(words) - length + 1):
            parts = words[start : start + length]
            if word == stem("".join(parts)) or (
                len(word) == length
                and all(part[0] == letter for part, letter in zip(parts, word, strict=True))
            ):
                return True
    return False
