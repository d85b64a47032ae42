"""How probable it is that two texts of one language describe different errors.

Descriptions are compared, statement with statement and as wholes; the pair that agrees most counts, because one text may
say more than the other. `_WEIGHTS` are the coefficients of a logistic regression; docs/internals/checker-quality.md says on what
they were fitted and how well they do on other texts.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from zcodegen.textcompare.normalize import letters_only
from zcodegen.textcompare.sense import Sense, join_senses, read_sense
from zcodegen.textcompare.similarity import character_pairs, dice
from zcodegen.textcompare.statements import Role, split_statements
from zcodegen.textcompare.vocabulary import GENERAL_FAILURE, LANGUAGES, NEGATION, Concept, stem, vocabulary

_WEIGHTS: Final[Mapping[str, float]] = {
    "act opposite": 0.65,
    "act opposite, same things": 0.52,
    "act other": 2.15,
    "act other, same things": 0.63,
    "act same": -1.17,
    "act same, same things": 0.37,
    "any": 0.39,
    "few things": -0.07,
    "letters alike": -1.23,
    "letters contained": -2.51,
    "no things": -1.39,
    "nothing shared": -0.03,
    "outcome fault": 0.64,
    "outcome fault, same things": -0.72,
    "outcome general": 1.51,
    "outcome general, same things": 1.56,
    "outcome near": 0.59,
    "outcome near, same things": 0.55,
    "outcome opposite": 0.99,
    "outcome opposite, same things": 0.44,
    "outcome other": 1.37,
    "outcome other, same things": 1.96,
    "outcome same": -0.85,
    "outcome same, same things": -0.71,
    "things alike": -1.45,
    "things on one side": 0.03,
    "things shared": -2.00,
    "topic other": 0.10,
    "topic same": -1.24,
    "turned": 2.78,
    "turned and aligned": 2.02,
}
_ALIGNED: Final = 0.5  # of the character pairs, for a word and its opposite to turn a statement around
_ALIGNED_CLOSELY: Final = 0.55
_TURNED: Final = 0.6
_PATTERN: Final = 0.4
"""Of the character pairs, for short statements to have one pattern."""

_MAX_PATTERN_THINGS: Final = 4.0
_GENERAL: Final = 0.6
"""The most for two texts of which neither says which error it is: "internal error", "request failed"."""

_TURNED_CLOSELY: Final = 0.95
_SAME_WORD: Final = 0.8  # of the letters of two spellings of a word
_WORD_START: Final = 4
_MAX_NEGATION: Final = 2
_MIN_INFORMATION: Final = 0.7
_COMMON_WEIGHT: Final = 0.6
_WORD: Final = re.compile(r"[a-z]+")
_DIGITS: Final = re.compile(r"\d+")
_DISTINCT: Final = frozenset({"absent", "empty", "exists", "expired", "full", "timeout"})
"""Outcomes of a name that leave no room for another one in the message."""

_SAME_THINGS: Final = 0.85
_UNLIKE_OTHER_LANGUAGE: Final = 0.35


def meaning_probability(left: str, right: str, language: str) -> float:
    """Return the probability, 0.0 to 1.0, that the two texts describe different errors.

    `language` is the primary subtag of both. In a language without a vocabulary only letters count.
    """
    if language not in LANGUAGES:
        return 0.6 if _letters_shared(left, right) < _UNLIKE_OTHER_LANGUAGE else 0.0
    found = evidence(left, right, language)
    probability = min(_probability(pair) for pair in found)
    if not is_specific(left, language) and not is_specific(right, language):
        return min(probability, _GENERAL)
    if len(found) == 1:  # one statement each
        senses = [join_senses(_descriptions(text, language)) for text in (left, right)]
        return max(probability, _contradiction(found[0], sum(sense.weight for sense in senses)))
    return probability


def evidence(left: str, right: str, language: str) -> list[Mapping[str, float]]:
    """Return the evidence for and against different errors, for each pair of statements and for the wholes."""
    mine, theirs = (_descriptions(text, language) for text in (left, right))
    pairs = [(join_senses(mine), join_senses(theirs))]
    if len(mine) > 1 or len(theirs) > 1:
        pairs += [
            (one, other)
            for one in mine
            for other in theirs
            if min(_information(one), _information(other)) >= _MIN_INFORMATION
        ]
    return [_evidence_of(one, other, language) for one, other in pairs]


def is_negation(text: str) -> bool:
    """Return whether `text`, what a longer Chinese text adds, only says "not"."""
    return vocabulary().negative_chinese.match(text) is not None and len(text) <= _MAX_NEGATION


def is_specific(text: str, language: str) -> bool:
    """Return whether `text` says which error it is: "internal error" does not."""
    sense = join_senses(_descriptions(text, language))
    return bool(sense.things or sense.acts or sense.outcomes.keys() - {GENERAL_FAILURE})


def contradicts_name(name: str, message: str) -> bool:
    """Return whether an English message describes another error than a name such as ROOM_NOT_FOUND.

    A name that does not say what happened is never contradicted.
    """
    words = name.lower().split("_")
    outcomes = _read_outcomes(tuple([word for word in words if stem(word) in _outcome_stems()]))
    if not outcomes.outcomes:
        return False
    described = _read_message(_DIGITS.sub("", message))
    relation = outcome_relation(outcomes, described)
    if (
        relation in {"other", "opposite"}
        and len(outcomes.outcomes) == 1
        and outcomes.outcomes.keys() <= _DISTINCT
    ):
        return True
    if relation in {"same", "near"} or not {stem(word) for word in words}.isdisjoint(described.things):
        return False
    named = read_sense(name)
    return (
        min(named.weight, described.weight) >= _COMMON_WEIGHT
        and not _shared_weight(named, described)
        and act_relation(named, described) != "same"
    )


@lru_cache(maxsize=8192)
def _read_message(message: str) -> Sense:
    return join_senses(_descriptions(message, "en"))


@lru_cache(maxsize=1024)
def _read_outcomes(words: tuple[str, ...]) -> Sense:
    return read_sense(" ".join(words))


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
    return frozenset(_read_message(_DIGITS.sub("", message)).outcomes)


def adds_things(text: str, other: str, language: str) -> bool:
    """Return whether `text` mentions a thing that `other`, of the same language, does not mention."""
    mine, theirs = (_whole_sense(one, language) for one in (text, other))
    added = mine.things.keys() - theirs.things.keys()
    return sum(mine.things[thing] for thing in added) >= 1.0


def spells_out(names: Iterable[str], text: str, language: str) -> bool:
    """Return whether `text` mentions all things that the words of `names` are about."""
    things = _whole_sense(text, language).things.keys()
    return all(read_sense(name).things.keys() <= things for name in names)


def _whole_sense(text: str, language: str) -> Sense:
    return join_senses(read_sense(statement.text) for statement in split_statements(text, language))


def _descriptions(text: str, language: str) -> tuple[Sense, ...]:
    """Return what the descriptions are about; a text that only advises is described by its advice."""
    statements = split_statements(text, language)
    described = [statement for statement in statements if statement.role is Role.DESCRIPTION]
    reasons = vocabulary().reasons
    telling = [statement for statement in described if statement.text.lower() not in reasons]
    chosen = telling or described or statements
    return tuple(read_sense(statement.text) for statement in chosen) or (read_sense(text),)


def _information(sense: Sense) -> float:
    specific = len(sense.outcomes.keys() - {GENERAL_FAILURE})
    return sense.weight + 0.5 * (specific + len(sense.acts) + len(sense.topics)) + 0.2 * bool(sense.outcomes)


def _probability(found: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(_WEIGHTS.get(name, 0.0) * value for name, value in found.items())))


def _contradiction(found: Mapping[str, float], things: float) -> float:
    """Return the least probability for two statements that are alike but for a word that makes another error.

    `things` is the weight of what both speak of. Statements of one pattern contradict each other if a word is turned
    around, if they speak of other things, or if the same things met another outcome.
    """
    letters = found["letters alike"] + 0.5
    if found["turned"] and letters > _ALIGNED:
        return _TURNED_CLOSELY if letters > _ALIGNED_CLOSELY else _TURNED
    if things > _MAX_PATTERN_THINGS:
        return 0.0
    is_exchanged = found["nothing shared"] and ("outcome same" in found or "act same" in found)
    if "topic same" in found:  # the subject: only the words around it differ
        is_exchanged = False
    has_other_outcome = found.get("outcome other, same things") or found.get("act other, same things")
    if (is_exchanged or has_other_outcome) and letters > _PATTERN:
        return _TURNED_CLOSELY
    return 0.0


def _evidence_of(left: Sense, right: Sense, language: str) -> Mapping[str, float]:
    shared = _shared_weight(left, right)
    smaller, both = min(left.weight, right.weight), left.weight + right.weight
    one, other = (character_pairs(letters_only(sense.text)) for sense in (left, right))
    letters = dice(one, other)
    fewer = min(one.total(), other.total())
    outcome, act = outcome_relation(left, right), act_relation(left, right)
    turned = (
        outcome == "opposite"
        or act == "opposite"
        or _are_opposites(left.text, right.text, language)
        or _is_negated(left, right)
    )
    has_same_things = bool(smaller) and 2 * shared >= _SAME_THINGS * both
    return {
        "any": 1.0,
        "things shared": (min(1.0, shared / smaller) if smaller else 0.5) - 0.5,
        "things alike": (min(1.0, 2 * shared / both) if both else 0.5) - 0.5,
        "no things": float(not both),
        "things on one side": float(bool(both) and not smaller),
        "few things": float(0 < smaller <= 1),
        f"outcome {outcome}": 1.0,
        f"act {act}": 1.0,
        f"topic {_topic_relation(left, right)}": 1.0,
        "letters alike": letters - 0.5,
        "letters contained": ((one & other).total() / fewer if fewer else 1.0) - 0.5,
        "nothing shared": float(smaller >= _COMMON_WEIGHT and not shared),
        f"outcome {outcome}, same things": float(has_same_things),
        f"act {act}, same things": float(has_same_things),
        "turned": float(turned),
        "turned and aligned": float(turned and letters > _ALIGNED),
    }


def outcome_relation(left: Sense, right: Sense) -> str:
    """Return how the outcomes relate: same, opposite, near, other, fault, general, unknown."""
    mine, theirs = left.outcomes, right.outcomes
    if not mine or not theirs:
        return "unknown"
    specific, other = mine.keys() - {GENERAL_FAILURE}, theirs.keys() - {GENERAL_FAILURE}
    if specific & other:
        return "same"
    if _exclude_each_other(mine.values(), theirs.values()):
        return "opposite"
    if not specific or not other:
        named = {**mine, **theirs}
        is_general = any(GENERAL_FAILURE not in named[name].near for name in specific | other)
        return "general" if is_general else "fault"
    return (
        "near"
        if any(mine[name].near & other or theirs[more].near & specific for name in specific for more in other)
        else "other"
    )


def act_relation(left: Sense, right: Sense) -> str:
    """Return how the acts relate: same, opposite, other, unknown."""
    if not left.acts or not right.acts:
        return "unknown"
    if left.acts.keys() & right.acts.keys():
        return "same"
    return "opposite" if _exclude_each_other(left.acts.values(), right.acts.values()) else "other"


def _topic_relation(left: Sense, right: Sense) -> str:
    if not left.topics or not right.topics:
        return "unknown"
    return "same" if left.topics & right.topics else "other"


def _exclude_each_other(mine: Iterable[Concept], theirs: Iterable[Concept]) -> bool:
    return any(
        one.name in other.opposite or other.name in one.opposite for one in mine for other in tuple(theirs)
    )


def _is_negated(left: Sense, right: Sense) -> bool:
    """Return whether the statements are the same but for a "not"."""
    negations = vocabulary().negative_chinese
    one, other = letters_only(left.text), letters_only(right.text)
    if negations.sub("", one) == negations.sub("", other) and len(one) != len(other):
        return True
    mine, theirs = Counter(left.words), Counter(right.words)
    rest = (mine - theirs) + (theirs - mine)
    return NEGATION in rest and rest.keys() <= {NEGATION, "in"}


def _are_opposites(left: str, right: str, language: str) -> bool:
    """Return whether one text has a word at which the other has its opposite."""
    one, other = left.lower(), right.lower()
    mine, theirs = (_word_forms(one), _word_forms(other)) if language == "en" else (one, other)
    for first, second in vocabulary().opposites[language]:
        has_first, has_second = first in mine, second in mine
        if has_first != has_second and (first in theirs) == has_second and (second in theirs) == has_first:
            return True
    return False


def _word_forms(text: str) -> frozenset[str]:
    """Return the words of an English text, with and without their endings."""
    words = _WORD.findall(text)
    return frozenset(
        (*words, *(word.removesuffix("ing").removesuffix("ed").removesuffix("s") for word in words))
    )


def _shared_weight(left: Sense, right: Sense) -> float:
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
    if one[:_WORD_START] == other[:_WORD_START] and 2 * min(len(one), len(other)) > max(len(one), len(other)):
        return True
    return SequenceMatcher(None, one, other).ratio() >= _SAME_WORD


def _is_compound(word: str, words: tuple[str, ...]) -> bool:
    """Return whether neighbouring words join to `word` (sub account, subaccount) or begin with its letters (QPS)."""
    for length in range(2, 5):
        for start in range(len(words) - length + 1):
            parts = words[start : start + length]
            if word == stem("".join(parts)) or (
                len(word) == length
                and all(part[0] == letter for part, letter in zip(parts, word, strict=True))
            ):
                return True
    return False


def _letters_shared(left: str, right: str) -> float:
    return dice(*(character_pairs(letters_only(text)) for text in (left, right)))
