"""The up-to-date check: every form of `build` answers at once while nothing has changed, and notices every change."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.generate.projects import CUSTOM_TARGET, files_below, make_project, run_build

pytestmark = pytest.mark.slow

CURRENT = "is up to date\n"


class Built:
    """A project that was built and then found current."""

    def __init__(self, folder: Path) -> None:
        self.folder = make_project(folder / "project")
        self.cache = folder / "cache"
        assert self.build().endswith(" removed in out")
        self.wait_for_the_clock()
        assert self.is_current()

    def build(self, *options: str) -> str:
        done = run_build(self.folder, self.cache, *options)
        assert done.returncode == 0, done.stderr
        return done.stderr.rpartition(" (")[0] or done.stderr

    def is_current(self, *options: str) -> bool:
        return self.build(*options).endswith(CURRENT)

    def fails(self, *options: str) -> str:
        done = run_build(self.folder, self.cache, *options)
        assert done.returncode != 0
        return done.stderr

    def wait_for_the_clock(self) -> None:
        """Let a tick of the file system's clock go by since the last change of the output."""
        before = max(path.lstat().st_ctime_ns for path in (self.folder / "out").rglob("*"))
        probe = self.folder / "probe"
        while True:
            probe.write_text("", encoding="utf-8")
            if probe.stat().st_ctime_ns > before + 100_000_000:
                return

    def a_file(self, suffix: str = ".go") -> Path:
        return next(iter(sorted((self.folder / "out").rglob(f"*{suffix}"))))

    def edit_at_equal_size_and_time(self, path: Path) -> None:
        found, text = path.stat(), path.read_bytes()
        path.write_bytes(text[:-2] + b"x\n")
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return Built(tmp_path)


def test_a_build_that_wrote_leaves_a_current_output(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    assert " 0 written" not in run_build(project, tmp_path / "cache").stderr
    assert run_build(project, tmp_path / "cache").stderr.endswith(CURRENT)


@pytest.mark.parametrize("options", [(), ("--lang", "go,py"), ("--messages", "json"), ("--out", "elsewhere")])
def test_every_form_is_answered_at_once(built: Built, options: tuple[str, ...]) -> None:
    built.build(*options)
    assert built.is_current(*options)
    assert built.build("--check", *options) == ""
    assert built.build("--dry-run", *options).startswith("0 files would change")
    catalog = built.folder.parent / "linked"
    catalog.symlink_to(built.folder / "catalog")
    if "--out" not in options:
        assert built.is_current("--catalog", str(catalog), *options)


def test_a_program_gets_the_same_answer(built: Built) -> None:
    for options in ((), ("--check",), ("--dry-run",)):
        current = run_build(built.folder, built.cache, *options, "--format", "json")
        without = run_build(built.folder, "", *options, "--format", "json")
        assert json.loads(current.stdout) == json.loads(without.stdout)


def test_a_check_alone_records_a_current_output(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    run_build(project, "")
    assert run_build(project, tmp_path / "cache", "--check").returncode == 0
    assert run_build(project, tmp_path / "cache").stderr.endswith(CURRENT)


def test_an_output_edited_at_equal_size_and_time_is_noticed(built: Built) -> None:
    path = built.a_file()
    built.edit_at_equal_size_and_time(path)
    assert "1 written" in built.build("--force")
    built.edit_at_equal_size_and_time(path)  # within a tick of the clock, perhaps
    assert path.name in built.fails()
    assert run_build(built.folder, built.cache, "--check").returncode == 1


def test_a_removed_output_comes_back(built: Built) -> None:
    built.a_file().unlink()
    assert "1 written" in built.build()


def test_an_untracked_file_is_noticed(built: Built) -> None:
    (built.folder / "out" / "go" / "extra.go").write_text("package extra\n", encoding="utf-8")
    assert "extra.go" in run_build(built.folder, built.cache, "--check").stdout


def test_a_changed_text_is_built(built: Built) -> None:
    for path in sorted((built.folder / "catalog").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        changed = text.replace("NOT_FOUND", "ABORTED")
        if changed != text:
            path.write_text(changed, encoding="utf-8")
            break
    assert " 0 written" not in built.build()


def test_a_template_of_the_project_is_built(built: Built) -> None:
    folder = built.folder / "templates" / "go"
    folder.mkdir(parents=True)
    (folder / "go.mod.jinja").write_text("module example.org/own\n", encoding="utf-8")
    assert "1 written" in built.build()


def test_a_custom_target_is_built_whatever_its_name(built: Built) -> None:
    folder = built.folder / "templates" / "documents"
    shutil.copytree(CUSTOM_TARGET, folder)
    built.build("--lang", "documents")
    assert built.is_current("--lang", "documents")
    with (folder / "codes.sql.jinja").open("a", encoding="utf-8") as template:
        template.write("-- The end.\n")
    assert "1 written" in built.build("--lang", "documents")


def test_a_folder_of_the_output_that_leads_elsewhere_is_refused(built: Built) -> None:
    (built.folder / "out" / "python").rename(built.folder / "elsewhere")
    (built.folder / "out" / "python").symlink_to(built.folder / "elsewhere")
    assert "symbolic link" in built.fails()


def test_a_file_of_the_catalog_that_leads_elsewhere_is_refused(built: Built) -> None:
    domain = built.folder / "catalog" / "acme" / "rtc.yaml"
    domain.rename(built.folder / "elsewhere.yaml")
    domain.symlink_to(built.folder / "elsewhere.yaml")
    assert "symbolic link" in built.fails()


def test_a_damaged_stamp_is_none(built: Built) -> None:
    stamps = list((built.cache / "up-to-date").iterdir())
    assert stamps
    for path in stamps:
        path.write_bytes(path.read_bytes()[:-1])
    assert "0 written" in built.build()


def test_a_lost_cache_changes_nothing(built: Built) -> None:
    before = files_below(built.folder / "out")
    shutil.rmtree(built.cache)
    shutil.rmtree(built.folder / "out")
    built.build()
    assert files_below(built.folder / "out") == before


def test_findings_are_reported_each_time(built: Built) -> None:
    """A catalog with a finding is never recorded as current: the finding would be lost."""
    misplaced = built.folder / "catalog" / "acme" / "copy.yml"
    misplaced.write_text("domain: acme.copy\n", encoding="utf-8")
    assert built.fails() == built.fails() != ""


def test_an_untracked_file_is_reported_after_a_build(built: Built) -> None:
    (built.folder / "out" / "go" / "extra.go").write_text("package extra\n", encoding="utf-8")
    for _ in range(2):
        built.build("--force")
        assert "extra.go" in run_build(built.folder, built.cache, "--check").stdout
