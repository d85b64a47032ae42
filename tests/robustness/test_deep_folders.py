"""Folders in folders, deeper than Python recurses, in every place that a command walks through."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from zcodegen.cli.main import run

if sys.platform == "win32":
    pytest.skip("Windows has shorter paths", allow_module_level=True)

DEPTH = 1_400
COMMANDS = (
    ("build", "--lang", "go"), ("build", "--lang", "go"), ("build", "--lang", "go", "--check"), ("check",), ("fmt", "--check"),
    ("import", "--discover", "."), ("mentions", "."), ("pack", "--lang", "py"), ("scan", "."), ("targets", "list"), ("documents",),
)  # fmt: skip


@pytest.fixture(
    params=["catalog/deep", "templates/mine", "templates/go", "out/go", "out/go/README.md", "dist", "pages"]
)
def deep(request: pytest.FixtureRequest, project: Path) -> Iterator[Path]:
    """The top of the folders."""
    top = project / request.param
    top.mkdir(parents=True)
    handle = os.open(top, os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("d", dir_fd=handle)
        below = os.open("d", os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = below
    for name, text in {"x.md": "error code 12345\n", "x.yaml": "a: 1\n", "target.yaml": "a: 1\n"}.items():
        file = os.open(name, os.O_WRONLY | os.O_CREAT, dir_fd=handle)
        os.write(file, text.encode())
        os.close(file)
    os.close(handle)
    yield top
    subprocess.run(["rm", "-rf", top], check=True)  # shutil.rmtree recurses as well


def test_no_command_recurses_into_folders(
    deep: Path,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("ZCODEGEN_CACHE", str(tmp_path / "cache"))
    for command in COMMANDS:
        code = run(command)
        written = capfd.readouterr().err
        assert code in {0, 1, 2}, f"{deep.relative_to(project)}: {command}: {written}"
