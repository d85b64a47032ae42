"""Hidden characters of a user's file (CVE-2021-42574): a terminal shows that they are there, a pipe gets them as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.repo import Work
from tests.diff.catalogs import FILES

pytestmark = pytest.mark.slow

HOSTILE = "# a\u202eb \u3164 c\n"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    made = Work(tmp_path / "work")
    made.run("fmt")
    made.run("build")
    made.commit("all", tag="catalog/v1.0.0")
    return made


def _unformatted(work: Work) -> list[str]:
    path = next(path for path in sorted(FILES) if path != "catalog.yaml")
    place = work.root / "catalog" / path
    place.write_text(HOSTILE + place.read_text("utf-8").replace("domain: ", "domain:  ", 1), encoding="utf-8")
    return ["fmt", "--check"]


def _edited_output(work: Work) -> list[str]:
    place = next(path for path in sorted((work.root / "out").rglob("*.py")))
    place.write_text(HOSTILE + place.read_text("utf-8"), encoding="utf-8")
    return ["build", "--check"]


def _page(work: Work) -> list[str]:
    text = f"# Codes\n\n| code | message |\n| --- | --- |\n| 7 | {HOSTILE[2:].strip()} |\n"
    (work.root / "page.md").write_text(text, encoding="utf-8")
    return ["extract", "page.md"]


CASES = pytest.mark.parametrize("prepare", [_unformatted, _edited_output, _page])


@CASES
def test_a_terminal_shows_them(work: Work, prepare: Callable[[Work], list[str]]) -> None:
    shown = on_terminal(work, *prepare(work))
    assert "a<U+202E>b <U+3164> c" in shown
    assert "\u202e" not in shown


@CASES
def test_a_pipe_gets_them(work: Work, prepare: Callable[[Work], list[str]]) -> None:
    assert HOSTILE[2:].strip() in work.run(*prepare(work)).stdout


def test_a_piped_diff_is_a_patch(work: Work) -> None:
    ran = work.run(*_unformatted(work))
    subprocess.run(["git", "apply", "-"], cwd=work.root, input=ran.stdout, encoding="utf-8", check=True)
    assert work.run("fmt", "--check").returncode == 0


def test_a_refusal_shows_them(work: Work) -> None:
    assert "no domain<U+202E>" in on_terminal(work, "extract", "no domain\u202e", stream="stderr")


def test_git_shows_them_always(work: Work) -> None:
    _unformatted(work)
    driver = f"{sys.executable} -m zcodegen diff --git-driver --"
    (work.root / ".gitattributes").write_text("catalog/**/*.yaml diff=zcodegen\n", encoding="utf-8")
    shown = work.git("-c", f"diff.zcodegen.command={driver}", "diff")
    assert "+# a<U+202E>b" in shown


def on_terminal(work: Work, *arguments: str, stream: str = "stdout") -> str:
    """Run a command with a terminal for one of its streams; return what that shows."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are a matter of POSIX")
    ours, its = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: its}
    subprocess.run([sys.executable, "-m", "zcodegen", *arguments], cwd=work.root, check=False, **streams)
    os.close(its)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    return shown.replace("\r\n", "\n")
