"""Commands that are killed, run into a full disk or may not write: each file old or new, and the next run repairs the rest."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.robustness.project import COMMANDS, files_of, without_rights, zcodegen

ROOT = Path(__file__).resolve().parents[2]
ENDS = 4
LONG = 60
KILLS = dict.fromkeys(("build", "fmt", "import", "translations import"), 252)


def die(project: Path, scratch: Path, what: str, command: str, count: int) -> None:
    """Let a command come to its end `count` times; see `fault_injection.py`."""
    program = [
        sys.executable,
        "-m",
        "tests.robustness.fault_injection",
        str(project),
        str(scratch),
        what,
        str(count),
    ]
    ran = subprocess.run(
        [*program, *COMMANDS[command]],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(f"DONE {count} "), ran.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("what", ["full", "kill"])
def test_each_file_is_old_or_new_and_the_next_run_repairs(
    project: Path, tmp_path: Path, what: str, command: str
) -> None:
    die(project, tmp_path, what, command, ENDS)


@pytest.mark.torture
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("what", ["full", "kill"])
def test_the_same_at_every_moment(project: Path, tmp_path: Path, what: str, command: str) -> None:
    die(project, tmp_path, what, command, KILLS.get(command, LONG) if what == "kill" else LONG)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1.5 MB; skipped where it may not be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "none", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a full disk needs the right to mount a tmpfs; the simulation above runs everywhere")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_full_is_reported_in_a_line(project: Path, small_disk: Path) -> None:
    folder = Path(shutil.copytree(project, small_disk / "project"))
    before = files_of(folder)
    (small_disk / "ballast").write_bytes(bytes(150_000))
    with (small_disk / "ballast2").open("wb", buffering=0) as ballast:
        try:
            while ballast.write(bytes(4096)):
                pass
        except OSError:
            pass
    for command in COMMANDS.values():
        ran = zcodegen(folder, *command)
        assert ran.returncode == 2, (command, ran.stderr)
        assert "No space left on device" in ran.stderr
        assert "Traceback" not in ran.stderr
    assert {path: content for path, content in files_of(folder).items() if path in before} == before
    (small_disk / "ballast").unlink()
    (small_disk / "ballast2").unlink()
    assert zcodegen(folder, *COMMANDS["fmt"]).returncode == 0


def test_a_folder_that_may_not_be_written_is_reported_in_a_line(project: Path) -> None:
    before = files_of(project)
    folders = [project, *(path for path in project.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    for command in COMMANDS.values():
        ran = zcodegen(project, *command, before=without_rights())
        assert "Permission denied" in ran.stderr, (command, ran.stderr)
        assert ran.returncode == 2, (command, ran.stderr)
    for folder in folders:
        folder.chmod(0o755)
    assert files_of(project) == before


def test_two_builds_at_once_make_what_one_makes(project: Path) -> None:
    command = [sys.executable, "-m", "zcodegen", *COMMANDS["build"]]
    children = [subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL) for _ in range(3)]
    assert [child.wait() for child in children] == [0, 0, 0]
    assert zcodegen(project, *COMMANDS["build"], "--check").returncode == 0
