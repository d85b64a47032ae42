"""Numbers as a locale writes them: digits, group and decimal signs, minus. Source: UTS #35, "Number Elements"."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from typing import Final

from msgspec import Struct

from zcodegen.locales import cldr_formats
from zcodegen.locales.likely import inherited_tags

MAX_FRACTION_DIGITS: Final = 3
"""CLDR's standard decimal pattern, `#,##0.###`, rounds half even."""
_LAST_DIGIT = Decimal(10) ** -MAX_FRACTION_DIGITS


class NumberFormat(Struct, frozen=True):
    """How a locale writes numbers by default."""

    decimal: str = "."
    group: str = ","
    minus: str = "-"
    zero: str = "0"
    """The digit zero; the others follow it in Unicode."""
    primary: int = 3
    """Digits of the last group; 0 for no groups."""
    secondary: int = 3
    """Digits of the other groups."""
    minimum_grouping: int = 1
    """Digits before the first group sign at least."""

    def format(self, number: float) -> str:
        """Return a number with at most three fraction digits."""
        exact = Decimal(number) if isinstance(number, int) else Decimal(repr(number))
        rounded = exact.quantize(_LAST_DIGIT, ROUND_HALF_EVEN, Context(prec=400))
        whole, _, fraction = f"{abs(rounded):f}".partition(".")
        fraction = fraction.rstrip("0")
        digits = self._grouped(whole) + (self.decimal + fraction if fraction else "")
        localized = digits.translate({ord("0") + digit: ord(self.zero) + digit for digit in range(10)})
        return self.minus + localized if rounded < 0 else localized

    def _grouped(self, whole: str) -> str:
        if not self.primary or len(whole) < self.primary + self.minimum_grouping:
            return whole
        groups = [whole[-self.primary :]]
        rest = whole[: -self.primary]
        while rest:
            groups.append(rest[-self.secondary :])
            rest = rest[: -self.secondary]
        return self.group.join(reversed(groups))


@cache
def number_format(locale: str) -> NumberFormat:
    """Return the number format of a locale, inherited from CLDR's parents."""
    return next((_FORMATS[tag] for tag in inherited_tags(locale) if tag in _FORMATS), NumberFormat())


def plain_number(value: float) -> str:
    """Return a number as messages show it without a format: shortest decimal digits, no exponent, no groups."""
    if isinstance(value, int):
        return str(value)
    text = f"{Decimal(repr(value)):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if text.strip("-0.") else "0"


_FORMATS = {locale: NumberFormat(*row) for row, locales in cldr_formats.NUMBERS for locale in locales.split()}
