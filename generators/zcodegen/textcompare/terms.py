"""Names that have more than one spelling: abbreviations with their words, products with their names by language.

The tables are in `vocabulary.toml`: a new name needs one more row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from zcodegen.textcompare.vocabulary import load_tables

_TABLES: Final = load_tables()
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    abbreviation: tuple(words) for abbreviation, words in _TABLES["aliases"].items()
}
"""What an abbreviation is called in words, by its letters in lower case."""

GENERIC: Final = frozenset(_TABLES["spelling"]["generic"])
"""Abbreviations that are ordinary words: one that is left out changes no fact."""

EMPHASIS: Final = frozenset(_TABLES["spelling"]["emphasis"])
"""English words that are written in capitals for stress."""

PRODUCTS: Final[Mapping[str, tuple[str, ...]]] = {
    product: tuple(names) for product, names in _TABLES["products"].items()
}
"""Products and vendors by their name in messages, with every spelling."""

NOUNS: Final[Mapping[str, str]] = _TABLES["nouns"]
"""Chinese nouns before ID, for fields that are called by the English word: 用户 ID is UserId."""

WORD_START, WHOLE_WORD = r"{0}(?<!\w{0})", r"{0}(?<![a-z]{0})(?![a-z])"


def any_phrase(phrases: Iterable[str], latin: str) -> str:
    """Return a pattern of the phrases, the longest first; `latin` is the pattern of a Latin one, which replaces `{0}`.

    Each begins with its own letters, a condition on what is before them looks back: so that a search skips from one
    first letter to the next.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(
        (latin if phrase.isascii() and phrase[0].isalpha() else "{0}").format(re.escape(phrase))
        for phrase in ordered
    )


_PRODUCT_OF = {name: product for product, names in PRODUCTS.items() for name in names}
_PRODUCT = re.compile(any_phrase(_PRODUCT_OF, latin=WHOLE_WORD))
_NOUN = re.compile("|".join(sorted(NOUNS, key=lambda noun: (-len(noun), noun))))


def products(folded: str) -> tuple[str, ...]:
    """Return the products that a folded text names, each once, in order."""
    return tuple(dict.fromkeys([_PRODUCT_OF[found] for found in _PRODUCT.findall(folded.lower())]))


def nouns(letters: str) -> list[str]:
    """Return the English words of the Chinese nouns in `letters` that names of fields are made of."""
    return [NOUNS[noun] for noun in _NOUN.findall(letters)]
