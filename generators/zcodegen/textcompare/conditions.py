"""What one sentence says and another, equal one leaves out: a member of a list, or a condition.

"limits set by the client" and "limits set by the client or server"; 创建中、重启中 and 创建中、启动中、重启中.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

from zcodegen.textcompare.sense import read_sense
from zcodegen.textcompare.similarity import split_ends
from zcodegen.textcompare.statements import Role, Statement
from zcodegen.textcompare.vocabulary import HAN

_WORD: Final = re.compile(rf"[A-Za-z0-9_][A-Za-z0-9_'.-]*|[{HAN}]|[,/|、&]")
_JOINING: Final = frozenset(
    {",", "/", "|", "、", "&", "and", "or", "nor", "either", "both", "和", "或", "及", "与", "者"}
)
_BETWEEN: Final = _JOINING - {"either", "both", "者"}
_OPENERS: Final = frozenset(
    {
        "which",
        "when",
        "if",
        "unless",
        "while",
        "where",
        "until",
        "except",
        "only",
        "without",
        "before",
        "after",
    }
)
_CHINESE_OPENERS: Final = ("当", "如果", "除非", "且", "并且")
"""Words with which a condition begins."""

_SAID: Final = 0.5  # of the words
_MIN_REST: Final = 2  # words that both sentences share
_MAX_LIST: Final = 400  # words of a sentence that is compared word by word


def added_condition(mine: Sequence[Statement], theirs: Sequence[Statement]) -> tuple[str, str] | None:
    """Return what a description of one text has more than the same description of the other: "" for the other side.

    None if there is no such pair of descriptions.
    """
    one, other = (
        [statement.text for statement in statements if statement.role is Role.DESCRIPTION]
        for statements in (mine, theirs)
    )
    both = {*one} & {*other}
    for left, right in product(one, other):
        added = None if both & {left, right} else _added(left, right)
        if added and not _is_said(added[0], theirs) and not _is_said(added[1], mine):
            return added
    return None


def _is_said(added: str, statements: Sequence[Statement]) -> bool:
    """Return whether another statement of the text says what one of its descriptions leaves out."""
    text = " ".join(statement.text for statement in statements).lower()
    words = [word for word in _WORD.findall(added) if word not in _JOINING]
    said = set(_WORD.findall(text))
    things, known = read_sense(added).things, read_sense(text).things
    lone = sum(weight for thing, weight in things.items() if thing not in known)
    return (
        bool(words)
        and sum(word in said for word in words) > _SAID * len(words)
        and (not things or lone < _SAID * sum(things.values()))
    )


def _added(left: str, right: str) -> tuple[str, str] | None:
    one, other = _list_words(left), _list_words(right)
    if max(len(one), len(other)) > _MAX_LIST:
        return None
    common, mine, theirs = split_ends(one, other)
    if len(common) < _MIN_REST:
        return None
    if _JOINING.issuperset(theirs) and _is_condition(mine, right):
        return _shown(mine), ""
    if _JOINING.issuperset(mine) and _is_condition(theirs, left):
        return "", _shown(theirs)
    return None


def _list_words(text: str) -> list[str]:
    """Return the words of a sentence; what joins the members of a list is a comma."""
    return ["," if word in _BETWEEN else word for word in _WORD.findall(text.lower())]


def _is_condition(words: Sequence[str], other: str) -> bool:
    """Return whether words that a sentence has more than `other` are a member of a list, or begin like a condition.

    Another word for what happened is neither: "unplugged" and "unplugged or not connected".
    """
    if _JOINING.issuperset(words):
        return False
    is_member = words[0] in _JOINING or words[-1] in _JOINING
    begins = words[0] in _OPENERS or "".join(words).startswith(_CHINESE_OPENERS)
    added, said = read_sense(_shown(words)), read_sense(other)
    is_said = added.outcomes.keys() <= said.outcomes.keys() and added.acts.keys() <= said.acts.keys()
    if added.outcomes and is_said and added.weight < 1:
        return False
    return (is_member or begins) and bool(added.things or added.acts or added.outcomes)


def _shown(words: Sequence[str]) -> str:
    text = "".join(word if not word.isascii() else f" {word} " for word in words)
    return " ".join(text.split()).strip(" ,/|、&")
