"""How bad a change is, and the step of the version that it asks for."""

from __future__ import annotations

from enum import IntEnum


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
