"""What `check` and `diff` compare with: the last release, a base without a catalog, approved changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.repo import Work
from tests.diff.catalogs import MANIFEST, ROOM

_BREAKS = ("code: 106", "code: 206")


def rules_of(work: Work, *arguments: str) -> list[str]:
    ran = work.run("check", "--format", "json", *arguments)
    return [finding["rule"] for finding in json.loads(ran.stdout)["findings"]]


def test_check_compares_with_the_last_release(work: Work) -> None:
    before = rules_of(work)
    work.edit(ROOM, _BREAKS)
    assert sorted({*rules_of(work)} - {*before}) == ["renumbered-entry"]
    assert rules_of(work, "--against", "none") == before


def test_an_approved_change_is_not_a_finding(work: Work) -> None:
    work.edit(ROOM, _BREAKS)
    (change,) = work.changes()
    manifest = work.root / "catalog" / MANIFEST
    approved = f"approved:\n  - changes: [{change['fingerprint']}]\n    reason: It was never sent.\n"
    manifest.write_text(manifest.read_text(encoding="utf-8") + approved, encoding="utf-8")
    assert "renumbered-entry" not in rules_of(work)


def test_check_in_a_shallow_clone_without_tags_is_an_error(work: Work, tmp_path: Path) -> None:
    work.edit(ROOM, _BREAKS)
    work.commit("Second")
    work.git("clone", "-q", "--depth", "1", "--no-tags", work.root.as_uri(), str(tmp_path / "clone"))
    clone = Work.__new__(Work)
    clone.root = tmp_path / "clone"
    ran = clone.run("check")
    assert ran.returncode == 2
    assert "git fetch --unshallow --tags origin, or check without a release: --against none" in ran.stderr
    assert clone.run("check", "--against", "none", "--fail-on", "never").returncode == 0


def test_without_a_repository_there_is_nothing_to_compare_with(work: Work) -> None:
    (work.root / ".git").rename(work.root.parent / "elsewhere")
    assert work.run("check", "--fail-on", "never").returncode == 0


class TestABaseWithoutACatalog:
    @pytest.fixture
    def bare(self, tmp_path: Path) -> Work:
        made = Work(tmp_path / "work")
        made.git("commit", "-q", "--allow-empty", "-m", "Empty")
        made.commit("Add the catalog")
        return made

    def test_everything_is_new(self, bare: Work) -> None:
        kinds = {change["kind"] for change in bare.changes("HEAD~1")}
        assert {"domain-added"} <= kinds
        ran = bare.run("diff", "HEAD~1", "--fail-on", "dangerous", "--format", "markdown")
        assert ran.returncode == 0, ran.stderr

    def test_a_catalog_that_was_moved_is_followed(self, bare: Work) -> None:
        (bare.root / "codes").mkdir()
        bare.git("mv", "catalog", "codes/catalog")
        bare.commit("Move")
        ran = bare.run("diff", "HEAD~1", "--catalog", "codes/catalog")
        assert (ran.returncode, ran.stdout) == (0, "acme-codes: HEAD~1 → work tree\nno changes\n"), ran.stderr

    def test_one_of_several_catalogs_of_the_name_has_to_be_named(self, bare: Work) -> None:
        shutil.copytree(bare.root / "catalog", bare.root / "other/catalog")
        bare.commit("Two")
        (bare.root / "codes").mkdir()
        bare.git("mv", "catalog", "codes/catalog")
        bare.commit("Move")
        ran = bare.run("diff", "HEAD~1", "--catalog", "codes/catalog")
        assert ran.returncode == 2
        assert "HEAD~1:catalog" in ran.stderr

    def test_a_path_that_was_named_must_be_there(self, bare: Work) -> None:
        assert bare.run("diff", "HEAD~1:codes").returncode == 2
