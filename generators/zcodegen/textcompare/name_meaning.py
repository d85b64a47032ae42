"""Whether an English message describes another error than the name of its code, such as ROOM_NOT_FOUND."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from zcodegen.textcompare.meaning import is_specific, read_descriptions
from zcodegen.textcompare.overlap import share_of_units, shared_weight
from zcodegen.textcompare.relations import act_relation, outcome_relation
from zcodegen.textcompare.sense import Sense, read_sense
from zcodegen.textcompare.similarity import similarity
from zcodegen.textcompare.statements import Role, split_statements
from zcodegen.textcompare.vocabulary import GENERAL_FAILURE, stem, vocabulary
from zcodegen.textcompare.weights import probability

_CERTAIN: Final = 0.955
_MAX_WORDS: Final = 6
_WORD_START: Final = 4
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_DIGITS: Final = re.compile(r"\d+")
_DISTINCT: Final = frozenset({"absent", "empty", "exists", "expired", "full", "timeout"})
"""Outcomes of a name that leave no room for another one in the message."""
_SPOKEN_OF: Final = frozenset({"absent", "exists", "expired"})
"""Outcomes of a name whose messages mention the thing or the outcome."""


def contradicts_name(name: str, message: str) -> bool:
    """Return whether an English message describes another error than a name such as ROOM_NOT_FOUND.

    Outcomes that leave no room for another one decide alone (ROOM_NOT_FOUND and "the room already exists"), and so do things if
    nothing else is shared (ROOM_NOT_FOUND and "the user is not logged in"), and a name that says what happened to what if the
    message has nothing of it. Else the model `names` of `weights.toml` decides. Numbers say nothing.
    """
    words = [word for word in name.lower().split("_") if not word.isdigit()]
    plain = _DIGITS.sub("", message)
    found = _compare_outcomes(tuple([word for word in words if _is_outcome(word)]), plain)
    if found.verdict is not None:
        return found.verdict
    named, described = found.outcomes, found.described
    if named.outcomes and _are_about_other_things("_".join(words).upper(), named, described):
        return True
    stated = _stated(words, plain, named, found.relation)
    if _says_nothing_of(" ".join(words), plain, found, stated["words mentioned"]):
        return True
    if probability("names", stated) < _CERTAIN:
        return False  # what both have in common only lowers it
    return probability("names", {**stated, **_shared(" ".join(words), plain, described)}) >= _CERTAIN


class _Comparison(Struct, frozen=True):
    """The outcomes of a name, what its message describes, how they relate, and what follows from that alone."""

    outcomes: Sense
    described: Sense
    relation: str
    verdict: bool | None


@lru_cache(maxsize=8192)
def _compare_outcomes(words: tuple[str, ...], message: str) -> _Comparison:
    """Return how the words of a name for what happened relate to an English message."""
    outcomes = read_sense(" ".join(words))
    described = _read_message(message)
    if described is None:
        return _Comparison(outcomes, outcomes, "unknown", verdict=False)
    relation = outcome_relation(outcomes, described)
    verdict = False if relation in {"same", "near"} else None
    is_distinct = len(outcomes.outcomes) == 1 and outcomes.outcomes.keys() <= _DISTINCT
    is_other = relation in {"other", "opposite"}
    if is_other and is_distinct and described.outcomes.keys() - {GENERAL_FAILURE} <= _DISTINCT:
        verdict = True
    return _Comparison(outcomes, described, relation, verdict)


def _are_about_other_things(name: str, stated: Sense, described: Sense) -> bool:
    """Return whether a name and a message are each about a thing of the vocabulary, and share none and no act.

    `stated` are the outcomes of the name. A message without an outcome may be the limit or the reason of what the name
    states (NAME_TOO_LONG: "At most 20 characters.").
    """
    if not (described.outcomes or stated.outcomes.keys() & _SPOKEN_OF) or not _has_known_thing(described):
        return False
    named = read_sense(name)
    are_apart = _has_known_thing(named) and not shared_weight(named, described)
    return are_apart and act_relation(named, described) != "same"


def _has_known_thing(sense: Sense) -> bool:
    """Return whether a text is about a thing of the vocabulary."""
    return any(thing.startswith("=") for thing in sense.things)


def _says_nothing_of(name: str, message: str, found: _Comparison, mentioned: float) -> bool:
    """Return whether a message that says which error it is shares nothing with a name of what is not there, exists or has expired.

    What is full, too long, closed or failed is often described by its limit or its reason alone (ROOM_FULL: "At most 8 people.").
    """
    if mentioned or not found.outcomes.outcomes.keys() & _SPOKEN_OF or not is_specific(message, "en"):
        return False
    named = read_sense(name)
    return named.weight >= 1.0 and not share_of_units(named, found.described)[0]


def _stated(words: Sequence[str], message: str, outcomes: Sense, relation: str) -> dict[str, float]:
    """Return the evidence of a name's words and outcomes, called as the weights of the model are."""
    telling = [word for word in words if word not in _light_words()]
    return {
        "any": 1.0,
        "words mentioned": _mentioned(telling, message) / max(1, len(telling)),
        "words": min(len(telling), _MAX_WORDS),
        f"outcome {relation}": 1.0,
        "outcome named": float(bool(outcomes.outcomes.keys() - {GENERAL_FAILURE})),
    }


def _shared(name: str, message: str, described: Sense) -> dict[str, float]:
    """Return the evidence of what a name, in words, and a message have in common; its weights are negative."""
    named = read_sense(name)
    units, _ = share_of_units(named, described)
    least = min(named.weight, described.weight)
    return {
        "units shared": units,
        "things shared": shared_weight(named, described) / least if least else 0.0,
        "letters": similarity(name, message),
    }


def _mentioned(words: Iterable[str], message: str) -> int:
    """Return how many words of a name a message has, in another form too, or one that begins alike."""
    said = [word.lower() for word in _WORD.findall(message)]
    stems = {stem(word) for word in said}
    starts = {word[:_WORD_START] for word in said}
    return sum(
        stem(word) in stems or (len(word) >= _WORD_START and word[:_WORD_START] in starts) for word in words
    )


@lru_cache(maxsize=8192)
def _read_message(message: str) -> Sense | None:
    """Return what an English message is about, None if it only advises."""
    if all(statement.role is not Role.DESCRIPTION for statement in split_statements(message, "en")):
        return None
    return read_descriptions(message, "en")


@lru_cache(maxsize=8192)
def _is_outcome(word: str) -> bool:
    """Return whether a word of a name may say what happened."""
    return word.isalpha() and stem(word) in _outcome_stems()


@lru_cache(maxsize=1)
def _light_words() -> frozenset[str]:
    """Return the English words that name no thing."""
    found = vocabulary()
    return frozenset(found.light_english | found.skipped_english | found.negative_english)


@lru_cache(maxsize=1)
def _outcome_stems() -> frozenset[str]:
    """Return all stems of English phrases for outcomes."""
    return frozenset(
        word
        for phrase, concept in vocabulary().english.items()
        if concept.section == "outcomes"
        for word in phrase
    )


def describe_outcomes(message: str) -> frozenset[str]:
    """Return the names of the outcomes that an English message describes."""
    described = _read_message(_DIGITS.sub("", message))
    return frozenset(described.outcomes) if described else frozenset()
