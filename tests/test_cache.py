"""The cache folder: what is read from it is whole, was stored under the same key, and only by the user."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zcodegen import cache

_SECOND = 1_000_000_000


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("ZCODEGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_an_entry_is_valid_under_its_key_only(folder: Path) -> None:
    first, second = cache.digest(b"first"), cache.digest(b"second")
    cache.put("a/name", first, b"content")
    assert cache.get("a/name", first) == b"content"
    assert cache.get("a/name", second) is None
    cache.put("a/name", second, b"")
    assert cache.get("a/name", first) is None
    assert cache.get("a/name", second) == b""
    assert [path.name for path in (folder / "a").iterdir()] == ["name"]


@pytest.mark.parametrize("damage", [b"", b"\0", b"x" * 100, None])
def test_a_damaged_entry_is_absent(folder: Path, damage: bytes | None) -> None:
    key = cache.digest(b"key")
    cache.put("name", key, b"some content")
    whole = (folder / "name").read_bytes()
    (folder / "name").write_bytes(whole[:-1] + b"?" if damage is None else damage)
    assert cache.get("name", key) is None


def test_a_full_disk_stores_nothing(tmp_path: Path) -> None:
    script = (
        "import resource\n"
        "from zcodegen import cache\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "cache.put('parts/x', bytes(32), bytes(9000))\n"
        "print(cache.get('parts/x', bytes(32)))\n"
    )
    environment = {**os.environ, "ZCODEGEN_CACHE": str(tmp_path / "cache")}
    ran = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert (ran.stdout, ran.stderr) == (b"None\n", b"")
    assert list((tmp_path / "cache" / "parts").iterdir()) == []


@pytest.mark.parametrize("configured", ["", "cache", "./cache"])
def test_only_an_absolute_folder_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, configured: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZCODEGEN_CACHE", configured)
    cache.put("name", bytes(32), b"content")
    assert cache.get("name", bytes(32)) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770])
def test_a_folder_that_others_can_write_to_is_not_used(folder: Path, mode: int) -> None:
    cache.put("name", bytes(32), b"content")
    assert cache.get("name", bytes(32)) == b"content"
    folder.chmod(mode)
    assert cache.get("name", bytes(32)) is None
    cache.put("other", bytes(32), b"content")
    assert [path.name for path in folder.iterdir()] == ["name"]
    folder.chmod(0o700)
    (folder / "name").chmod(0o666)
    assert cache.get("name", bytes(32)) is None


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives folders away")
@pytest.mark.parametrize("place", [".", "name"])
def test_what_belongs_to_another_user_is_not_used(folder: Path, place: str) -> None:
    cache.put("name", bytes(32), b"content")
    os.chown(folder / place, 65534, 65534)
    assert cache.get("name", bytes(32)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are POSIX's")
def test_an_entry_that_is_a_pipe_or_a_link_is_absent(folder: Path) -> None:
    cache.put("name", bytes(32), b"content")
    (folder / "name").rename(folder / "other")
    (folder / "name").symlink_to("other")
    assert cache.get("name", bytes(32)) is None
    assert cache.get("other", bytes(32)) == b"content"
    (folder / "name").unlink()
    os.mkfifo(folder / "name")
    assert cache.get("name", bytes(32)) is None
    cache.put("name", bytes(32), b"content")
    assert cache.get("name", bytes(32)) == b"content"


def test_a_folder_that_is_a_file_stores_nothing(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    cache.put("name", bytes(32), b"content")
    assert cache.get("name", bytes(32)) is None


@pytest.mark.parametrize(
    ("modified", "changed", "verified", "racy"),
    [
        (1.5, 7.5, 7.6, False),
        (1.5, 7.5, 7.4, True),
        (7.5, 1.5, 7.4, True),  # on Windows the second is the time of creation
        (1.0, 7.0, 7.5, True),  # a clock of whole seconds, of two perhaps
        (1.0, 7.0, 9.5, False),
        (1.0, 7.5, 7.6, False),
    ],
)
def test_a_file_is_known_by_its_stat_data_once_the_clock_has_gone_on(
    *, modified: float, changed: float, verified: float, racy: bool
) -> None:
    found = os.stat_result(
        range(10), {"st_mtime_ns": int(modified * _SECOND), "st_ctime_ns": int(changed * _SECOND)}
    )
    assert cache.is_racy(found, int(verified * _SECOND)) is racy


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no time of a file's last change")
def test_an_edit_at_equal_size_and_time_changes_the_stat_data(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"1")
    before = file.stat()
    replacement = tmp_path / "replacement"
    replacement.write_bytes(b"2")
    os.utime(replacement, ns=(before.st_atime_ns, before.st_mtime_ns))
    replacement.replace(file)
    assert cache.stat_key(file.stat()) != cache.stat_key(before)
