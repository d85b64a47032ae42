"""What zcodegen keeps between runs, to be fast: files in the user's cache folder, never in a project.

So nobody's repository can put something into it. A file is told by a name and believed only where it was kept under
the same key (a digest of all that it follows from) and is whole; anything else counts as absent. The folder may be
deleted at any time, two runs may write at once, and where nothing can be written nothing is kept.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from hashlib import sha256

from zcodegen import __version__

_KEY = 32
MTIME_GRANULARITY_NS = 50_000_000
"""Two edits of a file within one tick of the file system's clock could look like one; where it tells parts of a second, no
tick is longer."""
_SECOND_NS = 1_000_000_000
_COARSE_TICK_NS = 2 * _SECOND_NS
"""That of FAT and exFAT; HFS+, ext3 and some servers count whole seconds."""


def digest(*parts: bytes) -> bytes:
    """Return 32 bytes that follow from `parts` and where each ends."""
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def tool_fingerprint() -> bytes:
    """Return a digest of this zcodegen: its version, Python's, the state of its own files and of what is installed."""
    if not _identity:
        _identity.append(_identified())
    return _identity[0]


_identity: list[bytes] = []  # one, once it is known; functools would cost a no-op build a twentieth


def _identified() -> bytes:
    package = os.path.dirname(__file__)
    beside = [os.path.join(package, "..", "..", name) for name in ("schema", "templates")]  # in a checkout
    packages = [
        f"{place}:{os.stat(place).st_mtime_ns}"
        for place in sys.path
        if place.endswith("-packages") and os.path.isdir(place)
    ]
    files = [
        f"{one.path}:{found.st_size}:{found.st_mtime_ns}"
        for folder in (package, *filter(os.path.isdir, beside))
        for one in _below(folder)
        for found in (one.stat(),)
    ]
    return digest(__version__.encode(), sys.version.encode(), "\n".join([*packages, *sorted(files)]).encode())


def _below(folder: str) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for one in entries:
            if not one.is_dir():
                yield one
            elif one.name != "__pycache__":
                yield from _below(one.path)


def racy_since() -> int:
    """Return the time, in ns, after which a change of a file may be followed by one that looks the same."""
    return time.time_ns() - MTIME_GRANULARITY_NS


def stat_key(found: os.stat_result, before: int) -> str:
    """Return what every edit of a file changes; empty where the last one came after `before` (see `settled_before`)."""
    newest = max(found.st_ctime_ns, found.st_mtime_ns)  # on Windows the first is when it was made
    if newest > (before if newest % _SECOND_NS else before - _COARSE_TICK_NS):
        return ""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_mode}"


def get(name: str, key: bytes) -> bytes | None:
    """Return what was kept as `name` under this key (32 bytes); None where there is none, or not the whole of it."""
    folder = _folder()
    if not folder:
        return None
    try:
        with open(os.path.join(folder, name), "rb") as file:
            if file.read(_KEY) != key:
                return None
            checksum, content = file.read(_KEY), file.read()
    except OSError:
        return None
    return content if checksum == _checksum(key, content) else None


def _checksum(*parts: bytes) -> bytes:
    """Return a digest of `parts` as one."""
    found = sha256()
    for part in parts:
        found.update(part)
    return found.digest()


def put(name: str, key: bytes, *parts: bytes) -> None:
    """Keep `parts`, as one, as `name` in the place of what was kept so before."""
    folder = _folder()
    if not folder:
        return
    place = os.path.join(folder, name)
    temporary = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
        with open(temporary, "xb") as file:
            file.writelines((key, _checksum(key, *parts), *parts))
        os.replace(temporary, place)
    except OSError:  # a full disk, a folder of somebody else's: the next run is slower, and no worse
        _remove(temporary)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _folder() -> str:
    """Return the folder: ZCODEGEN_CACHE, where that is set and empty none, else the system's place for caches."""
    chosen = os.environ.get("ZCODEGEN_CACHE")
    if chosen is not None:
        return chosen
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:  # https://specifications.freedesktop.org/basedir-spec/latest/
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    return os.path.join(base, "zcodegen") if os.path.isabs(base) else ""
