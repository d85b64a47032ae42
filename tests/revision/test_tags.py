"""The tags of releases: which count, which are on other branches, and whose they are in a repository of many catalogs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repositories import commit, git
from zcodegen.diagnostics import ZcodegenError
from zcodegen.revision import release_tags, tag_prefix


def tags(prefix: str, folder: Path) -> list[tuple[str, bool]]:
    return [(str(tag.version), tag.is_reachable) for tag in release_tags(prefix, folder)]


def test_versions_are_sorted_by_precedence(top: Path) -> None:
    commit(top, {"a": b"1"})
    assert tags("catalog/v", top) == []
    for tag in ("catalog/v1.9.0", "catalog/v1.10.0-rc.2", "catalog/v1.10.0-rc.10", "catalog/vNext", "v9.0.0"):
        git(top, "tag", tag)
    git(top, "tag", "-a", "-m", "release", "catalog/v1.10.0")
    expected = ["1.9.0", "1.10.0-rc.2", "1.10.0-rc.10", "1.10.0"]
    assert tags("catalog/v", top) == [(version, True) for version in expected]
    assert tags("v", top) == [("9.0.0", True)]
    assert tags("catalog/*", top) == tags("[c]atalog/v", top) == []
    (*_, annotated) = release_tags("catalog/v", top)
    assert annotated.commit == git(top, "rev-parse", "HEAD").strip()


def test_tags_of_other_branches_are_not_reachable(top: Path) -> None:
    commit(top, {"a": b"1"})
    git(top, "tag", "catalog/v1.0.0")
    git(top, "checkout", "-q", "-b", "feature")
    commit(top, {"a": b"2"})
    git(top, "tag", "catalog/v2.0.0")
    git(top, "checkout", "-q", "main")
    assert tags("catalog/v", top) == [("1.0.0", True), ("2.0.0", False)]


def test_a_repository_without_commits(top: Path) -> None:
    assert tags("catalog/v", top) == []


@pytest.mark.parametrize("depth", ["1", "2"])
def test_a_shallow_clone_without_tags_is_refused(top: Path, tmp_path: Path, depth: str) -> None:
    for number in range(3):
        commit(top, {"a": str(number).encode()})
        git(top, "tag", f"catalog/v1.{number}.0")
    git(tmp_path, "clone", "-q", "--depth", depth, "--no-tags", top.as_uri(), "clone")
    with pytest.raises(ZcodegenError, match="git fetch --unshallow --tags origin"):
        release_tags("catalog/v", tmp_path / "clone")
    git(tmp_path, "clone", "-q", "--no-tags", top.as_uri(), "whole")
    assert tags("catalog/v", tmp_path / "whole") == []


@pytest.mark.parametrize(
    ("catalogs", "catalog", "prefix"),
    [
        (["catalog"], "catalog", "catalog/v"),
        (["codes"], "codes", "catalog/v"),
        (["a/catalog"], "a/catalog", "catalog/v"),
        (["a/catalog", "b/catalog"], "b/catalog", "b/catalog/v"),
        (["catalog", "services/b/codes"], "services/b/codes", "services/b/catalog/v"),
        (["catalog", "services/b/codes"], "catalog", "catalog/v"),
    ],
)
def test_prefix(top: Path, catalogs: list[str], catalog: str, prefix: str) -> None:
    commit(top, {f"{path}/catalog.yaml": b"name: a\n" for path in catalogs})
    assert tag_prefix(top / catalog) == prefix
