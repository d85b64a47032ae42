"""Which facts of two texts have no counterpart in each other.

Promises: symmetric; the same rules serve one language and two, `across` being the lenient form for two: a count's unit
may be left out, and a name may be told in words. What one text only says in passing is held against the other only
where the other says it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zcodegen.texts.facts import Facts, Quantity
from zcodegen.texts.terms import ALIASES, GENERIC, PRODUCTS

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NAME = 4  # words that one name of a field may be written in
_COUNTS = frozenset({"", "bit", "character", "word"})  # dimensions whose unit a translation may leave to the reader
_NOT_KEY = re.compile(r"[^0-9a-z\u00c0-\U0010ffff]")
_PRODUCT_KEYS = frozenset(name for names in PRODUCTS.values() for name in names)
_LOCALE_PART = re.compile(r"(?<=[/.])(?:zh|en|cn)(?:[-_](?:hans|cn|us|gb))?(?=[/.])|[-_](?:zh|en)(?=[/.])|www\.|/$")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts with its facts.

    `folded` is the text in lower case, for looking up names told in words; `names_in_words` says that it quotes a name
    in words of its own, so that a name of the other text need not be in it.
    """

    folded: str
    facts: Facts
    names_in_words: bool = False


def fact_gap(left: Side, right: Side, *, across: bool) -> str | None:
    """Return a clause with the facts that the two texts do not share, or None where they share all."""
    one, other = left.facts, right.facts
    gaps = (
        _gap(one.placeholders, other.placeholders),
        _gap(_links(one, across=across), _links(other, across=across)),
        _gap(*_lone_quantities(one, other, across=across), quoted=True),
        _gap(*_lone_spelled(one, other), quoted=True),
        _interval_gap(one, other),
        _bound_gap(one, other),
        _gap(*_disjoint(one.rates, other.rates), named="per {}"),
        _gap(*_disjoint(one.bare_units, other.bare_units), named="in {}"),
        _gap(_lone_names(left, right), _lone_names(right, left)),
        _gap(one.products, other.products),
    )
    return next((gap for gap in gaps if gap), None)


def _gap(left: Sequence[str], right: Sequence[str], *, quoted: bool = False, named: str = "{}") -> str | None:
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


def _lone_quantities(one: Facts, other: Facts, *, across: bool) -> tuple[list[str], list[str]]:
    return tuple(  # type: ignore[return-value]
        [
            quantity.shown
            for quantity in mine.quantities
            if not any(_agree(quantity, candidate, across=across) for candidate in (*theirs.quantities, *theirs.spelled))
        ]
        for mine, theirs in ((one, other), (other, one))
    )


def _agree(left: Quantity, right: Quantity, *, across: bool) -> bool:
    if left.key == right.key:
        return True
    dimensions = {left.dimension, right.dimension}
    return across and left.amount == right.amount and "" in dimensions and dimensions <= _COUNTS


def _lone_spelled(one: Facts, other: Facts) -> tuple[list[str], list[str]]:
    """Return the numbers in words, above one, that have no counterpart on either side; none where one side agrees."""
    lone = [
        [
            quantity.shown
            for quantity in mine.spelled
            if quantity.dimension and quantity.key not in {found.key for found in (*theirs.spelled, *theirs.quantities)}
        ]
        for mine, theirs in ((one, other), (other, one))
    ]
    return (lone[0], lone[1]) if lone[0] and lone[1] else ([], [])


def _interval_gap(one: Facts, other: Facts) -> str | None:
    brackets = {(low, high): ends for low, high, ends in one.intervals}
    for low, high, ends in other.intervals:
        mine = brackets.get((low, high), ends)
        if mine != ends:
            return f"{mine[0]}{low}, {high}{mine[1]} against {ends[0]}{low}, {high}{ends[1]}"
    return None


def _bound_gap(one: Facts, other: Facts) -> str | None:
    mine, theirs = dict(one.bounds), dict(other.bounds)
    for amount in mine:
        if amount in theirs and mine[amount] != theirs[amount]:
            return f'"at {mine[amount]} {amount}" against "at {theirs[amount]} {amount}"'
    return None


def _lone_names(mine: Side, theirs: Side) -> list[str]:
    """Return the identifiers of one text that the other does not mention in any spelling."""
    lone = [name for name in mine.facts.identifiers if _key(name) not in GENERIC | _PRODUCT_KEYS]
    if not lone or theirs.names_in_words:
        return []
    mentioned = _mentioned(theirs.facts.words)
    return [
        name
        for name in lone
        if _singular(_key(name)) not in mentioned
        and not any(alias in theirs.folded for alias in ALIASES.get(_key(name), ()))
    ]


def _mentioned(words: Sequence[str]) -> set[str]:
    """Return the keys of all names that one to four neighbouring words may spell: App ID mentions AppId."""
    keys = [_key(word) for word in words]
    return {
        _singular("".join(keys[start : start + length]))
        for length in range(1, _LONGEST_NAME + 1)
        for start in range(len(keys) - length + 1)
    }


def _key(name: str) -> str:
    return _NOT_KEY.sub("", name.lower())


def _singular(key: str) -> str:
    return key[:-1] if key.endswith("s") and len(key) > 2 else key  # noqa: PLR2004 - "is" and "os" are no plurals
