"""Calls that make a collection: maps of codes and texts, and sets of codes, which declare none."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import closing

_LEAST_PAIRS = 3
_PAIR = 4
"""Tokens of a pair and of the mark behind it."""
_COLLECTION_BEGIN = 2
"""Tokens of `new Set`."""
_COLLECTIONS = frozenset(
    (
        "Arrays",
        "EnumSet",
        "HashSet",
        "ImmutableSet",
        "Set",
        "WeakSet",
        "arrayOf",
        "frozenset",
        "listOf",
        "set",
        "setOf",
    )
)


def is_collection(value: Sequence[Token]) -> bool:
    """Return whether a value is a set or list of codes that are treated alike."""
    words = {word.text for word in value[:_COLLECTION_BEGIN] if word.kind is Kind.WORD}
    return not _COLLECTIONS.isdisjoint(words) or _lists_names(value)


def _lists_names(value: Sequence[Token]) -> bool:
    """Return whether a value is three or more constants or words in brackets: `Seq(NO_KEY, BAD_KEY, SHUT)`, `{ "08", "53", "58" }`."""
    tokens = [token for token in value if token.kind is not Kind.NEWLINE]
    opened = next((index for index, token in enumerate(tokens) if token.text in ("(", "[", "{")), None)
    if opened is None:
        return False
    inner = tokens[opened + 1 : closing(tokens, opened)]
    marks = {token.text for token in inner if token.kind is Kind.MARK}
    items = [token for token in inner if token.kind is not Kind.MARK]
    are_names = all(token.kind is Kind.WORD and token.text.isupper() for token in items)
    are_words = all(token.kind in (Kind.STRING, Kind.WORD) and " " not in token.text for token in items)
    is_array = tokens[opened].text != "(" and len(items) > _LEAST_PAIRS
    return (
        len(items) >= _LEAST_PAIRS and "," in marks <= {",", "."} and (are_names or (are_words and is_array))
    )


def argument_pairs(value: Sequence[Token]) -> list[tuple[Token, Token]]:
    """Return the numbers and texts of a call that makes a map of them: `Map.of(7, "…", …)`, `mapOf(7 to "…", …)`."""
    tokens = [token for token in value if token.kind is not Kind.NEWLINE]
    at = next((index for index, token in enumerate(tokens) if token.text == "("), len(tokens)) + 1
    pairs: list[tuple[Token, Token]] = []
    while at < len(tokens) and tokens[at].text != ")":
        sign = "-" if tokens[at].text == "-" else ""
        at += len(sign)
        part = tokens[at : at + _PAIR]
        if not _is_pair(part):
            return []
        key, _, text, behind = part
        pairs.append((Token(Kind.WORD, f"{sign}{key.text}", key.line, key.column), text))
        at += _PAIR - (behind.text == ")")
    return pairs if len(pairs) >= _LEAST_PAIRS else []


def _is_pair(part: Sequence[Token]) -> bool:
    """Return whether four tokens are a number, a text, and the mark behind each."""
    if len(part) < _PAIR:
        return False
    key, mark, text, behind = part
    return (
        key.kind is Kind.NUMBER
        and mark.text in (",", "to")
        and text.kind is Kind.STRING
        and behind.text in (",", ")")
    )
