"""The facts of a text: what a reader acts upon and a translation must keep.

Promises: facts are the same for two languages: 100 秒 and "100 seconds" are one quantity, 256 个字符 and "256 characters"
another than "256 bytes". A number written as a word counts as spelled: it may stand for a number in digits, but is
no evidence alone, because "a" and 一个 say one without meaning a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from zcodegen.texts.tokens import Sort, Token, tokens
from zcodegen.texts.units import MULTIPLIERS, SPELLED, Unit, chinese_number, unit_of


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: the value as written, the unit or None, and what stands in the text.

    Two quantities are equal when they measure the same: 1 分钟 and "60 seconds".
    """

    amount: str
    dimension: str
    shown: str

    @property
    def key(self) -> tuple[str, str]:
        """What two equal quantities have in common."""
        return self.amount, self.dimension


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one text, each in order of place.

    `quantities` are numbers in digits, `spelled` numbers in words; `identifiers` are names of code, abbreviations and
    code spans; `words` are all Latin words of the text, for looking up whether a name is mentioned at all.
    """

    quantities: tuple[Quantity, ...]
    spelled: tuple[Quantity, ...]
    identifiers: tuple[str, ...]
    links: tuple[str, ...]
    placeholders: tuple[str, ...]
    words: tuple[str, ...]


_EVIDENT = re.compile(r"[a-z0-9][A-Z]|_|\d|^[A-Z][A-Z]+s?$")
_INTERVAL = re.compile(r"([\[(])\s*([+-]?[\d.]+?)\.?\s*[,~-]\s*([+-]?[\d.]+?)\.?\s*([\])])")


@lru_cache(maxsize=8192)
def facts(text: str, locale: str) -> Facts:
    """Return the facts of `text`, written in `locale` (a BCP 47 tag)."""
    del locale
    found = tokens(text)
    return Facts(
        quantities=tuple(quantity for token in found for quantity in _quantities(token)),
        spelled=tuple(_spelled(found)),
        identifiers=tuple(token.text for token in found if is_identifier(token)),
        links=tuple(token.text for token in found if token.sort is Sort.LINK),
        placeholders=tuple(token.text for token in found if token.sort is Sort.PLACEHOLDER),
        words=tuple(token.text for token in found if token.sort in {Sort.WORD, Sort.CODE}),
    )


def is_identifier(token: Token) -> bool:
    """Tell whether a token is evidently a name: camelCase, snake_case, ALL_CAPS, with a digit, or a code span."""
    if token.sort is Sort.CODE:
        return True
    return token.sort is Sort.WORD and _EVIDENT.search(token.text) is not None


def _quantities(token: Token) -> list[Quantity]:
    if token.sort is Sort.NUMBER:
        return [_quantity(token.value, token.scale, unit_of(token.unit), token.text)]
    if token.sort is Sort.DATE:
        return [Quantity(token.text, "date", token.text)]
    bounds = _INTERVAL.fullmatch(token.text) if token.sort is Sort.INTERVAL else None
    return [_quantity(value, "", None, value) for value in (bounds[2], bounds[3])] if bounds else []


def _spelled(found: tuple[Token, ...]) -> list[Quantity]:
    spelled: list[Quantity] = []
    for token, following in zip(found, (*found[1:], None), strict=True):
        if token.sort is Sort.NUMERAL:
            spelled.append(_quantity(str(chinese_number(token.value)), "", unit_of(token.unit), token.text))
        elif token.sort is Sort.WORD and token.text.lower() in SPELLED:
            unit = unit_of(following.text) if following and following.sort is Sort.WORD else None
            spelled.append(_quantity(str(SPELLED[token.text.lower()]), "", unit, token.text))
    return spelled


def _quantity(value: str, scale: str, unit: Unit | None, shown: str) -> Quantity:
    written = value.replace(",", "").removeprefix("+")
    if written[:2].lower() == "0x":
        written = str(int(written, 16))
    if written.count(".") > 1 or (unit is None and not scale):
        return Quantity(written, unit.dimension if unit else "", shown)
    amount = Fraction(Decimal(written)) * (
        1000 if scale.strip().lower() == "k" else MULTIPLIERS.get(scale.strip(), 1)
    )
    return Quantity(str(amount * unit.factor if unit else amount), unit.dimension if unit else "", shown)
