"""The one way to open a file that a project brings.

A pull request can contain anything: links, pipes, names. So every part of a path below a trusted folder must lead to a
regular file inside of that folder, and not into `.git` or another hidden folder. The folder itself, and what the user
names on the command line, is trusted. Files are written by `output.atomic_write`, which applies the same rule.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
MAX_FILES: Final = 100_000
"""Files and folders below a folder that is listed."""
MAX_DEPTH: Final = 100
"""Folders in folders: what nests deeper is hostile, not a project."""
_STREAM: Final = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/(?:[03-9]|[1-9][0-9]{1,8})")
"""The standard input and other descriptors that the shell has opened, but not those that zcodegen writes to."""
_OPEN_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # or to open a pipe would wait for its writer
)
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)


class RefusedPathError(ZcodegenError):
    """A path of a project that is not opened; `path` is how the user knows it, `reason` continues it as a sentence."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} {reason}")
        self.path = path
        self.reason = reason

    def finding(self) -> Finding:
        """Return the finding for a report; its rule is `unsafe-path`."""
        return Finding(
            rule="unsafe-path",
            severity=Severity.ERROR,
            message=f"file {self.reason}",
            location=Location(self.path),
            help="put the file itself there: only regular files inside of the folder are read",
        )


class Listing(Struct, frozen=True):
    """The files below a folder, as sorted paths relative to it with `/`, and what was refused there."""

    paths: tuple[str, ...]
    refused: tuple[RefusedPathError, ...]


def real_path(path: Path) -> Path:
    """Return an absolute path without links, as far as it exists; links in a circle stay, and to open them is an OSError."""
    return Path(os.path.realpath(path))


def resolve_inside(folder: Path | str, path: str, *, shown: str | None = None) -> str:
    """Return the real path of `path` below the trusted `folder`, with all links followed. It need not exist.

    `shown` is the folder's display path in errors (default: as given).

    Raises RefusedPathError if it is not strictly inside of the folder, is in a hidden folder, or is a link to a hidden file.
    """
    root = os.path.realpath(folder)
    joined = os.path.join(root, path)
    real = os.path.realpath(joined)
    parts = os.path.relpath(real, root).split(os.sep) if _same_drive(real, root) else [os.pardir]
    shown = _display(folder, path, shown)
    if parts[0] in {os.pardir, os.curdir}:
        is_link = real != os.path.normpath(joined)
        raise RefusedPathError(
            shown, "is a symbolic link that leads out of its folder" if is_link else "leads out of its folder"
        )
    if any(part.startswith(".") for part in parts[:-1]):
        raise RefusedPathError(shown, "leads into a hidden folder")
    if parts[-1].startswith(".") and parts[-1] != os.path.basename(joined):
        raise RefusedPathError(shown, "is a symbolic link to a hidden file")
    return real


def _display(folder: Path | str, path: str, shown: str | None) -> str:
    prefix = str(folder).replace(os.sep, "/") if shown is None else shown
    return path if prefix in {"", "."} else f"{prefix.rstrip('/')}/{path}"


def _same_drive(first: str, second: str) -> bool:
    return os.path.splitdrive(first)[0].lower() == os.path.splitdrive(second)[0].lower()


def open_folder(project: Path, name: str, *, shown: str | None = None) -> Path:
    """Return a folder of a project (`templates`, `out`, `dist`), which need not exist; errors call the project `shown`.

    Raises RefusedPathError if it is a link that does not lead strictly inside of the project, or into a hidden folder.
    """
    resolve_inside(project, name, shown=shown)
    return project / name


def read_inside(
    folder: Path | str, path: str, *, shown: str | None = None, max_bytes: int = MAX_FILE_BYTES
) -> bytes:
    """Return the bytes of the regular file `path` below the trusted `folder`, which errors call `shown`.

    Raises RefusedPathError for a path that `resolve_inside` refuses, for what is not a regular file (it is never waited
    for), and for a file larger than `max_bytes`; OSError if it does not exist or cannot be read.
    """
    real = resolve_inside(folder, path, shown=shown)
    return _read_regular(os.stat(real), real, _display(folder, path, shown), max_bytes)


def read_named(path: Path, *, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """Return the bytes of a file that the user named: links are followed, and the standard input is read to its end.

    Raises ZcodegenError, in one line, if it cannot be read, is larger than `max_bytes`, or is a pipe or device other than
    the standard input or a file descriptor of the shell.
    """
    shown = path.as_posix()
    try:
        if _STREAM.fullmatch(os.path.abspath(path)):
            with path.open("rb") as stream:
                return _read_bounded(stream.fileno(), shown, max_bytes)
        return _read_regular(path.stat(), str(path), shown, max_bytes)
    except OSError as error:
        raise ZcodegenError(f"cannot read {shown}: {error.strerror or error}") from error


def read_unlinked(path: str, *, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """Return the bytes of a regular file, for callers that have looked at the folders above it; a link is not followed.

    Raises RefusedPathError for what is not a regular file or is larger than `max_bytes`, and OSError.
    """
    return _read_regular(os.lstat(path), path, path, max_bytes, flags=_OPEN_FLAGS | _NO_FOLLOW)


def open_inside(folder: Path | str, path: str, *, shown: str | None = None) -> BufferedReader:
    """Return a regular file below the trusted `folder` as a stream, of any size; errors as those of `read_inside`."""
    return _open_regular(resolve_inside(folder, path, shown=shown), _display(folder, path, shown))


def open_named(path: Path) -> BufferedReader:
    """Return a file that the user named as a stream, of any size; errors as those of `read_named`."""
    shown = path.as_posix()
    try:
        if _STREAM.fullmatch(os.path.abspath(path)):
            return path.open("rb")
        return _open_regular(str(path), shown)
    except OSError as error:
        raise ZcodegenError(f"cannot read {shown}: {error.strerror or error}") from error


def _open_regular(path: str, shown: str) -> BufferedReader:
    _check_regular(os.stat(path).st_mode, shown)  # before it is opened: to open a device can have effects
    stream = os.fdopen(os.open(path, _OPEN_FLAGS), "rb")
    try:
        _check_regular(os.fstat(stream.fileno()).st_mode, shown)
    except RefusedPathError:
        stream.close()
        raise
    return stream


def _read_regular(
    seen: os.stat_result, path: str, shown: str, max_bytes: int, *, flags: int = _OPEN_FLAGS
) -> bytes:
    """Return the bytes of a file; `seen` is what it was before it is opened: to open a device can have effects."""
    _check_regular(seen.st_mode, shown)
    handle = os.open(path, flags)
    try:
        opened = os.fstat(handle)
        _check_regular(opened.st_mode, shown)
        if opened.st_size > max_bytes:
            raise _too_large(shown, max_bytes)
        return _read_bounded(handle, shown, max_bytes)
    finally:
        os.close(handle)


def _check_regular(mode: int, shown: str) -> None:
    if stat.S_ISDIR(mode):
        raise RefusedPathError(shown, "is a folder, not a regular file")
    if not stat.S_ISREG(mode):
        raise RefusedPathError(shown, "is not a regular file")


def _read_bounded(handle: int, shown: str, max_bytes: int) -> bytes:
    """Read to the end, in pieces: a pipe has no size, and a file can grow."""
    chunks: list[bytes] = []
    size = 0
    while chunk := os.read(handle, 1 << 20):
        size += len(chunk)
        if size > max_bytes:
            raise _too_large(shown, max_bytes)
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large(shown: str, max_bytes: int) -> RefusedPathError:
    return RefusedPathError(shown, f"is larger than {max_bytes // (1 << 20)} MiB")


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, sorted, without hidden ones; none if it does not exist. Raises ZcodegenError."""
    return tuple(sorted(entry.name for entry in _scan(folder)))


def list_inside(
    folder: Path,
    below: str = "",
    *,
    suffixes: tuple[str, ...] = (),
    skip: Callable[[str], bool] | None = None,
    shown: str | None = None,
) -> Listing:
    """Return the files below `folder`, or below its folder `below`, that end in one of `suffixes` (any if there are none).

    Upper case is as lower case. Hidden files and folders are left out, and folders whose name `skip` takes. A link to a file that `resolve_inside` refuses, a link to a folder, and what is
    neither file nor folder are in `refused`. Empty if the folder does not exist. Raises RefusedPathError if `below` leads out
    of the folder or is hidden, and ZcodegenError if a folder cannot be read or for more than `MAX_FILES` files.
    """
    if below and os.path.basename(resolve_inside(folder, below, shown=shown)).startswith("."):
        raise RefusedPathError(_display(folder, below, shown), "is a hidden folder")
    paths: list[str] = []
    refused: list[RefusedPathError] = []
    for count, (path, entry) in enumerate(walk(folder, below, skip=skip)):
        if count >= MAX_FILES:
            raise ZcodegenError(f"{folder.as_posix()} has more than {MAX_FILES} files")
        display = _display(folder, path, shown)
        wanted = path.lower().endswith(suffixes or ("",))
        if entry.is_symlink():
            if error := _check_link(folder, path, shown, wanted=wanted):
                refused.append(error)
            elif wanted:
                paths.append(path)
        elif wanted and entry.is_file():
            paths.append(path)
        elif wanted and not entry.is_dir():
            refused.append(RefusedPathError(display, "is not a regular file"))
    return Listing(tuple(sorted(paths)), tuple(sorted(refused, key=lambda error: error.path)))


def _check_link(folder: Path, path: str, shown: str | None, *, wanted: bool) -> RefusedPathError | None:
    """Return why a link is refused, None if it need not be: it is one to a file, or not `wanted` by its name."""
    display = _display(folder, path, shown)
    try:
        mode = os.stat(os.path.join(folder, path)).st_mode
    except OSError:
        return RefusedPathError(display, "is a broken symbolic link") if wanted else None
    if stat.S_ISDIR(mode):
        return RefusedPathError(display, "is a symbolic link to a folder")
    if not wanted:
        return None
    try:
        resolve_inside(folder, path, shown=shown)
    except RefusedPathError as error:
        return error
    return None if stat.S_ISREG(mode) else RefusedPathError(display, "is not a regular file")


def walk(
    folder: Path, below: str = "", *, skip: Callable[[str], bool] | None = None, hidden: bool = False
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every visible file and folder, or `hidden` ones too, not following links: (path relative to `folder`, entry).

    A folder comes before what is in it, which is left out if `skip` takes the folder's name. Nothing if `folder` does not
    exist. Raises ZcodegenError if one cannot be read, or is deeper than `MAX_DEPTH` levels.
    """
    pending = [below]
    while pending:
        path = pending.pop()
        if path.count("/") - below.count("/") >= MAX_DEPTH:
            raise ZcodegenError(
                f"{folder.as_posix()} has folders nested deeper than {MAX_DEPTH} levels: {path[:40]}…"
            )
        for entry in _scan(os.path.join(folder, path) if path else folder, hidden=hidden):
            relative = f"{path}/{entry.name}" if path else entry.name
            yield relative, entry
            if entry.is_dir(follow_symlinks=False) and not (skip and skip(entry.name)):
                pending.append(relative)


def _scan(folder: Path | str, *, hidden: bool = False) -> Iterator[os.DirEntry[str]]:
    """Yield what is in a folder, without hidden files and folders unless they are asked for."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if hidden or not entry.name.startswith("."):
                    yield entry
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise ZcodegenError(f"cannot read {error.filename}: {error.strerror}") from error
