"""A packed package to the files of the catalog that it carries: wheel, sdist, npm tarball, Go module, jar.

A package comes from elsewhere, so nothing is unpacked onto the disk, only plain files of the catalog's folder are
read, and what unfolds to more than any catalog has is refused. Formats: PKWARE's APPNOTE (zip), POSIX pax (tar).
"""

from __future__ import annotations

import gzip
import io
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.published import PACKED_FOLDER
from zcodegen.diagnostics import ZcodegenError

_LARGEST_FILE: Final = 64 * 1024 * 1024
_LARGEST: Final = 128 * 1024 * 1024
"""What a package may be, and unfold to."""
_MARK: Final = f"/{PACKED_FOLDER}/"
_PATH: Final = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.yaml")
_FAULTS: Final = (
    EOFError,
    NotImplementedError,  # a compression that Python does not know
    OSError,
    RuntimeError,  # encrypted
    ValueError,
    OverflowError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


class Carried(Struct, frozen=True):
    """The catalog in a package: its folder there, and its files by path."""

    folder: str
    files: dict[str, bytes]


def read_package(path: Path, shown: str) -> Carried:
    """Return the catalog that a package carries.

    Raises ZcodegenError where it carries none or several, is broken, or holds what no package of ours does.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise ZcodegenError(f"{shown} is larger than 64 MiB: it is no package that `zcodegen pack` made")
        with path.open("rb") as file:
            found = _by_folder(_members(file), shown)
    except _FAULTS as fault:
        raise ZcodegenError(f"{shown} cannot be read as a package: {fault}; get or pack it again") from fault
    catalogs = {folder: files for folder, files in found.items() if MANIFEST_NAME in files}
    if len(catalogs) > 1:
        named = " and ".join(sorted(catalogs))
        raise ZcodegenError(
            f"{shown} carries several catalogs ({named}): unpack it and name the folder of one"
        )
    for folder, files in catalogs.items():
        return Carried(folder, dict(sorted(files.items())))
    raise ZcodegenError(
        f"{shown} carries no catalog, as packages of `zcodegen pack` do: "
        "compare the catalog at the tag that it was made from"
    )


def _by_folder(members: Iterator[tuple[str, bytes]], shown: str) -> dict[str, dict[str, bytes]]:
    """Sort the catalog's files by the folder that they lie in."""
    found: dict[str, dict[str, bytes]] = {}
    left = _LARGEST
    for name, content in members:
        above, mark, path = f"/{name}".partition(_MARK)
        files = found.setdefault(f"{above}{mark}".strip("/"), {})
        if not name.isprintable() or not _PATH.fullmatch(path) or path in files:
            raise ZcodegenError(f"{shown} holds {name!r}, which `zcodegen pack` does not write: get it again")
        left -= len(content)
        if left < 0:
            raise ZcodegenError(f"the catalog in {shown} is larger than 128 MiB")
        files[path] = content
    return found


def _members(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the plain files that lie in a catalog's folder."""
    start = file.read(4)
    file.seek(0)
    if start == b"PK\x03\x04":
        yield from _zipped(file)
    elif start.startswith(b"\x1f\x8b"):
        yield from _tarred(file)
    else:
        raise ValueError("it is neither a zip nor a tar.gz")


def _zipped(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            if not _is_wanted(member.filename):
                continue
            if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise NotImplementedError("it is compressed in a way that packages are not")
            with archive.open(member) as stream:
                yield member.filename, stream.read(_LARGEST + 1)


def _tarred(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    with gzip.GzipFile(fileobj=file) as packed:
        content = packed.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError("it unfolds to more than 128 MiB")
    # As a stream: a member that sends its reader back is refused.
    with tarfile.open(fileobj=io.BytesIO(content), mode="r|") as archive:
        for member in archive:
            if member.isreg() and _is_wanted(member.name) and (stream := archive.extractfile(member)):
                yield member.name, stream.read(_LARGEST + 1)


def _is_wanted(name: str) -> bool:
    return _MARK in f"/{name}" and not name.endswith("/")
