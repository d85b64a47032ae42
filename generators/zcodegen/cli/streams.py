"""What the standard streams may do to a command: be closed, full, cut off by `head`, or of another encoding than UTF-8.

None of it ends in a stack trace, and none looks like a finding.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

TYPE_CHECKING = False  # type checkers know the name; `typing` costs a fifth of `--version`
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn, TextIO


def guard_streams(work: Callable[[], int]) -> int:
    """Run `work` with UTF-8 streams and return its exit code; 2, with one line on stderr, if the system reports an error.

    A closed pipe is not an error: what `work` returns stays, and it is 0 if that is not known.
    """
    _open()
    try:
        code = work()
        write_unless_closed(sys.stdout, "", flush=True)
    except BrokenPipeError:
        _silence_streams()
        return 0
    except OSError as error:
        message = f"zcodegen: {format_os_error(error)}\n".encode("utf-8", "backslashreplace")
        _silence_streams(message)
        return 2
    return code


def write_unless_closed(stream: TextIO, text: str, *, flush: bool = False) -> None:
    """Write to a stream; once the reader of a pipe has closed it, what is written is dropped, and the command goes on."""
    try:
        stream.write(text)
        if flush:
            stream.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())


def exit_process(code: int) -> NoReturn:
    """End the process with this exit code, and leave its memory to the system: Python would take it apart piece by piece.

    The streams are flushed. A file that is still open for writing would be lost; no command leaves one.
    """
    with suppress(OSError):  # `guard_streams` has reported the error
        sys.stderr.flush()
    if (
        sys.gettrace() or sys.getprofile()
    ):  # a debugger, a profiler or coverage, which has something to do at the end
        sys.exit(code)
    os._exit(code)


def format_os_error(error: OSError) -> str:
    """Return in one line what the system refused: with the path, where it names one."""
    if error.filename is not None:
        return f"cannot read or write {os.fsdecode(error.filename)}: {error.strerror}"
    if error.errno == errno.ENOENT:
        return "the current folder is gone: go to another and run it again"
    return f"cannot write the output: {error.strerror or error}"


def _open() -> None:
    """Make both streams UTF-8 with plain line feeds, whatever the locale; what is closed, stdin too, is replaced by the null device."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123  # open until the end; pathlib is slow to import
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  # open until the end; pathlib is slow to import
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _silence_streams(last: bytes = b"") -> None:
    """Write `last` to stderr if possible, then redirect both streams to the null device: Python flushes them at exit."""
    with suppress(OSError):
        os.write(2, last)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
