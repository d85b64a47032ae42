"""What one text says and another, otherwise equal one leaves out: a member of a list, a condition, a name, a statement, several words.

"limits set by the client" and "limits set by the client or server"; "verification failed" and "verification failed for a
transient task"; 创建中、重启中 and 创建中、启动中、重启中.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import Final

from zcodegen.textcompare.normalize import letters_only
from zcodegen.textcompare.script import are_in_two_languages
from zcodegen.textcompare.sense import Sense, read_sense
from zcodegen.textcompare.similarity import split_ends
from zcodegen.textcompare.statements import MAX_STATEMENTS, Role, Statement
from zcodegen.textcompare.terms import GENERIC
from zcodegen.textcompare.vocabulary import HAN, vocabulary

_WORD: Final = re.compile(rf"[A-Za-z0-9_][A-Za-z0-9_'.-]*|[{HAN}]|[,/|、&]")
_JOINING: Final = frozenset(
    {",", "/", "|", "、", "&", "and", "or", "nor", "either", "both", "和", "或", "及", "与", "者"}
)
_BETWEEN: Final = _JOINING - {"either", "both", "者"}
_SINGULAR: Final = {"are": "is", "were": "was", "have": "has"}
_OPENERS: Final = frozenset(
    {"which", "when", "if", "unless", "while", "where", "until", "except", "only", "without", "before", "after",
     "for", "in", "on", "with", "under", "within", "during", "because", "due"}
)  # fmt: skip
_CHINESE_CONDITION: Final = re.compile(
    r"(?:当(?!前)|如果|若|除非|且|并且|单日|每[日天]|由于|因为).*|.*[^之其以][时中下内后]"
)
"""With which words a condition or a reason begins, and how a Chinese one ends."""

_LIMITING: Final = re.compile(
    r"\b(?:only|must|requires?|required|if|when|unless|until|cannot|maximum|minimum)\b|只|仅|必须|若|如果|当(?!前)|最[大小多少长短]|禁",
    re.IGNORECASE,
)
"""Words of a statement that limits when or for what something holds: another statement more may be a title."""

_EXAMPLE: Final = re.compile(r"for (?:example|instance)|such as|e\.g\.|例如|比如|譬如|如:", re.IGNORECASE)
_NAME: Final = re.compile(r"[A-Z][A-Z0-9]+|[A-Z]{2,}[a-z]+")
"""How a name of a protocol or of a product is written: SSE, HBase."""

_TITLE: Final = re.compile(r"[a-z0-9,] ([A-Z][a-z]{2,})\b|[\u3400-\u9fff] ?([A-Z][a-z]{2,})(?![A-Za-z])")
"""A word with a capital inside a sentence: Redis."""

_ONLY: Final = re.compile(r"\bonly\b|仅|只", re.IGNORECASE)
_MAX_DISTANCE: Final = 40  # characters, from "only" to what it does not leave out
_LIST_WORD: Final = r"(?:\band\b|\bor\b|和|或|及|与|、|,)"

_SAID: Final = 0.5  # of the words
_MIN_REST: Final = 2  # words that both statements share
_MAX_LIST: Final = 400  # words of a statement, or of a text, that is compared word by word
_MIN_MORE: Final = {True: 4, False: 6}
"""Least number of words, for English, and of characters, for Chinese, that say more by themselves."""

_MIN_THINGS: Final = 2.0  # that they are about; one if they also say what happens
_NO_MORE: Final = frozenset("的了该此已被")
_FOLLOWING: Final = re.compile(rf"{_EXAMPLE.pattern}|so|thus|therefore|因此|所以|故", re.IGNORECASE)
"""How an example or a consequence begins: neither says more of what happened."""

_DEPRECATED: Final = re.compile(
    r"\b(?:deprecated|obsolete)\b|no longer used|废弃|弃用|作废|不再使用", re.IGNORECASE
)


def find_addition(mine: Sequence[Statement], theirs: Sequence[Statement]) -> tuple[str, str] | None:
    """Return what one of two texts has more, "" for the other side; None if it is nothing that limits, lists, or says more."""
    return _find_limit(mine, theirs) or _find_mark(mine, theirs) or _find_more(mine, theirs)


def _find_mark(mine: Sequence[Statement], theirs: Sequence[Statement]) -> tuple[str, str] | None:
    """Return the mark of one text that the code is deprecated."""
    left, right = (_DEPRECATED.search(_text_of(statements)) for statements in (mine, theirs))
    if bool(left) == bool(right):
        return None
    return (left[0] if left else "", right[0] if right else "")


def _find_more(mine: Sequence[Statement], theirs: Sequence[Statement]) -> tuple[str, str] | None:
    """Return the first words that one of two texts has more, advice aside, if the other has all its words and they say something."""
    sides = [
        [word.lower() for word in _WORD.findall(_text_of(_without_advice(side)))] for side in (mine, theirs)
    ]
    if not all(sides) or max(map(len, sides)) > _MAX_LIST:
        return None
    is_turned = sides[0] > sides[1]  # what replaces what depends on the order
    one, other = (_list_words(side) for side in sorted(sides))
    edits = [
        edit for edit in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if edit[0] != "equal"
    ]
    less, more = [one[edit[1] : edit[2]] for edit in edits], [other[edit[3] : edit[4]] for edit in edits]
    if not all(map(_says_nothing, less)):
        less, more, is_turned = more, less, not is_turned
    added = next((_shown(words) for words in more if _says_more(words)), "")
    others = theirs if is_turned else mine
    is_strange = are_in_two_languages(added, _text_of(others)) or _is_said(added, others)
    if not added or is_strange or not all(map(_says_nothing, less)):
        return None
    return (added, "") if is_turned else ("", added)


def _without_advice(statements: Sequence[Statement]) -> list[Statement]:
    return [statement for statement in statements if statement.role is not Role.ADVICE]


def _says_nothing(words: Sequence[str]) -> bool:
    """Return whether words only join others, or could be left out."""
    known = vocabulary()
    return all(
        word in _JOINING or word in known.light_english or word in known.skipped_english or word in _NO_MORE
        for word in words
    )


def _says_more(words: Sequence[str]) -> bool:
    """Return whether several words name two things, or one and what happens to it."""
    telling = [word for word in words if word not in _JOINING]
    if not telling or len(telling) < _MIN_MORE[telling[0].isascii()] or _FOLLOWING.match(_shown(words)):
        return False
    sense = read_sense(_shown(words))
    return sense.weight >= (1.0 if sense.outcomes or sense.acts else _MIN_THINGS)


def _find_limit(mine: Sequence[Statement], theirs: Sequence[Statement]) -> tuple[str, str] | None:
    """Return what one of two texts has more; None if it is nothing that limits or lists."""
    both = _letters(mine) & _letters(theirs)
    left, right = (
        [statement for statement in statements if letters_only(statement.text) not in both]
        for statements in (mine, theirs)
    )
    for statement, other in product(left[:MAX_STATEMENTS], right[:MAX_STATEMENTS]):
        is_advice = statement.role is other.role is Role.ADVICE
        added = None if is_advice else _find_words(statement.text, other.text)
        if added and not _is_said(added[0], theirs) and not _is_said(added[1], mine):
            return added
    if left and right:
        return None
    text, others = (theirs, mine) if right else (mine, theirs)
    more = _find_statement(left or right, text, others)
    if more is None:
        return None
    return (more, "") if left else ("", more)


def _find_statement(
    more: Sequence[Statement], text: Sequence[Statement], others: Sequence[Statement]
) -> str | None:
    """Return the first of the statements `more` of `text` that limits, or its last one if that says what else happened.

    A statement in front may be a title.
    """
    limiting = next((statement.text for statement in more if _limits(statement, others)), None)
    if limiting or not more:
        return limiting
    last = text[-1]
    sense = read_sense(last.text)
    if last not in more or last.role is not Role.DESCRIPTION or not (sense.outcomes and sense.things):
        return None
    is_strange = are_in_two_languages(last.text, _text_of(others)) or _is_said(last.text, others)
    return None if is_strange else last.text


def _letters(statements: Sequence[Statement]) -> set[str]:
    return {letters_only(statement.text) for statement in statements}


def _limits(statement: Statement, others: Sequence[Statement]) -> bool:
    """Return whether a statement that `others` lack says a condition, and says it not in another language."""
    return (
        statement.role is not Role.ADVICE
        and _LIMITING.search(statement.text) is not None
        and not _EXAMPLE.match(statement.text)
        and not are_in_two_languages(statement.text, _text_of(others))
        and not _is_said(statement.text, others)
    )


def _text_of(statements: Sequence[Statement]) -> str:
    return " ".join(statement.text for statement in statements)


def _is_said(added: str, statements: Sequence[Statement]) -> bool:
    """Return whether another statement of the text says what one of its statements leaves out."""
    text = _text_of(statements).lower()
    words = [word for word in _WORD.findall(added.lower()) if word not in _JOINING]
    said = set(_WORD.findall(text))
    sense, known = read_sense(added), read_sense(text)
    return (
        bool(words)
        and sum(word in said for word in words) > _SAID * len(words)
        and (not sense.things or _lone_weight(sense, known) < _SAID * sense.weight)
        and sense.acts.keys() <= known.acts.keys()
        and sense.outcomes.keys() <= known.outcomes.keys()
    )


def _lone_weight(sense: Sense, known: Sense) -> float:
    return sum(weight for thing, weight in sense.things.items() if thing not in known.things)


def _has_content(sense: Sense) -> bool:
    return bool(sense.things or sense.acts or sense.outcomes)


def _find_words(left: str, right: str) -> tuple[str, str] | None:
    """Return the words that one of two otherwise equal statements has more."""
    one, other = _WORD.findall(left), _WORD.findall(right)
    if max(len(one), len(other)) > _MAX_LIST:
        return None
    common, mine, theirs = split_ends(_list_words(one), _list_words(other))
    if len(common) < _MIN_REST:
        return None
    if _JOINING.issuperset(theirs) and _is_detail(mine, left, right):
        return _shown(mine), ""
    if _JOINING.issuperset(mine) and _is_detail(theirs, right, left):
        return "", _shown(theirs)
    return None


def find_exception(mine: Sequence[Statement], theirs: Sequence[Statement]) -> tuple[str, str] | None:
    """Return the member that one of two otherwise equal texts has more in a list of what alone holds: "only RSA", "only RSA and EC"."""
    for statement, other in product(mine[:MAX_STATEMENTS], theirs[:MAX_STATEMENTS]):
        if statement == other or not (_ONLY.search(statement.text) and _ONLY.search(other.text)):
            continue
        added = _find_words(statement.text, other.text)
        longer = max(statement.text, other.text, key=len)
        list_of_it = (
            rf"(?:{_ONLY.pattern})[^,]{{0,{_MAX_DISTANCE}}}{_LIST_WORD}\s*{re.escape(''.join(added or ()))}"
        )
        if added and re.search(list_of_it, longer, re.IGNORECASE):
            return added
    return None


def _list_words(words: Sequence[str]) -> list[str]:
    """Return words in lower case; what joins the members of a list is a comma, and no verb tells one from several."""
    lower = (word.lower() for word in words)
    return ["," if word in _BETWEEN else _SINGULAR.get(word, word) for word in lower]


def _is_detail(words: Sequence[str], text: str, other: str) -> bool:
    """Return whether words that `text` has more than `other` are a member of a list, begin like a condition, or name something.

    Another word for what happened is neither: "unplugged" and "unplugged or not connected".
    """
    if _JOINING.issuperset(words):
        return False
    added, said = read_sense(_shown(words)), read_sense(other)
    is_said = added.outcomes.keys() <= said.outcomes.keys() and added.acts.keys() <= said.acts.keys()
    if added.outcomes and is_said and added.weight < 1:
        return False
    others = {*_WORD.findall(other.lower())}
    if words[0] in _JOINING or words[-1] in _JOINING:
        is_list = not (_BETWEEN - {","}).isdisjoint(_WORD.findall(text.lower())) or "," in others
        return is_list and (_has_content(added) or {*words}.isdisjoint(others - _JOINING))
    is_condition = words[0] in _OPENERS or _CHINESE_CONDITION.fullmatch("".join(words))
    return bool(is_condition and _has_content(added)) or _has_name(words, text, other)


def _has_name(words: Sequence[str], text: str, other: str) -> bool:
    """Return whether one of the words is a name in `text`, and not in `other`: not ID, API and other ordinary words."""
    return any(
        word.lower() in words and word.lower() not in GENERIC and word.lower() not in other.lower()
        for word in (*filter(_NAME.fullmatch, _WORD.findall(text)), *map("".join, _TITLE.findall(text)))
    )


def _shown(words: Sequence[str]) -> str:
    text = "".join(word if not word.isascii() else f" {word} " for word in words)
    return " ".join(text.split()).strip(" ,/|、&")
