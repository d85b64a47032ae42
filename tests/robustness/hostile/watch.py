"""Watch what a process opens, lists, changes, starts and connects to, by Python's audit events (PEP 578), and what it starts end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

MARK: Final = "NOT-ALLOWED-5fd2"
"""What a line about something that is not allowed starts with."""
ENDED: Final = "ENDED-5fd2"
"""What a line about a program that zcodegen ended starts with."""
_LISTS: Final = frozenset({"os.listdir", "os.scandir"})
_CHANGES: Final[dict[str, slice]] = {
    **dict.fromkeys(("os.chmod", "os.chown", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.utime"), slice(1)),
    **dict.fromkeys(("os.link", "os.symlink"), slice(1, 2)),
    "os.rename": slice(2),
}  # fmt: skip
"""Event -> which of its arguments are the paths that change."""
_OF_NAMES: Final = frozenset({"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink"})
"""Events that are about a name in a folder, whatever a link of that name leads to."""
_STARTS: Final = ("os.exec", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn")
_CONNECTS: Final = ("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.send")
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_OWN: Final = (str(Path(__file__).parents[3]), sys.prefix, sys.base_prefix)
_SYSTEM: Final = frozenset({"/proc/self/statm"})
"""Files of the system that a command may read."""


class Watch:
    """What a command may do in a hostile project; each thing that it must not do is a line on the descriptor `report`.

    It must not open or list anything but the project, temporary files, and what Python and zcodegen consist of; nor the
    project's `.git`, and no file in `.hidden`. It must change nothing but the project and temporary files, start no program of the
    project, and use no network. `stat` has no event. Watching holds for processes that are forked, too, and has no end.
    """

    def __init__(self, project: Path, report: int) -> None:
        self._report = report
        root = os.path.realpath(project)
        temporary = os.path.realpath(tempfile.gettempdir())
        self._root = root
        self._around = str(Path(root).parent)
        self._unlisted = (f"{root}/.git", f"{self._around}/outside")
        self._hidden = (f"{root}/.hidden", *self._unlisted)
        self._changed = (root, temporary, "/dev/null")
        self._read = (*self._changed, *map(os.path.realpath, _OWN))

    def start(self) -> None:
        """Watch from now on."""
        sys.addaudithook(self._hook)
        watch = self

        class Watched(subprocess.Popen[bytes]):
            is_ended = is_reported = False

            def kill(self) -> None:
                self.is_ended = True
                super().kill()

            def wait(self, timeout: float | None = None) -> int:
                code = super().wait(timeout)
                if code < 0 and not self.is_reported:
                    self.is_reported = True
                    watch._end(self.args, code, is_own=self.is_ended or code == -signal.SIGXCPU)
                return code

        subprocess.Popen = Watched  # type: ignore[assignment,misc]  # in this process, which ends

    def _end(self, what: object, code: int, *, is_own: bool) -> None:
        mark = ENDED if is_own else f"{MARK} ended by another:"
        os.write(self._report, f"{mark} {code} {what!r}\n".encode("ascii", "backslashreplace"))

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = bool(flags & _WRITES) if isinstance(flags, int) else not {*str(mode)}.isdisjoint("wax+")
            self._look(event, path, is_change=writes)
        elif event in _LISTS:
            self._look(event, arguments[0] or ".", is_change=False)
        elif event in _CHANGES:
            for path in arguments[_CHANGES[event]]:
                self._look(event, path, is_change=True)
        elif event == "subprocess.Popen":
            program = os.fsdecode(arguments[0])
            if not program.startswith("/") or _is_in(os.path.realpath(program), (self._root,)):
                self._refuse(event, program)
        elif event.startswith((*_STARTS, *_CONNECTS)):
            self._refuse(event, arguments)

    def _look(self, event: str, path: object, *, is_change: bool) -> None:
        if path in _SYSTEM or not isinstance(path, (str, bytes, os.PathLike)):  # a descriptor
            return
        name = os.fsdecode(path)
        real = _real_name(name) if event in _OF_NAMES else os.path.realpath(name)
        allowed = self._changed if is_change else self._read
        hidden = self._unlisted if event in _LISTS else self._hidden  # whose names Git reads as well
        if real == self._around or _is_in(real, hidden) or not _is_in(real, allowed):
            self._refuse(f"{event} to change" if is_change else event, path)

    def _refuse(self, what: str, path: object) -> None:
        os.write(self._report, f"{MARK} {what} {path!r}\n".encode("ascii", "backslashreplace"))


def _real_name(path: str) -> str:
    """Return a path with the links above it followed; its last name, which may be a link, is what changes."""
    above, _, name = os.path.normpath(path).rpartition("/")
    return os.path.normpath(f"{os.path.realpath(above or ('/' if path[:1] == '/' else '.'))}/{name}")


def _is_in(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)
