"""Builds that are killed at any operation, run into a full disk, meet each other, or may not write.

`ZCODEGEN_KILLS=1000` is the long run; the short one is a part of it.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.output.fault_injection import trees
from zcodegen.diagnostics import ZcodegenError
from zcodegen.output.compare import compare
from zcodegen.output.lock import locked
from zcodegen.output.owned_files import MANIFEST
from zcodegen.output.write import write

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("ZCODEGEN_KILLS", "30"))
DYING = Path(__file__).with_name("fault_injection.py")


def flat(seed: int) -> dict[str, bytes]:
    return {
        f"{target}/{path}": content for target, tree in trees(seed).items() for path, content in tree.items()
    }


def on_disk(root: Path) -> dict[str, bytes]:
    paths = sorted(path for path in root.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def die(what: str, root: Path, seed: int, moment: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DYING), what, str(root), str(seed), str(moment)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def operations(folder: Path, seed: int) -> int:
    write(trees(seed), folder)
    return int(die("count", folder, seed + 1, 0).stdout)


def assert_old_or_new(found: dict[str, bytes], allowed: dict[str, set[bytes]]) -> None:
    for path, content in found.items():
        if not path.startswith(".zcodegen-staging/"):
            assert content in allowed.get(path, set()), f"{path} is neither old nor new"


def test_every_file_is_old_or_new_and_the_next_build_repairs(tmp_path: Path) -> None:
    last = operations(tmp_path / "pluralize", 0)
    dice = random.Random(8)
    out = tmp_path / "out"
    write(trees(0), out)
    allowed = {path: {content} for path, content in flat(0).items()}
    for seed in range(1, KILLS + 1):
        for path, content in flat(seed).items():
            allowed.setdefault(path, set()).add(content)
        ran = die("kill", out, seed, dice.randrange(1, last + 1))
        assert ran.returncode in {-signal.SIGKILL, 0}, ran.stderr
        assert_old_or_new(on_disk(out), allowed)
        if seed % 3 == 0:  # else another build follows, of other trees, and is killed as well
            write(trees(seed), out)
            assert on_disk(out) == flat(seed)
            assert not compare(trees(seed), out).drift
            assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "go", "python"]
            allowed = {path: {content} for path, content in flat(seed).items()}


def test_a_build_killed_from_outside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    dice = random.Random(9)
    write(trees(0), out)
    for seed in range(1, KILLS // 3):
        child = subprocess.Popen([sys.executable, str(DYING), "run", str(out), str(seed), "0"])
        time.sleep(dice.uniform(0.05, 0.2))
        child.kill()
        child.wait()
        write(trees(seed), out)
        assert on_disk(out) == flat(seed)


def test_a_full_disk_is_reported_and_leaves_no_half(tmp_path: Path) -> None:
    last = operations(tmp_path / "pluralize", 0)
    for moment in range(1, last + 1, max(1, last // KILLS)):
        out = tmp_path / f"{moment}"
        write(trees(0), out)
        ran = die("full", out, 1, moment)
        allowed = {path: {content} for path, content in flat(0).items()}
        for path, content in flat(1).items():
            allowed.setdefault(path, set()).add(content)
        assert_old_or_new(on_disk(out), allowed)
        if ran.returncode:  # a failing clean-up is no failure
            assert ran.returncode == 2, ran.stderr
            assert ran.stdout.count("\n") == 1
            assert ran.stdout.startswith("cannot ")
        assert ran.stderr == ""
        write(trees(1), out)
        assert on_disk(out) == flat(1)


def test_a_file_too_large_for_the_disk_changes_nothing(tmp_path: Path) -> None:
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from zcodegen.output.write import write\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "write({'t': {'a': b'2', 'b': b'2' * 9000}}, Path(sys.argv[1]))\n"
    )
    write({"t": {"a": b"1", "gone": b"1"}}, tmp_path)
    before = on_disk(tmp_path), (tmp_path / MANIFEST).read_bytes()
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert "ZcodegenError: cannot write to" in ran.stderr
    assert (on_disk(tmp_path), (tmp_path / MANIFEST).read_bytes()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "t"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a user without rights can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written(open_folder: Path) -> None:
    # Root may write everywhere: the child gives that up, once all is imported.
    script = (
        "import fcntl, os, shutil, sys\n"
        "from pathlib import Path\n"
        "from zcodegen.output.atomic import atomic_write\nfrom zcodegen.output.write import write\n"
        "from zcodegen.diagnostics import ZcodegenError\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "root = Path(sys.argv[1])\n"
        "write({'t': {'a': b'1'}}, root)\n"
        "for attempt in (lambda: write({'t': {'a': b'2'}}, root), lambda: write({'t': {'a': b'1'}}, root / 'new'),\n"
        "                lambda: atomic_write(root / 't' / 'a', b'2')):\n"
        "    try: attempt()\n"
        "    except ZcodegenError as fault: print(fault)\n"
    )
    write({"t": {"a": b"1"}}, open_folder)
    for folder in (open_folder / "t", open_folder):
        folder.chmod(0o555)
    ran = subprocess.run(
        [sys.executable, "-c", script, str(open_folder)], capture_output=True, text=True, check=False
    )
    for folder in (open_folder, open_folder / "t"):
        folder.chmod(0o755)
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        f"cannot write to {open_folder}: Permission denied",
        f"cannot write to {open_folder / 'new'}: Permission denied",
        f"cannot write {open_folder / 't' / 'a'}: Permission denied",
    ]
    assert on_disk(open_folder) == {"t/a": b"1"}


def test_two_builds_at_once_both_finish(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for seed in range(1, 5):
        command = [sys.executable, str(DYING), "run", str(out)]
        children = [subprocess.Popen([*command, str(number), "0"]) for number in (seed, seed, seed + 1)]
        assert [child.wait() for child in children] == [0, 0, 0]
        assert on_disk(out) in (flat(seed), flat(seed + 1))


def test_a_build_that_must_wait_too_long_says_so(tmp_path: Path) -> None:
    with (
        locked(tmp_path, wait=0),
        pytest.raises(ZcodegenError, match="is locked by another zcodegen process"),
    ):
        write({"t": {"a": b"1"}}, tmp_path, wait=0)
    assert on_disk(tmp_path) == {}
    write({"t": {"a": b"1"}}, tmp_path, wait=0)
