"""Which facts of two texts have no counterpart in each other.

The same rules serve two texts of one language and of two. Across languages (`across`) a count may lack its unit, and the
name of a field may be written in words. All functions are symmetric.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from msgspec import Struct

from zcodegen.textcompare.facts import Facts, Quantity, is_identifier
from zcodegen.textcompare.terms import ALIASES, GENERIC, PRODUCTS, nouns
from zcodegen.textcompare.tokens import Sort, Token
from zcodegen.textcompare.vocabulary import vocabulary

_MAX_NAME_WORDS: Final = 4
_MAX_NAME_PARTS: Final = 8
_PART: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z_\W]+|\w")
"""A part of a name: Ring and Central of RingCentral."""

_MIN_SINGULAR: Final = 3
_COUNTS: Final = frozenset({"", "bit", "character", "word"})
"""Dimensions whose unit a translation may leave out."""

_LENGTHS: Final = frozenset({"bit", "character", "size", "word"})
"""Dimensions in which a length can be limited: 256 bytes and 256 characters are values of one sort."""

_PLACES: Final = 2
_VALUES: Final = frozenset(
    {Sort.CODE, Sort.DATE, Sort.INTERVAL, Sort.LINK, Sort.NUMBER, Sort.NUMERAL, Sort.PLACEHOLDER}
)
_EXACT: Final = frozenset({Sort.CODE, Sort.DATE, Sort.LINK, Sort.NUMBER})
"""Values that are exactly right or wrong: another one in the same place is another fact."""

_JOINING: Final = frozenset(
    {"and", "or", "to", "-", "~", "|", "&", "和", "或", "与", "及", "到", "至", "或者"}
)
"""Words between the members of a list or of a range."""

_ARGUMENTS: Final = re.compile(r"(?<=\w)\s*\([^()]*\)$")
_NOT_KEY: Final = re.compile(r"[\x00-/:-`{-\xbf]")
_NAMELESS: Final = re.compile(r"%(?:\d+\$)?[sd@]|\{\}")
_PRODUCT_KEYS: Final = frozenset(name for names in PRODUCTS.values() for name in names)
_LOCALE_PART: Final = re.compile(
    r"(?<=[/.])(?:zh|en|cn)(?:[-_](?:hans|cn|us|gb))?(?=[/.])|[-_](?:zh|en)(?=[/.])|/$"
)
_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://|^www\.|(?<=//)www\.", re.IGNORECASE)
_FRAGMENT: Final = re.compile(r"#.*")
_QUERY: Final = re.compile(r"\?.*")


class FactSide(Struct, frozen=True):
    """One of two texts with its tokens and facts.

    `lower` is the normalized text in lower case, in which names may be written in words. `quotes_names` is True for a text
    that quotes names in its own words, so that a name of the other text need not be in it; without `has_units` its numbers
    are compared without their units.
    """

    lower: str
    tokens: tuple[Token, ...]
    facts: Facts
    quotes_names: bool = False
    has_units: bool = True


class FactGap(Struct, frozen=True):
    """Values of one sort that the other text does not state; a fact differs if neither side is empty."""

    sort: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def is_conflict(self) -> bool:
        """Whether both texts state values of the sort."""
        return bool(self.left and self.right)


def fact_gaps(left: FactSide, right: FactSide, *, across: bool) -> list[FactGap]:
    """Return the facts that the two texts do not share, one gap for each sort."""
    return [gap for gap in _find_gaps(left, right, across=across) if gap.left or gap.right]


def _find_gaps(left: FactSide, right: FactSide, *, across: bool) -> Iterator[FactGap]:
    one, other = left.facts, right.facts
    yield _placeholder_gap(one.placeholders, other.placeholders)
    yield _difference("link", _links(one, across=across), _links(other, across=across))
    if one.quantities != other.quantities:
        yield from _quantity_gaps(left, right, across=across)
    if one.spelled or other.spelled:
        yield _spelled_gap(one, other)
    yield _interval_gap(one, other)
    yield _bound_gap(one, other)
    yield _disjoint("rate", one.rates, other.rates, "per {}")
    yield _disjoint("unit", one.bare_units, other.bare_units, "in {}")
    if not across:
        yield _exchange_gap(left, right)
        yield _aligned_gap(left, right)
    yield _name_gap(left, right, across=across)
    yield from _family_gaps(left, right)
    yield _disjoint("product", one.products, other.products, "{}")
    if not across and one.options and other.options:
        yield _difference("option", one.options, other.options)


def _difference(sort: str, left: Sequence[str], right: Sequence[str]) -> FactGap:
    return FactGap(
        sort,
        tuple(value for value in dict.fromkeys(left) if value not in right),
        tuple(value for value in dict.fromkeys(right) if value not in left),
    )


def _disjoint(sort: str, left: Iterable[str], right: Iterable[str], form: str) -> FactGap:
    """Return a gap if both sides state something and share nothing."""
    mine, theirs = dict.fromkeys(left), dict.fromkeys(right)
    if not mine or not theirs or mine.keys() & theirs.keys():
        return FactGap(sort, (), ())
    return FactGap(sort, tuple(map(form.format, mine)), tuple(map(form.format, theirs)))


def _placeholder_gap(left: Sequence[str], right: Sequence[str]) -> FactGap:
    """Return the named placeholders that one side lacks; `%s` and `{}` match any of the other side."""
    (mine, any_left), (theirs, any_right) = _split_placeholders(left), _split_placeholders(right)
    gap = _difference("placeholder", mine, theirs)
    return FactGap(
        gap.sort,
        () if len(gap.left) <= any_right else gap.left,
        () if len(gap.right) <= any_left else gap.right,
    )


def _split_placeholders(placeholders: Sequence[str]) -> tuple[list[str], int]:
    """Return the named placeholders, and how many have no name."""
    named = [placeholder for placeholder in placeholders if not _NAMELESS.fullmatch(placeholder)]
    return named, len(placeholders) - len(named)


def _links(facts: Facts, *, across: bool) -> list[str]:
    links = [_SCHEME.sub("", _FRAGMENT.sub("", link)).rstrip("/") for link in facts.links]
    return [_page_of(_LOCALE_PART.sub("", link)) if across else link for link in links]


def _page_of(link: str) -> str:
    """Return the last part of a link: every language may have its own site, with folders and redirects of its own."""
    return _QUERY.sub("", link).rstrip("/").rsplit("/", 1)[-1]


def _quantity_gaps(left: FactSide, right: FactSide, *, across: bool) -> Iterator[FactGap]:
    mine, theirs = _lone_quantities(left, right, across=across), _lone_quantities(right, left, across=across)
    for dimension in dict.fromkeys(quantity_sort(quantity) for quantity in (*mine, *theirs)):
        yield FactGap(
            f"number {dimension}".rstrip(),
            *(
                tuple(
                    dict.fromkeys(quantity.shown for quantity in side if quantity_sort(quantity) == dimension)
                )
                for side in (mine, theirs)
            ),
        )


def quantity_sort(quantity: Quantity) -> str:
    """Return the name that the dimensions of comparable quantities share."""
    return "length" if quantity.dimension in _LENGTHS else quantity.dimension


def _lone_quantities(mine: FactSide, theirs: FactSide, *, across: bool) -> list[Quantity]:
    without_units = across and not (mine.has_units and theirs.has_units)
    candidates = (*theirs.facts.quantities, *theirs.facts.spelled)
    return [
        quantity
        for quantity in mine.facts.quantities
        if not any(
            quantity.number == candidate.number
            if without_units
            else _agree(quantity, candidate, across=across)
            for candidate in candidates
        )
    ]


def _agree(left: Quantity, right: Quantity, *, across: bool) -> bool:
    if left.key == right.key:
        return True
    dimensions = {left.dimension, right.dimension}
    if "" not in dimensions:
        return False
    return left.amount == right.amount and dimensions <= _COUNTS if across else left.number == right.number


def _spelled_gap(one: Facts, other: Facts) -> FactGap:
    """Return the numbers in words without a counterpart, if the other text has another number of the same things.

    Two hours and five hours, once and 5 times: a number in words of anything else may be no number ("one of", 一般).
    """
    left, right = _lone(one.spelled, other), _lone(other.spelled, one)
    pairs = [
        (quantity, counterpart)
        for quantity, counterpart in (
            *product(left, right),
            *product(left, _lone(other.quantities, one)),
            *product(_lone(one.quantities, other), right),
        )
        if _measure(quantity) == _measure(counterpart) != ("", "")
    ]
    return FactGap(
        "number in words",
        tuple(dict.fromkeys(quantity.shown for quantity, _ in pairs)),
        tuple(dict.fromkeys(counterpart.shown for _, counterpart in pairs)),
    )


def _lone(quantities: Iterable[Quantity], theirs: Facts) -> list[Quantity]:
    known = {quantity.key for quantity in (*theirs.spelled, *theirs.quantities)}
    return [quantity for quantity in quantities if quantity.key not in known]


def _measure(quantity: Quantity) -> tuple[str, str]:
    return quantity.dimension, quantity.counted


def _exchange_gap(left: FactSide, right: FactSide) -> FactGap:
    """Return two values, or the words next to two values, that change places in otherwise equal texts.

    "0 (off) or 1 (on)" and "0 (on) or 1 (off)", "5 to 10" and "10 to 5"; not the members of a list in another order.
    """
    mine, theirs = ([token.text.lower() for token in side.tokens] for side in (left, right))
    places = [at for at, (word, other) in enumerate(zip(mine, theirs, strict=False)) if word != other]
    if len(mine) != len(theirs) or len(places) != _PLACES or sorted(mine) != sorted(theirs):
        return FactGap("order", (), ())
    first, last = places
    values = [token.sort in _VALUES or is_identifier(token) for token in left.tokens]
    between = range(first + 1, last)
    if values[first] and values[last]:
        is_exchange = any(not values[at] and mine[at] not in _JOINING for at in between)
    else:
        is_exchange = any(values[at] for at in between) and any((*values[:first], *values[last + 1 :]))
    if not is_exchange:
        return FactGap("order", (), ())
    return FactGap("order", (mine[first], mine[last]), (theirs[first], theirs[last]))


def _aligned_gap(left: FactSide, right: FactSide) -> FactGap:
    """Return the values that differ in otherwise equal texts, also those that the other text has in another place.

    "At most 10 MB, 25 MB in all" and "at most 25 MB, 25 MB in all"; `cache` and `experimental.cache`.
    """
    pairs = zip(left.tokens, right.tokens, strict=False)
    differing = [(token, other) for token, other in pairs if _key(token.text) != _key(other.text)]
    mine, theirs = (tuple(pair[side].text for pair in differing) for side in (0, 1))
    is_comparable = len(left.tokens) == len(right.tokens) and sorted(mine) != sorted(theirs)
    if not is_comparable or not all(
        token.sort is other.sort and token.sort in _EXACT for token, other in differing
    ):
        return FactGap("value", (), ())
    has_names = any(token.sort is Sort.CODE for token, _ in differing)
    return FactGap("name" if has_names else "value", mine, theirs)


def _interval_gap(one: Facts, other: Facts) -> FactGap:
    ends_of = {(low, high): ends for low, high, ends in one.intervals}
    for low, high, ends in other.intervals:
        mine = ends_of.get((low, high), ends)
        if mine != ends:
            left, right = (f"{brackets[0]}{low}, {high}{brackets[1]}" for brackets in (mine, ends))
            return FactGap("interval", (left,), (right,))
    return FactGap("interval", (), ())


def _bound_gap(one: Facts, other: Facts) -> FactGap:
    theirs = dict(other.bounds)
    for amount, bound in one.bounds:
        counterpart = theirs.get(amount, bound)
        if counterpart != bound:
            return FactGap("bound", (f"at {bound} {amount}",), (f"at {counterpart} {amount}",))
    return FactGap("bound", (), ())


def _family_gaps(left: FactSide, right: FactSide) -> Iterator[FactGap]:
    """Yield the members of a family (GET, POST …) of which each text states another."""
    mine, theirs = (
        {
            token.text.lower(): token.text
            for token in side.tokens
            if token.sort in {Sort.WORD, Sort.CODE} and not token.text.islower()
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


def _name_gap(left: FactSide, right: FactSide, *, across: bool) -> FactGap:
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
    """Return those of one text's names that the other text does not mention in any spelling."""
    if theirs.quotes_names or mine.quotes_names or not names:
        return ()
    words = _words(theirs.tokens)
    known = {_key(word) for word in words} | GENERIC | _PRODUCT_KEYS | vocabulary().plain_words
    known |= vocabulary().vendor_names
    lone = [name for name in dict.fromkeys(names) if not {_key(name), name.lower()} & known]
    if not lone:
        return ()
    mentioned = _mentioned(words)
    return tuple(
        name
        for name in lone
        if _key(name) not in mentioned
        and not any(alias in theirs.lower for alias in ALIASES.get(_key(name), ()))
    )


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
                found.add("".join((*keys[start:end], _key(part))))
    initials = ("".join(part[0] for part in _PART.findall(word)) for word in words)
    return found | {letters.lower() for letters in initials if len(letters) > 1}


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    """Return what all spellings of a name share, without the s of a plural: URLs, StreamIds, qps."""
    key = _NOT_KEY.sub("", _ARGUMENTS.sub("", name).lower())
    return key[:-1] if key.endswith("s") and len(key) > _MIN_SINGULAR - 1 else key
