from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from zcodegen.diagnostics import ZcodegenError
from zcodegen.output.atomic import atomic_write, atomic_write_all


def test_a_file_is_made_changed_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "catalog.yaml"
    assert atomic_write(path, b"1")
    before = path.stat()
    assert not atomic_write(path, b"1")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    path.chmod(0o640)
    assert atomic_write(path, b"2")
    assert path.read_bytes() == b"2"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["catalog.yaml"]


def test_a_link_is_followed_inside_only(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.write_bytes(b"1")
    (inside / "real").write_bytes(b"1")
    (inside / "link").symlink_to("real")
    (inside / "away").symlink_to(outside)
    assert atomic_write(inside / "link", b"2", inside=inside)
    assert (inside / "real").read_bytes() == b"2"
    assert (inside / "link").is_symlink()
    with pytest.raises(ZcodegenError, match="away is a symbolic link that leads out of"):
        atomic_write(inside / "away", b"2", inside=inside)
    with pytest.raises(ZcodegenError, match="leads out of"):
        atomic_write(inside / ".." / "out", b"2", inside=inside)
    assert outside.read_bytes() == b"1"


def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to("loop")
    for path in (tmp_path / "file" / "below", tmp_path, tmp_path / "loop"):
        with pytest.raises(ZcodegenError, match="cannot write") as caught:
            atomic_write(path, b"1")
        assert "\n" not in str(caught.value)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "loop"]


def test_leftovers_of_the_dead_are_removed_and_of_the_living_kept(tmp_path: Path) -> None:
    dead, living = tmp_path / ".zcodegen-99999999999999999999.tmp", tmp_path / f".zcodegen-{os.getppid()}.tmp"
    dead.write_bytes(b"half")
    living.write_bytes(b"half")
    atomic_write(tmp_path / "file", b"1")
    assert not dead.exists()
    assert living.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to("pipe")
    with pytest.raises(ZcodegenError, match="cannot write"):  # without a reader: an error, not a wait
        atomic_write(pipe, b"1")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        for path in (pipe, link):
            assert atomic_write(path, b"12")
            assert os.read(reader, 100) == b"12"
    finally:
        os.close(reader)
    with pytest.raises(ZcodegenError, match="not a regular file"):
        atomic_write(pipe, b"1", inside=tmp_path)
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["link", "pipe"]


def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    device, link = tmp_path / "null", tmp_path / "link"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        device.open("wb").close()
    except (AttributeError, OSError):
        pytest.skip("only root makes devices, on a file system that has them")
    link.symlink_to("null")
    for path in (device, link):
        assert atomic_write(path, b"1")
    assert stat.S_ISCHR(device.lstat().st_mode)
    assert link.is_symlink()


def test_the_standard_output_is_appended_to(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from zcodegen.output.atomic import atomic_write; print(1, flush=True); atomic_write(Path('/dev/stdout'), b'2')"
    if not Path("/dev/stdout").exists():
        pytest.skip("this system has no /dev/stdout")
    with (tmp_path / "out").open("wb") as out:
        subprocess.run([sys.executable, "-c", program], stdout=out, check=True)
    assert (tmp_path / "out").read_bytes() == b"1\n2"


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "away").symlink_to(tmp_path.parent)
    (tmp_path / "file").write_bytes(b"")
    for second in ("away", "file/below", "c" * 300):
        with pytest.raises(ZcodegenError):
            atomic_write_all(tmp_path, {"a": b"2", second: b"2", "z/new": b"2"})
        assert (tmp_path / "a").read_bytes() == b"1"
    assert not (tmp_path / "z/new").exists()
    assert atomic_write_all(tmp_path, {"a": b"2", "file": b"", "z/new": b"2"}) == ("a", "z/new")
    assert {path.name for path in tmp_path.rglob("*")} == {"a", "away", "file", "z", "new"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_renames_before_a_failed_one_are_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    for name in ("old", "last"):
        (tmp_path / name).write_bytes(b"1")
    (tmp_path / "old").chmod(0o640)
    replace = Path.replace

    def fail_last(self: Path, target: Path) -> Path:
        if target.name == "last":
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_last)
    with pytest.raises((ZcodegenError, KeyboardInterrupt)):
        atomic_write_all(tmp_path, {"old": b"2", "new": b"2", "last": b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old": b"1", "last": b"1"}
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640
