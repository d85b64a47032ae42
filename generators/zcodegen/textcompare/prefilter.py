"""Texts that consist of words and plain numbers: half of all texts do, and are recognized at a look.

Two such texts with the same numbers have no difference of facts, in one language or in two. The patterns cover more than
facts are: a text with anything that might be a part of a fact is not plain, and its facts are read.
"""

from __future__ import annotations

import re
from typing import Final

from zcodegen.textcompare.facts import LEAST, MOST, language
from zcodegen.textcompare.normalize import normalize
from zcodegen.textcompare.terms import PRODUCTS
from zcodegen.textcompare.units import CHINESE_UNITS, ENGLISH_UNITS, EXACT_UNITS, MULTIPLIERS

_PHRASES: Final = {
    *CHINESE_UNITS, *ENGLISH_UNITS, *EXACT_UNITS, *MULTIPLIERS, *LEAST, *MOST,
    *(name for names in PRODUCTS.values() for name in names),
    "k", "qps", "月",
}  # fmt: skip
_FILLERS: Final = frozenset({"at", "cloud", "engine", "no", "not", "of", "to"})
"""Words of such phrases that mean nothing alone."""

_LATIN: Final = re.compile(r"[a-z]+")
_FACT_WORDS: Final = frozenset(
    {word for phrase in _PHRASES for word in _LATIN.findall(phrase.lower())} - _FILLERS
)
_FACT_PHRASES: Final = re.compile("|".join(sorted(phrase for phrase in _PHRASES if not phrase.isascii())))
_HAN: Final = r"\u3400-\u9fff"
_FORM: Final = re.compile(
    rf"""
    [`{{$%_=:wA-Z\d]                                           # one character first: most characters begin nothing
    (?:(?<=[`{{$%_=])|(?<=:)//|(?<=w)w\.                       # code spans, placeholders, snake_case, links
    |(?<=[\w-][A-Z])                                          # camelCase, abbreviations, headers
    |(?<=[^\s\d("{_HAN}]\d)                                  # signs, fractions, names with a digit
    |(?<=\d)(?:[^\s\d.,;:!?)"{_HAN}]|[.,;:!?]\d              # dates, units
    |\s*[-~]|,?\s(?:\S+\s)?\d))                              # intervals, dates in words
    """,
    re.VERBOSE,
)
_NUMBER: Final = re.compile(r"\d+")


def plain_numbers(text: str, locale: str) -> frozenset[str] | None:
    """Return the numbers of a text that consists of words and plain numbers, None for any other text."""
    normalized = normalize(text)
    lower = normalized.lower()
    if normalized != lower and language(locale) == "zh":  # a capitalized Latin word may be a name there
        return None
    if _FORM.search(normalized) or (not lower.isascii() and _FACT_PHRASES.search(lower)):
        return None
    if not _FACT_WORDS.isdisjoint(_LATIN.findall(lower)):
        return None
    return frozenset(_NUMBER.findall(lower))
