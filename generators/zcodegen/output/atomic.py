"""Write one file atomically: a reader, also after a crash, sees the old content or the new one."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path, resolve_inside

_LEFTOVER = re.compile(r"\.zcodegen-([0-9]+)\.tmp")


def atomic_write(path: Path, content: bytes, *, inside: Path | None = None) -> bool:
    """Write `content` to `path`, creating its folders; return False, without a change, if it is there already.

    The file keeps its mode. A symbolic link is followed, but with `inside` never out of that folder. Leftovers of an
    earlier, killed run in the same folder are removed. A path that is not a regular file (a device, a pipe,
    `/dev/stdout`) is written to and never replaced. Raises ZcodegenError if the file cannot be written.
    """
    try:
        destination = real_path(path)
        if inside is not None:
            below = path.relative_to(inside) if path.is_relative_to(inside) else os.path.relpath(path, inside)
            destination = Path(resolve_inside(inside, str(below)))
        if is_special(path):
            if inside is not None:
                raise ZcodegenError(f"{path} is not a regular file: not written")
            _write_in_place(path, content)
            return True
        destination.parent.mkdir(parents=True, exist_ok=True)
        _sweep(destination.parent)
        if _holds(destination, content):
            return False
        _replace(destination, content)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links, before Python 3.13
        raise ZcodegenError(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from error
    return True


def _holds(destination: Path, content: bytes) -> bool:
    return (
        destination.exists()
        and destination.stat().st_size == len(content)
        and destination.read_bytes() == content
    )


_STREAM_FOLDERS = ("/dev/", "/proc/")


def is_special(path: Path) -> bool:
    """Return whether `path` must be written in place: it is not a regular file, or is below /dev or /proc."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    return not stat.S_ISREG(mode) or os.path.abspath(path).startswith(_STREAM_FOLDERS)


def _write_in_place(path: Path, content: bytes) -> None:
    """Write to a device or pipe. A pipe without a reader is an error and not a wait."""
    # Append: /dev/stdout may be a file that already holds output of this process or of earlier ones.
    flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    handle = os.open(path, flags)
    os.set_blocking(handle, True)
    with open(handle, "wb") as file:
        file.write(content)


def _replace(destination: Path, content: bytes) -> None:
    temporary = destination.parent / f".zcodegen-{os.getpid()}.tmp"
    try:
        with temporary.open("xb") as file:  # a link of this name is not followed
            file.write(content)
        if destination.exists():
            temporary.chmod(destination.stat().st_mode & 0o7777)
        temporary.replace(destination)
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    for leftover in folder.glob(".zcodegen-*.tmp"):
        match = _LEFTOVER.fullmatch(leftover.name)
        if match and not _alive(int(match[1])):
            with suppress(OSError):
                leftover.unlink()


def _alive(process: int) -> bool:
    if sys.platform == "win32":  # pragma: no cover - there, signal 0 would end the process
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return process != os.getpid()
