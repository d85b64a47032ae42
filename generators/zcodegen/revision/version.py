"""Versions of a catalog: `MAJOR.MINOR.PATCH`, or a pre-release of it such as `1.0.0-rc.1`.

Source: Semantic Versioning 2.0.0. Of its pre-releases only `alpha.N`, `beta.N` and `rc.N` are allowed, because every
registry has a form for these (PEP 440 has no other).
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

PRE_RELEASES: Final = ("alpha", "beta", "rc")
"""The kinds of pre-release, in the order of their precedence."""

_VERSION: Final = re.compile(
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-(alpha|beta|rc)\.(0|[1-9][0-9]*))?"
)
_PEP_440: Final = {"alpha": "a", "beta": "b", "rc": "rc"}


class Version(Struct, frozen=True, order=True):
    """A version; versions compare by precedence (section 11).

    `kind` is the index of the pre-release's kind in `PRE_RELEASES`, or its length for a final version, so that a final
    version is above its pre-releases.
    """

    major: int
    minor: int
    patch: int
    kind: int = len(PRE_RELEASES)
    number: int = 0

    @property
    def is_final(self) -> bool:
        """Whether it is not a pre-release."""
        return self.kind == len(PRE_RELEASES)

    @property
    def final(self) -> Version:
        """The version that a pre-release leads to; a final version itself."""
        return Version(self.major, self.minor, self.patch)

    @property
    def pep440(self) -> str:
        """The version as Python's packaging tools write it: `1.0.0rc1`."""
        pre = "" if self.is_final else f"{_PEP_440[PRE_RELEASES[self.kind]]}{self.number}"
        return f"{self.major}.{self.minor}.{self.patch}{pre}"

    @property
    def successors(self) -> tuple[Version, ...]:
        """The final versions that are one step away, highest first."""
        major, minor, patch = self.major, self.minor, self.patch
        return Version(major + 1, 0, 0), Version(major, minor + 1, 0), Version(major, minor, patch + 1)

    @property
    def next_breaking(self) -> Version:
        """The lowest version that may break its users (semver, items 4 and 8)."""
        return Version(self.major + 1, 0, 0) if self.major else Version(0, self.minor + 1, 0)

    def pre_release(self, kind: str, number: int) -> Version:
        """Return the pre-release of this version with this kind and number."""
        return Version(self.major, self.minor, self.patch, PRE_RELEASES.index(kind), number)

    def __str__(self) -> str:
        pre = "" if self.is_final else f"-{PRE_RELEASES[self.kind]}.{self.number}"
        return f"{self.major}.{self.minor}.{self.patch}{pre}"


def parse_version(text: str) -> Version:
    """Return the version that `text` is. Raises ValueError if it is not one."""
    match = _VERSION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    major, minor, patch = (int(number) for number in match.group(1, 2, 3))
    version = Version(major, minor, patch)
    return version.pre_release(match[4], int(match[5])) if match[4] else version
