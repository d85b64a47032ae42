"""Archives of custom targets: the files, the licences, and the catalog's part, in one zip or tar that is always the same bytes.

A custom target declares the archive; it never declares a command, since its `target.yaml` may come from a pull request. So
nothing is sent to a registry: what the archive is for is up to its owner.
"""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Collection
from pathlib import Path

from zcodegen.catalog.model import Manifest
from zcodegen.custom.target import Archive
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish.archive import write_zip
from zcodegen.publish.release import EPOCH, Digests, Package, Release, Source
from zcodegen.publish.table import Ecosystem


def archive_of(target: str, archive: Archive) -> Ecosystem:
    """Return how a custom target is packed, as for an ecosystem that nothing is published to."""

    def package(manifest: Manifest) -> Package:
        name = archive.name.removesuffix(f".{archive.format}")
        return Package(name, f"pkg:generic/{manifest.name}-{target}@{manifest.version}")

    def pack(source: Source, scratch: Path, into: Path) -> list[str]:
        del scratch
        root = f"{archive.root}/" if archive.root else ""
        files = {f"{root}{path}": content for path, content in source.tree().items()}
        if archive.format == "zip":
            write_zip(into / archive.name, files)
        else:
            (into / archive.name).write_bytes(_tar(files))
        return []

    return Ecosystem(target, target, package, pack, _no_digests, _no_digests, _refuse)


def _tar(files: dict[str, bytes]) -> bytes:
    """Return a gzip'ed tar: sorted by name, one time, one owner, one mode."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = len(data), EPOCH, 0o644
            archive.addfile(entry, io.BytesIO(data))
    return gzip.compress(content.getvalue(), 9, mtime=0)


def _no_digests(release: Release, destination: str) -> Digests:
    del release, destination
    return {}


def _refuse(release: Release, destination: str, missing: Collection[str]) -> None:
    del release, missing
    raise ZcodegenError(f"an archive of a custom target is not published to {destination or 'a registry'}")
