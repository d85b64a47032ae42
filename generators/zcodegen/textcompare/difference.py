"""The kinds of difference between two texts, what a comparison returns, and the values that one text has alone."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class TextDifferenceKind(Enum):
    """The kinds of difference, the mildest first.

    LANGUAGE: the texts are in different languages, so nothing else about them was compared; `text-language` reports the
    text that is in the wrong one.
    """

    COSMETIC = "cosmetic"
    WORDING = "wording"
    LANGUAGE = "language"
    DETAIL = "detail"
    FACT = "fact"
    MEANING = "meaning"


class TextDifference(Struct, frozen=True):
    """How two texts differ.

    `left` and `right` are what differs: the values of a fact, the whole texts of a wording or a meaning, empty for a side
    that does not state the fact. `is_certain` is False for a FACT or MEANING that is probable only; `probability` is how
    probable a MEANING is.
    """

    kind: TextDifferenceKind
    left: str = ""
    right: str = ""
    is_certain: bool = True
    probability: float = 1.0

    @property
    def detail(self) -> str:
        """A clause with both values for a finding's message."""
        if self.kind is TextDifferenceKind.COSMETIC:
            return "only space, punctuation, width, letter case or markup differs"
        left, right = (f'"{value}"' if value else "nothing" for value in (self.left, self.right))
        return f"{left} against {right}"


class FactGap(Struct, frozen=True):
    """Values of one sort that the other text does not state; a fact differs if neither side is empty."""

    sort: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def is_conflict(self) -> bool:
        """Whether both texts state values of the sort."""
        return bool(self.left and self.right)
