"""Files that zcodegen keeps between runs to be fast: compiled templates and up-to-date stamps, in the user's cache folder.

An entry has a name and is valid only under the key (a digest of everything that it follows from) that it was stored
with, and if it is complete; otherwise it counts as absent. The folder is used only if its path is absolute, it belongs
to the user and others cannot write to it: what is read from it is run as code. It may be deleted at any time, two runs
may write at once, and if nothing can be written, nothing is kept.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from zcodegen import __version__

_KEY_LENGTH = 32
MTIME_GRANULARITY_NS = 50_000_000
"""Two edits of a file within one tick of the file system's clock can have the same time; a clock that counts parts of a
second has no longer tick."""
_SECOND_NS = 1_000_000_000
_COARSE_GRANULARITY_NS = 2 * _SECOND_NS
"""That of FAT and exFAT; HFS+, ext3 and some servers count whole seconds."""


def digest(*parts: bytes) -> bytes:
    """Return 32 bytes that follow from `parts` and from where each ends."""
    result = sha256()
    for part in parts:
        result.update(len(part).to_bytes(8, "big"))
        result.update(part)
    return result.digest()


@cache
def tool_fingerprint() -> bytes:
    """Return a digest of this zcodegen: its version, Python's, the stat data of its own files and of installed packages."""
    package = os.path.dirname(__file__)
    data_folders = [
        os.path.join(package, "..", "..", name) for name in ("schema", "templates")
    ]  # in a checkout
    packages = [
        f"{path}:{os.stat(path).st_mtime_ns}"
        for path in sys.path
        if path.endswith("-packages") and os.path.isdir(path)
    ]
    files = [
        f"{file.path}:{stat_key(file.stat())}"
        for folder in (package, *filter(os.path.isdir, data_folders))
        for file in _files_below(folder)
    ]
    return digest(__version__.encode(), sys.version.encode(), "\n".join([*packages, *sorted(files)]).encode())


def _files_below(folder: str) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry
            elif entry.name != "__pycache__":
                yield from _files_below(entry.path)


def stat_key(found: os.stat_result) -> str:
    """Return what an edit of a file changes, unless it comes within one tick of an earlier one (see `is_racy`)."""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_mode}"


def is_racy(found: os.stat_result, verified_at: int) -> bool:
    """Return whether a file may have changed after `verified_at` (ns) with the same stat data as then."""
    newest = max(found.st_ctime_ns, found.st_mtime_ns)  # on Windows the first is the time of creation
    return newest > verified_at - (MTIME_GRANULARITY_NS if newest % _SECOND_NS else _COARSE_GRANULARITY_NS)


def get(name: str, key: bytes) -> bytes | None:
    """Return what was stored as `name` under this key (32 bytes); None if there is nothing, or not all of it."""
    folder = _folder()
    if not folder:
        return None
    try:
        with open(os.path.join(folder, name), "rb", opener=_open_unlinked) as file:
            found = os.fstat(file.fileno())
            if not (stat.S_ISREG(found.st_mode) and _is_private(found)) or file.read(_KEY_LENGTH) != key:
                return None
            checksum, content = file.read(_KEY_LENGTH), file.read()
    except OSError:
        return None
    return content if checksum == sha256(key + content).digest() else None


def put(name: str, key: bytes, content: bytes) -> None:
    """Store `content` as `name`, in place of what was stored so before."""
    folder = _folder(create=True)
    if not folder:
        return
    path = os.path.join(folder, name)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(temporary, "xb", opener=_open_private) as file:
            file.writelines((key, sha256(key + content).digest(), content))
        os.replace(temporary, path)
    except OSError:  # a full disk, say: the next run is slower, and no worse
        _remove(temporary)


def _open_unlinked(path: str, flags: int) -> int:
    """Open what is no link, and do not wait if it is a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _folder(*, create: bool = False) -> str:
    """Return the folder if it may be used, empty if not."""
    folder = _configured_folder()
    if not folder:
        return ""
    try:
        if create:
            os.makedirs(folder, mode=0o700, exist_ok=True)
        return folder if _is_private(os.stat(folder)) else ""
    except OSError:
        return ""


def _configured_folder() -> str:
    """Return ZCODEGEN_CACHE if that is set (empty for none), else the system's folder for caches; empty if not absolute."""
    configured = os.environ.get("ZCODEGEN_CACHE")
    if configured is not None:
        return configured if os.path.isabs(configured) else ""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:  # https://specifications.freedesktop.org/basedir-spec/latest/
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    return os.path.join(base, "zcodegen") if os.path.isabs(base) else ""


def _is_private(found: os.stat_result) -> bool:
    """Return whether a file or folder belongs to the user, and others cannot write to it."""
    if sys.platform == "win32":  # pragma: no cover - the user's profile is private there
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
