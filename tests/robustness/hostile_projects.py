"""Projects that a stranger could send, of random kinds of hostility, and commands run in them.

Each project is in a folder of its own; next to it is a folder `outside` with secrets, which no command may read, show or
change. A command runs in a process with limits, and all that it opens, changes and starts is watched.
`python -m tests.robustness.hostile_projects FIRST COUNT` tries the projects with the numbers FIRST … FIRST+COUNT-1, prints each
fault, how often each kind of hostility was there, and how much time and memory the commands took, with the programs that they started.
"""

from __future__ import annotations

import gc
import os
import pkgutil
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import IO, NamedTuple
from unittest import mock

import zcodegen
from tests.robustness.hostile.commands import COMMANDS, standard_input
from tests.robustness.hostile.kinds import make_hostile
from tests.robustness.hostile.project import SECRET, HostileProject
from tests.robustness.hostile.watch import ENDED, MARK, Watch
from zcodegen.cli.main import run

SECONDS = 10
WAITING_SECONDS = 55
"""How long a command may neither run nor stand in the queue for a processor; the queue of programs that it starts counts too."""
MEMORY = 1 << 30
COMMANDS_OF_A_PROJECT = 3


class Ran(NamedTuple):
    """What came of a command: its exit code (negative for a signal) and all that it wrote.

    `seconds` of CPU and peak memory are those of the programs that it started as well; `waited` are seconds without either
    CPU or a queue for it.
    """

    arguments: tuple[str, ...]
    code: int
    output: bytes
    seconds: float
    waited: float
    kilobytes: int


class Tried(NamedTuple):
    """A project that was tried: the kinds of hostility in it, the commands that ran there, and the faults."""

    kinds: list[str]
    runs: list[Ran]
    faults: list[str]


def _preload() -> None:
    """Import what commands import on demand, once for all child processes."""
    for module in pkgutil.walk_packages(zcodegen.__path__, "zcodegen."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in (
        "black",
        "jsonschema",
        "jsonschema_rs",
        "mcp.server.stdio",
        "pathspec",
        "re2",
        "ruamel.yaml",
    ):
        import_module(name)
    gc.freeze()


_preload()


def try_project(folder: Path, number: int) -> Tried:
    """Make the project with this number in `folder`/number and run some commands in it; `folder` keeps what projects share."""
    project = HostileProject(folder / str(number), number)
    if project.random.random() < 0.7:
        project.commit(folder)
    tried = Tried(make_hostile(project), [], [])
    before = project.snapshot()
    for command in choose_commands(project, COMMANDS_OF_A_PROJECT):
        ran = run_command(project, command)
        tried.runs.append(ran)
        promises = {
            f"ends with {ran.code}": ran.code in {0, 1, 2},
            "shows a stack trace": b"Traceback" not in ran.output,
            "shows a secret": SECRET.encode() not in ran.output,
            "does what it must not do": MARK.encode() not in ran.output,
            "changes files elsewhere": project.snapshot() == before,
            "copies a secret": not project.leaks(),
            f"takes {ran.seconds:.1f} s of CPU": ran.seconds <= SECONDS,
            f"waits for {ran.waited:.1f} s": ran.waited <= WAITING_SECONDS,
            f"takes {ran.kilobytes >> 10} MiB": ran.kilobytes << 10 <= MEMORY,
        }
        tried.faults.extend(
            f"project {number} ({', '.join(tried.kinds)}): zcodegen {' '.join(command)} {fault}\n{_excerpt(ran.output)}"
            for fault, is_kept in promises.items()
            if not is_kept
        )
    return tried


def _excerpt(output: bytes) -> str:
    """Return the lines of an output that are faults, else its end."""
    marks = (SECRET.encode(), MARK.encode())
    lines = [line[-1_000:] for line in output.splitlines() if any(mark in line for mark in marks)]
    return (b"\n".join(lines[:5]) or output[-3_000:]).decode(errors="replace")


def choose_commands(project: HostileProject, count: int) -> list[tuple[str, ...]]:
    """Return commands to run, by chance, but none that names a link: what the user names is trusted."""
    root = os.path.realpath(project.project)
    commands = [
        command
        for command in COMMANDS
        if all(os.path.realpath(f"{root}/{word}") == os.path.normpath(f"{root}/{word}") for word in command)
    ]
    return project.random.sample(commands, count)


def run_command(
    project: HostileProject, arguments: tuple[str, ...], *, seconds: int = SECONDS, memory: int = MEMORY
) -> Ran:
    """Run a command in the project, in a process with limits on processor time and memory."""
    output = project.folder / "nowhere-output"
    sent = standard_input(arguments, project.project, project.random)
    given: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
    writer = -1
    given.write(sent)
    given.seek(0)
    if arguments[0] == "mcp":  # which drops what it has not answered at the end of its input
        given.close()
        reader, writer = os.pipe()
        given = open(reader, "rb")  # noqa: SIM115, PTH123 - closed below
        os.write(writer, sent)
    start = time.monotonic()
    process = os.fork()
    if process == 0:
        if writer >= 0:
            os.close(writer)
        _child(project.project, arguments, output, given.fileno(), seconds, memory)
    given.close()
    if writer >= 0:
        _wait_for_answers(process, output, sent.count(b'"id"'), seconds)
        os.close(writer)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    queued = _queued_seconds(process)
    _, status, usage = os.wait4(process, 0)
    written = output.read_bytes()
    output.unlink()
    used = usage.ru_utime + usage.ru_stime
    waited = time.monotonic() - start - used - queued
    return Ran(arguments, os.waitstatus_to_exitcode(status), written, used, waited, usage.ru_maxrss)


def _queued_seconds(process: int) -> float:
    """Return how long a process stood in the queue for a processor: its second number in Linux's schedstat."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_bytes().split()[1]) / 1e9
    except OSError:
        return 0


def _wait_for_answers(process: int, output: Path, count: int, seconds: int) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT | os.WNOHANG):
        if output.exists() and output.read_bytes().count(b'"id":') >= count:
            return
        time.sleep(0.02)


def _child(
    project: Path, arguments: tuple[str, ...], output: Path, given: int, seconds: int, memory: int
) -> None:
    code = 99
    try:
        handle = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for stream in (1, 2):
            os.dup2(handle, stream)
        os.dup2(given, 0)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # open for the whole process
        sys.stdout = open(1, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115  # open for the whole process
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115  # open for the whole process
        used = resource.getrusage(resource.RUSAGE_SELF)
        now = int(used.ru_utime + used.ru_stime) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (now + seconds, now + seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        signal.alarm(
            seconds * 12
        )  # a command that waits uses no processor time; a busy machine takes its time
        os.chdir(project)
        sys.path[:] = [path for path in sys.path if path.startswith("/")]  # as the script `zcodegen` has it
        os.environ |= {"ZCODEGEN_CACHE": "", "PATH": ".::bin:/usr/bin:/bin"}
        Watch(project, handle).start()
        code = run(arguments)
    except BaseException:  # noqa: BLE001 - shown to the test
        traceback.print_exc()
    finally:
        for text in (sys.stdout, sys.stderr):
            text.flush()
        os._exit(code)


def main(first: int, count: int) -> int:
    """Try projects; print the faults and the largest use of time and memory, and return how many faults there are."""
    faults = 0
    kinds: Counter[str] = Counter()
    commands: Counter[str] = Counter()
    ended = 0
    slowest = longest = largest = Ran((), 0, b"", 0, 0, 0)
    limits = mock.patch("zcodegen.generate.limits.BASE_SECONDS", 1)  # a hungry template ends earlier
    with limits, tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            tried = try_project(Path(folder), number)
            shutil.rmtree(Path(folder) / str(number))
            faults += len(tried.faults)
            kinds.update(tried.kinds)
            commands.update(ran.arguments[0] for ran in tried.runs)
            ended += sum(ran.output.count(ENDED.encode()) for ran in tried.runs)
            slowest = max(slowest, *tried.runs, key=lambda ran: ran.seconds)
            longest = max(longest, *tried.runs, key=lambda ran: ran.waited)
            largest = max(largest, *tried.runs, key=lambda ran: ran.kilobytes)
            for fault in tried.faults:
                print(f"FAULT {fault}", flush=True)
            if not number % 500:
                print(f"{number - first + 1} projects", flush=True)
    print(f"{count} projects from {first}, {commands.total()} commands, {faults} faults")
    print(f"{ended} programs ended by a limit of zcodegen")
    for counts in (kinds, commands):
        print(", ".join(f"{name} {times}" for name, times in sorted(counts.items())))
    print(f"most time: {slowest.seconds:.1f} s of CPU, {' '.join(slowest.arguments)}")
    print(f"most waiting: {longest.waited:.1f} s, {' '.join(longest.arguments)}")
    print(f"most memory: {largest.kilobytes // 1024} MiB, {' '.join(largest.arguments)}")
    return faults


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])) > 0)
