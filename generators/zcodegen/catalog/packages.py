"""A packed package to the files of the catalog that it carries: wheel, sdist, npm tarball, Go module, jar.

A package comes from elsewhere, so nothing is unpacked onto the disk, only plain files of the catalog's folder are
read, and what unfolds to more than any catalog has is refused. Formats: PKWARE's APPNOTE (zip), POSIX pax (tar).
"""

from __future__ import annotations

import gzip
import io
import posixpath
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from zcodegen.catalog.files import IMPORTED_FOLDER, MANIFEST_NAME
from zcodegen.catalog.published import PACKED_FOLDER
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import read_named

_MAX_PACKAGE_BYTES: Final = 64 * 1024 * 1024
_MAX_BYTES: Final = 128 * 1024 * 1024
"""What a package may unfold to."""
_MAX_MEMBERS: Final = 20_000
_MAX_HEADER_BYTES: Final = 64 * 1024
"""Extended headers of one member of a tar archive."""
_MAX_HEADERS_BYTES: Final = _MAX_MEMBERS // 100 * _MAX_HEADER_BYTES
"""Extended headers of all members of a tar archive; the directory of a zip."""
_BLOCK: Final = 512
_MARK: Final = f"/{PACKED_FOLDER}/"
_PATH: Final = re.compile(
    rf"(?:{IMPORTED_FOLDER}/[a-z0-9-]+/)*(?:[a-z0-9-]+/)*[a-z0-9-]+\.yaml|CHANGELOG\.md"
)
_FAULTS: Final = (
    EOFError,
    NotImplementedError,  # a compression that Python does not know
    OSError,
    RuntimeError,  # encrypted
    ValueError,
    OverflowError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


class Carried(Struct, frozen=True):
    """The catalog in a package: its folder there, and its files by path."""

    folder: str
    files: dict[str, bytes]

    @property
    def target(self) -> str:
        """The target that the package is of: each ecosystem has the catalog in another folder."""
        if self.folder.startswith("META-INF/"):
            return "kotlin"
        if self.folder == f"package/{PACKED_FOLDER}":
            return "typescript"
        return "go" if "@v" in self.folder else "python"


def read_package(path: Path, shown: str) -> Carried:
    """Return the catalog that a package carries.

    Raises ZcodegenError where it carries none or several, is broken, or holds what `pack` does not write.
    """
    return read_package_content(read_named(path, max_bytes=_MAX_PACKAGE_BYTES), shown)


def read_package_content(content: bytes, shown: str) -> Carried:
    """Return the catalog that a package, given by its bytes, carries; errors as those of `read_package`."""
    try:
        found = _by_folder(_members(io.BytesIO(content)), shown)
    except _FAULTS as error:
        raise ZcodegenError(f"{shown} cannot be read as a package: {error}; get or pack it again") from error
    catalogs = {folder: files for folder, files in found.items() if MANIFEST_NAME in files}
    if catalogs and (stray := next((folder for folder in found if folder not in catalogs), None)) is not None:
        raise ZcodegenError(
            f"{shown} holds {stray!r} without a {MANIFEST_NAME}, which `zcodegen pack` does not write: get it again"
        )
    if len(catalogs) > 1:
        named = " and ".join(sorted(catalogs))
        raise ZcodegenError(
            f"{shown} carries several catalogs ({named}): unpack it and name the folder of one"
        )
    for folder, files in catalogs.items():
        return Carried(folder, {path: files[path] for path in sorted(files) if path.endswith(".yaml")})
    raise ZcodegenError(
        f"{shown} carries no catalog, as packages of `zcodegen pack` do: "
        "compare the catalog at the tag that it was made from"
    )


def _by_folder(members: Iterator[tuple[str, bytes]], shown: str) -> dict[str, dict[str, bytes]]:
    """Sort the catalog's files by the folder that they lie in."""
    found: dict[str, dict[str, bytes]] = {}
    left = _MAX_BYTES
    for name, content in members:
        above, mark, path = f"/{name}".partition(_MARK)
        files = found.setdefault(f"{above}{mark}".strip("/"), {})
        is_ours = name.isprintable() and name == posixpath.normpath(name) and not name.startswith(("/", ".."))
        if not is_ours or not _PATH.fullmatch(path) or path in files:
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
    _check_directory(file)
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len(members) > _MAX_MEMBERS:
            raise ValueError(f"it has more than {_MAX_MEMBERS} members")
        for member in members:
            if not _is_wanted(member.filename) or member.is_dir():
                continue
            if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise NotImplementedError("it is compressed in a way that packages are not")
            mode = member.external_attr >> 16
            if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
                raise ValueError(f"{member.filename!r} in it is not a regular file")
            if member.file_size > _MAX_BYTES:
                raise ValueError("it unfolds to more than 128 MiB")
            with archive.open(member) as stream:
                yield member.filename, stream.read(member.file_size)


def _check_directory(file: IO[bytes]) -> None:
    """Refuse a zip whose directory is too large to be read, or is in the form for huge archives (APPNOTE 4.3.14 to 16)."""
    start = max(0, file.seek(0, io.SEEK_END) - _MAX_HEADER_BYTES - 42)
    file.seek(start)
    tail = file.read()
    file.seek(0)
    end = tail.rfind(b"PK\5\6")
    if end < 0 or len(tail) < end + 22:
        raise ValueError("it is not a zip archive")
    (size,) = struct.unpack_from("<L", tail, end + 12)
    if size > _MAX_HEADERS_BYTES or b"PK\6\7" in tail[max(0, end - 20) : end]:
        raise ValueError(f"it has more than {_MAX_MEMBERS} members")


def _tarred(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the members of a tar archive; Python's `tarfile` before 3.11.10 and 3.12.6 does not end on some.

    The headers are those of POSIX.1-2017 (ustar and pax, of which only `path` counts) and GNU's for long names.
    """
    with gzip.GzipFile(fileobj=file) as packed:
        content = packed.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise ValueError("it unfolds to more than 128 MiB")
    long_name = ""
    left = _MAX_HEADERS_BYTES
    for number, (header, kind, body) in enumerate(_tar_members(memoryview(content))):
        if number == _MAX_MEMBERS:
            raise ValueError(f"it has more than {_MAX_MEMBERS} members")
        if kind in b"xgL":
            left -= len(body)
            if len(body) > _MAX_HEADER_BYTES or left < 0:
                raise ValueError("it has a header of more than 64 KiB, or very many")
            if kind != b"g":
                long_name = _pax_path(bytes(body)) if kind == b"x" else bytes(body).rstrip(b"\0").decode()
            continue
        name, long_name = long_name or _tar_name(header), ""
        is_folder = kind == b"5" or (kind in b"\x000" and name.endswith("/"))
        if _is_wanted(name) and not is_folder:
            if kind not in b"\x000":
                raise ValueError(f"{name!r} in it is not a regular file")
            yield name, bytes(body)


def _tar_members(content: memoryview) -> Iterator[tuple[bytes, bytes, memoryview]]:
    """Yield header, kind and content of every member."""
    offset = 0
    while (header := bytes(content[offset : offset + _BLOCK])).strip(b"\0"):
        kind, size = _tar_header(header)
        body = content[offset + _BLOCK : offset + _BLOCK + size]
        if len(body) < size:
            raise EOFError("it ends too early")
        yield header, kind, body
        offset += _BLOCK + -(-size // _BLOCK) * _BLOCK


def _tar_header(header: bytes) -> tuple[bytes, int]:
    """Return the kind of a member, and how many bytes follow its header."""
    numbers = header[124:136].strip(b" \0"), header[148:156].strip(b" \0")
    if len(header) < _BLOCK or not all(re.fullmatch(rb"[0-7]+", number) for number in numbers):
        raise ValueError("it is damaged")
    size, checksum = (int(number, 8) for number in numbers)
    if sum(header[:148]) + sum(header[156:]) + 8 * ord(" ") != checksum:
        raise ValueError("it is damaged")
    return header[156:157], size


def _tar_name(header: bytes) -> str:
    name, prefix = header[:100].rstrip(b"\0"), header[345:500].rstrip(b"\0")
    return (prefix + b"/" + name if prefix and header[257:262] == b"ustar" else name).decode()


def _pax_path(body: bytes) -> str:
    """Return the path of a pax header (`LENGTH path=PATH` and a line feed), empty if it has none."""
    path = ""
    start = 0
    while start < len(body):
        length, _, _ = body[start : start + 20].partition(b" ")
        record = body[start : start + int(length)]
        key, _, value = record.removeprefix(length + b" ").partition(b"=")
        if len(record) <= len(length) or not record.endswith(b"\n") or key in {b"size", b"GNU.sparse.map"}:
            raise ValueError("it has a header that packages do not have")
        if key == b"path":
            path = value.removesuffix(b"\n").decode()
        start += len(record)
    return path


def _is_wanted(name: str) -> bool:
    return _MARK in f"/{name}/"
