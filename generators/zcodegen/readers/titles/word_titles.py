"""Titles that begin with a word: whether it is a code, or a word of what the title says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.tables.codes import is_plain_word
from zcodegen.readers.titles.finder import Title, is_separated

_QUESTION = re.compile(r"Q\d{1,3}")
_PLACEHOLDER = re.compile(
    r"NAME|SYNOPSIS|LIBRARY|DESCRIPTION|OPTIONS|EXAMPLES?|FILES|ENVIRONMENT|DIAGNOSTICS|BUGS|HISTORY|AUTHORS?|X-[A-Z][A-Za-z-]+|(?:([A-Z])\1*-)*(?:([A-Z])\2*)"
)
_OF_HEADERS = re.compile(r"\b(?:headers?|parameters?)\b|请求头|响应头|参数", re.IGNORECASE)
_LONGEST_ACRONYM = 5


def of_one_form(titles: list[Title]) -> list[Title]:
    """Return titles without those that begin with a word of a sentence (`Overview`), if the codes are words."""
    if not titles or titles[0].code.is_number:
        return titles
    kept = []
    for title in titles:
        word = str(title.code.codes[0])
        if (
            _PLACEHOLDER.fullmatch(word)
            or _QUESTION.fullmatch(word)
            or (title.heading.above and _OF_HEADERS.search(title.heading.above[-1]))
        ):
            continue
        alone = not title.code.text
        is_code = alone or not is_plain_word(word) or is_separated(title, word)
        if title.code.is_bracketed or (title.code.is_labelled and is_code):
            kept.append(title)
            continue
        marked = title.heading.marked and (alone or title.is_item)
        may_be_word = marked or (word.islower() and alone and not title.is_item)
        if (may_be_word or not is_plain_word(word)) and (alone or is_separated(title, word)):
            kept.append(title)
    return kept


def are_acronyms(titles: Sequence[Title]) -> bool:
    """Whether all titles begin with a short word in capitals that a text follows (`REST - how to handle errors`)."""
    words = [str(title.code.codes[0]) for title in titles]
    return all(
        word.isalpha() and word.isupper() and len(word) <= _LONGEST_ACRONYM and title.code.text
        for word, title in zip(words, titles, strict=True)
    )
