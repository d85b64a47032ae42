"""Archives that are the same bytes for the same files, and hashes of what is packed."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

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
    """Return the SHA-256 of each file below `folder` whose name matches, by its path with `/`, sorted."""
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob(pattern) if path.is_file())
    return {name: sha256(path.read_bytes()) for name, path in sorted(found)}
