from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repositories import commit, git
from zcodegen.diagnostics import ZcodegenError
from zcodegen.revision import (
    Commit,
    commits_of,
    find_repository,
    open_range,
    open_revision,
    read_files,
)
from zcodegen.revision.git import run as run_git


def test_a_folder_at_a_revision(top: Path) -> None:
    first = commit(
        top, {"catalog/a.yaml": b"1\r\n", "catalog/x/\xe5\xad\x97 b.yaml": b"\0\n\n", "other": b"1"}
    )
    commit(top, {"catalog/a.yaml": b"2", "catalog/new.yaml": b""})
    (top / "catalog" / "a.yaml").write_bytes(b"work tree")
    old, new = open_revision("HEAD~1", top / "catalog"), open_revision("main", top / "catalog")
    assert old.commit == first
    assert read_files(old) == {"a.yaml": b"1\r\n", "x/\xe5\xad\x97 b.yaml": b"\0\n\n"}
    assert list(read_files(new)) == ["a.yaml", "new.yaml", "x/\xe5\xad\x97 b.yaml"]
    assert read_files(new, lambda path: path == "new.yaml") == {"new.yaml": b""}
    assert (top / "catalog" / "a.yaml").read_bytes() == b"work tree"


def test_another_folder_is_named_from_the_top(top: Path) -> None:
    commit(top, {"old/place/a.yaml": b"1", "b.yaml": b"2"})
    assert read_files(open_revision("HEAD:old/place", top / "catalog")) == {"a.yaml": b"1"}
    assert read_files(open_revision("HEAD:", top / "catalog")) == {"b.yaml": b"2", "old/place/a.yaml": b"1"}
    assert read_files(open_revision("HEAD", top / "catalog")) == {}


def test_links_are_no_files(top: Path) -> None:
    (top / "catalog").mkdir()
    (top / "catalog" / "link").symlink_to("/etc/passwd")
    commit(top, {"catalog/a": b"1"})
    assert read_files(open_revision("HEAD", top / "catalog")) == {"a": b"1"}


def test_a_folder_whose_name_looks_like_a_pattern(top: Path) -> None:
    commit(top, {"c*/a": b"1", "cat/b": b"2", ":(top)x/c": b"3"})
    assert read_files(open_revision("HEAD", top / "c*")) == {"a": b"1"}
    assert read_files(open_revision("HEAD", top / ":(top)x")) == {"c": b"3"}


def test_ranges(top: Path) -> None:
    base = commit(top, {"catalog/a": b"0"})
    git(top, "checkout", "-q", "-b", "feature")
    feature = commit(top, {"catalog/a": b"1"})
    git(top, "checkout", "-q", "main")
    main = commit(top, {"catalog/b": b"2"})
    found = {
        spec: tuple(revision.commit for revision in pair)
        for spec in ("main..feature", "main...feature", "feature...", "..feature")
        if (pair := open_range(spec, top / "catalog"))
    }
    assert found == {
        "main..feature": (main, feature),
        "main...feature": (base, feature),
        "feature...": (base, main),
        "..feature": (main, feature),
    }
    for spec in ("main", "HEAD:a..b", "../old", "../../x", "a/../b"):
        assert open_range(spec, top) is None
    git(top, "checkout", "-q", "--orphan", "alone")
    commit(top, {"catalog/c": b"3"})
    with pytest.raises(ZcodegenError, match="main and alone have no commit in common"):
        open_range("main...alone", top)


@pytest.mark.parametrize("spec", ["", "nope", "-h", "--all", "HEAD x", "HEAD\0", "HEAD\n", ":a", "HEAD~9"])
def test_unknown_revisions(top: Path, spec: str) -> None:
    commit(top, {"a": b"1"})
    with pytest.raises(ZcodegenError, match="no revision is called"):
        open_revision(spec, top)


def test_a_near_revision_is_proposed(top: Path) -> None:
    commit(top, {"a": b"1"})
    git(top, "tag", "catalog/v1.2.0")
    with pytest.raises(
        ZcodegenError, match=r"no revision is called 'catalog/1\.2\.0'; did you mean \"catalog/v1\.2\.0\"\?"
    ):
        open_revision("catalog/1.2.0", top)


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(
        ZcodegenError,
        match="is not in the work tree of a git repository: name a folder or a package instead of a revision",
    ):
        open_revision("HEAD", tmp_path / "not" / "there")


def test_no_git(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(top))
    with pytest.raises(ZcodegenError, match="git is not installed"):
        open_revision("HEAD", top)


def test_a_repository_without_commits(top: Path) -> None:
    with pytest.raises(ZcodegenError, match="no revision is called 'HEAD': the branch has no commit yet"):
        open_revision("HEAD", top)
    assert commits_of([top / "a"]) == {}


def test_a_hooks_environment_is_not_followed(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = commit(top, {"a": b"1"})
    monkeypatch.setenv("GIT_DIR", str(top / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(top / "elsewhere"))
    assert open_revision("HEAD", top).commit == first


def test_the_last_commit_of_files(top: Path) -> None:
    first = commit(top, {"a": b"1", "b c": b"1", "字": b"1"}, date="2024-12-31T23:30:00-05:00")
    second = commit(top, {"b c": b"2"}, date="2025-06-01T00:10:00+08:00")
    (top / "new").write_bytes(b"1")
    paths = [top / "字", top / "b c", top / "new", top / "a", top / "missing"]
    assert commits_of(paths) == {
        top / "字": Commit(first, "2024-12-31", "change"),
        top / "b c": Commit(second, "2025-06-01", "change"),
        top / "a": Commit(first, "2024-12-31", "change"),
    }
    assert commits_of([]) == {}


def test_many_files(top: Path) -> None:
    first = commit(top, {f"f{number}": b"" for number in range(450)})
    found = commits_of(top / f"f{number}" for number in range(450))
    assert len(found) == 450
    assert {commit.hash for commit in found.values()} == {first}


def test_a_shallow_clone_says_how_to_fetch(top: Path, tmp_path: Path) -> None:
    commit(top, {"a": b"1", "b": b"1"})
    git(top, "tag", "catalog/v1.0.0")
    commit(top, {"a": b"2"})
    newest = commit(top, {"b": b"2"})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=2", top.as_uri(), str(clone))
    assert find_repository(clone).shallow
    with pytest.raises(
        ZcodegenError,
        match=r"no revision is called 'catalog/v1\.0\.0'.*run: git fetch --unshallow --tags origin",
    ):
        open_revision("catalog/v1.0.0", clone)
    assert commits_of([clone / "a", clone / "b"]) == {clone / "b": Commit(newest, "2025-01-01", "change")}
    git(clone, "fetch", "-q", "--unshallow", "--tags", "origin")
    assert read_files(open_revision("catalog/v1.0.0", clone)) == {"a": b"1", "b": b"1"}


def test_nothing_is_fetched_for_a_clone_without_contents(top: Path, tmp_path: Path) -> None:
    commit(top, {"a": b"1"})
    commit(top, {"a": b"2"})
    git(top, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--filter=blob:none", top.as_uri(), str(clone))
    with pytest.raises(ZcodegenError):
        read_files(open_revision("HEAD~1", clone))


def test_nothing_that_a_repository_configures_is_started(top: Path, tmp_path: Path) -> None:
    commit(top, {"a": b"1", ".gitattributes": b"* diff=evil\n"})
    commit(top, {"a": b"2"})
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "gpg.program",
    ):
        git(top, "config", name, str(script))
    git(top, "config", "log.showSignature", "true")
    git(top, "config", "pager.log", "true")
    (top / "a").write_bytes(b"3")
    old = open_revision("HEAD~1", top)
    assert read_files(old)["a"] == b"1"
    assert list(commits_of([top / "a"])) == [top / "a"]
    assert not (tmp_path / "started").exists()


def test_a_bare_repository_among_the_files_is_not_believed(top: Path) -> None:
    """A checkout can hold HEAD, objects and refs in any folder, and a configuration that names itself as the work tree."""
    base = commit(top, {"catalog/a.yaml": b"1"})
    forged = commit(top, {"catalog/a.yaml": b"forged"})
    catalog = top / "catalog"
    git(top, "clone", "-q", "--bare", ".", "bare")
    for name in ("HEAD", "objects", "refs", "packed-refs"):
        (top / "bare" / name).rename(catalog / name)
    (catalog / "config").write_text(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n", "utf-8"
    )
    replace = catalog / "refs" / "replace" / base
    replace.parent.mkdir(parents=True)
    replace.write_text(f"{forged}\n", encoding="utf-8")
    with pytest.raises(ZcodegenError, match="not in the work tree of a git repository"):
        open_revision(base, catalog)


def test_replaced_objects_are_not_believed(top: Path) -> None:
    base = commit(top, {"catalog/a.yaml": b"1"})
    git(top, "replace", base, commit(top, {"catalog/a.yaml": b"forged"}))
    assert read_files(open_revision(base, top / "catalog")) == {"a.yaml": b"1"}


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_REPLACE_REF_BASE", "GIT_CONFIG_PARAMETERS"]
)
def test_the_environment_says_nothing(top: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    commit(top, {"catalog/a.yaml": b"1"})
    monkeypatch.setenv(name, str(top / "elsewhere"))
    assert read_files(open_revision("HEAD", top / "catalog")) == {"a.yaml": b"1"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", [".gitignore", "catalog/.gitignore", "other/deep/.gitignore"])
def test_git_waits_for_no_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("zcodegen.revision.git._PATIENCE", 0.2)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    (place.parent / "file").touch()
    os.mkfifo(place)
    with pytest.raises(ZcodegenError, match=rf"{name} is not a regular file: Git would wait for it"):
        find_repository(tmp_path).ask("ls-files", "--others", "--exclude-standard")


def test_git_does_not_work_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zcodegen.revision.git._PATIENCE", 0.1)
    monkeypatch.setattr("zcodegen.revision.git._TIMEOUT", 0.3)
    monkeypatch.setattr("zcodegen.revision.git.find_program", lambda _: "/bin/sh")
    monkeypatch.setattr("zcodegen.revision.git._OPTIONS", ("-c", "exec sleep 60"))
    with pytest.raises(ZcodegenError, match="git log did not end within"):
        run_git(tmp_path, "log")


def test_a_tree_that_names_billions_of_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few small trees, each with the next one ten times."""
    monkeypatch.setattr("zcodegen.revision.git._MAX_LIST", 1 << 20)

    def git(*arguments: str, stdin: str = "") -> str:
        command = ["git", "-C", str(tmp_path), *arguments]
        return subprocess.run(
            command, input=stdin, capture_output=True, check=True, encoding="utf-8"
        ).stdout.strip()

    git("init", "-q")
    mode, name = "100644 blob", git("hash-object", "-w", "--stdin", stdin="x\n")
    for _ in range(9):
        name = git("mktree", stdin="".join(f"{mode} {name}\tf{number}.yaml\n" for number in range(10)))
        mode = "040000 tree"
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    commit = git(*identity, "commit-tree", git("mktree", stdin=f"040000 tree {name}\tcatalog\n"), "-m", "x")
    (tmp_path / "catalog").mkdir()
    with pytest.raises(ZcodegenError, match="git ls-tree answers with more than 1 MiB"):
        read_files(open_revision(commit, tmp_path / "catalog"))


def test_errors_of_git_are_read_to_their_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it would wait for a reader."""
    monkeypatch.setattr("zcodegen.revision.git.find_program", lambda _: "/bin/sh")
    monkeypatch.setattr(
        "zcodegen.revision.git._OPTIONS", ("-c", "yes fatal: x | head -c 900000 >&2; echo y; exit 3")
    )
    ran = run_git(tmp_path, "log")
    assert (ran.returncode, ran.stdout, ran.stderr[:9]) == (3, b"y\n", b"fatal: x\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can limit the time of a process that runs")
def test_a_pattern_on_which_git_never_ends(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zcodegen.revision.git._MAX_CPU", 1)
    deep = top / "/".join("a" * 30)
    deep.mkdir(parents=True)
    (deep / "y").touch()
    commit(top, {"catalog/a": b"1"})
    (top / ".gitignore").write_text("**/" * 200 + "x", encoding="utf-8")
    with pytest.raises(ZcodegenError, match="git ls-files took more than 1 s of processor time"):
        find_repository(top).ask("ls-files", "-z", "--others", "--exclude-standard")
