"""Runs a page of docs/tutorials: what it tells the reader to type and to edit, in an empty folder with a fresh home.

A block `console` holds commands after `$ ` and what each prints; a comment `<!-- exit: 1 -->` before it is the exit code of its last
command. A block `diff` with a title edits the file that the title names; any other block with a title is that file.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

_BLOCK = re.compile(
    r"(?:^<!-- exit: (?P<exit>\d+) -->\n)?^```(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_VARYING = re.compile(
    r"(?<=\()\d+\.\d(?= s\))|\d+(?= (?:written|unchanged)\b)|(?<=\[commit )[0-9a-f]{12}|(?<=\[)[0-9a-f]{12}(?= \d{4}-)"
)


class Block(Struct, frozen=True):
    """A fenced block of a page; `start` and `end` are the places of its body in the text."""

    language: str
    title: str
    body: str
    exit_code: int
    start: int
    end: int


class Step(Struct, frozen=True):
    """A command of a block and what the page shows as its output."""

    command: str
    output: str


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    for match in _BLOCK.finditer(text):
        yield Block(
            match["language"],
            match["title"] or "",
            match["body"],
            int(match["exit"] or 0),
            match.start("body"),
            match.end("body"),
        )


def steps_of(block: Block) -> Iterator[Step]:
    """Yield the commands of a console block."""
    for part in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield Step(command, output)


class Terminal:
    """One shell that runs the commands of a page one after another; what they print is returned with stderr in it."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self._shell = subprocess.Popen(
            ["sh"],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, command: str) -> tuple[str, int]:
        """Run a command; return its output and its exit code."""
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        self._shell.stdin.write(f"{command}\nprintf '\\n\\036 %s %s\\n' $? \"$PWD\"\n")
        self._shell.stdin.flush()
        lines: list[str] = []
        for line in self._shell.stdout:
            if line.startswith("\036"):
                code, folder = line[1:].split(maxsplit=1)
                self.folder = Path(folder.strip())
                output = "".join(lines)
                return output.removesuffix("\n"), int(code)
            lines.append(line)
        raise AssertionError(f"the shell ended in {command!r}: {''.join(lines)}")

    def close(self) -> None:
        """End the shell and all that it started."""
        os.killpg(self._shell.pid, signal.SIGKILL)
        self._shell.communicate()


def plain(output: str) -> str:
    """Return output without what differs from run to run or with each new template: times, numbers of files, hashes of commits."""
    return _VARYING.sub("…", output).rstrip()


def edit(file: Path, diff: str) -> None:
    """Apply a diff without line numbers: its lines without `+` are in the file, one after another, once."""
    lines = diff.splitlines()
    before = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    after = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{file} has these lines {text.count(before)} times, not once:\n{before}"
    file.write_text(text.replace(before, after), encoding="utf-8")
