"""Run git for an answer: with no prompt, no pager, no network, nothing that a repository's configuration could start."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from threading import Event
from typing import IO, cast

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path, walk
from zcodegen.programs import find_program

_TIMEOUT = 60.0
_MAX_CPU = 8
"""Seconds of processor time of a command that matches patterns of ignored files and of attributes: Git does so in exponential time."""
_MATCHING = frozenset(("diff", "ls-files"))
_PATIENCE = 2.0
"""Seconds after which it is looked whether Git waits for a pipe."""
_MAX_LIST = 64 * 1024 * 1024
"""Bytes of an answer: a few small trees of a repository can name billions of files."""
_MAX_CONTENT = 288 * 1024 * 1024
"""Bytes of an answer that has the contents of files."""
_MAX_ERRORS = 1 << 16
# Lazy fetching of a partial clone is the one way in which these commands could reach out; fsmonitor and showSignature are
# the ones in which they could start something. A bare repository among the files of a checkout is not believed.
_SETTINGS = (
    "protocol.allow=never",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "log.showSignature=false",
    "safe.bareRepository=explicit",
)
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *(part for setting in _SETTINGS for part in ("-c", setting)),
)
_KEPT = ("GIT_EXEC_PATH", "GIT_TRACE")
"""Variables of Git that stay; a hook runs with others that name its own repository, index and settings."""


class Repository(Struct, frozen=True, dict=True):
    """A git repository, known by the top folder of its work tree.

    `index` is the file of an index other than the repository's; empty for its own.
    """

    top: Path
    index: str = ""

    @cached_property
    def shallow(self) -> bool:
        """Whether the clone holds only the newest commits."""
        return self.ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def ask(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Return what git prints; ZcodegenError with git's own first line where it fails."""
        ran = run(self.top, *arguments, stdin=stdin, index=self.index)
        if ran.returncode:
            raise ZcodegenError(f"git {arguments[0]} failed in {self.top}: {_first_line(ran.stderr)}")
        return ran.stdout

    def try_to_ask(self, *arguments: str) -> bytes | None:
        """Return what git prints, None where it says no."""
        ran = run(self.top, *arguments, index=self.index)
        return None if ran.returncode else ran.stdout

    def changed_files(self) -> frozenset[str]:
        """Return the paths of tracked files that differ from HEAD in the work tree or the index; all if there is none."""
        answer = self.try_to_ask("diff", "--name-only", "--no-renames", "-z", "HEAD")
        return frozenset((answer or b"").decode("utf-8", "surrogateescape").split("\0")) - {""}

    def path_of(self, file: Path) -> str:
        """Return the path of `file` from the top, separated by `/`; empty for the top itself."""
        try:
            path = real_path(file).relative_to(self.top).as_posix()
        except ValueError as error:
            raise ZcodegenError(f"{file} is not in the git repository {self.top}") from error
        return "" if path == "." else path


def find_repository(file: Path) -> Repository:
    """Return the repository of `file`, or of the nearest folder above it that exists. Raises ZcodegenError if there is none."""
    folder = real_path(file)
    while not folder.is_dir():
        folder = folder.parent
    ran = run(folder, "rev-parse", "--show-toplevel")
    top = ran.stdout.decode("utf-8", "surrogateescape").rstrip("\n")
    if not ran.returncode and top and not Path(top, ".git").exists():  # as Git before 2.38 finds a bare one
        raise ZcodegenError(f"{file} is in a Git repository without .git, which is not trusted: {top}")
    if ran.returncode or not top:
        reason = _first_line(ran.stderr)
        detail = "" if "not a git repository" in reason else f" ({reason})"
        raise ZcodegenError(
            f"{file} is not in the work tree of a git repository{detail}: name a folder or a package instead of a revision"
        )
    return Repository(real_path(Path(top)))


def is_in_repository(file: Path) -> bool:
    """Return whether Git is installed and `file` is in the work tree of a repository."""
    try:
        find_repository(file)
    except ZcodegenError:
        return False
    return True


def run(
    folder: Path, *arguments: str, stdin: bytes = b"", index: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run Git in `folder`. Raises ZcodegenError if Git is not installed, or does not end in time."""
    git = find_program("git")
    if git is None:
        raise ZcodegenError("git is not installed: revisions cannot be read, folders can")
    environment = {
        name: text for name, text in os.environ.items() if name in _KEPT or not name.startswith("GIT_")
    }
    if index:
        environment["GIT_INDEX_FILE"] = index
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = [git, *_OPTIONS, *arguments]
    what = f"git {arguments[0]}"
    limit = _MAX_CONTENT if arguments[0] == "cat-file" else _MAX_LIST
    try:
        with subprocess.Popen(  # noqa: S603 - no shell; the arguments are literals, or checked by `files`
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            if arguments[0] in _MATCHING:
                _limit_processor_time(process)
            watched = partial(_end_if_late, process, folder=folder, what=what)
            answer, errors = _talk(process, stdin, limit, watched)
    except (OSError, ValueError) as error:
        raise ZcodegenError(f"{what} could not be run in {folder}: {error}") from error
    if sys.platform == "linux" and process.returncode == -signal.SIGXCPU:
        raise ZcodegenError(
            f"{what} took more than {_MAX_CPU} s of processor time in {folder}; look for a pattern of many `**` in .gitignore"
        )
    if len(answer) > limit:
        raise ZcodegenError(f"{what} answers with more than {limit // (1 << 20)} MiB in {folder}")
    return subprocess.CompletedProcess(command, process.returncode, answer, errors)


def _limit_processor_time(process: subprocess.Popen[bytes]) -> None:
    """Let the system end Git after `_MAX_CPU` seconds of processor time, where it can: on Linux."""
    if sys.platform == "linux":
        import resource

        with suppress(ProcessLookupError):  # it has ended
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (_MAX_CPU, _MAX_CPU + 1))


def _talk(
    process: subprocess.Popen[bytes], stdin: bytes, limit: int, watch: Callable[[Event], str]
) -> tuple[bytes, bytes]:
    """Return what Git prints on stdout, up to a byte more than `limit`, and on stderr.

    `watch` waits until the event is set, and may end Git before; ZcodegenError then has the reason that it returns.
    """
    given, answers, complaints = cast(
        "tuple[IO[bytes], ...]", (process.stdin, process.stdout, process.stderr)
    )
    from concurrent.futures import ThreadPoolExecutor

    is_done = Event()
    with ThreadPoolExecutor(3) as threads:
        threads.submit(_write, given, stdin)
        errors = threads.submit(_read, complaints, _MAX_ERRORS)
        late = threads.submit(watch, is_done)
        try:
            answer = _read(answers, limit + 1, process)
            process.wait()
        finally:
            is_done.set()
    if reason := late.result():
        raise ZcodegenError(reason)
    return answer, errors.result()


def _write(stream: IO[bytes], content: bytes) -> None:
    with suppress(BrokenPipeError), stream:
        stream.write(content)


def _read(stream: IO[bytes], size: int, process: subprocess.Popen[bytes] | None = None) -> bytes:
    """Return the first bytes of a stream. If it has more, ends `process`, or drops them."""
    chunks: list[bytes] = []
    left = size
    while chunk := stream.read(1 << 16):
        if left:
            chunks.append(chunk[:left])
            left -= len(chunks[-1])
        elif process:
            process.kill()
    return b"".join(chunks)


def _end_if_late(process: subprocess.Popen[bytes], is_done: Event, *, folder: Path, what: str) -> str:
    """End Git if it takes too long, or waits for a pipe; return why, empty if it is done in time."""
    reason = ""
    if not is_done.wait(_PATIENCE):
        pipe = _find_pipe(folder)
        reason = f"{pipe} is not a regular file: Git would wait for it" if pipe else ""
    if not reason and not is_done.wait(_TIMEOUT - _PATIENCE):
        reason = f"{what} did not end within {_TIMEOUT:.0f} seconds in {folder}"
    if reason:
        process.kill()
    return reason


def _find_pipe(folder: Path) -> Path | None:
    """Return a pipe or a device of the name of a file that Git reads in the work tree of `folder`."""
    top = next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)
    with suppress(ZcodegenError):
        for path, entry in walk(top, skip=".git".__eq__, hidden=True):
            if entry.name.startswith((".git", ".mailmap")) and _is_waited_for(entry):
                return top / path
    return None


def _is_waited_for(entry: os.DirEntry[str]) -> bool:
    try:
        mode = entry.stat().st_mode
    except OSError:  # a broken link
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def _first_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else "no reason given"
