"""The steps between versions of a catalog (Semantic Versioning 2.0.0)."""

from __future__ import annotations

from zcodegen.diff.levels import Bump
from zcodegen.revision.version import Version


def next_version(version: Version, bump: Bump) -> Version:
    """Return the final version that changes after `version` require.

    Below 1.0.0 nothing is promised yet (section 4): a breaking change requires the next minor version, any other the
    next patch, as cargo and npm read such versions.
    """
    if version.major == 0 and bump is not Bump.NONE:
        bump = Bump.MINOR if bump is Bump.MAJOR else Bump.PATCH
    return step(version, bump)


def step(version: Version, bump: Bump) -> Version:
    """Return the final version after exactly this step."""
    match bump:
        case Bump.MAJOR:
            return Version(version.major + 1, 0, 0)
        case Bump.MINOR:
            return Version(version.major, version.minor + 1, 0)
        case Bump.PATCH:
            return Version(version.major, version.minor, version.patch + 1)
        case Bump.NONE:
            return version


def is_enough(released: Version, version: Version, bump: Bump) -> bool:
    """Return whether `version` is not below `released`, and at least the step after it that changes require.

    A pre-release of the required version is enough.
    """
    return version >= released and version.final >= next_version(released, bump)
