"""Write files atomically: a reader, also after a crash, sees the old content of each or the new one."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path, resolve_inside

_LEFTOVER = re.compile(r"\.zcodegen-([0-9]+)(?:-[0-9]+)?\.tmp")


def atomic_write(path: Path, content: bytes, *, inside: Path | None = None) -> bool:
    """Write `content` to `path`, creating its folders; return False, without a change, if it is there already.

    The file keeps its mode. A symbolic link is followed, but with `inside` never out of that folder. Leftovers of an
    earlier, killed run in the same folder are removed. A path that is not a regular file (a device, a pipe,
    `/dev/stdout`) is written to and never replaced. Raises ZcodegenError if the file cannot be written.
    """
    if inside is not None:
        return bool(_write_all({path: content}, inside))
    with _reporting(path):
        if is_special(path):
            _write_in_place(path, content)
            return True
    return bool(_write_all({path: content}, None))


def atomic_write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write files, path below `folder` -> content, as `atomic_write` does, but all or none; return the paths that change.

    Each is first written next to its place, so that a full disk and a path that cannot be written leave all files as they
    are. Renames that were done are undone if a later one fails. A killed run leaves each file old or new.
    """
    changed = {*_write_all({folder / path: content for path, content in files.items()}, folder)}
    return tuple(path for path in files if folder / path in changed)


class _Staged(Struct, frozen=True):
    """A file that waits for its place: the path as it was asked for, where it leads, and what is there now."""

    path: Path
    destination: Path
    temporary: Path
    old: bytes | None


def _write_all(files: Mapping[Path, bytes], inside: Path | None) -> list[Path]:
    """Write files, all or none; return the paths whose content changes."""
    destinations: dict[Path, Path] = {}
    for path in files:
        with _reporting(path):
            destinations[path] = _destination(path, inside)
    folders = {destination.parent: path for path, destination in destinations.items()}
    for folder, path in folders.items():  # once, and before this run has files that wait there
        with _reporting(path):
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
    staged: list[_Staged] = []
    try:
        for path, content in files.items():
            with _reporting(path):
                if not _holds(destinations[path], content):
                    staged.append(_prepare(path, destinations[path], len(staged)))
                    _fill(staged[-1], content)
        _put_in_place(staged)
    finally:
        for file in staged:
            with suppress(OSError):
                file.temporary.unlink(missing_ok=True)
    return [file.path for file in staged]


@contextmanager
def _reporting(path: Path) -> Iterator[None]:
    """Raise ZcodegenError, with the path, for what the file system refuses."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links, before Python 3.13
        raise ZcodegenError(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from error


def _destination(path: Path, inside: Path | None) -> Path:
    """Return where a path leads: with `inside`, a regular file below that folder, or nothing that exists yet."""
    if inside is None:
        return real_path(path)
    below = path.relative_to(inside) if path.is_relative_to(inside) else os.path.relpath(path, inside)
    destination = Path(resolve_inside(inside, str(below)))
    if is_special(path):
        raise ZcodegenError(f"{path} is not a regular file: not written")
    return destination


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


def _prepare(path: Path, destination: Path, number: int) -> _Staged:
    temporary = destination.parent / f".zcodegen-{os.getpid()}-{number}.tmp"
    return _Staged(path, destination, temporary, destination.read_bytes() if destination.exists() else None)


def _fill(file: _Staged, content: bytes) -> None:
    with file.temporary.open("xb") as written:  # a link of this name is not followed
        written.write(content)
    if file.destination.exists():
        file.temporary.chmod(file.destination.stat().st_mode & 0o7777)


def _put_in_place(staged: Sequence[_Staged]) -> None:
    done: list[_Staged] = []
    try:
        for file in staged:
            with _reporting(file.path):
                file.temporary.replace(file.destination)
            done.append(file)
    except BaseException:  # an interruption by the user as well
        for file in reversed(done):
            with suppress(OSError):
                _restore(file)
        raise


def _restore(file: _Staged) -> None:
    if file.old is None:
        file.destination.unlink(missing_ok=True)
    else:
        _fill(file, file.old)
        file.temporary.replace(file.destination)


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
