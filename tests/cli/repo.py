"""A scratch project in a git repository, to run commands in."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
from typing import TYPE_CHECKING, Any

from tests.diff.catalogs import FILES
from tests.repositories import git
from zcodegen.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


class Work:
    """The project of `tests.diff.catalogs` in a new folder, nothing committed yet."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        self.git("init", "-q", "-b", "main")
        self.write(FILES)

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments)

    def write(self, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            place = self.root / "catalog" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")

    def edit(self, path: str, *edits: tuple[str, str]) -> None:
        place = self.root / "catalog" / path
        text = place.read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new, 1)
        place.write_text(text, encoding="utf-8", newline="\n")

    def commit(self, message: str, *, tag: str = "") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        if tag:
            self.git("tag", tag)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the project's folder, in this process; return its exit code and what it wrote."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
        with contextlib.chdir(self.root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(arguments)
        return subprocess.CompletedProcess(arguments, code, _written(out), _written(err))

    def changes(self, *arguments: str) -> list[dict[str, Any]]:
        ran = self.run("diff", *arguments, "--format", "json")
        assert ran.returncode == 0, ran.stderr
        output: list[dict[str, Any]] = json.loads(ran.stdout)["changes"]
        return output
