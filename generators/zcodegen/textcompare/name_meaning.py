"""Whether an English message describes another error than the name of its code, such as ROOM_NOT_FOUND."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from zcodegen.textcompare.meaning import read_descriptions
from zcodegen.textcompare.overlap import shared_weight
from zcodegen.textcompare.relations import act_relation, outcome_relation
from zcodegen.textcompare.sense import Sense, read_sense
from zcodegen.textcompare.statements import Role, split_statements
from zcodegen.textcompare.vocabulary import GENERAL_FAILURE, stem, vocabulary

_MIN_THINGS: Final = 0.6
_WORD_START: Final = 4
_DIGITS: Final = re.compile(r"\d+")
_DISTINCT: Final = frozenset({"absent", "empty", "exists", "expired", "full", "timeout"})
"""Outcomes of a name that leave no room for another one in the message."""


def contradicts_name(name: str, message: str) -> bool:
    """Return whether an English message describes another error than a name such as ROOM_NOT_FOUND.

    A name that does not say what happened is never contradicted, and neither is one by a message that shares a word, an
    act or a thing with it, unless their outcomes exclude each other: ROOM_NOT_FOUND and "the room already exists".
    """
    words = name.lower().split("_")
    outcomes = _read_outcomes(tuple([word for word in words if _is_outcome(word)]))
    described = _read_message(_DIGITS.sub("", message)) if outcomes.outcomes else None
    if described is None:
        return False
    relation = outcome_relation(outcomes, described)
    if relation in {"same", "near"}:
        return False
    is_other = relation in {"other", "opposite"}
    is_distinct = len(outcomes.outcomes) == 1 and outcomes.outcomes.keys() <= _DISTINCT
    if is_other and is_distinct and described.outcomes.keys() - {GENERAL_FAILURE} <= _DISTINCT:
        return True
    named = read_sense(name)
    if (
        _mentions(message, words)
        or shared_weight(named, described)
        or act_relation(named, described) == "same"
    ):
        return False
    if min(named.weight, described.weight) < _MIN_THINGS:
        return False
    rows = [any(thing.startswith("=") for thing in sense.things) for sense in (named, described)]
    return is_other or is_distinct or all(rows) or (rows[0] and described.weight >= 1)


def _mentions(message: str, words: Iterable[str]) -> bool:
    """Return whether a message has a word that begins like one of a name's words; words for outcomes do not count."""
    lower = message.lower()
    return any(
        len(word) >= _WORD_START and word[:_WORD_START] in lower and not _is_outcome(word) for word in words
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
