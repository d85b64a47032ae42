"""What is packed and published: the values that the ecosystems' modules take and give."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.catalog.model import Manifest
from zcodegen.catalog.published import PACKED_FOLDER
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish.archive import read_packed

EPOCH: Final = 315532802
"""1980-01-01T00:00:02Z, the time that every packed file bears: the first even second that a zip can hold in any zone."""

EPOCH_TEXT: Final = "1980-01-01T00:00:02Z"

Digests: TypeAlias = Mapping[str, str]
"""What a registry keeps of a release: a name there (a file, a tag) and the hash by which it is known."""


class Needed(Struct, frozen=True):
    """Another catalog's package that a package is compiled with: its manifest, and its target's tree."""

    manifest: Manifest
    files: Mapping[str, bytes]

    def write(self, folder: Path) -> Path:
        """Write the tree into `folder`; return `folder`."""
        return _write(self.files, folder)


class Source(Struct, frozen=True):
    """What a package is made of: its target's tree, the project's licence files (name -> content), and the catalog.

    `catalog` are the files of what the package shows of its catalog, so that the package can be compared with one.
    """

    manifest: Manifest
    files: Mapping[str, bytes]
    licences: Mapping[str, bytes]
    catalog: Mapping[str, bytes]
    imported: tuple[Manifest, ...] = ()
    """The catalogs whose packages of the same ecosystem this one imports."""
    needed: tuple[Needed, ...] = ()
    """Those packages, and what they import in turn."""

    def tree(self, *, licences_in: str = "", catalog_in: str = "") -> dict[str, bytes]:
        """Return all files of the package: the target's, and the others below folders that end in `/`."""
        licences = {f"{licences_in}{name}": content for name, content in self.licences.items()}
        prefix = f"{catalog_in}{PACKED_FOLDER}/"
        catalog = {f"{prefix}{path}": content for path, content in self.catalog.items()}
        return {**licences, **catalog, **self.files}

    def write(self, folder: Path, *, licences_in: str = "", catalog_in: str = "") -> Path:
        """Write that tree into `folder`; return `folder`."""
        return _write(self.tree(licences_in=licences_in, catalog_in=catalog_in), folder)


def _write(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write files with the modes that archives are to have, whatever the umask."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        destination = folder / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(content)
        destination.chmod(0o644)
    for directory in {
        parent for path in files for parent in (folder / path).parents if parent.is_relative_to(folder)
    }:
        directory.chmod(0o755)
    return folder


class Package(Struct, frozen=True):
    """A package as its registry knows it; `purl` is its package URL, `requires` what it depends on at run time."""

    name: str
    purl: str
    requires: tuple[Package, ...] = ()


class Release(Struct, frozen=True):
    """A packed version: the manifest that it was packed from, and the folder with one ecosystem's files."""

    manifest: Manifest
    folder: Path
    channel: str = ""
    """The dist-tag of npm, decided before anything is sent; empty if a registry has no such thing."""

    @property
    def version(self) -> str:
        """The version of the catalog and of all its packages."""
        return self.manifest.version

    def read(self, path: Path) -> bytes:
        """Return the bytes of a packed file. Raises ZcodegenError if it leads elsewhere or cannot be read."""
        return read_packed(self.folder, path.relative_to(self.folder).as_posix())

    def files(self, pattern: str) -> tuple[Path, ...]:
        """Return the packed files that match `pattern`, sorted; ZcodegenError if there are none."""
        found = tuple(sorted(self.folder.glob(pattern)))
        if not found:
            raise ZcodegenError(
                f"{self.folder.as_posix()} holds no package of version {self.version}: run `zcodegen pack`"
            )
        return found
