"""One word in the place of another in otherwise equal sentences: "invalid order price" and "invalid order quantity".

Two such words may be two names of one thing. What shows that they are is excluded here: spellings, inflections, compounds,
and abbreviations of each other, synonyms of the vocabulary, and general words ("resource", "parameter", "system") that stand
for any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from zcodegen.textcompare.normalize import letters_only, normalize
from zcodegen.textcompare.overlap import shared_weight
from zcodegen.textcompare.relations import outcome_relation
from zcodegen.textcompare.sense import Sense, read_sense
from zcodegen.textcompare.similarity import similarity, split_ends
from zcodegen.textcompare.statements import Role, split_statements
from zcodegen.textcompare.vocabulary import GENERAL_FAILURE, HAN, NEGATION, stem, vocabulary

_WORD: Final = re.compile(rf"[A-Za-z0-9_][A-Za-z0-9_']*|[{HAN}]")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
"""Where the words of a name meet: RoomNotFound."""

_BOTH: Final = 2
_JOINING: Final = frozenset({"and", "or", "the"})
_MAX_ABBREVIATION: Final = 4
_MISSPELT: Final = 0.5  # of the character pairs
_MAX_STATEMENTS: Final = 2
_MAX_WORDS: Final = {"en": 3, "zh": 6}
_MIN_LETTERS: Final = {"en": 3, "zh": 2}
_MAX_THINGS: Final = 3.5
"""The most things in a sentence: a longer one says what it is about in its other words."""

_EXCLUDING: Final = frozenset({"unknown", "other", "opposite"})
"""How the outcomes of two words relate that cannot be two names of one."""

_INVALID: Final = re.compile(
    r"(?:is |are )?(?:invalid|incorrect|wrong|illegal|error)|无效|不正确|错误|有误|非法|不合法"
)
_NOT_INVALID: Final = frozenset({"empty", "exists", "expired", "timeout"})
"""Outcomes that no author calls invalid where the rest of the sentence stays as it is."""

_COUNTED: Final = "number"
"""The topic that names what is wrong as a thing does: the quantity of an order, or its price."""


def find_exchange(left: str, right: str, language: str) -> Literal["thing", "state"] | None:
    """Return what differs if the descriptions of two texts, all of them, are the same in pairs but for a word.

    A thing or an act, or what happened: "invalid order price" and "invalid order quantity", "order shipped" and "order cancelled".
    `language` is the primary subtag of both, one with a vocabulary.
    """
    mine, theirs = (
        [
            statement.text
            for statement in split_statements(text, language)
            if statement.role is Role.DESCRIPTION
        ]
        for text in (left, right)
    )
    if not mine or len(mine) != len(theirs) or len(mine) > _MAX_STATEMENTS:
        return None
    pairs = [_exchanged_senses(*pair, language) for pair in zip(mine, theirs, strict=True)]
    if not all(pairs):
        return None
    senses = [sense for pair in pairs for sense in pair]
    is_state = any(sense.outcomes or NEGATION in sense.words for sense in senses)
    return "state" if is_state else "thing"


def are_things_exchanged(left: str, right: str, language: str) -> bool:
    """Return whether otherwise equal texts are about two things that the vocabulary has rows for: a user, and a cluster."""
    rest, *words = split_ends(_words_of(left), _words_of(right))
    joiner = "" if language == "zh" else " "
    senses = [read_sense(joiner.join(side)) for side in words]
    return (
        len(rest) > 1
        and all(map(_is_one_thing, senses))
        and not senses[0].things.keys() & senses[1].things.keys()
    )


def are_states_exchanged(left: str, right: str, language: str) -> bool:
    """Return whether otherwise equal texts say that a thing is invalid, and that it is empty, exists already, or has expired."""
    rest, *words = split_ends(_words_of(left), _words_of(right))
    joiner = "" if language == "zh" else " "
    states = [joiner.join(side) for side in words]
    senses = [read_sense(state) for state in states]
    if len(rest) < _BOTH or any(sense.things or sense.acts for sense in senses):
        return False
    is_invalid = [_INVALID.fullmatch(state) is not None for state in states]
    return any(
        is_invalid[at] and senses[1 - at].outcomes.keys() <= _NOT_INVALID and senses[1 - at].outcomes
        for at in (0, 1)
    )


def _is_one_thing(sense: Sense) -> bool:
    """Return whether words are a name of the vocabulary for a thing that is not a general one, and nothing else."""
    others = (sense.outcomes, sense.acts, sense.topics)
    named = len(sense.things) == 1 and next(iter(sense.things)).startswith("=")
    return named and not any(others) and "=resource" not in sense.things


def are_roles_exchanged(left: str, right: str, language: str) -> bool:
    """Return whether two opposites change places in otherwise equal texts: "the sender blocked the receiver"; not "sender and receiver"."""
    one, other = _words_of(left), _words_of(right)
    places = [at for at, (word, theirs) in enumerate(zip(one, other, strict=False)) if word != theirs]
    if len(one) != len(other) or len(places) != _BOTH:
        return False
    first, last = places
    opposites = {frozenset(pair) for pair in vocabulary().opposites[language]}
    return (
        (one[first], one[last]) == (other[last], other[first])
        and frozenset({one[first], one[last]}) in opposites
        and not _JOINING.issuperset(one[first + 1 : last])
    )


def exchanged_words(left: str, right: str) -> tuple[str, str] | None:
    """Return the words of each of two otherwise equal texts that the other has not; None if it is not one place."""
    one, other = _words_of(left), _words_of(right)
    common, mine, theirs = split_ends(one, other)
    is_short = max(len(mine), len(theirs)) <= max(_MAX_WORDS.values())
    return (" ".join(mine), " ".join(theirs)) if mine and theirs and is_short and common else None


def _words_of(text: str) -> list[str]:
    return _WORD.findall(_HUMP.sub(" ", normalize(text)).lower())


def _exchanged_senses(left: str, right: str, language: str) -> tuple[Sense, ...]:
    """Return what the words are about that replace each other in two statements, () if they may be two names of one."""
    one, other = _words_of(left), _words_of(right)
    rest, *words = split_ends(one, other)
    if (
        not rest
        or letters_only(left) == letters_only(right)
        or not all(_is_name(side, language) for side in words)
    ):
        return ()
    joiner = "" if language == "zh" else " "
    senses = tuple(read_sense(joiner.join(side)) for side in words)
    is_exchange = (
        not _may_be_one_name(*words)
        and all(map(_is_specific, senses))
        and _may_be_of_one_kind(*senses)
        and outcome_relation(*senses) in _EXCLUDING
        and not shared_weight(*senses)
        and not senses[0].topics & senses[1].topics
        and not senses[0].acts.keys() & senses[1].acts.keys()
        and max(read_sense(left).weight, read_sense(right).weight) <= _MAX_THINGS
        and _says_something(read_sense(joiner.join(rest)))
    )
    return senses if is_exchange else ()


def _is_name(words: Sequence[str], language: str) -> bool:
    letters = sum(map(len, words))
    is_adverb = len(words) == 1 and words[0].endswith("ly")
    return _MIN_LETTERS[language] <= letters and len(words) <= _MAX_WORDS[language] and not is_adverb


def _may_be_one_name(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether words are spellings of each other: in another order or script, misspelt, shortened."""
    one, other = "".join(mine), "".join(theirs)
    if one.isascii() != other.isascii() or sorted(one) == sorted(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if (
        similarity(one, other) >= _MISSPELT
        or longer.startswith(shorter)
        or (len(shorter) <= _MAX_ABBREVIATION and _abbreviates(shorter, longer))
    ):
        return True
    return one.isascii() and not {stem(word) for word in mine}.isdisjoint(map(stem, theirs))


def _abbreviates(short: str, word: str) -> bool:
    """Return whether a word has the letters of another in their order: qty and quantity."""
    letters = iter(word)
    return short[0] == word[0] and all(letter in letters for letter in short)


def _is_specific(sense: Sense) -> bool:
    """Return whether words name a thing, an act or what happened: not only a general word or "failed"."""
    named = not vocabulary().general_things.issuperset(sense.things) or _COUNTED in sense.topics
    return named or bool(sense.acts or sense.outcomes.keys() - {GENERAL_FAILURE})


def _may_be_of_one_kind(sense: Sense, other: Sense) -> bool:
    """Return whether words may be two things, two acts or two outcomes: an act in the place of a thing is another name for it.

    A form in -ing may be either: a setting, a building.
    """
    if any(word.endswith("ing") for side in (sense, other) for word in side.words):
        return True
    named = [bool(side.topics) or side.weight >= 1.0 for side in (sense, other)]  # not a lone character
    things = [has_name and not side.acts for has_name, side in zip(named, (sense, other), strict=True)]
    acts = [bool(side.acts) and not has_name for has_name, side in zip(named, (sense, other), strict=True)]
    return not (things[0] and acts[1]) and not (acts[0] and things[1])


def _says_something(sense: Sense) -> bool:
    return bool(sense.things or sense.outcomes or sense.acts or sense.topics)
