"""Archives that are the same bytes for the same files, and hashes of what is packed."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import list_inside, read_inside

MAX_PACKED_BYTES: Final = 1 << 30
_DATE: Final = (1980, 1, 1, 0, 0, 2)
_MODE: Final = 0o100644


def write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a zip of `files` (name -> content): sorted by name, one time, one mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whatever machine packs
            entry.external_attr = _MODE << 16
            archive.writestr(entry, content)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of `content` in hex."""
    return hashlib.sha256(content).hexdigest()


def hashes(folder: Path, pattern: str = "*") -> dict[str, str]:
    """Return the SHA-256 of each visible file below `folder` whose name matches, by its path with `/`, sorted.

    Raises ZcodegenError for a link that leads elsewhere, a pipe, a device, and a file that cannot be read.
    """
    listing = list_inside(folder)
    for error in listing.refused:
        raise error
    return {path: sha256(read_packed(folder, path)) for path in listing.paths if _matches(path, pattern)}


def _matches(path: str, pattern: str) -> bool:
    return fnmatchcase(path.rpartition("/")[2], pattern)


def read_packed(folder: Path, path: str) -> bytes:
    """Return the bytes of a packed file. Raises ZcodegenError if it is refused or cannot be read."""
    try:
        return read_inside(folder, path, max_bytes=MAX_PACKED_BYTES)
    except OSError as error:
        raise ZcodegenError(f"cannot read {(folder / path).as_posix()}: {error.strerror}") from error
