"""A small project to pack and publish, the command run as a user runs it, and its two versions."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.repositories import git
from tests.toolchains.tools import ROOT, require, run

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping

CATALOG = Path(__file__).parent / "fixtures" / "small" / "catalog"
NEW_ENTRY = """\
  ROOM_FULL:
    code: 105
    status: RESOURCE_EXHAUSTED
    message: {zh-CN: 房间已满。, en: The room is full.}
"""


def zcodegen(
    *args: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command and return its exit code and what it printed."""
    paths = os.pathsep.join((str(ROOT / "generators"), os.environ.get("PYTHONPATH", "")))
    return run([sys.executable, "-m", "zcodegen", *args], cwd=cwd, env={"PYTHONPATH": paths, **(env or {})})


def fine(*args: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run the command and return its standard output; another exit code than 0 fails the test."""
    done = zcodegen(*args, cwd=cwd, env=env)
    if done.returncode:
        pytest.fail(
            f"zcodegen {args[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}", pytrace=False
        )
    return done.stdout


def new_project(folder: Path) -> Path:
    """Make the project of version 1.0.0 in `folder`, built, with a licence, and return it."""
    shutil.copytree(CATALOG, folder / "catalog")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    (folder / "NOTICE").write_text("Acme codes\n", encoding="utf-8", newline="\n")
    fine("build", cwd=folder)
    return folder


CHANGELOG = "# Changelog\n\n## 1.0.0\n\nThe first release: 房间 */ \u202e.\n"
"""That of the catalog at the first release."""


def first_release(folder: Path) -> None:
    """Make the project in `folder`, tagged as 1.0.0 and packed for all four ecosystems."""
    for program in ("go", "java", "maven", "node"):
        require(program)
    new_project(folder)
    (folder / ".gitignore").write_text("dist/\n", encoding="utf-8", newline="\n")
    (folder / "catalog" / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8", newline="\n")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "First")
    git(folder, "tag", "catalog/v1.0.0")
    fine("pack", cwd=folder)


def second_release(first: Path, folder: Path) -> None:
    """Make the project's next version in `folder`: a new code, the version that follows from it, packed."""
    shutil.copytree(first, folder, dirs_exist_ok=True)
    with (folder / "catalog/acme/room.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(NEW_ENTRY)
    fine("version", "--bump", "auto", cwd=folder)
    fine("build", cwd=folder)
    fine("pack", cwd=folder)
