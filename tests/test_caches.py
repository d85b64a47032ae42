"""Caches make a build fast and never wrong: what is kept is held against a build without, after every kind of change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zcodegen import cache

if TYPE_CHECKING:
    from collections.abc import Mapping

FEATURES = Path(__file__).parent / "catalogs" / "features"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the features catalog, whose files may be changed."""
    shutil.copytree(
        FEATURES, tmp_path / "project" / "catalog", ignore=shutil.ignore_patterns("expected", "out")
    )
    return tmp_path / "project"


def build(project: Path, kept: str, *options: str) -> str:
    """Build with a cache folder, none for ""; return what was said."""
    done = subprocess.run(
        [sys.executable, "-m", "zcodegen", "build", *options],
        cwd=project,
        env={**os.environ, "ZCODEGEN_CACHE": kept},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def tree(folder: Path) -> Mapping[str, bytes]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_every_change_of_a_domain_builds_as_without_a_cache(project: Path, tmp_path: Path) -> None:
    kept = str(tmp_path / "kept")
    build(project, kept)
    for path in sorted((project / "catalog").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if "\nentries:" not in text:
            continue
        path.write_text(text.replace("retryable: false", "retryable: true"), encoding="utf-8")
        build(project, kept)
        built = tree(project / "out")
        shutil.rmtree(project / "out")
        build(project, "")
        assert built == tree(project / "out"), path.name


def test_a_second_build_renders_only_what_changed(project: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    build(project, str(kept))
    before = {path: path.stat().st_mtime_ns for path in (kept / "parts").iterdir()}
    shutil.rmtree(project / "out")
    build(project, str(kept))
    assert before
    assert before == {path: path.stat().st_mtime_ns for path in (kept / "parts").iterdir()}


@pytest.mark.parametrize("damage", [b"", b"\0", b"x" * 100, None])
def test_a_damaged_cache_is_no_cache(project: Path, tmp_path: Path, damage: bytes | None) -> None:
    kept = tmp_path / "kept"
    build(project, str(kept))
    built = tree(project / "out")
    build(project, str(kept))
    for path in kept.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            middle = len(content) // 2
            flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
            path.write_bytes(flipped if damage is None else damage)
    shutil.rmtree(project / "out")
    build(project, str(kept))
    assert tree(project / "out") == built


def test_what_is_kept_for_another_key_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZCODEGEN_CACHE", str(tmp_path))
    one, other = cache.digest(b"one"), cache.digest(b"other")
    cache.keep("name", one, b"content")
    assert cache.load("name", one) == b"content"
    assert cache.load("name", other) is None
    cache.keep("name", other, b"")
    assert cache.load("name", one) is None
    assert cache.load("name", other) == b""


def test_a_folder_that_cannot_be_written_keeps_nothing(project: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file", encoding="utf-8")
    build(project, str(tmp_path / "kept"))
    assert tree(project / "out")


class TestSettled:
    """A build that has nothing to do."""

    @pytest.fixture
    def kept(self, project: Path, tmp_path: Path) -> str:
        """The cache folder of a project that was built, and looked at after that."""
        kept = str(tmp_path / "kept")
        build(project, kept)
        self.wait_for_the_clock(project)
        assert "0 files written" in build(project, kept)
        assert any("nothing has changed" in build(project, kept) for _ in range(3))
        return kept

    @staticmethod
    def wait_for_the_clock(project: Path) -> None:
        """Let a tick of the file system's clock go by since the last change of the output."""
        place = project / "out" / ".zcodegen-manifest.json"
        probe = project / "probe"
        while True:
            probe.write_text("", encoding="utf-8")
            if probe.stat().st_ctime_ns > place.stat().st_ctime_ns + 100_000_000:
                return

    def test_an_edited_output_is_noticed_though_size_and_times_are_as_before(
        self, project: Path, kept: str
    ) -> None:
        path = next((project / "out").rglob("*.go"))
        found, text = path.stat(), path.read_bytes()
        path.write_bytes(text[:-2] + b"x\n")
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        assert "1 files written" in build(project, kept, "--force")
        path.write_bytes(text[:-2] + b"x\n")
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        with pytest.raises(AssertionError, match="edited by hand"):
            build(project, kept)

    def test_a_removed_output_comes_back(self, project: Path, kept: str) -> None:
        next((project / "out").rglob("*.go")).unlink()
        assert "1 files written" in build(project, kept)

    def test_a_changed_text_is_built(self, project: Path, kept: str) -> None:
        path = next(
            path
            for path in sorted((project / "catalog").rglob("*.yaml"))
            if "entries:" in path.read_text("utf-8")
        )
        path.write_text(
            path.read_text("utf-8").replace("retryable: false", "retryable: true"), encoding="utf-8"
        )
        assert " 0 files written" not in build(project, kept)

    def test_a_template_of_the_users_is_built(self, project: Path, kept: str) -> None:
        own = project / "templates" / "go"
        own.mkdir(parents=True)
        (own / "go.mod.jinja").write_text("module example.org/own\n", encoding="utf-8")
        assert "1 files written" in build(project, kept)

    def test_another_command_is_not_taken_for_it(self, project: Path, kept: str) -> None:
        assert "nothing has changed" not in build(project, kept, "--lang", "go")
        assert "would change" in build(project, kept, "--dry-run")

    def test_a_damaged_note_is_none(self, project: Path, kept: str) -> None:
        for path in (Path(kept) / "settled").iterdir():
            path.write_bytes(path.read_bytes()[:-1])
        assert "0 files written" in build(project, kept)
