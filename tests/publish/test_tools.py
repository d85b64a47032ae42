"""Nothing of the current folder, which may be a stranger's checkout, runs next to credentials or gets into a package."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from zcodegen.cli.pack import _licences
from zcodegen.diagnostics import ZcodegenError
from zcodegen.programs import find_program
from zcodegen.publish.tools import python_tool, run


def test_no_module_of_the_current_folder_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("twine", "build", "sitecustomize", "json"):
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'ran')!r}, 'w').close()\n", encoding="utf-8"
        )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", ".")
    assert "twine version" in run([*python_tool("twine", to="upload"), "--version"], cwd=tmp_path)
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the mode of a program is POSIX's")
@pytest.mark.parametrize("entry", [".", "", "bin"])
def test_no_program_of_the_current_folder_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    program = tmp_path / entry / "git"
    program.parent.mkdir(exist_ok=True)
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", entry)
    assert find_program("git") is None
    monkeypatch.setenv("PATH", os.pathsep.join((entry, str(program.parent))))
    assert find_program("git") == str(program)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_linked_licence_is_not_packed(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "NOTICE").write_bytes(b"notice")
    assert _licences(project) == {"NOTICE": b"notice"}
    (tmp_path / "secret").write_bytes(b"secret")
    (project / "LICENSE").symlink_to("../secret")
    with pytest.raises(ZcodegenError, match="LICENSE is a symbolic link"):
        _licences(project)
