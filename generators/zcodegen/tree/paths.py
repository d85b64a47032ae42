"""Which paths a tree may have: below its root, and the same file on Linux, macOS and Windows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path

from zcodegen.errors import ZcodegenError

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: device names, with any extension.
_DEVICE = re.compile(r"(?:aux|con|nul|prn|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_LONGEST = 255


def fault_of_path(path: str) -> str | None:
    """Return why no tree may have a file at `path`; None where it may.

    A good path is relative, parted by `/`, and each part is a name on every file system: no `..`, no backslash or
    drive letter, no device of Windows, no dot or space at its end, not git's own folder, not one of our own files.
    """
    if not path:
        return "is empty"
    if path.startswith("/"):
        return "is absolute"
    return next((fault for part in path.split("/") if (fault := _fault_of_part(part))), None)


def _fault_of_part(part: str) -> str | None:
    if part in {"", ".", ".."}:
        return f'has the part "{part}"'
    if strange := _FORBIDDEN.search(part):
        return f"has the character {strange[0]!a}"
    if _DEVICE.fullmatch(part):
        return f'has the part "{part}", a device on Windows'
    if part[-1] in ". ":
        return f'has the part "{part}", which Windows would cut at its end'
    if part.lower() == ".git" or part.startswith(".zcodegen-"):
        return f'has the part "{part}", which is not for generated files'
    try:
        too_long = len(part.encode("utf-8")) > _LONGEST
    except UnicodeEncodeError:
        return "has a character that UTF-8 cannot write"
    return f"has a part of more than {_LONGEST} bytes" if too_long else None


def check_paths(paths: Iterable[str]) -> None:
    """Refuse a tree (ZcodegenError) with a bad path, or with two that some file system takes for one."""
    ordered = sorted(paths)
    files: dict[str, str] = {}
    for path in ordered:
        if fault := fault_of_path(path):
            raise ZcodegenError(f"cannot write a file called {path!r}: the path {fault}")
        other = files.setdefault(folded(path), path)
        if other != path:
            raise ZcodegenError(
                f"the files {other!r} and {path!r} are one on a file system that ignores case"
            )
    for path in ordered:
        for folder in _folders(folded(path)):
            if folder in files:
                raise ZcodegenError(f"{files[folder]!r} would be a file and, for {path!r}, a folder")


def folded(path: str) -> str:
    """Return what a file system that ignores case and normalises Unicode makes of `path`."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _folders(path: str) -> Iterable[str]:
    parts = path.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def check_folders(root: Path, wanted: Iterable[str], leaving: Collection[str]) -> None:
    """Refuse (ZcodegenError) what stands in the way to files below `root` that are wanted or leaving.

    That is a symbolic link that leads out of `root`, or a file where a folder is needed and that is not `leaving`.
    """
    inside = root.resolve()
    needed = {folder for path in wanted for folder in _folders(path)}
    for folder in sorted(needed.union(*map(_folders, leaving))):
        place = root / folder
        if place.is_symlink() and not place.resolve().is_relative_to(inside):
            raise ZcodegenError(f"{place} is a symbolic link that leads out of {root}: remove it")
        if folder in needed and folder not in leaving and place.exists() and not place.is_dir():
            raise ZcodegenError(f"{place} is a file, where a folder is needed: move it away")
