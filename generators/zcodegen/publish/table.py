"""The ecosystems that zcodegen packs for and publishes to: one row each, in the order in which they are published."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Manifest
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import describe_unknown
from zcodegen.publish import go, maven, npm, python
from zcodegen.publish.release import Digests, Package, Release, Source


class Ecosystem(Struct, frozen=True):
    """An ecosystem: its id, the target that it packs, and what its module does.

    `pack(source, scratch, into)` writes the packed files into an empty folder and returns remarks; `wanted` and
    `present` return what a destination should have and has of a release; `send` uploads what is missing. The
    destination `""` is the tool's own default; `channel` is the name under which its users find the release.
    """

    id: str
    target: str
    package: Callable[[Manifest], Package]
    pack: Callable[[Source, Path, Path], list[str]]
    wanted: Callable[[Release, str], Digests]
    present: Callable[[Release, str], Digests]
    send: Callable[[Release, str, Collection[str]], None]
    channel: Callable[[Release, str], str] = lambda _release, _destination: ""


ECOSYSTEMS: Final = {
    row.id: row
    for row in (
        Ecosystem(
            "python", "python", python.package, python.pack, python.wanted, python.present, python.send
        ),
        Ecosystem("npm", "typescript", npm.package, npm.pack, npm.wanted, npm.present, npm.send, npm.channel),
        Ecosystem("go", "go", go.package, go.pack, go.wanted, go.present, go.send),
        Ecosystem("maven", "kotlin", maven.package, maven.pack, maven.wanted, maven.present, maven.send),
    )
}


_REGISTRIES: Final = {"npmjs": "npm", "pypi": "python"}
"""Names of registries that are not those of their ecosystems."""


def get_ecosystem(name: str) -> Ecosystem:
    """Return the ecosystem with this id, of this target, or with this registry; ZcodegenError names the known ones."""
    for row in ECOSYSTEMS.values():
        if name in {row.id, row.target} or _REGISTRIES.get(name) == row.id:
            return row
    raise ZcodegenError(describe_unknown("registry", name, ECOSYSTEMS))
