from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.diagnostics import ZcodegenError
from zcodegen.output.compare import Status, compare
from zcodegen.output.owned_files import MANIFEST, owned_files
from zcodegen.output.write import write as write_output

ONE = {"python": {"a.py": b"a = 1\n", "pkg/b.py": b"b = 1\n"}, "go": {"go.mod": b"module x\n"}}


class Written(NamedTuple):
    created: tuple[str, ...]
    updated: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write(trees: Mapping[str, Mapping[str, bytes]], root: Path, *, force: bool = False) -> Written:
    done = write_output(trees, root, force=force)
    return Written(done.created, done.updated, done.removed, done.unchanged)


def on_disk(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def flat(trees: Mapping[str, Mapping[str, bytes]]) -> dict[str, bytes]:
    return {f"{target}/{path}": content for target, tree in trees.items() for path, content in tree.items()}


def generated(root: Path) -> dict[str, bytes]:
    return {path: content for path, content in on_disk(root).items() if path != MANIFEST}


def test_first_build_then_nothing_to_do(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    assert write(ONE, out) == Written(("go/go.mod", "python/a.py", "python/pkg/b.py"), (), (), 0)
    assert generated(out) == flat(ONE)
    assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "go", "python"]
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert write(ONE, out) == Written((), (), (), 3)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    assert not compare(ONE, out).drift


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    kept = (tmp_path / "python" / "a.py").stat().st_ino
    two = {"python": {"a.py": b"a = 1\n", "pkg/c.py": b"c = 1\n"}, "go": {"go.mod": b"module y\n"}}
    assert write(two, tmp_path) == Written(("python/pkg/c.py",), ("go/go.mod",), ("python/pkg/b.py",), 1)
    assert generated(tmp_path) == flat(two)
    assert (tmp_path / "python" / "a.py").stat().st_ino == kept


def test_the_manifest_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    write(ONE, tmp_path / "one")
    write({"go": ONE["go"]}, tmp_path / "two")
    write({"python": ONE["python"]}, tmp_path / "two")
    text = (tmp_path / "one" / MANIFEST).read_text(encoding="utf-8")
    assert text == (tmp_path / "two" / MANIFEST).read_text(encoding="utf-8")
    assert list(json.loads(text)["files"]) == sorted(flat(ONE))
    assert text.endswith("}\n")


def test_a_partial_build_leaves_the_other_targets(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    assert write({"go": {}}, tmp_path).removed == ("go/go.mod",)
    assert generated(tmp_path) == flat({"python": ONE["python"]})
    assert not (tmp_path / "go").exists()


def test_an_edited_file_is_refused_by_name(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    (tmp_path / "python" / "a.py").write_bytes(b"mine\n")
    before = on_disk(tmp_path)
    two = {"python": {"a.py": b"a = 2\n", "new.py": b"\n"}}
    with pytest.raises(ZcodegenError, match=r"modified by hand and not committed: .*python/a\.py;"):
        write(two, tmp_path)
    assert on_disk(tmp_path) == before
    assert compare(two, tmp_path).paths(Status.MODIFIED) == ("python/a.py",)
    assert write(two, tmp_path, force=True) == Written(
        ("python/new.py",), ("python/a.py",), ("python/pkg/b.py",), 0
    )
    assert (tmp_path / "python" / "a.py").read_bytes() == b"a = 2\n"


def test_an_edited_file_is_not_removed_either(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    (tmp_path / "go" / "go.mod").write_bytes(b"mine\n")
    with pytest.raises(ZcodegenError, match=r"go/go\.mod"):
        write({"go": {}}, tmp_path)
    assert write({"go": {}}, tmp_path, force=True).removed == ("go/go.mod",)


def test_an_edit_that_is_the_new_text_is_fine(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    (tmp_path / "go" / "go.mod").write_bytes(b"module y\n")
    assert write({"go": {"go.mod": b"module y\n"}}, tmp_path) == Written((), (), (), 1)
    assert not compare({"go": {"go.mod": b"module y\n"}}, tmp_path).drift


def test_a_foreign_file_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "a.py").write_bytes(b"theirs\n")
    for force in (False, True):
        with pytest.raises(ZcodegenError, match=r"refusing to overwrite .*python/a\.py"):
            write(ONE, tmp_path, force=force)
    assert on_disk(tmp_path) == {"python/a.py": b"theirs\n"}
    (tmp_path / "python" / "a.py").write_bytes(b"a = 1\n")
    assert write(ONE, tmp_path).unchanged == 1


def test_other_files_are_left_and_reported(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    (tmp_path / "python" / "extra.py").write_bytes(b"x\n")
    (tmp_path / "python" / "__pycache__").mkdir()
    (tmp_path / "python" / "__pycache__" / "a.pyc").write_bytes(b"x\n")
    (tmp_path / "notes.txt").write_bytes(b"x\n")
    comparison = compare(ONE, tmp_path)
    assert comparison.paths(Status.UNTRACKED) == ("python/extra.py",)
    assert comparison.drift
    assert list(comparison.diff()) == [f"Only in {tmp_path.as_posix()}: python/extra.py"]
    write({"python": {}}, tmp_path)
    assert (tmp_path / "python" / "extra.py").exists()


def test_the_diff_is_one_that_patch_reads(tmp_path: Path) -> None:
    write({"t": {"a": b"1\n2\n", "gone": b"x", "bin": b"\0"}}, tmp_path)
    diff = list(compare({"t": {"a": b"1\n3\n", "new": b"n\n", "bin": b"\1\0"}}, tmp_path).diff())
    assert diff == [
        *("--- a/t/a", "+++ b/t/a", "@@ -1,2 +1,2 @@", " 1", "-2", "+3"),
        "Binary file t/bin differs",
        *("--- a/t/gone", "+++ /dev/null", "@@ -1 +0,0 @@", "-x\n\\ No newline at end of file"),
        *("--- /dev/null", "+++ b/t/new", "@@ -0,0 +1 @@", "+n"),
    ]


def test_a_lost_manifest_is_drift_and_comes_back(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    kept = (tmp_path / MANIFEST).read_bytes()
    (tmp_path / MANIFEST).unlink()
    assert compare(ONE, tmp_path).drift
    assert write(ONE, tmp_path) == Written((), (), (), 3)
    assert (tmp_path / MANIFEST).read_bytes() == kept


def test_crlf_of_a_checkout_is_no_edit(tmp_path: Path) -> None:
    write(ONE, tmp_path)
    for path in [*(tmp_path / "python").rglob("*.py"), tmp_path / MANIFEST]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not compare(ONE, tmp_path).drift
    assert write({"python": {"a.py": b"a = 2\n"}}, tmp_path) == Written(
        (), ("python/a.py",), ("python/pkg/b.py",), 0
    )


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    file, folder = {"t": {"x": b"1"}}, {"t": {"x/y/z": b"2", "x/w": b"3"}}
    for trees in (file, folder, file):
        write(trees, tmp_path)
        assert generated(tmp_path) == flat(trees)


def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "x").write_bytes(b"theirs")
    with pytest.raises(ZcodegenError, match="t/x is a file, where a folder is needed"):
        write({"t": {"x/y": b""}}, tmp_path)
    (tmp_path / "t" / "f").mkdir()
    (tmp_path / "t" / "f" / "g").write_bytes(b"theirs")
    with pytest.raises(ZcodegenError, match="t/f is a folder, where a file is to be written"):
        write({"t": {"f": b""}}, tmp_path)
    assert on_disk(tmp_path) == {"t/x": b"theirs", "t/f/g": b"theirs"}


def test_another_case_of_a_name_where_the_file_system_takes_both_for_one(tmp_path: Path) -> None:
    write({"t": {"Room": b"1", "Same": b"2"}}, tmp_path)
    # Two names of one file, as macOS and Windows show it.
    os.link(tmp_path / "t" / "Room", tmp_path / "t" / "ROOM")
    os.link(tmp_path / "t" / "Same", tmp_path / "t" / "SAME")
    assert write({"t": {"ROOM": b"3", "SAME": b"2"}}, tmp_path) == Written(
        (), ("t/ROOM", "t/SAME"), ("t/Room", "t/Same"), 0
    )
    assert generated(tmp_path) == {"t/ROOM": b"3", "t/SAME": b"2"}


def test_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    out, away = tmp_path / "out", tmp_path / "away"
    out.mkdir()
    away.mkdir()
    (out / "t").symlink_to(away)
    with pytest.raises(ZcodegenError, match="out/t is a symbolic link that leads out of"):
        write({"t": {"x": b"1"}}, out)
    assert list(away.iterdir()) == []


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_neither_read_nor_written_through(tmp_path: Path, *, exists: bool) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret"
    write({"t": {"x": b"1"}}, out)
    if exists:
        secret.write_bytes(b"password")
    (out / "t" / "x").unlink()
    (out / "t" / "x").symlink_to(secret)
    assert "password" not in "".join(compare({"t": {"x": b"2"}}, out).diff())
    with pytest.raises(ZcodegenError, match=r"modified by hand and not committed: .*out/t/x;"):
        write({"t": {"x": b"2"}}, out)
    write({"t": {"x": b"2"}}, out, force=True)
    assert generated(out) == {"t/x": b"2"}
    assert not (out / "t" / "x").is_symlink()
    assert secret.exists() == exists
    assert not exists or secret.read_bytes() == b"password"


@pytest.mark.parametrize("path", ["../away", "/etc/passwd", "t/../../away"])
def test_a_forged_manifest_removes_nothing_outside(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    write({"t": {"x": b"1"}}, out)
    (tmp_path / "away").write_bytes(b"1")
    text = (out / MANIFEST).read_text(encoding="utf-8").replace('"t/x"', f'"{path}"')
    (out / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ZcodegenError, match="is damaged: restore it, or delete"):
        write({"t": {}, "..": {}}, out)
    with pytest.raises(ZcodegenError, match="is damaged"):
        write({"t": {}}, out)
    assert (tmp_path / "away").exists()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"files": []}', "[" * 100_000, '{"files": {"a": 1', "\x00"]
)
def test_a_damaged_manifest_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ZcodegenError, match="is damaged"):
        owned_files(tmp_path)


def test_conflict_marks_in_the_manifest_are_both_sides(tmp_path: Path) -> None:
    write({"t": {"x": b"1", "y": b"1"}}, tmp_path)
    ours = (tmp_path / MANIFEST).read_text(encoding="utf-8").splitlines()
    write({"t": {"x": b"2", "y": b"1"}}, tmp_path)
    theirs = (tmp_path / MANIFEST).read_text(encoding="utf-8").splitlines()
    assert [number for number in range(len(ours)) if ours[number] != theirs[number]] == [3]
    merged = [*ours[:3], "<<<<<<< HEAD", ours[3], "=======", theirs[3], ">>>>>>> feature", *ours[4:]]
    (tmp_path / MANIFEST).write_text("\n".join(merged) + "\n", encoding="utf-8")
    assert len(owned_files(tmp_path)["t/x"]) == 2
    (tmp_path / "t" / "x").write_bytes(b"1")
    assert write({"t": {"x": b"3", "y": b"1"}}, tmp_path) == Written((), ("t/x",), (), 1)


def test_an_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(ZcodegenError, match="out is a file: the output needs a folder"):
        write(ONE, tmp_path / "out")
    with pytest.raises(ZcodegenError, match=r"cannot write to .*: Not a directory"):
        write(ONE, tmp_path / "out" / "below")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_the_staging_folder_is_not_waited_for(tmp_path: Path) -> None:
    root = tmp_path / "out"
    root.mkdir()
    os.mkfifo(root / ".zcodegen-staging")
    with pytest.raises(ZcodegenError, match="cannot write to"):
        write({"go": {"a.go": b"1"}}, root)


def test_an_executable_stays_one(tmp_path: Path) -> None:
    write({"t": {"gradlew": b"1"}}, tmp_path)
    (tmp_path / "t" / "gradlew").chmod(0o755)
    write({"t": {"gradlew": b"2"}}, tmp_path)
    assert stat.S_IMODE((tmp_path / "t" / "gradlew").stat().st_mode) == 0o755


PATHS = st.sampled_from(["a", "b", "c", "a/x", "a/y", "b/x/z", "d/e"])
TREES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=5).filter(
    lambda tree: not any(other.startswith(f"{path}/") for path in tree for other in tree)
)


@given(st.lists(TREES, min_size=1, max_size=5))
def test_any_builds_one_after_the_other(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]]
) -> None:
    out = tmp_path_factory.mktemp("out")
    for tree in builds:
        had = generated(out)
        written = write({"t": tree}, out)
        assert generated(out) == flat({"t": tree})
        assert set(written.created) == flat({"t": tree}).keys() - had.keys()
        assert set(written.removed) == had.keys() - flat({"t": tree}).keys()
        assert not compare({"t": tree}, out).drift
        assert {path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())} == set()
