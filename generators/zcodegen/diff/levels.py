"""What a kind of change says: how bad it is, and the step of the version that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from msgspec import Struct


class Criticality(IntEnum):
    """How bad a change is for those who use the packages, mildest first."""

    SAFE = 1
    DANGEROUS = 2
    BREAKING = 3

    def __str__(self) -> str:
        return self.name.lower()


class Bump(IntEnum):
    """The step of the version that a change asks for, smallest first."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()


SOURCE: Final = ("python", "typescript", "go", "kotlin")
"""What a change affects that reaches programs, and so those of custom targets: source that uses a language's package."""
AFFECTED: Final = (*SOURCE, "wire", "messages", "documents")
"""What a change can affect: that, codes on the wire, displayed texts, pages."""

SECTIONS: Final = ("Removed", "Retired", "Changed", "Added", "Deprecated", "Texts", "Internal")
"""The sections of a report and of a changelog, in their order. *Internal* is what no package shows."""


class ChangeKind(Struct, frozen=True):
    """A row. `says` is the message; the values of the change replace the names in braces."""

    section: str
    criticality: Criticality
    bump: Bump
    affects: tuple[str, ...]
    says: str
    levels: Mapping[str, Criticality] = {}
    """Language → criticality where it differs; tests/witness and tests/diff/test_witnesses.py prove these levels."""

    def level(self, language: str) -> Criticality:
        """Return how bad the change is for those who use the package of one language."""
        return self.levels.get(language, self.criticality)
