"""Run the templates of a project in a process of their own, with limits on its processor time and memory.

The sandbox keeps a template from reading files and running code, but not from running on: one comparison of two nested
lists, or one long text, can take as much as there is. So the limits are the operating system's. They grow with the catalog.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from typing import Final, NoReturn

import msgspec
from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError

BASE_SECONDS: Final = 6
SECONDS_PER_1000_ENTRIES: Final = 2
BASE_MEMORY: Final = 384 * 1024 * 1024
MEMORY_PER_ENTRY: Final = 24 * 1024
"""Bytes beyond what the process has when it starts."""

Tree = dict[str, bytes]


class _Outcome(Struct, frozen=True):
    """What the process reports: files, the message of a ZcodegenError, or the traceback of another error."""

    files: Tree = {}
    error: str = ""
    traceback: str = ""


def run_limited(work: Callable[[], Tree], *, name: str, entries: int) -> Tree:
    """Return what `work` returns, from a process with limits for a catalog of so many entries.

    Raises ZcodegenError, with the target's `name`, if it exceeds a limit, and the one that `work` raises; RuntimeError with
    the traceback of any other error. On systems
    without `fork` (Windows) there are no limits; macOS does not enforce the one on memory.
    """
    if sys.platform == "win32":  # pragma: no cover
        return work()
    seconds = BASE_SECONDS + SECONDS_PER_1000_ENTRIES * entries // 1000
    memory = BASE_MEMORY + MEMORY_PER_ENTRY * entries
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 warns of threads; zcodegen has none
        process = os.fork()
    if process == 0:
        os.close(reader)
        _run_in_child(work, writer, seconds, memory)
    os.close(writer)
    try:
        with open(reader, "rb") as pipe:
            content = pipe.read()
    finally:
        _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == 0:
        outcome = msgspec.msgpack.decode(content, type=_Outcome)
        if outcome.error:
            raise ZcodegenError(outcome.error)
        if outcome.traceback:
            raise RuntimeError(f"rendering of {name} failed in its process:\n{outcome.traceback}")
        return outcome.files
    if code == -signal.SIGXCPU:
        raise ZcodegenError(
            f"templates/{name}: rendering takes more than {seconds} seconds of processor time"
        )
    raise ZcodegenError(
        f"templates/{name}: rendering needs more than {memory // (1024 * 1024)} MiB of memory, or ended with {code}"
    )


def _run_in_child(work: Callable[[], Tree], writer: int, seconds: int, memory: int) -> NoReturn:
    """Work, report, and end at once: nothing of the parent's (buffers, exit handlers) is run a second time."""
    code = 1
    try:
        _set_limits(seconds, memory)
        try:
            outcome = _Outcome(files=work())
        except ZcodegenError as error:
            outcome = _Outcome(error=str(error))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  # a bug: the parent reports it
            outcome = _Outcome(traceback=traceback.format_exc())
        with open(writer, "wb") as pipe:
            pipe.write(msgspec.msgpack.encode(outcome))
        code = 0
    finally:
        os._exit(code)  # an exception is not shown: the parent reports the code


def _set_limits(seconds: int, memory: int) -> None:
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: seconds + int(used.ru_utime + used.ru_stime),
        resource.RLIMIT_AS: memory + _address_space(),
    }
    for limit, value in wanted.items():
        soft, hard = resource.getrlimit(limit)
        bounds = [bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY]
        resource.setrlimit(limit, (min([value, *bounds]), hard))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)


def _address_space() -> int:
    """Return the size of the process's address space, as Linux reports it; elsewhere a guess that is large enough."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 4 * 1024**3
