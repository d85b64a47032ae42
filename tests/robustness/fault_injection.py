"""Commands that meet their end: `python -m tests.robustness.fault_injection PROJECT SCRATCH WHAT COUNT COMMAND…`.

Runs COMMAND in a fresh copy of PROJECT again and again, each time in a process of its own (a fork, so that nothing is
imported twice) that is killed (WHAT is `kill`; in turns before an operation on files and at any time, from outside) or
reported at an operation that the disk is full (`full`). After each: every file is the old or the new one, and the next run
makes of it what an undisturbed run makes. Prints a fault a line, then `DONE`, the number of ends, and how many operations
on files the command has.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from tests.robustness.project import files_of
from zcodegen.cli.main import run

_WRITES = {"os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}


def _written(event: str, arguments: tuple[object, ...]) -> str | None:
    """Return the path of an operation that changes files, None for any other event (`marshal.load` has no argument)."""
    flags = arguments[2] if event == "open" else 0
    opened = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if event not in _WRITES and not opened:
        return None
    return os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes, os.PathLike)) else "/"


def attempt(folder: Path, command: list[str], what: str, moment: float) -> int:
    """Run the command in a fork, with its end at a moment: the how many-th operation, or that many seconds (`stop`).

    Return the wait status.
    """
    child = os.fork()
    if child:
        if what == "stop":
            time.sleep(moment)
            os.kill(
                child, signal.SIGKILL
            )  # which is not an error if the child has ended and nothing asked for it
        return os.waitpid(child, 0)[1]
    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    done = 0
    ours = (str(folder), os.environ["ZCODEGEN_CACHE"])

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        path = _written(event, arguments)
        if path is None or (os.path.isabs(path) and not path.startswith(ours)):  # noqa: PTH117 - no Path in a hook
            return
        done += 1
        if done == moment and what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if done == moment and what == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    if what != "stop":
        sys.addaudithook(watch)
    code = run(command)
    sys.stdout.flush()
    if what == "count":
        (folder / "count").write_text(str(done), encoding="utf-8")
    os._exit(code)


def fresh(project: Path, scratch: Path) -> Path:
    """Return a new copy of the project, always at the same path, with nothing in the cache."""
    for name in ("cache", "copy"):
        shutil.rmtree(scratch / name, ignore_errors=True)
    return Path(shutil.copytree(project, scratch / "copy"))


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A project before and after a run of a command that nothing happens to, and what the run took."""

    old: dict[str, bytes]
    new: dict[str, bytes]
    operations: int
    seconds: float


def undisturbed(folder: Path, command: list[str]) -> Undisturbed:
    """Run the command in a copy of the project."""
    old = files_of(folder)
    started = time.monotonic()
    attempt(folder, command, "count", 0)
    seconds = time.monotonic() - started
    operations = int((folder / "count").read_text(encoding="utf-8"))
    (folder / "count").unlink()
    return Undisturbed(old, files_of(folder), operations, seconds)


def faults_of(folder: Path, command: list[str], asked: Undisturbed) -> Iterator[str]:
    """Yield what is wrong with the files after an end, and then after another run."""
    for path, content in files_of(folder).items():
        if ".zcodegen-" not in path and content not in {asked.old.get(path), asked.new.get(path)}:
            yield f"{path} is neither old nor new"
    attempt(folder, command, "run", 0)
    repaired = files_of(folder)
    for path in sorted(repaired.keys() | asked.new.keys()):
        if repaired.get(path) != asked.new.get(path):
            yield f"{path} is not repaired"


def main() -> None:
    """Let the command die COUNT times: at each operation once before at any twice; a kill that came too late is none."""
    project, scratch, what, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    command = sys.argv[5:]
    os.environ["ZCODEGEN_CACHE"] = str(scratch / "cache")
    asked = undisturbed(fresh(project, scratch), command)
    dice = random.Random(" ".join(command))
    moments = [*range(1, asked.operations + 1)]
    dice.shuffle(moments)
    ends, operation = 0, cycle(moments)
    while ends < count:
        outside = what == "kill" and ends % 2 == 1
        how, moment = ("stop", dice.uniform(0, asked.seconds)) if outside else (what, next(operation))
        folder = fresh(project, scratch)
        code = os.waitstatus_to_exitcode(attempt(folder, command, how, moment))
        if what == "kill" and code != -signal.SIGKILL:
            continue
        ends += 1
        if what == "full" and code not in {0, 1, 2}:
            print(f"FAULT exit code {code}, full at {moment}")
        for fault in faults_of(folder, command, asked):
            print(f"FAULT {fault}, {how} at {moment}")
    print(f"DONE {ends} {asked.operations}")


if __name__ == "__main__":
    main()
