"""One writer at a time in an output folder, whatever becomes of it: the system frees the lock with the process."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path

_EVERY = 0.05


@contextmanager
def locked(folder: Path, *, wait: float) -> Iterator[None]:
    """Lock `folder`, which exists, for one writer. Raises ZcodegenError if another one has it for more than `wait` seconds."""
    handle = os.open(_place(folder), os.O_RDONLY if sys.platform != "win32" else os.O_RDWR | os.O_CREAT)
    try:
        until = time.monotonic() + wait
        while not _try(handle):
            if time.monotonic() >= until:
                raise ZcodegenError(f"{folder} is locked by another zcodegen process; try again later")
            time.sleep(_EVERY)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover

    def _place(folder: Path) -> Path:
        """Windows cannot lock a folder: a file in the temporary folder is locked instead."""
        import tempfile

        name = hashlib.sha256(str(real_path(folder)).encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"zcodegen-{name}.lock"

    def _try(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _place(folder: Path) -> Path:
        """Elsewhere the folder itself is locked, and no file is left behind."""
        return folder

    def _try(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
