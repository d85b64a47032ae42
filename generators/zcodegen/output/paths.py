"""Which paths a tree may have: below its root, and the same file on Linux, macOS and Windows."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: device names, with any extension.
_DEVICE = re.compile(r"(?:aux|con|nul|prn|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_LONGEST = 255


def path_error(path: str) -> str | None:
    """Return why a tree must not have a file at `path`; None if it may.

    A valid path is relative, separated by `/`, and each part is a name on every file system: no `..`, no backslash or
    drive letter, no device of Windows, no dot or space at its end, not the folder of Git, not a file of zcodegen itself.
    """
    if not path:
        return "is empty"
    if path.startswith("/"):
        return "is absolute"
    return next((fault for part in path.split("/") if (fault := _fault_of_part(part))), None)


@cache
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
    files: dict[str, str] = {}
    for path in sorted(paths):
        if fault := path_error(path):
            raise ZcodegenError(f"cannot write a file called {path!r}: the path {fault}")
        other = files.setdefault(folded(path), path)
        if other != path:
            raise ZcodegenError(
                f"the files {other!r} and {path!r} are one on a file system that ignores case"
            )
    if both := files.keys() & folders_of(files):
        folder = min(both)
        path = next(path for fold, path in files.items() if fold.startswith(f"{folder}/"))
        raise ZcodegenError(f"{files[folder]!r} would be a file and, for {path!r}, a folder")


def folded(path: str) -> str:
    """Return what a file system that ignores case and normalises Unicode makes of `path`."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders, and folders of folders, of `paths`."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def check_folders(root: Path, wanted: Iterable[str], leaving: Collection[str]) -> None:
    """Raise ZcodegenError for an obstacle to files below `root` that are wanted or leaving.

    That is a symbolic link that leads out of `root`, or a file where a folder is needed and that is not `leaving`.
    """
    needed = folders_of(wanted)
    for folder in sorted(needed | folders_of(leaving)):
        joined = os.path.join(root, folder)
        if os.path.islink(joined) and not real_path(Path(joined)).is_relative_to(real_path(root)):
            raise ZcodegenError(f"{joined} is a symbolic link that leads out of {root}: remove it")
        if os.path.isdir(joined) or folder not in needed or folder in leaving:
            continue
        if os.path.exists(joined):
            raise ZcodegenError(f"{joined} is a file, where a folder is needed: move it away")
