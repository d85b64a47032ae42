"""Calls that make a collection: maps of codes and texts, and sets of codes, which declare none."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.constants.tokens import Kind, Token

_LEAST_PAIRS = 3
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
    return not _COLLECTIONS.isdisjoint(
        word.text for word in value[:_COLLECTION_BEGIN] if word.kind is Kind.WORD
    )


def argument_pairs(value: Sequence[Token]) -> list[tuple[Token, Token]]:
    """Return the numbers and texts of a call that makes a map of them: `Map.of(7, "…", …)`, `mapOf(7 to "…", …)`."""
    tokens = [token for token in value if token.kind is not Kind.NEWLINE]
    at = next((place for place, token in enumerate(tokens) if token.text == "("), len(tokens)) + 1
    pairs: list[tuple[Token, Token]] = []
    while at + 3 < len(tokens) + 1 and tokens[at].text != ")":
        sign = tokens[at].text if tokens[at].text == "-" else ""
        key, mark, text, behind = (*tokens[at + len(sign) : at + len(sign) + 4], *[None] * 4)[:4]
        if (
            key is None or mark is None or text is None or behind is None
            or key.kind is not Kind.NUMBER
            or mark.text not in (",", "to")
            or text.kind is not Kind.STRING
            or behind.text not in (",", ")")
        ):  # fmt: skip
            return []
        pairs.append((Token(Kind.WORD, f"{sign}{key.text}", key.line, key.column), text))
        at += len(sign) + (4 if behind.text == "," else 3)
    return pairs if len(pairs) >= _LEAST_PAIRS else []
