"""Texts that tell nothing but words and bare numbers: half of all texts are so, and are known at a look.

Promises: two such texts with the same numbers have no difference of facts, in one language or in two. What is looked for
is more than what is a fact: whatever might be a part of one makes a text not plain, and its facts are worked out.
"""

from __future__ import annotations

import re
from functools import lru_cache
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
_LITTLE: Final = frozenset({"at", "cloud", "engine", "no", "not", "of", "to"})
"""Words of such phrases that say nothing alone."""
_LATIN: Final = re.compile(r"[a-z]+")
_TELLING_WORDS: Final = frozenset(
    {word for phrase in _PHRASES for word in _LATIN.findall(phrase.lower())} - _LITTLE
)
_TELLING: Final = re.compile("|".join(sorted(phrase for phrase in _PHRASES if not phrase.isascii())))
_HAN: Final = r"\u3400-\u9fff"
_FORM: Final = re.compile(
    rf"""
    [`{{$%_=]|://|ww\.                                        # code spans, placeholders, snake_case, links
    |\w[A-Z]                                                   # camelCase and abbreviations
    |[^\s\d("{_HAN}]\d|\d[^\s\d.,;:!?)"{_HAN}]|\d[.,;:!?]\d    # signs, fractions, dates, names with a digit
    |\d\s*[-~]|\d,?\s(?:\S+\s)?\d                              # intervals, dates in words
    """,
    re.VERBOSE,
)
_NUMBER: Final = re.compile(r"\d+")


@lru_cache(maxsize=8192)
def bare_numbers(text: str, locale: str) -> frozenset[str] | None:
    """Return the numbers of a text, in `locale`, that tells words and bare numbers alone; None for any other text."""
    folded = normalize(text)
    lower = folded.lower()
    if folded != lower and language(locale) == "zh":  # a capitalised Latin word is a name there
        return None
    if _FORM.search(folded) or _TELLING.search(lower):
        return None
    if not _TELLING_WORDS.isdisjoint(_LATIN.findall(lower)):
        return None
    return frozenset(_NUMBER.findall(lower))
