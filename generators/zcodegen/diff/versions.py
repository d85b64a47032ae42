"""Versions of a catalog, MAJOR.MINOR.PATCH, and the steps between them (Semantic Versioning 2.0.0)."""

from __future__ import annotations

from zcodegen.diff.table import Bump


def next_version(version: str, bump: Bump) -> str:
    """Return the version one step on.

    Below 1.0.0 nothing is promised yet (section 4): a breaking change asks for the next minor version, any other for
    the next patch, as cargo and npm read such versions.
    """
    major, minor, patch = parse(version)
    if major == 0 and bump is not Bump.NONE:
        bump = Bump.MINOR if bump is Bump.MAJOR else Bump.PATCH
    return step(version, bump) if bump else f"{major}.{minor}.{patch}"


def step(version: str, bump: Bump) -> str:
    """Return the version after exactly this step."""
    major, minor, patch = parse(version)
    match bump:
        case Bump.MAJOR:
            return f"{major + 1}.0.0"
        case Bump.MINOR:
            return f"{major}.{minor + 1}.0"
        case Bump.PATCH:
            return f"{major}.{minor}.{patch + 1}"
        case Bump.NONE:
            return version


def is_enough(released: str, version: str, bump: Bump) -> bool:
    """Whether `version`, coming after `released`, is at least the step that changes ask for."""
    return parse(version) >= parse(next_version(released, bump))


def parse(version: str) -> tuple[int, int, int]:
    """Return the three numbers of a version that the manifest's schema accepts."""
    major, minor, patch = version.split(".")
    return int(major), int(minor), int(patch)
