"""Plural rules of CLDR, reduced to integers.

Source: UTS #35, "Language Plural Rules". For an integer, the operands n and i are its absolute value, and v, w, f, t, c and e
are 0; conditions on these are decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.locales import cldr_formats

CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
"""All plural categories of CLDR, in its order."""
_RELATION = re.compile(r"([a-z])(?: % (\d+))? (!?=) ([\d.,]+)")


class Relation(Struct, frozen=True):
    """Whether n, or n % `modulus` if that is not 0, is in one of the ranges, both ends included."""

    modulus: int
    negated: bool
    ranges: tuple[tuple[int, int], ...]

    def holds(self, number: int) -> bool:
        """Return whether the relation is true for an integer of 0 or more."""
        value = number % self.modulus if self.modulus else number
        return any(low <= value <= high for low, high in self.ranges) is not self.negated


Condition: TypeAlias = tuple[tuple[Relation, ...], ...]
"""True if all relations of one of its members are true."""


@cache
def plural_rules(locale: str, *, ordinal: bool = False) -> tuple[tuple[str, Condition], ...]:
    """Return the categories of a locale but `other`, with their conditions, in the order in which to try them."""
    table = _ORDINALS if ordinal else _CARDINALS
    text = next((table[tag] for tag in _truncated(locale) if tag in table), "")
    rules = (rule.partition(": ") for rule in text.split("; ") if rule)
    reduced = ((category, _read_condition(condition)) for category, _, condition in rules)
    return tuple((category, condition) for category, condition in reduced if condition)


def categories(locale: str, *, ordinal: bool = False) -> tuple[str, ...]:
    """Return the categories that integers have in a locale, `other` last."""
    return (*(category for category, _ in plural_rules(locale, ordinal=ordinal)), "other")


def plural_category(number: int, locale: str, *, ordinal: bool = False) -> str:
    """Return the category of an integer."""
    number = abs(number)
    for category, condition in plural_rules(locale, ordinal=ordinal):
        if any(all(relation.holds(number) for relation in relations) for relations in condition):
            return category
    return "other"


def c_expression(condition: Condition, *, equal: str = "==", modulo: str = " % ") -> str:
    """Return a condition on a variable `n` of 0 or more in the syntax of Go, Kotlin and JavaScript.

    `equal` is `===` for JavaScript; `modulo` is `%` for gofmt.
    """
    unequal = equal.replace("=", "!", 1)

    def compare(relation: Relation) -> str:
        value = f"n{modulo}{relation.modulus}" if relation.modulus else "n"
        tests = [
            f"{value} {unequal if relation.negated else equal} {low}"
            if low == high
            else f"({value} < {low} || {value} > {high})"
            if relation.negated
            else f"{value} >= {low} && {value} <= {high}"
            if low
            else f"{value} <= {high}"
            for low, high in relation.ranges
        ]
        if len(tests) == 1:
            return tests[0]
        return " && ".join(tests) if relation.negated else f"({' || '.join(map(_in_parentheses, tests))})"

    return _join(condition, compare, " && ", " || ")


def python_expression(condition: Condition) -> str:
    """Return a condition on a variable `n` of 0 or more as a Python expression."""

    def compare(relation: Relation) -> str:
        value = f"n % {relation.modulus}" if relation.modulus else "n"
        if all(low == high for low, high in relation.ranges):
            numbers = [low for low, _ in relation.ranges]
            if len(numbers) == 1:
                return f"{value} {'!=' if relation.negated else '=='} {numbers[0]}"
            return f"{value} {'not in' if relation.negated else 'in'} {{{', '.join(map(str, numbers))}}}"
        tests = [
            f"{value} == {low}" if low == high else f"{low} <= {value} <= {high}"
            for low, high in relation.ranges
        ]
        joined = tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"
        return f"not {joined}" if relation.negated else joined

    return _join(condition, compare, " and ", " or ")


def _join(condition: Condition, compare: Callable[[Relation], str], every: str, some: str) -> str:
    members = [every.join(map(compare, relations)) for relations in condition]
    return members[0] if len(members) == 1 else some.join(map(_in_parentheses, members))


def _in_parentheses(expression: str) -> str:
    return f"({expression})" if re.search(r" (&&|\|\||and|or) ", expression) else expression


def _truncated(tag: str) -> Iterator[str]:
    """Yield a tag and what remains when its last subtag is cut; ICU reads no parent locales for plural rules."""
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]


def _read_condition(text: str) -> Condition:
    found: list[tuple[Relation, ...]] = []
    for member in text.split(" or "):
        relations = [_read_relation(relation) for relation in member.split(" and ")]
        if all(relation is not False for relation in relations):
            found.append(tuple(relation for relation in relations if isinstance(relation, Relation)))
    return tuple(found)


def _read_relation(text: str) -> Relation | bool:
    operand, modulus, sign, values = _RELATION.fullmatch(text).groups()  # type: ignore[union-attr]  # every relation of CLDR matches
    ranges = []
    for value in values.split(","):
        low, _, high = value.partition("..")
        ranges.append((int(low), int(high or low)))
    relation = Relation(int(modulus or 0), sign == "!=", tuple(ranges))
    return relation if operand in "ni" else relation.holds(0)


def _by_locale(table: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {locale: rules for rules, locales in table for locale in locales.split()}


_CARDINALS = _by_locale(cldr_formats.CARDINALS)
_ORDINALS = _by_locale(cldr_formats.ORDINALS)
