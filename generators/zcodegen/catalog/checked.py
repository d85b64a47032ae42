"""Which files are known to have the shape of their kind: those that were found to have it before, byte by byte.

To hold a file against its schema takes a library that costs a look-up as much as reading the shipped catalog.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from zcodegen import cache


def is_checked(folder: Path, kind: str, contents: Mapping[str, bytes]) -> bool:
    """Whether exactly these files of a kind, by path below `folder`, were noted."""
    return cache.get(_name(folder, kind), _key(contents)) is not None


def note_checked(folder: Path, kind: str, contents: Mapping[str, bytes]) -> None:
    """Note, in the place of what was noted before, that nothing was found in these files."""
    cache.put(_name(folder, kind), _key(contents), b"")


def _name(folder: Path, kind: str) -> str:
    place = str(folder.absolute()).encode("utf-8", "surrogateescape")
    return f"checked/{cache.digest(place, kind.encode()).hex()}"


def _key(contents: Mapping[str, bytes]) -> bytes:
    paths = [path.encode("utf-8", "surrogateescape") for path in contents]
    return cache.digest(cache.tool_fingerprint(), *paths, *contents.values())
