"""How probable it is that two texts of one language describe different errors.

Descriptions are compared, statement with statement and as wholes; the pair that agrees most counts, because one text may
say more than the other. The weights of the evidence are `statements` in `weights.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from zcodegen.textcompare.normalize import letters_only
from zcodegen.textcompare.overlap import content_overlap, shared_weight
from zcodegen.textcompare.relations import (
    act_relation,
    have_another_act,
    outcome_relation,
    topic_relation,
)
from zcodegen.textcompare.sense import Sense, join_senses, read_sense
from zcodegen.textcompare.similarity import character_pairs, dice
from zcodegen.textcompare.statements import MAX_STATEMENTS, Role, split_statements
from zcodegen.textcompare.vocabulary import (
    GENERAL_FAILURE,
    NEGATION,
    SUCCESS,
    vocabulary,
)
from zcodegen.textcompare.weights import probability

_ALIGNED: Final = 0.5  # of the character pairs, for a word and its opposite to turn a statement around
_ALIGNED_CLOSELY: Final = 0.55
_ALL: Final = 0.5
"""The evidence "things alike" of statements that share all things."""

_TURNED: Final = 0.6
_PATTERN: Final = 0.4
"""Of the character pairs, for short statements to have one pattern."""

_MAX_PATTERN_THINGS: Final = 6.0
_DONE: Final = re.compile("已经|已")
"""What replaces a Chinese "not": 已加入 and 未加入."""

_EXCHANGED: Final = 0.95
_MAX_NEGATION: Final = 2
_NEGATIONS: Final = frozenset({"no", "not"})
_MIN_INFORMATION: Final = 0.7
_MIN_THINGS: Final = 0.6
_ANSWERS: Final = frozenset({"code"})
"""The topic of an answer as such: "error response for 400"."""
_PARAMETER: Final = "parameter"
_SYSTEM: Final = "system"
"""The topic of an error that says no more than where it is: "internal error"."""

_WORD: Final = re.compile(r"[a-z]+")
_RULE: Final = re.compile(
    r"\b(?:cannot|can ?not|can't|must|should|shall|may|has to|have to|needs? to)\b|(?:不能|不可|不得|必须|应该?|需要?)(?:为|是)"
)
"""What must be, or must not: "the rate cannot be negative" and "the rate is negative" are one error."""
_SAME_THINGS: Final = 0.85


def meaning_probability(left: str, right: str, language: str) -> float:
    """Return the probability, 0.0 to 1.0, that the statements of two English or Chinese texts describe different errors."""
    if _have_same_title(left, right, language):
        return 0.0
    found = statement_evidence(left, right, language)
    lowest = min(probability("statements", pair) for pair in found)
    one, other = (read_descriptions(text, language) for text in (left, right))
    if len(found) == 1 and (
        _is_success_against_failure(one, other) or _is_success_against_failure(other, one)
    ):
        return 1.0
    if pair := _only_difference(left, right, language):
        things = sum(sense.weight for sense in pair)
        lowest = max(lowest, _contradiction(_evidence_of(*pair, language), things))
    if have_another_act(one, other) and one.weight <= _MAX_PATTERN_THINGS:
        return max(lowest, _EXCHANGED)
    return lowest


def _only_difference(left: str, right: str, language: str) -> tuple[Sense, Sense] | None:
    """Return the statements of two texts that differ, if it is one of each and all the others are the same."""
    mine, theirs = (_descriptions(text, language) for text in (left, right))
    if len(mine) != len(theirs):
        return None
    pairs = [pair for pair in zip(mine, theirs, strict=True) if pair[0].text != pair[1].text]
    return pairs[0] if len(pairs) == 1 else None


def _have_same_title(left: str, right: str, language: str) -> bool:
    """Return whether both texts begin with the name of one HTTP status, which says what the error is: "Not Found - …"."""
    titles = [split_statements(text, language)[:1] for text in (left, right)]
    names = {title[0].text.lower() for title in titles if title}
    return len(names) == 1 and names <= vocabulary().reasons and all(titles)


def statement_evidence(left: str, right: str, language: str) -> list[Mapping[str, float]]:
    """Return the evidence for and against different errors, for each pair of statements and for the wholes."""
    mine, theirs = (_descriptions(text, language) for text in (left, right))
    pairs = [(join_senses(mine), join_senses(theirs))]
    if len(mine) > 1 or len(theirs) > 1:
        pairs += [
            (statement, other)
            for statement in _first_distinct(mine)
            for other in _first_distinct(theirs)
            if min(_information(statement), _information(other)) >= _MIN_INFORMATION
        ]
    return [_evidence_of(pair, other, language) for pair, other in pairs]


def _first_distinct(statements: Iterable[Sense]) -> list[Sense]:
    return list({statement.text: statement for statement in statements}.values())[:MAX_STATEMENTS]


def _is_success_against_failure(sense: Sense, other: Sense) -> bool:
    return sense.outcomes.keys() == {SUCCESS} and bool(other.outcomes) and SUCCESS not in other.outcomes


def is_negation(text: str) -> bool:
    """Return whether `text`, the letters that a longer text has more at one place, only says "not"."""
    is_chinese = vocabulary().negative_chinese.match(text) is not None and len(text) <= _MAX_NEGATION
    return is_chinese or text in _NEGATIONS


def is_specific(text: str, language: str) -> bool:
    """Return whether `text` says which error it is: "internal error" and "system exception" do not."""
    return _mentions_more(text, language, frozenset({_SYSTEM}))


def says_less(text: str, other: str, language: str) -> bool:
    """Return whether `text` only says that there is an error, and `other` which one: "error", and "the room is full".

    Or only that a parameter is invalid, and `other` what is invalid. A success is not an error in other words.
    """
    mine, theirs = (read_descriptions(side, language) for side in (text, other))
    if GENERAL_FAILURE not in mine.outcomes or not is_specific(other, language):
        return False
    if not _mentions_more(text, language, _ANSWERS):
        is_bare = not _mentions_more(other, language, _ANSWERS)
        return not is_bare and outcome_relation(mine, theirs) != "opposite"
    return (
        GENERAL_FAILURE in theirs.outcomes
        and _PARAMETER in mine.topics
        and _SYSTEM not in theirs.topics
        and not _mentions_more(text, language, _ANSWERS | {_PARAMETER})
        and _mentions_more(other, language, _ANSWERS | {_PARAMETER})
    )


def _mentions_more(text: str, language: str, topics: frozenset[str]) -> bool:
    """Return whether `text` mentions more than a failure and `topics`."""
    sense = read_descriptions(text, language)
    outcomes = sense.outcomes.keys() - {GENERAL_FAILURE}
    return bool(sense.things or sense.acts or outcomes or sense.topics - topics)


def adds_things(text: str, other: str, language: str) -> bool:
    """Return whether `text` mentions a thing that `other`, of the same language, does not mention."""
    mine, theirs = (_whole_sense(side, language) for side in (text, other))
    added = mine.things.keys() - theirs.things.keys()
    return sum(mine.things[thing] for thing in added) >= 1.0


def spells_out(names: Iterable[str], text: str, language: str) -> bool:
    """Return whether `text` mentions all that the words of `names` are about."""
    described = _whole_sense(text, language)
    return all(
        named.things.keys() <= described.things.keys()
        and named.acts.keys() <= described.acts.keys()
        and named.topics <= described.topics
        for named in map(read_sense, names)
    )


def _whole_sense(text: str, language: str) -> Sense:
    return join_senses(read_sense(statement.text) for statement in split_statements(text, language))


@lru_cache(maxsize=8192)
def read_descriptions(text: str, language: str) -> Sense:
    """Return what the descriptions of a text are about together; a text that only advises is described by its advice."""
    return join_senses(_descriptions(text, language))


def exclude_each_other(left: str, left_language: str, right: str, right_language: str) -> bool:
    """Return whether texts in two languages say what excludes each other: "does not exist" and 已存在, "upload failed" and 下载失败."""
    mine, theirs = read_descriptions(left, left_language), read_descriptions(right, right_language)
    outcome = outcome_relation(mine, theirs)
    return outcome == "opposite" or (outcome != "unknown" and act_relation(mine, theirs) == "opposite")


def _descriptions(text: str, language: str) -> tuple[Sense, ...]:
    statements = split_statements(text, language)
    described = [statement for statement in statements if statement.role is Role.DESCRIPTION]
    reasons = vocabulary().reasons
    telling = [statement for statement in described if statement.text.lower() not in reasons]
    chosen = telling or described or statements
    return tuple(read_sense(statement.text) for statement in chosen) or (read_sense(text),)


def _information(sense: Sense) -> float:
    specific = len(sense.outcomes.keys() - {GENERAL_FAILURE})
    return sense.weight + 0.5 * (specific + len(sense.acts) + len(sense.topics)) + 0.2 * bool(sense.outcomes)


def _contradiction(found: Mapping[str, float], things: float) -> float:
    """Return the least probability for two statements that are alike but for a word that makes another error.

    `things` is the weight of what both speak of. Statements of one pattern contradict each other if a word is turned
    around, if they speak of other things, or if the same things met another outcome.
    """
    letters = found["letters alike"] + 0.5
    is_opposite = "outcome opposite" in found or "act opposite" in found
    if is_opposite and (found["things alike"] == _ALL or found["no things"]) and letters > _ALIGNED:
        return 1.0
    if found["turned"] and letters > _ALIGNED:
        return 1.0 if letters > _ALIGNED_CLOSELY else _TURNED
    if things > _MAX_PATTERN_THINGS:
        return 0.0
    is_exchanged = found["nothing shared"] and ("outcome same" in found or "act same" in found)
    if "topic same" in found:  # the subject: only the words around it differ
        is_exchanged = False
    has_other_outcome = found.get("outcome other, same things") or found.get("act other, same things")
    if (is_exchanged or has_other_outcome) and letters > _PATTERN:
        return _EXCHANGED
    return 0.0


def _evidence_of(left: Sense, right: Sense, language: str) -> Mapping[str, float]:
    shared = shared_weight(left, right)
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
    content = content_overlap(left, right, shared)
    return {
        **content,
        "any": 1.0,
        "things shared": (min(1.0, shared / smaller) if smaller else 0.5) - 0.5,
        "things alike": (min(1.0, 2 * shared / both) if both else 0.5) - 0.5,
        "no things": float(not both),
        "things on one side": float(bool(both) and not smaller),
        "few things": float(0 < smaller <= 1),
        f"outcome {outcome}": 1.0,
        f"act {act}": 1.0,
        f"topic {topic_relation(left, right)}": 1.0,
        "letters alike": letters - 0.5,
        "letters contained": ((one & other).total() / fewer if fewer else 1.0) - 0.5,
        "nothing shared": float(smaller >= _MIN_THINGS and not shared),
        f"outcome {outcome}, same things": float(has_same_things),
        f"act {act}, same things": float(has_same_things),
        "turned": float(turned),
        "turned and aligned": float(turned and letters > _ALIGNED),
    }


def _is_negated(left: Sense, right: Sense) -> bool:
    """Return whether the statements are the same but for a "not"."""
    negations = vocabulary().negative_chinese
    one, other = (_DONE.sub("", letters_only(sense.text)) for sense in (left, right))
    if negations.sub("", one) == negations.sub("", other) and len(one) != len(other):
        return True
    mine, theirs = Counter(left.words), Counter(right.words)
    rest = (mine - theirs) + (theirs - mine)
    is_rule = bool(_RULE.search(left.text)) != bool(_RULE.search(right.text))
    return NEGATION in rest and rest.keys() <= {NEGATION, "in"} and not is_rule


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
