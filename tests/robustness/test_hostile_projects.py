"""No command reads, shows or changes anything outside of a hostile project, and every command ends.

`FUZZ_PROJECTS` and `FUZZ_SEEDS` choose how many projects are made.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

if sys.platform == "win32":
    pytest.skip("links, pipes and limits are POSIX's", allow_module_level=True)

from tests.robustness.hostile.kinds import KINDS
from tests.robustness.hostile.project import HostileProject
from tests.robustness.hostile.watch import MARK
from tests.robustness.hostile_projects import run_command, try_project

PROJECTS = int(os.environ.get("FUZZ_PROJECTS", "40"))
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split()]


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_outside_is_read_or_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    monkeypatch.setattr("zcodegen.generate.limits.BASE_SECONDS", 1)
    for number in range(PROJECTS):
        tried = try_project(tmp_path, seed * 1_000_003 + number)
        assert not tried.faults, "\n".join(tried.faults)


def test_what_must_not_be_done_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A command that reads, lists, writes, removes, starts, or connects to what it must not is a fault, whatever it prints."""
    project = HostileProject(tmp_path / "0", 0)
    (project.outside / "x").touch()
    acts = {
        "open '../outside/secret.txt'": lambda: Path("../outside/secret.txt").read_bytes(),
        "open '.hidden/secret.txt'": lambda: Path(".hidden/secret.txt").read_bytes(),
        "open '/etc/hosts'": lambda: Path("/etc/hosts").read_bytes(),
        "os.listdir '../outside'": lambda: [*Path("../outside").iterdir()],
        "open to change": lambda: Path("/var/zcodegen-test").write_bytes(b""),
        "os.remove to change": lambda: Path("../outside/x").unlink(),
        "os.rename to change": lambda: Path("page.md").rename("../outside/page.md"),
        "os.mkdir to change": lambda: Path("../outside/y").mkdir(),
        "os.symlink to change": lambda: Path("../outside/z").symlink_to("secret.txt"),
        "subprocess.Popen": lambda: subprocess.run(["./app.py"], check=False),
        "ended by another: -9": lambda: subprocess.run(["/bin/sh", "-c", "kill -9 $$"], check=False),
        "os.system": lambda: os.system("true"),  # noqa: S605  # it must be seen
        "socket.connect": lambda: socket.create_connection(("127.0.0.1", 9), 1),
    }
    for fault, act in acts.items():
        monkeypatch.setattr("tests.robustness.hostile_projects.run", lambda _, act=act: int(act() is act))
        assert f"{MARK} {fault}" in run_command(project, ("x",)).output.decode()
    monkeypatch.undo()
    assert MARK not in run_command(project, ("check",)).output.decode()


def test_what_it_takes_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Processor time and memory count the programs that a command starts; time in which nothing runs counts apart."""
    project = HostileProject(tmp_path / "0", 0)
    work = "x = b'x' * (300 << 20)\nwhile time.process_time() < 1: pass"
    started = [sys.executable, "-c", f"import time\n{work}"]
    monkeypatch.setattr(
        "tests.robustness.hostile_projects.run", lambda _: subprocess.run(started, check=False).returncode
    )
    ran = run_command(project, ("x",))
    assert (ran.code, ran.seconds > 1, ran.kilobytes > 300 << 10) == (0, True, True)
    started = ["/bin/sleep", "1"]
    assert run_command(project, ("x",)).waited > 0.9


def test_a_project_without_hostility_is_sound(tmp_path: Path) -> None:
    """Or every command would refuse every project at once."""
    with mock.patch("tests.robustness.hostile.project.SOUND", 1):
        project = HostileProject(tmp_path / "0", 0)
    project.init_repository()
    for command in (
        ("check", "--fail-on", "error"),
        ("build",),
        ("diff", "HEAD"),
        ("import", "--manifest"),
        ("openapi",),
    ):
        ran = run_command(project, command)
        assert ran.code == 0, ran.output.decode()
    assert (project.project / "out" / "mine" / "x.txt").is_file()


def test_each_kind_is_made(tmp_path: Path) -> None:
    """A kind changes what is there, if nothing else did before."""
    shared = HostileProject(tmp_path / "shared", 0)
    shared.commit(tmp_path)
    before = _state(shared)
    for number, (name, change) in enumerate(KINDS.items()):
        project = HostileProject(tmp_path / str(number), 0)
        project.commit(tmp_path)
        project.random.seed(number)
        assert change.__doc__, name
        assert any(change(project) or _state(project) != before for _ in range(20)), name


def _state(project: HostileProject) -> dict[str, object]:
    return {
        path.relative_to(project.folder).as_posix(): path.readlink()
        if path.is_symlink()
        else (path.lstat().st_mode, path.is_file() and path.lstat().st_size)
        for path in project.folder.rglob("*")
    }
