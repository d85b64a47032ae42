"""Finding programs, running them, and setting up once what several tests need.

A program that is missing skips a test with a line that names it; where `CI=true` it fails instead, unless it is `OPTIONAL`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"

# What `require` knows: a tool and the programs that it is made of, the one that is returned first.
PROGRAMS = {
    "g++": ("g++",),
    "gcc": ("gcc",),
    "gettext": ("msgfmt",),
    "go": ("go", "gofmt"),
    "java": ("java", "javac"),
    "maven": ("mvn",),
    "mono": ("mcs", "mono"),
    "node": ("node", "npm"),
    "php": ("php",),
    "protoc": ("protoc",),
    "ruby": ("ruby",),
    "rust": ("cargo", "cargo-clippy"),
    "swift": ("swiftc",),
}

# Compilers that some machines of CI cannot have: `.ci/run` says so there.
OPTIONAL = frozenset({"swift"})


def unavailable(reason: str) -> NoReturn:
    """Skip the test for `reason`; fail it in CI, where everything has to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)


def require(tool: str) -> str:
    """Return the path of `tool`, a key of `PROGRAMS`; skip the test where a program of it is missing."""
    for program in PROGRAMS[tool]:
        if shutil.which(program) is None:
            if tool in OPTIONAL:
                pytest.skip(f"{tool} is missing: no {program} on PATH")
            unavailable(f"{tool} is missing: no {program} on PATH")
    return str(shutil.which(PROGRAMS[tool][0]))


def run(
    args: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, `env` on top of ours, and return its code and what it printed."""
    return subprocess.run(
        [str(arg) for arg in args],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def succeed(args: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a program and return its standard output; what it printed fails the test where its code is not 0."""
    done = run(args, cwd=cwd, env=env)
    if done.returncode:
        command = " ".join(Path(str(arg)).name for arg in args[:4])
        pytest.fail(f"{command} … ended with {done.returncode}:\n{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout


def set_up(what: str, args: Sequence[str | Path], *, cwd: Path) -> None:
    """Run an installer; `what` is unavailable, for the reason that it gives, where it fails."""
    done = run(args, cwd=cwd)
    if done.returncode:
        errors = [line for line in (done.stdout + done.stderr).splitlines() if "error" in line.lower()]
        unavailable(f"{what} are missing: {args[0]} failed: {' '.join(errors[:3]) or done.stderr}")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path` against every other process that asks for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return `folder`, made by `make(an empty folder)` unless it is there already.

    By the first process that asks, while others wait: pytest's workers and two runs side by side are safe. What was
    left half-made is made again. The folder is never moved, so it may hold its own path.
    """
    done = folder.with_name(f"{folder.name}.done")
    with locked(folder.with_name(f"{folder.name}.lock")):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def installed(name: str, inputs: Sequence[Path], make: Callable[[Path], object]) -> Path:
    """Return the folder of tools called `name`, made once for these `inputs` (a lock file, a pom) and kept."""
    key = hashlib.sha256(b"\0".join(path.read_bytes() for path in inputs)).hexdigest()[:12]
    return once(CACHE / f"{name}-{key}", make)
