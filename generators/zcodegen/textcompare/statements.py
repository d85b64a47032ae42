"""A text as statements: what happened, what to do, and what is said in passing.

A message often goes on to advise ("Please try again later."), to explain ("for example …"), or to remark on versions
("deprecated"). Only its descriptions say which error it is. Nothing of the text is lost: the statements in order hold
all its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Final

from msgspec import Struct

from zcodegen.textcompare.normalize import normalize
from zcodegen.textcompare.vocabulary import HAN, LANGUAGES, vocabulary


class Role(Enum):
    """What a statement is for."""

    DESCRIPTION = "description"
    ADVICE = "advice"
    ASIDE = "aside"
    REMARK = "remark"


class Statement(Struct, frozen=True):
    """A sentence, a clause or a remark in brackets, normalized, and its role."""

    text: str
    role: Role


MAX_STATEMENTS: Final = 20
"""Of a text, that are each compared with each of the other text: a longer text is a page."""

_SENTENCE_END: Final = re.compile(
    r"[。;!?\n•●▪]+|\s--?\s|(?<![A-Z])(?<!e\.g)(?<!i\.e)(?<!etc)\.(?=\s|$|[\"'])|(?<=[a-z]{2})\.(?=[A-Z])|(?<=[A-Z]{2})\.(?=\s[A-Z])"
)
_CLAUSE_END: Final = re.compile(r", |,(?=\D)|: (?=please)", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_ALL_BRACKETS: Final = re.compile(r"\s*[\[(][^()\[\]]*[\])]\s*")
_PROSE: Final = re.compile(rf"[{HAN}]|^(?=.* ).*[A-Za-z]", re.MULTILINE)
_MAX_REMARK: Final = 30  # characters; a longer clause with "since version 2" in it says more than that
_FAILURE: Final = {
    "en": re.compile(
        r"\b(?:fail(?:s|ed|ure)?|errors?|invalid|exceed\w*|denied|forbidden|timeout|not found|not exist|incorrect)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"(?:失败|错误|出错|有误|异常|超时|无效|不存在|已存在|为空|不正确|过长|超过限制)$"),
}
_REQUEST: Final = {
    "en": re.compile(
        r"\s*(?:please|pls|kindly|contact|make sure|ensure|refer|you |if |do not|don't|it is|when|to )",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"\s*(?:请|如|若|遇到|出现)"),
}


@lru_cache(maxsize=65_536)
def split_statements(text: str, language: str) -> tuple[Statement, ...]:
    """Return the statements of `text` in order; one description in languages that the vocabulary does not cover."""
    normalized = normalize(text)
    if language not in LANGUAGES:
        return (Statement(normalized, Role.DESCRIPTION),)
    sentences = (sentence.strip(" ,:-\"'") for sentence in _SENTENCE_END.split(normalized) if sentence)
    return tuple(
        statement
        for sentence in sentences
        if sentence
        for statement in _split_sentence(sentence, language)
        if statement.text
    )


def _split_sentence(sentence: str, language: str) -> Iterator[Statement]:
    words = vocabulary()
    bracketed: list[str] = []

    def take(brackets: re.Match[str]) -> str:
        inner = brackets[1] if brackets[1] is not None else brackets[2]
        if not _PROSE.search(inner):
            return f" {inner} "
        bracketed.append(inner)
        return " "

    if not _ALL_BRACKETS.fullmatch(sentence):
        sentence = _BRACKETS.sub(take, sentence)
    aside = words.asides[language].search(sentence)
    if aside and aside.start() == 0:
        yield Statement(sentence, Role.ASIDE)
    else:
        yield from _split_clauses(sentence[: aside.start()] if aside else sentence, language)
        if aside:
            yield Statement(sentence[aside.start() :], Role.ASIDE)
    for inner in bracketed:
        yield Statement(inner, Role.REMARK if words.remarks[language].search(inner) else Role.ASIDE)


def _split_clauses(sentence: str, language: str) -> Iterator[Statement]:
    """Yield a description and an advice; the first clause that advises begins the advice."""
    words = vocabulary()
    separator = ", "
    described: list[str] = []
    advised: list[str] = []
    for clause in (part.strip() for part in _CLAUSE_END.split(sentence)):
        if not clause:
            continue
        if words.remarks[language].search(clause) and (advised or len(clause) < _MAX_REMARK):
            yield Statement(clause, Role.REMARK)
        elif advised or (
            words.advice[language].match(clause) and (described or not _describes_failure(clause, language))
        ):
            advised.append(clause)
        else:
            described.append(clause)
    if described:
        yield Statement(separator.join(described), Role.DESCRIPTION)
    if advised:
        yield Statement(separator.join(advised), Role.ADVICE)


def _describes_failure(clause: str, language: str) -> bool:
    """Return whether a clause that begins like advice describes: "Update failed", "Call limit exceeded"."""
    return bool(_FAILURE[language].search(clause)) and not _REQUEST[language].match(clause)
