"""Which facts of two texts have no counterpart in each other.

Promises: symmetric; the same rules serve one language and two, `across` being the lenient form for two: a count's unit
may be left out, and a name may be told in words. What one text only says in passing is held against the other only
where the other says it too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from zcodegen.textcompare.facts import Facts, Quantity
from zcodegen.textcompare.terms import ALIASES, GENERIC, PRODUCTS, nouns
from zcodegen.textcompare.tokens import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zcodegen.textcompare.tokens import Token

_LONGEST_NAME = 4  # words that one name of a field may be written in
_SHORTEST_SINGULAR = 2  # "is" and "os" are no plurals
_COUNTS = frozenset(
    {"", "bit", "character", "word"}
)  # dimensions whose unit a translation may leave to the reader
_NOT_KEY = re.compile(r"[^0-9a-z\u00c0-\U0010ffff]")
_PRODUCT_KEYS = frozenset(name for names in PRODUCTS.values() for name in names)
_LOCALE_PART = re.compile(
    r"(?<=[/.])(?:zh|en|cn)(?:[-_](?:hans|cn|us|gb))?(?=[/.])|[-_](?:zh|en)(?=[/.])|www\.|/$"
)


class Side(Struct, frozen=True):
    """One of two texts with its tokens and facts.

    `folded` is the text in lower case, for looking up names told in words; `names_in_words` says that it quotes a name
    in words of its own, so that a name of the other text need not be in it; without `units_known` its numbers are
    compared as numbers alone.
    """

    folded: str
    tokens: tuple[Token, ...]
    facts: Facts
    names_in_words: bool = False
    units_known: bool = True


def fact_gap(left: Side, right: Side, *, across: bool) -> str | None:
    """Return a clause with the facts that the two texts do not share, or None where they share all."""
    return next((gap for gap in _gaps(left, right, across=across) if gap), None)


def _gaps(left: Side, right: Side, *, across: bool) -> Iterator[str | None]:
    one, other = left.facts, right.facts
    yield _gap(one.placeholders, other.placeholders)
    yield _gap(_links(one, across=across), _links(other, across=across))
    if one.quantities != other.quantities:
        yield _gap(*_lone_quantities(left, right, across=across), quoted=True)
    if one.spelled and other.spelled:
        yield _gap(*_lone_spelled(one, other), quoted=True)
    yield _interval_gap(one, other)
    yield _bound_gap(one, other)
    yield _gap(*_disjoint(one.rates, other.rates), named="per {}")
    yield _gap(*_disjoint(one.bare_units, other.bare_units), named="in {}")
    yield _gap(_lone_names(left, right), _lone_names(right, left))
    yield _gap(one.products, other.products)


def _gap(left: Sequence[str], right: Sequence[str], *, quoted: bool = False, named: str = "{}") -> str | None:
    if left == right:
        return None
    lone_left = [value for value in dict.fromkeys(left) if value not in right]
    lone_right = [value for value in dict.fromkeys(right) if value not in left]
    if not lone_left and not lone_right:
        return None
    form = '"{}"' if quoted else named
    one, other = (
        ", ".join(form.format(value) for value in values) or "nothing" for values in (lone_left, lone_right)
    )
    return f"{one} against {other}"


def _disjoint(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return both where both say something and share nothing, else nothing to tell."""
    return (left, right) if left and right and not set(left) & set(right) else ((), ())


def _links(facts: Facts, *, across: bool) -> list[str]:
    return [_LOCALE_PART.sub("", link) if across else link for link in facts.links]


def _lone_quantities(left: Side, right: Side, *, across: bool) -> tuple[list[str], list[str]]:
    by_number = across and not (left.units_known and right.units_known)

    def agree(one: Quantity, other: Quantity) -> bool:
        return one.number == other.number if by_number else _agree(one, other, across=across)

    def lone(mine: Facts, theirs: Facts) -> list[str]:
        candidates = (*theirs.quantities, *theirs.spelled)
        return [
            quantity.shown
            for quantity in mine.quantities
            if not any(agree(quantity, candidate) for candidate in candidates)
        ]

    return lone(left.facts, right.facts), lone(right.facts, left.facts)


def _agree(left: Quantity, right: Quantity, *, across: bool) -> bool:
    if left.key == right.key:
        return True
    dimensions = {left.dimension, right.dimension}
    return across and left.amount == right.amount and "" in dimensions and dimensions <= _COUNTS


def _lone_spelled(one: Facts, other: Facts) -> tuple[list[str], list[str]]:
    """Return the measures in words without a counterpart, where both sides have one: two hours against five."""

    def lone(mine: Facts, theirs: Facts) -> list[str]:
        known = {quantity.key for quantity in (*theirs.spelled, *theirs.quantities)}
        return [
            quantity.shown for quantity in mine.spelled if quantity.dimension and quantity.key not in known
        ]

    left, right = lone(one, other), lone(other, one)
    return (left, right) if left and right else ([], [])


def _interval_gap(one: Facts, other: Facts) -> str | None:
    brackets = {(low, high): ends for low, high, ends in one.intervals}
    for low, high, ends in other.intervals:
        mine = brackets.get((low, high), ends)
        if mine != ends:
            return f"{mine[0]}{low}, {high}{mine[1]} against {ends[0]}{low}, {high}{ends[1]}"
    return None


def _bound_gap(one: Facts, other: Facts) -> str | None:
    theirs = dict(other.bounds)
    for amount, bound in one.bounds:
        counterpart = theirs.get(amount, bound)
        if counterpart != bound:
            return f'"at {bound} {amount}" against "at {counterpart} {amount}"'
    return None


def _lone_names(mine: Side, theirs: Side) -> list[str]:
    """Return the identifiers of one text that the other does not mention in any spelling."""
    if theirs.names_in_words or not mine.facts.identifiers:
        return []
    words = _words(theirs.tokens)
    known = {_key(word) for word in words} | GENERIC | _PRODUCT_KEYS
    lone = [name for name in mine.facts.identifiers if _key(name) not in known]
    if not lone:
        return []
    mentioned = _mentioned(words)
    return [
        name
        for name in lone
        if _key(name) not in mentioned
        and not any(alias in theirs.folded for alias in ALIASES.get(_key(name), ()))
    ]


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
    """Return the keys of all names that one to four neighbouring words may spell: App ID mentions AppId."""
    keys = [_NOT_KEY.sub("", word.lower()) for word in words]
    return {
        "".join((*keys[start:end], _key(words[end])))
        for end in range(len(words))
        for start in range(max(0, end + 1 - _LONGEST_NAME), end + 1)
    }


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    """Return what all spellings of a name share; the small s of URLs and tokens is no part of it, that of HTTPS is."""
    singular = name[:-1] if name.endswith("s") and len(name) > _SHORTEST_SINGULAR else name
    return _NOT_KEY.sub("", singular.lower())
