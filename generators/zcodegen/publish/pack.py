"""Pack ecosystems into a folder, with a bill of materials each and the checksums of all.

A `.gitignore` marks the folder as one of zcodegen; a folder without it must be empty.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.model import Manifest
from zcodegen.diagnostics import ZcodegenError
from zcodegen.output.atomic import atomic_write
from zcodegen.publish.archive import hashes, read_packed
from zcodegen.publish.release import Source
from zcodegen.publish.sbom import render_sbom
from zcodegen.publish.table import Ecosystem

SUMS: Final = "SHA256SUMS"
_FRESH: Final = ".zcodegen-"
_MARK: Final = ".gitignore"
_MARK_TEXT: Final = b"# Packages made by `zcodegen pack`; this folder is theirs.\n*\n"


class Packed(Struct, frozen=True):
    """The files of one ecosystem below the folder, sorted, and remarks on them."""

    files: tuple[str, ...]
    remarks: tuple[str, ...]


def pack(ecosystem: Ecosystem, source: Source, into: Path) -> Packed:
    """Pack one ecosystem into `into/<id>/`, in place of what was packed there before, and renew the checksums.

    Raises ZcodegenError, with nothing changed, if a tool is missing or fails, or if `into` is not a folder of zcodegen.
    """
    _refuse_placeholder(ecosystem, source)
    _refuse_license(source.manifest)
    _claim(into)
    with TemporaryDirectory() as folder:
        scratch, made = Path(folder), Path(folder) / "made"
        made.mkdir()
        remarks = ecosystem.pack(source, scratch, made)
        files = hashes(made)
        _put(made, into / ecosystem.id)
    package = ecosystem.package(source.manifest)
    imported = tuple(map(ecosystem.package, source.imported))
    package = replace(package, requires=(*package.requires, *imported))
    bill = f"{ecosystem.id}.cdx.json"
    atomic_write(into / bill, render_sbom(package, source.manifest, files).encode(), inside=into)
    _write_sums(into)
    return Packed((*(f"{ecosystem.id}/{name}" for name in files), bill), tuple(remarks))


def _refuse_placeholder(ecosystem: Ecosystem, source: Source) -> None:
    """Refuse the name that a package gets if the manifest has none: it cannot be registered."""
    if ecosystem.target in source.manifest.placeholder_targets:
        name = ecosystem.package(source.manifest).name
        raise ZcodegenError(
            f"the {ecosystem.target} package has the placeholder {name} for a name; "
            f"set its name under `packages: {{{ecosystem.target}: …}}` in catalog.yaml"
        )


def _refuse_license(manifest: Manifest) -> None:
    """Refuse a license that is no SPDX expression: the backends of wheels stop at it, and registries do not show it."""
    try:
        from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
    except ImportError:
        return
    if not manifest.license:
        return
    try:
        canonicalize_license_expression(manifest.license)
    except InvalidLicenseExpression as error:
        raise ZcodegenError(
            f"the license {manifest.license!r} is not an SPDX expression ({error}); write one in catalog.yaml, such as "
            "Apache-2.0, or LicenseRef-Proprietary for a license of your own"
        ) from error


def _put(made: Path, destination: Path) -> None:
    """Put a folder in the place of what is there: the new one is whole before the old one goes, and goes as a whole."""
    fresh, old = (destination.with_name(f"{_FRESH}{kind}-{destination.name}") for kind in ("new", "old"))
    try:
        shutil.copytree(made, fresh)
        if destination.exists():
            destination.rename(old)
        fresh.rename(destination)
    except OSError as error:
        reason = error.strerror or error.args[0][0][2]  # copytree collects its faults
        raise ZcodegenError(f"cannot write {destination.as_posix()}: {reason}") from error
    finally:
        for folder in (fresh, old):
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder if there is one: to remove a pipe in its place would wait for a writer."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)


def _claim(into: Path) -> None:
    for leftover in into.glob(f"{_FRESH}*"):  # of a killed run
        _remove(leftover)
    if into.is_dir() and any(into.iterdir()):
        mark = into / _MARK
        if not mark.is_file() or read_packed(into, _MARK) != _MARK_TEXT:
            raise ZcodegenError(
                f"{into.as_posix()!r} holds files and was not made by `zcodegen pack`: name another folder with --into"
            )
        return
    into.mkdir(parents=True, exist_ok=True)
    atomic_write(into / _MARK, _MARK_TEXT, inside=into)


def _write_sums(into: Path) -> None:
    """Write the checksums as `sha256sum --check` reads them."""
    found = {name: digest for name, digest in hashes(into).items() if name not in {SUMS, _MARK}}
    text = "".join(f"{digest}  {name}\n" for name, digest in found.items())
    atomic_write(into / SUMS, text.encode(), inside=into)


def verify(into: Path, ecosystem: Ecosystem) -> None:
    """Raise ZcodegenError where an ecosystem was not packed into `into`, or its files are not those that were packed."""
    if not (into / ecosystem.id).is_dir() or not (into / SUMS).is_file():
        raise ZcodegenError(f"{into.as_posix()} holds no package for {ecosystem.id}: run `zcodegen pack`")
    sums = _read_sums(into)
    there = {f"{ecosystem.id}/{name}": digest for name, digest in hashes(into / ecosystem.id).items()}
    packed = {name: digest for name, digest in sums.items() if name.startswith(f"{ecosystem.id}/")}
    for name in sorted({*there, *packed}):
        if there.get(name) != packed.get(name):
            raise ZcodegenError(
                f"{(into / name).as_posix()} is not what was packed ({SUMS} says {packed.get(name, 'nothing')}): "
                "run `zcodegen pack` again"
            )


def _read_sums(into: Path) -> Mapping[str, str]:
    lines = read_packed(into, SUMS).decode("utf-8", "replace").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
