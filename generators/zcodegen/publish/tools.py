"""Run an ecosystem's own tool: one line where it is missing, its own words where it fails, and never a secret."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from zcodegen.diagnostics import ZcodegenError
from zcodegen.programs import find_program

_SECRET = re.compile(r"TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIAL|AUTH|KEY", re.IGNORECASE)
_SHORTEST_SECRET: Final = 4
_IN_URL = re.compile(r"(?<=://)[^/\s@:]*+:[^/\s@]*+(?=@)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LINES_SHOWN: Final = 20
PYTHON: Final = (sys.executable, "-I")
"""Python without modules of the current folder, which may be an untrusted checkout."""


def tool(name: str, *, to: str) -> str:
    """Return the path of a program; ZcodegenError names it, and what it is needed for (`to`), where it is missing."""
    path = find_program(name)
    if path is None:
        raise ZcodegenError(f"{name} is not installed: it is needed to {to}")
    return path


def python_tool(module: str, *, to: str) -> list[str | Path]:
    """Return the command that runs a Python tool: of our own environment, else the program of that name."""
    if find_spec(module):
        return [*PYTHON, "-m", module]
    path = find_program(module)
    if path is None:
        raise ZcodegenError(
            f"{module} is not installed: it is needed to {to}; `pip install 'zcodegen[publish]'` brings it"
        )
    return [path]


SHARED: Final = 0o022
"""The umask of a tool whose files go into archives with their modes."""


def run(
    command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None, umask: int = -1
) -> str:
    """Run a tool with nothing to ask and return its standard output; a `umask` of -1 is the user's.

    Raises ZcodegenError with the end of what it said where it fails. Values of the environment that look like secrets
    are removed from both.
    """
    done = attempt(command, cwd=cwd, env=env, umask=umask)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-_LINES_SHOWN:])
        raise ZcodegenError(f"{_title(command)} failed with {done.returncode}:\n{said}")
    return done.stdout


def attempt(
    command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run a tool as `run` does and return its exit code with what it said."""
    environment = {**os.environ, "NO_COLOR": "1", **(env or {})}
    try:
        done = subprocess.run(  # noqa: S603  # no shell; the arguments are ours and the user's own
            [str(part) for part in command],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            umask=umask,
        )
    except OSError as error:
        raise ZcodegenError(f"{_title(command)} could not be run: {error.strerror}") from error
    done.stdout, done.stderr = redacted(done.stdout), redacted(done.stderr)
    return done


def redacted(text: str) -> str:
    """Return `text` without colours, with `***` for passwords in URLs and for what the environment holds as secrets."""
    secrets = {value for name, value in os.environ.items() if _SECRET.search(name)}
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, "***")
    return _IN_URL.sub("***", _COLOUR.sub("", text))


def _title(command: Sequence[str | Path]) -> str:
    """Return the program and its subcommand, without options and paths."""
    words = [str(part) for part in command]
    if words[2:3] == ["-m"]:
        words = words[3:]
    verb = next((word for word in words[1:] if word.isalpha()), "")
    return f"{Path(words[0]).name} {verb}".strip()
