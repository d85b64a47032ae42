"""Whether two texts of one language tell of the same error.

Promises: symmetric; linear time; decides by words, not by length. Two texts are another error when what happened
differs (expired, not found), when what was being done differs (create, delete), when a word is turned round (input,
output; supported, not supported), or when what is left of them, the things they speak of, is hardly shared. Thresholds
are calibrated on tests/textcompare/labelled.yaml. In languages without a table the letters alone decide.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from msgspec import Struct

from zcodegen.textcompare.concepts import (
    ACTS,
    COUNSELS,
    IMPERATIVES,
    LIGHT,
    NEGATIONS,
    OPPOSITES,
    OUTCOMES,
    TOPICS,
)
from zcodegen.textcompare.facts import is_identifier, language
from zcodegen.textcompare.normalize import normalize
from zcodegen.textcompare.similarity import dice, similarity
from zcodegen.textcompare.terms import GENERIC
from zcodegen.textcompare.tokens import Sort, Token, tokens

_STATEMENT_SHARE = 0.45  # of the things that two statements of one error speak of
_UNLIKE_SHARE = 0.6  # the same, where only one of them tells what happened
_ADVICE_SHARE = 0.2  # advice for one error may differ more
_LETTERS_SHARE = 0.35  # of the character pairs, where there is no table for the language
_TURNED_SHARE = 0.7  # how like two statements must be for "not" in one of them to turn it round
_MISSPELT_SHARE = 0.65  # of the character pairs of what is spoken of
_LANGUAGES = ("zh", "en")
_GENERIC_OUTCOMES = frozenset({"fault", "format"})
_SENTENCE = re.compile(r"[。.;!?\n]+(?=\s|$|[\u4e00-\u9fff])")
_WORD = re.compile(r"[a-z\u00c0-\u024f]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_STEM = re.compile(r"(?<=...)(?:ing|ed|es|s|e)$")


def _words(alternatives: str, tongue: str) -> re.Pattern[str]:
    """Return a pattern of whole words; Chinese writes none apart."""
    return re.compile(alternatives if tongue == "zh" else rf"(?<![a-z])(?:{alternatives})(?![a-z])")


def _rows(table: dict[str, tuple[str, str]], tongue: str) -> re.Pattern[str]:
    column = _LANGUAGES.index(tongue)
    return _words("|".join(f"(?P<{name}>{row[column]})" for name, row in table.items()), tongue)


_OUTCOMES = {tongue: _rows(OUTCOMES, tongue) for tongue in _LANGUAGES}
_ACTS = {tongue: _rows(ACTS, tongue) for tongue in _LANGUAGES}
_COUNSELS = {tongue: _rows(COUNSELS, tongue) for tongue in _LANGUAGES}
_TOPICS = {tongue: _rows(TOPICS, tongue) for tongue in _LANGUAGES}
_LIGHT = {tongue: _words(LIGHT[tongue], tongue) for tongue in _LANGUAGES}
_NEGATIONS = {tongue: _words(NEGATIONS[tongue], tongue) for tongue in _LANGUAGES}
_IMPERATIVES = {tongue: _words(IMPERATIVES[tongue], tongue) for tongue in _LANGUAGES}


class Sense(Struct, frozen=True):
    """What a text tells, by the names of the tables' rows; `things` are the words that are in no table."""

    outcomes: frozenset[str]
    acts: frozenset[str]
    counsels: frozenset[str]
    topics: frozenset[str]
    things: Counter[str]
    advice: bool
    negated: bool
    sentences: int


def other_meaning(left: str, right: str, locale: str) -> bool:
    """Tell whether the two texts, both in the language of `locale`, speak of different errors."""
    tongue = language(locale)
    if tongue not in _LANGUAGES:
        return similarity(left, right) < _LETTERS_SHARE
    one, other = sense(left, tongue), sense(right, tongue)
    if one.advice and other.advice:
        return _other_advice(one, other)
    if one.sentences == other.sentences == 1 and (_other_event(one, other) or _turned(left, right, tongue)):
        return True
    return _other_things(one, other)


def _other_advice(one: Sense, other: Sense) -> bool:
    if one.counsels and other.counsels and not one.counsels & other.counsels:
        return True
    return bool(one.things and other.things) and dice(one.things, other.things) < _ADVICE_SHARE


def _other_event(one: Sense, other: Sense) -> bool:
    """Tell whether what happened differs, or what was being done; that something failed is true of every error."""
    mine, theirs = one.outcomes - _GENERIC_OUTCOMES, other.outcomes - _GENERIC_OUTCOMES
    if one.outcomes and other.outcomes and (mine or theirs) and not mine & theirs:
        return True
    if one.negated != other.negated and one.outcomes == other.outcomes:
        return dice(one.things, other.things) > _TURNED_SHARE
    return bool(one.acts and other.acts) and not one.acts & other.acts


def _other_things(one: Sense, other: Sense) -> bool:
    mine, theirs = one.things + Counter(one.acts), other.things + Counter(other.acts)
    if mine and theirs:
        told_alike = bool(one.outcomes) == bool(other.outcomes)
        share = dice(mine, theirs)
        return share < (_STATEMENT_SHARE if told_alike else _UNLIKE_SHARE) and not _misspelt(one, other)
    if one.outcomes & other.outcomes - _GENERIC_OUTCOMES:
        return False
    if mine or theirs:
        return True
    return bool(one.topics and other.topics) and not one.topics & other.topics


def _misspelt(one: Sense, other: Sense) -> bool:
    """Tell whether the things differ by a letter or two: color and colour."""
    return similarity(*(" ".join(sorted(told.things)) for told in (one, other))) > _MISSPELT_SHARE


@lru_cache(maxsize=8192)
def sense(text: str, tongue: str) -> Sense:
    """Return what `text` tells, in a language that has tables (`zh` or `en`)."""
    plain = normalize(text)
    told = " ".join(token.text for token in tokens(text) if _tells(token, tongue))
    outcomes, rest = _take(_OUTCOMES[tongue], told.lower().replace("n't", " not"))
    acts, rest = _take(_ACTS[tongue], rest)
    counsels, _ = _take(_COUNSELS[tongue], rest)
    topics, _ = _take(_TOPICS[tongue], rest)
    rest = _LIGHT[tongue].sub(" ", rest)
    things = _things(_NEGATIONS[tongue].sub(" ", rest), tongue)
    return Sense(
        outcomes=outcomes,
        acts=acts,
        counsels=counsels,
        topics=topics,
        things=things,
        advice=_IMPERATIVES[tongue].match(plain.strip().lower()) is not None,
        negated=len(_NEGATIONS[tongue].findall(rest)) % 2 == 1,
        sentences=len([part for part in _SENTENCE.split(plain) if part.strip()]),
    )


def _tells(token: Token, tongue: str) -> bool:
    """Tell whether a token is of the sentence itself: facts are compared elsewhere, but APP is a word like another."""
    if token.sort is Sort.WORD:
        return token.text.lower() in GENERIC or not is_identifier(token, chinese=tongue == "zh")
    return token.sort in {Sort.LETTERS, Sort.NUMERAL}


def _take(pattern: re.Pattern[str], text: str) -> tuple[frozenset[str], str]:
    """Return the names of the table's rows found in `text`, and the text without their words."""
    return frozenset(found.lastgroup or "" for found in pattern.finditer(text)), pattern.sub(" ", text)


def _things(text: str, tongue: str) -> Counter[str]:
    """Return the words of an English text without their endings, the characters and character pairs of a Chinese one."""
    words = [_STEM.sub("", word) for word in _WORD.findall(text)]
    if tongue == "en":
        return Counter(words)
    runs = _HAN.findall(text)
    return Counter(
        [*words, *"".join(runs), *(run[place : place + 2] for run in runs for place in range(len(run) - 1))]
    )


def _turned(left: str, right: str, tongue: str) -> bool:
    """Tell whether one text has a word where the other has its opposite."""
    one, other = left.lower(), right.lower()
    return any(
        (first in one) != (second in one)
        and (first in one) == (second in other)
        and (second in one) == (first in other)
        for first, second in OPPOSITES[tongue]
    )
