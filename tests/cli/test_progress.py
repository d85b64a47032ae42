"""What `build` shows while it works: the target at hand on a terminal, plain lines in a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.toolchains.tools import ROOT


def _build(out: Path) -> list[str]:
    command = [sys.executable, "-m", "zcodegen", "build", "--lang", "go,py"]
    return [*command, "--catalog", str(ROOT / "catalog"), "--out", str(out)]


def test_a_terminal_sees_which_target_is_made(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="pseudo-terminals are a matter of POSIX")
    ours, its = pty.openpty()
    subprocess.run(_build(tmp_path / "out"), stderr=its, check=True)
    os.close(its)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "[1/2] go" in shown
    assert "[2/2] python" in shown
    assert "written" in shown.rpartition("\x1b[K")[2]


def test_a_pipe_gets_plain_lines(tmp_path: Path) -> None:
    done = subprocess.run(_build(tmp_path / "out"), capture_output=True, text=True, check=True)
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
