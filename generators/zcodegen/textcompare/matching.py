"""Which facts of two texts have no counterpart in each other.

The same rules serve two texts of one language and of two. Across languages (`across`) a count may lack its unit, and the
name of a field may be written in words. All functions are symmetric.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from zcodegen.textcompare.difference import FactGap
from zcodegen.textcompare.facts import Facts, FactSide, Quantity, is_identifier, quantities_of
from zcodegen.textcompare.names import family_gaps, name_gap, name_key
from zcodegen.textcompare.tokens import Sort, Token

_COUNTS: Final = frozenset({"", "bit", "character", "word"})
"""Dimensions whose unit a translation may leave out."""

_LENGTHS: Final = frozenset({"bit", "character", "size", "word"})
"""Dimensions in which a length can be limited: 256 bytes and 256 characters are values of one sort."""

_PLACES: Final = 2
_VALUES: Final = frozenset(
    {Sort.CODE, Sort.DATE, Sort.INTERVAL, Sort.LINK, Sort.NUMBER, Sort.NUMERAL, Sort.PLACEHOLDER}
)
_EXACT: Final = frozenset({Sort.CODE, Sort.DATE, Sort.LINK, Sort.NUMBER})
"""Values that are exactly right or wrong: another one at the same position is another fact."""

_JOINING: Final = frozenset(
    {"and", "or", "to", "-", "~", "|", "&", "和", "或", "与", "及", "到", "至", "或者"}
)
"""Words between the members of a list or of a range."""

_NAMELESS: Final = re.compile(r"%(?:\d+\$)?(?:[sd@]|l{0,2}[cfiu])|\{\d{0,2}\}")
_LOCALE_PART: Final = re.compile(
    r"(?<=[/.])(?:zh|en|cn)(?:[-_](?:hans|cn|us|gb))?(?=[/.])|[-_](?:zh|en)(?=[/.])|/$"
)
_LIMIT: Final = re.compile(
    r"(大于|小于|>|<|\b(?:greater|less|more|fewer) than)(等于|=| or equal to|)(?=\s*[\d.-]*\d)"
)
"""A limit before a number: what is compared, and whether the number itself is allowed."""

_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://|^www\.|(?<=//)www\.", re.IGNORECASE)
_FRAGMENT: Final = re.compile(r"#.*")
_QUERY: Final = re.compile(r"\?.*")


def fact_gaps(left: FactSide, right: FactSide, *, across: bool) -> list[FactGap]:
    """Return the facts that the two texts do not share, one gap for each sort."""
    return [gap for gap in _find_gaps(left, right, across=across) if gap.left or gap.right]


def _find_gaps(left: FactSide, right: FactSide, *, across: bool) -> Iterator[FactGap]:
    one, other = left.facts, right.facts
    yield _placeholder_gap(one.placeholders, other.placeholders, across=across)
    yield _difference("link", _links(one, across=across), _links(other, across=across))
    if one.quantities != other.quantities:
        yield from _quantity_gaps(left, right, across=across)
    if one.spelled or other.spelled:
        yield _spelled_gap(one, other)
    yield _interval_gap(one, other)
    yield _bound_gap(one, other)
    yield _limit_gap(left.lower, right.lower)
    yield _disjoint("rate", one.rates, other.rates, "per {}")
    yield _disjoint("unit", one.bare_units, other.bare_units, "in {}")
    if not across:
        yield _exchange_gap(left, right)
        yield _aligned_gap(left, right)
    yield name_gap(left, right, across=across)
    yield from family_gaps(left, right)
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


def _placeholder_gap(left: tuple[str, ...], right: tuple[str, ...], *, across: bool) -> FactGap:
    """Return the named placeholders that one side lacks; `%s` and `{}` match any of the other side."""
    (mine, any_left), (theirs, any_right) = _split_placeholders(left), _split_placeholders(right)
    if not mine and not theirs:  # more of them on one side: a value that the other leaves out
        return FactGap("placeholder", left[any_right:], right[any_left:])
    if across:
        gap = _difference("placeholder", mine, theirs)
    else:  # also what one text has more often
        gap = FactGap("placeholder", _more(mine, theirs), _more(theirs, mine))
    return FactGap(
        gap.sort,
        () if len(gap.left) <= any_right else gap.left,
        () if len(gap.right) <= any_left else gap.right,
    )


def _more(mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((Counter(mine) - Counter(theirs)).elements()))


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
    for dimension in dict.fromkeys(_quantity_sort(quantity) for quantity in (*mine, *theirs)):
        yield FactGap(
            f"number {dimension}".rstrip(),
            *(
                tuple(
                    dict.fromkeys(
                        quantity.shown for quantity in side if _quantity_sort(quantity) == dimension
                    )
                )
                for side in (mine, theirs)
            ),
        )


def _quantity_sort(quantity: Quantity) -> str:
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
    indexes = [at for at, (word, other) in enumerate(zip(mine, theirs, strict=False)) if word != other]
    if len(mine) != len(theirs) or len(indexes) != _PLACES or sorted(mine) != sorted(theirs):
        return FactGap("order", (), ())
    first, last = indexes
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
    """Return the values that differ in otherwise equal texts, also those that the other text has at another position.

    "At most 10 MB, 25 MB in all" and "at most 25 MB, 25 MB in all"; `cache` and `experimental.cache`.
    """
    pairs = zip(left.tokens, right.tokens, strict=False)
    differing = [(token, other) for token, other in pairs if not _are_equal(token, other)]
    mine, theirs = (tuple(pair[side].text for pair in differing) for side in (0, 1))
    is_comparable = len(left.tokens) == len(right.tokens) and sorted(mine) != sorted(theirs)
    if not is_comparable or not all(
        token.sort is other.sort and token.sort in _EXACT and _is_value(token) for token, other in differing
    ):
        return FactGap("value", (), ())
    has_names = any(token.sort is Sort.CODE for token, _ in differing)
    return FactGap("name" if has_names else "value", mine, theirs)


def _are_equal(token: Token, other: Token) -> bool:
    """Return whether two tokens are the same but for spelling: a name, or a number with its unit (60 s, 1 minute)."""
    if name_key(token.text) == name_key(other.text):
        return True
    if not token.sort is other.sort is Sort.NUMBER:
        return False
    one, same = (quantities_of(number)[0].key for number in (token, other))
    return one == same


def _is_value(token: Token) -> bool:
    return token.sort is not Sort.CODE or is_identifier(token)


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


def _limit_gap(left: str, right: str) -> FactGap:
    """Return a limit that is allowed on one side only, in otherwise equal texts: > 0 and >= 0."""
    mine, theirs = _LIMIT.findall(left), _LIMIT.findall(right)
    differing = [(limit, other) for limit, other in zip(mine, theirs, strict=False) if limit != other]
    is_equal = len(mine) == len(theirs) and _LIMIT.sub(r"\1", left) == _LIMIT.sub(r"\1", right)
    if not differing or not is_equal:
        return FactGap("limit", (), ())
    return FactGap(
        "limit", *(tuple("".join(side[0:2]) for side in sides) for sides in zip(*differing, strict=True))
    )
