"""Whether an English message describes another error than the name of its code, such as ROOM_NOT_FOUND."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from zcodegen.textcompare.meaning import read_descriptions
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


def contradicts_name(name: str, message: str) -> bool:
    """Return whether an English message describes another error than a name such as ROOM_NOT_FOUND.

    Outcomes that leave no room for another one decide alone (ROOM_NOT_FOUND and "the room already exists"), and so do things if
    nothing else is shared (ROOM_NOT_FOUND and "the user is not logged in"). Else the model `names` of `weights.toml` decides.
    """
    words = name.lower().split("_")
    described = _read_message(_DIGITS.sub("", message))
    if described is None:
        return False
    outcomes = _read_outcomes(tuple([word for word in words if _is_outcome(word)]))
    relation = outcome_relation(outcomes, described)
    if relation in {"same", "near"}:
        return False
    is_distinct = len(outcomes.outcomes) == 1 and outcomes.outcomes.keys() <= _DISTINCT
    is_other = relation in {"other", "opposite"}
    if is_other and is_distinct and described.outcomes.keys() - {GENERAL_FAILURE} <= _DISTINCT:
        return True
    if outcomes.outcomes and _are_about_other_things(read_sense(name), described):
        return True
    return probability("names", name_evidence(name, message)) >= _CERTAIN


def _are_about_other_things(named: Sense, described: Sense) -> bool:
    """Return whether a name and a message are each about a thing of the vocabulary, and share none and no act."""
    has_rows = all(any(thing.startswith("=") for thing in sense.things) for sense in (named, described))
    return has_rows and not shared_weight(named, described) and act_relation(named, described) != "same"


def name_evidence(name: str, message: str) -> Mapping[str, float]:
    """Return the evidence for and against different errors of a name and an English message, by the names of the weights."""
    words = name.lower().split("_")
    named = read_sense(" ".join(words))
    described = read_descriptions(_DIGITS.sub("", message), "en")
    light = vocabulary().light_english | vocabulary().skipped_english
    light |= vocabulary().negative_english
    telling = [word for word in words if word not in light and not word.isdigit()]
    units, _ = share_of_units(named, described)
    least = min(named.weight, described.weight)
    return {
        "any": 1.0,
        "units shared": units,
        "words mentioned": _mentioned(telling, message) / max(1, len(telling)),
        "words": min(len(telling), _MAX_WORDS),
        f"outcome {outcome_relation(named, described)}": 1.0,
        "outcome named": float(bool(named.outcomes.keys() - {GENERAL_FAILURE})),
        "things shared": shared_weight(named, described) / least if least else 0.0,
        "letters": similarity(" ".join(words), message),
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


@lru_cache(maxsize=1024)
def _read_outcomes(words: tuple[str, ...]) -> Sense:
    return read_sense(" ".join(words))


@lru_cache(maxsize=8192)
def _is_outcome(word: str) -> bool:
    """Return whether a word of a name may say what happened."""
    return word.isalpha() and stem(word) in _outcome_stems()


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
