"""Which names of one text the other does not mention in any spelling: names of code, capitals, members of a family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from zcodegen.textcompare.difference import FactGap
from zcodegen.textcompare.facts import FactSide
from zcodegen.textcompare.terms import ALIASES, GENERIC, PRODUCTS, nouns
from zcodegen.textcompare.tokens import Sort, Token
from zcodegen.textcompare.vocabulary import vocabulary

_MAX_NAME_WORDS: Final = 4
_MAX_NAME_PARTS: Final = 8
_PART: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z_\W]+|\w")
"""A part of a name: Ring and Central of RingCentral."""

_MIN_SINGULAR: Final = 3
_ARGUMENTS: Final = re.compile(r"(?<=\w)\s*\([^()]*\)$")
_NOT_KEY: Final = re.compile(r"[\x00-/:-`{-\xbf]")
_PRODUCT_KEYS: Final = frozenset(name for names in PRODUCTS.values() for name in names)


def family_gaps(left: FactSide, right: FactSide) -> Iterator[FactGap]:
    """Yield the members of a family (GET, POST …) of which each text states another; `get` in small letters is a word."""
    mine, theirs = (
        {
            token.text.lower(): token.text
            for token in side.tokens
            if token.sort in {Sort.WORD, Sort.CODE}
            and (not token.text.islower() or token.text in vocabulary().plain_words)
        }
        for side in (left, right)
    )
    for family in vocabulary().families:
        one, other = mine.keys() & family, theirs.keys() & family
        if one and other and not one & other:
            yield FactGap(
                "name",
                tuple(text for key, text in mine.items() if key in one),
                tuple(text for key, text in theirs.items() if key in other),
            )


def name_gap(left: FactSide, right: FactSide, *, across: bool) -> FactGap:
    """Return the identifiers that one side lacks; capitals count if each side lacks a name of the other."""
    mine = _lone_names(left, right, left.facts.identifiers)
    theirs = _lone_names(right, left, right.facts.identifiers)
    with_capitals = (
        mine or _lone_capitals(left, right, across=across),
        theirs or _lone_capitals(right, left, across=across),
    )
    return FactGap("name", *(with_capitals if all(with_capitals) else (mine, theirs)))


def _lone_capitals(mine: FactSide, theirs: FactSide, *, across: bool) -> tuple[str, ...]:
    names = [name.lower() for name in theirs.facts.identifiers]
    capitals = (*mine.facts.capitals, *(mine.facts.titles if across else ()))
    return _lone_names(
        mine, theirs, [word for word in capitals if not any(word.lower() in name for name in names)]
    )


def _lone_names(mine: FactSide, theirs: FactSide, names: Sequence[str]) -> tuple[str, ...]:
    """Return those of one text's names that the other text does not mention in any spelling; of flags, in the same."""
    if theirs.quotes_names or mine.quotes_names or not names:
        return ()
    flags = {name for name in theirs.facts.identifiers if name.startswith("--")}
    if flags and any(name.startswith("--") for name in names):
        lone_flags = [name for name in dict.fromkeys(names) if name.startswith("--") and name not in flags]
        others = [name for name in names if not name.startswith("--")]
        return (*_lone_names(mine, theirs, others), *lone_flags)
    words = _words(theirs.tokens)
    known = {name_key(word) for word in words} | GENERIC | _PRODUCT_KEYS | vocabulary().plain_words
    known |= vocabulary().vendor_names
    lone = [name for name in dict.fromkeys(names) if not {name_key(name), name.lower()} & known]
    if not lone:
        return ()
    mentioned = _mentioned(words)
    return tuple(
        name
        for name in lone
        if name_key(name) not in mentioned
        and not _has_verbatim(theirs.lower, name.lower())
        and not any(alias in theirs.lower for alias in ALIASES.get(name_key(name), ()))
    )


def _has_verbatim(text: str, name: str) -> bool:
    """Return whether a text has a name as it is, of however many words, next to no other letter of a name."""
    at = text.find(name)
    if at < 0:
        return False
    around = text[at - 1 : at] + text[at + len(name) : at + len(name) + 1]
    return not any(letter.isascii() and (letter.isalnum() or letter == "_") for letter in around)


def _words(found: tuple[Token, ...]) -> list[str]:
    """Return all Latin words, and the English ones of the Chinese nouns that names are made of."""
    words: list[str] = []
    for token in found:
        if token.sort in {Sort.WORD, Sort.CODE}:
            words.append(token.text)
        elif token.sort is Sort.LETTERS:
            words += nouns(token.text)
    return words


def _mentioned(words: Sequence[str]) -> set[str]:
    """Return the keys of all names that the words may spell.

    One to four neighboring words are a name (App ID mentions AppId), also from within one word into another (Create TubeMQ
    mentions CreateTube); the first letters of the parts of a word are its abbreviation (RingCentral mentions RC).
    """
    parts = [(word, part) for word, _ in enumerate(words) for part in _PART.findall(words[word])]
    keys = [_NOT_KEY.sub("", part.lower()) for _, part in parts]
    found: set[str] = set()
    for end, (last, part) in enumerate(parts):
        is_last_part = end + 1 == len(parts) or parts[end + 1][0] != last
        for start in range(max(0, end + 1 - _MAX_NAME_PARTS), end + 1):
            first = parts[start][0]
            is_first_part = not start or parts[start - 1][0] != first
            if last - first < _MAX_NAME_WORDS and (first != last or (is_first_part and is_last_part)):
                found.add("".join((*keys[start:end], name_key(part))))
    initials = ("".join(part[0] for part in _PART.findall(word)) for word in words)
    return found | {letters.lower() for letters in initials if len(letters) > 1}


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Return what all spellings of a name share, without the s of a plural: URLs, StreamIds, qps."""
    key = _NOT_KEY.sub("", _ARGUMENTS.sub("", name).lower())
    return key[:-1] if key.endswith("s") and len(key) > _MIN_SINGULAR - 1 else key
