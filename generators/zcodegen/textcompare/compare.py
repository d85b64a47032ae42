"""How two texts of one language differ: cosmetically, in wording, in a detail, in a fact, or in what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from zcodegen.textcompare.abbreviations import unify_abbreviations
from zcodegen.textcompare.additions import find_addition, find_exception
from zcodegen.textcompare.difference import FactGap, TextDifference, TextDifferenceKind
from zcodegen.textcompare.exchange import find_exchange
from zcodegen.textcompare.facts import FactSide, facts, language
from zcodegen.textcompare.matching import fact_gaps
from zcodegen.textcompare.meaning import (
    adds_things,
    is_negation,
    says_less,
    spells_out,
)
from zcodegen.textcompare.normalize import (
    is_placeholder,
    letters_only,
    link_targets,
    normalize,
    normalize_strict,
)
from zcodegen.textcompare.score import score
from zcodegen.textcompare.script import are_in_two_languages
from zcodegen.textcompare.similarity import similarity, split_ends
from zcodegen.textcompare.statements import MAX_STATEMENTS, Role, Statement, split_statements
from zcodegen.textcompare.tokens import tokens
from zcodegen.textcompare.vocabulary import LANGUAGES

__all__ = ["TextDifference", "TextDifferenceKind", "compare_texts"]

CERTAIN: Final = 0.45
"""The least probability of different errors that is reported as an error."""

_PROBABLE: Final = 0.3
"""The least probability that is reported as a warning."""

_UNLIKE: Final = 0.35
"""Of the letters: two texts in a language without a vocabulary that share less are probably two errors."""

_WHOLLY_UNLIKE: Final = 0.15
"""Of the letters: two such texts that share less, and no word, are two errors."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}|[^\W\d_a-z]{2}", re.IGNORECASE)

_WORD_START: Final = 4
_LEAST_WORDS: Final = 2

_ALIGNED: Final = 0.4
_MIN_ALIGNMENT: Final = 0.1
_NEGATED: Final = 0.9
_MIN_LETTERS: Final = 8
"""A text with fewer letters next to its names means little without them."""

_MISSPELT: Final = 0.85  # of the character pairs of two spellings of a name
_MAX_DROPPED: Final = 2
_DIGITS: Final = dict.fromkeys(map(ord, "0123456789"))

_MESSAGE: Final = "message"


def compare_texts(left: str, right: str, *, locale: str, field: str = _MESSAGE) -> TextDifference | None:
    """Return the gravest difference of two texts in the language of `locale` (a BCP 47 tag), None if they are equal.

    `field` is the field of both texts: a cause or an action advises, and advice never differs in meaning. The kind is
    the same if left and right change places.
    """
    if left == right:
        return None
    if normalize_strict(left) == normalize_strict(right):
        return _compare_targets(left, right)
    if is_placeholder(left) or is_placeholder(right):
        return TextDifference(TextDifferenceKind.DETAIL, left, right)
    if are_in_two_languages(left, right):
        return TextDifference(TextDifferenceKind.LANGUAGE, left, right)
    if field == _MESSAGE and _says_less(left, right, language(locale)):
        return TextDifference(TextDifferenceKind.DETAIL, left, right)
    probability = _meaning(left, right, locale) if field == _MESSAGE else 0.0
    if probability >= CERTAIN:
        return TextDifference(TextDifferenceKind.MEANING, left, right, probability=probability)
    difference = _compare_facts(left, right, locale)
    if difference and difference.kind is TextDifferenceKind.FACT:
        return difference
    if probability >= _PROBABLE:
        return TextDifference(TextDifferenceKind.MEANING, left, right, is_certain=False)
    return difference or _compare_additions(left, right, locale)


def _compare_targets(left: str, right: str) -> TextDifference:
    """Return how two texts differ that a reader sees as one: in where their links lead, or cosmetically."""
    mine, theirs = link_targets(left), link_targets(right)
    others = [pair for pair in zip(mine, theirs, strict=False) if _lead_elsewhere(*pair)]
    if len(mine) != len(theirs):
        return TextDifference(
            TextDifferenceKind.DETAIL,
            ", ".join(link for link in mine if link not in theirs),
            ", ".join(link for link in theirs if link not in mine),
        )
    if not others:
        return TextDifference(TextDifferenceKind.COSMETIC)
    left, right = (", ".join(side) for side in zip(*others, strict=True))
    return TextDifference(TextDifferenceKind.FACT, left, right)


def _lead_elsewhere(one: str, other: str) -> bool:
    (page, _, anchor), (other_page, _, other_anchor) = one.partition("#"), other.partition("#")
    return page != other_page or bool(anchor and other_anchor and anchor != other_anchor)


def _compare_additions(left: str, right: str, locale: str) -> TextDifference:
    """Return the detail that one text has a member of a list or a condition more, else that the words differ."""
    tongue = language(locale)
    added = find_addition(split_statements(left, tongue), split_statements(right, tongue))
    if added:
        return TextDifference(TextDifferenceKind.DETAIL, *added)
    mine, theirs = (", ".join(link_targets(text)) for text in (left, right))
    if bool(mine) != bool(theirs):
        return TextDifference(TextDifferenceKind.DETAIL, mine, theirs)
    return TextDifference(TextDifferenceKind.WORDING, left, right)


def _says_less(left: str, right: str, tongue: str) -> bool:
    """Return whether one of two messages only says that there is an error, and the other which one; not that there is none."""
    return tongue in LANGUAGES and (says_less(left, right, tongue) or says_less(right, left, tongue))


def may_be_equal(left: str, right: str) -> bool:
    """Return whether one text has all letters of the other, in one piece: it says more, and decides alone."""
    one, other = letters_only(left), letters_only(right)
    return one in other or other in one


def have_one_frame(left: str, right: str, locale: str) -> bool:
    """Return whether two texts in the language of `locale` are the same but for the names in them."""
    mine, theirs = (letters_only(_without_names(text, locale)) for text in (left, right))
    return mine == theirs != ""


def _meaning(left: str, right: str, locale: str) -> float:
    """Return the probability of different errors; one below `_PROBABLE` is 0.0."""
    if may_be_equal(left, right):  # the longer text says more, or says "not"
        shorter, longer = sorted((letters_only(left), letters_only(right)), key=len)
        return _NEGATED if is_negation(longer.replace(shorter, "", 1)) else 0.0
    if have_one_frame(left, right, locale):
        return 0.0
    tongue = language(locale)
    if tongue not in LANGUAGES:
        return _unlikeness(left, right)
    probability = score(*unify_abbreviations(left, right), tongue, _PROBABLE)
    names = [bool(facts(text, locale).identifiers) for text in (left, right)]
    if probability and names[0] != names[1] and not find_exchange(left, right, tongue):
        mine, theirs = _without_names(left, locale), _without_names(right, locale)
        if len(letters_only(mine if names[0] else theirs)) > _MIN_LETTERS:
            probability = min(probability, score(mine, theirs, tongue, _PROBABLE))
    return probability


def _unlikeness(left: str, right: str) -> float:
    """Return the probability of different errors in a language without a vocabulary."""
    alike = similarity(left, right)
    mine, theirs = ({word[:_WORD_START].lower() for word in _WORD.findall(text)} for text in (left, right))
    if alike < _WHOLLY_UNLIKE and min(len(mine), len(theirs)) >= _LEAST_WORDS and mine.isdisjoint(theirs):
        return CERTAIN
    return _PROBABLE if alike < _UNLIKE else 0.0


def _without_names(text: str, locale: str) -> str:
    """Return a text without the names in it: two texts that differ only there differ in a fact."""
    found, without = facts(text, locale), normalize(text)
    for name in sorted({*found.identifiers, *found.capitals}, key=len, reverse=True):
        without = without.replace(name, "")
    return without


def _is_certain(gap: FactGap, left: str, right: str, locale: str, alignment: float) -> bool:
    if gap.sort == "option":  # the order of those that both texts have says nothing
        return _have_equal_frames(left, facts(left, locale).options, right, facts(right, locale).options)
    if _may_be_renamed(gap):
        return False
    if have_one_frame(left, right, locale) or _have_equal_frames(left, gap.left, right, gap.right):
        return True
    is_advice = gap.sort == "name" and _only_advises(gap, left, right, locale)
    return alignment >= _ALIGNED and not is_advice


def _only_advises(gap: FactGap, left: str, right: str, locale: str) -> bool:
    """Return whether the values stand in advice alone: what to call instead is no part of the error."""
    tongue = language(locale)
    roles = [
        {statement.role for statement in _holders(values, split_statements(text, tongue))}
        for values, text in ((gap.left, left), (gap.right, right))
    ]
    return roles == [{Role.ADVICE}] * len(roles)


def _have_equal_frames(left: str, mine: Sequence[str], right: str, theirs: Sequence[str]) -> bool:
    """Return whether two texts are the same but for some values in each, as many on either side."""
    return len(mine) == len(theirs) and _letters_without(left, mine) == _letters_without(right, theirs)


def _letters_without(text: str, values: Sequence[str]) -> str:
    without = normalize(text).lower()
    for value in sorted(values, key=len, reverse=True):
        without = without.replace(value, "")
    return letters_only(without)


def _compare_facts(left: str, right: str, locale: str) -> TextDifference | None:
    sides = [FactSide(normalize(text).lower(), tokens(text), facts(text, locale)) for text in (left, right)]
    tongue = language(locale)
    mine, theirs = (split_statements(text, tongue) for text in (left, right))
    details: list[FactGap] = []
    gaps = [_without_titles(gap, mine, theirs) for gap in fact_gaps(*sides, across=False)]
    for gap in gaps:
        if gap.is_conflict and (alignment := _alignment(gap, mine, theirs)):
            return TextDifference(
                TextDifferenceKind.FACT,
                ", ".join(gap.left),
                ", ".join(gap.right),
                is_certain=_is_certain(gap, left, right, locale, alignment),
            )
        if (gap.left or gap.right) and not _is_rewording(gap, left, right, tongue):
            details.append(gap)
    if exception := find_exception(mine, theirs):
        return TextDifference(TextDifferenceKind.FACT, *exception)
    if not details:
        return None
    return TextDifference(
        TextDifferenceKind.DETAIL,
        ", ".join(value for gap in details for value in gap.left),
        ", ".join(value for gap in details for value in gap.right),
    )


def _alignment(gap: FactGap, mine: Sequence[Statement], theirs: Sequence[Statement]) -> float:
    """Return how like the statements are that hold the values, 0.0 if they are not comparable.

    A limit in a description is not compared with the time of a retry in an advice.
    """
    one, other = _holders(gap.left, mine), _holders(gap.right, theirs)
    if not one or not other:
        return 1.0
    return max(
        (
            max(similarity(left.text, right.text), _MIN_ALIGNMENT)
            for left in one
            for right in other
            if left.role is right.role
        ),
        default=0.0,
    )


def _holders(values: Iterable[str], statements: Sequence[Statement]) -> list[Statement]:
    holders = (statement for statement in statements if any(value in statement.text for value in values))
    return list(islice(holders, MAX_STATEMENTS))


def _is_rewording(gap: FactGap, left: str, right: str, tongue: str) -> bool:
    """Return whether the other side has a name in words: `MiniGameId` for "number of the game"."""
    names = (*gap.left, *gap.right)
    has_flag = any(name.startswith("--") for name in names)
    if gap.sort != "name" or gap.is_conflict or has_flag or tongue not in LANGUAGES:
        return False
    with_name, other = (left, right) if gap.left else (right, left)
    if spells_out(names, other, tongue):
        return True
    return adds_things(other, with_name, tongue) and not any(f"`{name}`" in with_name for name in names)


def _may_be_renamed(gap: FactGap) -> bool:
    """Return whether the values may be two names of one thing: a placeholder, a name with a prefix, another spelling."""
    if gap.sort == "placeholder":
        return True
    if gap.sort != "name":
        return False
    return all(
        "." not in name and any(_is_variant(letters_only(name), letters_only(other)) for other in others)
        for names, others in ((gap.left, gap.right), (gap.right, gap.left))
        for name in names
    )


def _is_variant(name: str, other: str) -> bool:
    """Return whether two names may be one: a part of the other, misspelt, or with two letters in the wrong order."""
    if name in other or other in name:
        return min(len(name), len(other)) >= _MIN_LETTERS // 2
    if name.translate(_DIGITS) != name or other.translate(_DIGITS) != other:
        return False
    if sorted(name) == sorted(other) or _shortens(*sorted((name, other), key=len)) or _has_slip(name, other):
        return True
    return min(len(name), len(other)) >= _MIN_LETTERS and similarity(name, other) >= _MISSPELT


def _has_slip(name: str, other: str) -> bool:
    """Return whether one letter inside a long name is another one: contectType and contentType."""
    rest, mine, theirs = split_ends(name, other)
    return len(mine) == len(theirs) == 1 and len(rest) >= _MIN_LETTERS and name[-1] == other[-1]


def _shortens(name: str, other: str) -> bool:
    """Return whether a name leaves out one or two letters of another: clOrdId and clOrderID."""
    letters = iter(other)
    return (
        len(name) >= _MIN_LETTERS - 2
        and len(other) - len(name) <= _MAX_DROPPED
        and all(letter in letters for letter in name)
    )


def _without_titles(gap: FactGap, mine: Sequence[Statement], theirs: Sequence[Statement]) -> FactGap:
    """Return the gap without names that one text has as a statement alone, like a title before the sentence."""
    if gap.sort != "name" or gap.is_conflict:
        return gap
    left, right = (
        tuple(value for value in values if not _is_title(value, statements))
        for values, statements in ((gap.left, mine), (gap.right, theirs))
    )
    return FactGap(gap.sort, left, right)


def _is_title(name: str, statements: Sequence[Statement]) -> bool:
    return all(statement.text.strip(" `[]:") == name for statement in _holders((name,), statements))
