"""Commands that meet their end: `python -m tests.robustness.dying PROJECT SCRATCH WHAT FIRST COUNT COMMAND…`.

Runs COMMAND in a fresh copy of PROJECT again and again, each time in a process of its own (a fork, so that nothing is
imported twice) that at one moment is killed (WHAT is `kill`) or told that the disk is full (`full`). After each: every
file is the old or the new one, and the next run makes of it what an undisturbed run makes. Prints a fault a line, then
`DONE`, the number of ends, and how many operations on files the command has.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import sys
from pathlib import Path

from tests.robustness.project import files_of
from zcodegen.cli.main import run

_WRITES = {"os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}


def attempt(folder: Path, command: list[str], what: str, moment: int) -> int:
    """Run the command in a fork, with its end at the MOMENT-th operation; 0 is never. Return the wait status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    done = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        writes = event in _WRITES or (
            event == "open"
            and isinstance(arguments[2], int)
            and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        if not writes or not str(arguments[0]).startswith((str(folder), "catalog", "out", ".zcodegen")):
            return
        done += 1
        if done == moment and what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if done == moment and what == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    sys.addaudithook(watch)
    code = run(command)
    sys.stdout.flush()
    if what == "count":
        (folder / "count").write_text(str(done), encoding="utf-8")
    os._exit(code)


def fresh(project: Path, scratch: Path) -> Path:
    """Return a new copy of the project, always at the same path."""
    shutil.rmtree(scratch / "copy", ignore_errors=True)
    return Path(shutil.copytree(project, scratch / "copy"))


def main() -> None:
    """Let the command die COUNT times, at each moment once before any twice."""
    project, scratch, what, first, count = (
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        sys.argv[3],
        int(sys.argv[4]),
        int(sys.argv[5]),
    )
    command = sys.argv[6:]
    folder = fresh(project, scratch)
    old = files_of(folder)
    attempt(folder, command, "count", 0)
    operations = int((folder / "count").read_text(encoding="utf-8"))
    (folder / "count").unlink()
    new = files_of(folder)
    dice = random.Random(" ".join(command))  # noqa: S311 - no secret
    moments = [*range(1, operations + 1)]
    dice.shuffle(moments)
    for number in range(first, first + count):
        moment = moments[number % len(moments)]
        folder = fresh(project, scratch)
        status = attempt(folder, command, what, moment)
        for path, content in files_of(folder).items():
            if ".zcodegen-" not in path and content not in {old.get(path), new.get(path)}:
                print(f"FAULT {path} is neither old nor new, {what} at {moment}")  # noqa: T201
        if what == "full" and os.waitstatus_to_exitcode(status) not in {0, 1, 2}:
            print(f"FAULT exit code {os.waitstatus_to_exitcode(status)}, full at {moment}")  # noqa: T201
        attempt(folder, command, "run", 0)
        mended = files_of(folder)
        for path in sorted(mended.keys() | new.keys()):
            if mended.get(path) != new.get(path):
                print(f"FAULT {path} is not mended, {what} at {moment}")  # noqa: T201
    print(f"DONE {count} {operations}")  # noqa: T201


if __name__ == "__main__":
    main()
