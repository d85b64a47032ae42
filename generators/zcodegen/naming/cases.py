"""Spell words in the cases that the generated languages use.

A spelling depends on the name alone, so a new entry never changes another one's identifier. In the joined cases two
numbers stay separate (`LIMIT_1_2` is `limit1_2`, not `limit12`); `A_1` and `A1` become the same, which `collisions` reports.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from zcodegen.naming.words import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Case = Literal["camel", "go_camel", "go_pascal", "kebab", "pascal", "snake", "upper_snake"]

# https://go.dev/wiki/CodeReviewComments#initialisms, the list that golint and revive check.
_GO_INITIALISMS = """
acl api ascii cpu css dns eof guid html http https id ip json lhs qps ram rhs rpc sla smtp sql ssh tcp tls ttl udp
ui uid uri url utf8 uuid vm xml xmpp xsrf xss
"""
# The standard library writes http.StatusOK, and gRPC codes.OK.
GO_INITIALISMS = frozenset(_GO_INITIALISMS.split()) | {"ok"}


@cache  # a rule and a target or two ask for the same names
def in_case(name: str, case: Case) -> str:
    """Return `name` (UPPER_SNAKE, kebab or camel case) spelled in `case`."""
    return _SPELL[case](split_words(name))


def _join(words: Sequence[str]) -> str:
    text = "".join(words)
    if text.isalpha():  # no numbers to separate
        return text
    text = ""
    for word in words:
        meets_number = text[-1:].isdigit() and word[:1].isdigit()
        text += f"_{word}" if meets_number else word
    return text


def _pascal(words: tuple[str, ...]) -> str:
    return _join([*map(str.capitalize, words)])


def _camel(words: tuple[str, ...]) -> str:
    return _join([*words[:1], *map(str.capitalize, words[1:])])


def _go_pascal(words: tuple[str, ...]) -> str:
    return _join([word.upper() if word in GO_INITIALISMS else word.capitalize() for word in words])


def _go_camel(words: tuple[str, ...]) -> str:
    return words[0] + _go_pascal(words[1:]) if words else ""


_SPELL: Mapping[Case, Callable[[tuple[str, ...]], str]] = {
    "camel": _camel,
    "go_camel": _go_camel,
    "go_pascal": _go_pascal,
    "kebab": "-".join,
    "pascal": _pascal,
    "snake": "_".join,
    "upper_snake": lambda words: "_".join(words).upper(),
}
