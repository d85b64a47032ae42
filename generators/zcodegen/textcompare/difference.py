"""The kinds of difference between two texts, as the design names them ("What must hold")."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class TextDifferenceKind(Enum):
    """The kinds of difference, mildest first."""

    COSMETIC = "cosmetic"
    WORDING = "wording"
    FACT = "fact"
    MEANING = "meaning"


class Difference(Struct, frozen=True):
    """What two texts differ in: the kind, and a clause with the values for a finding's message."""

    kind: TextDifferenceKind
    detail: str
