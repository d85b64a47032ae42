from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.diagnostics import ZcodegenError
from zcodegen.output.compare import compare
from zcodegen.output.paths import path_error


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            "/etc/passwd",
            "//host/share",
            "..",
            "../x",
            "a/../b",
            "a/./b",
            "a//b",
            "a/",
            "C:/x",
            "c:x",
            "a\\b",
            "..\\x",
        ),
        *(
            "a\0b",
            "a\nb",
            "CON",
            "aux.txt",
            "a/NUL.tar.gz",
            "Com1",
            "lpt¹.py",
            "x.",
            "x ",
            "x/y. ",
            "a?b",
            "a*",
            'a"b',
            "a|b",
        ),
        *(
            ".git/hooks/pre-commit",
            "a/.GIT/config",
            ".zcodegen-manifest.json",
            ".zcodegen-staging/0",
            "a" * 256,
            "\ud800",
        ),
    ],
)
def test_bad_paths(path: str) -> None:
    assert path_error(path) is not None


@pytest.mark.parametrize(
    "path",
    [
        "a",
        "zcodes/zego/rtc/room.py",
        ".gitignore",
        "媒体/文件.json",
        "console.py",
        "a b.txt",
        "com10",
        "auxiliary",
        "a..b",
    ],
)
def test_good_paths(path: str) -> None:
    assert path_error(path) is None


@given(st.text(max_size=30) | st.from_regex(r"[.a-zA-Z/\\:~ ]{1,20}", fullmatch=True))
def test_a_good_path_stays_inside_on_every_system(path: str) -> None:
    if path_error(path) is None:
        for kind in (PurePosixPath, PureWindowsPath):
            pure = kind(path)
            assert not pure.is_absolute()
            assert not pure.drive
            assert ".." not in pure.parts
            assert kind("root").joinpath(pure).parts[0] == "root"
            assert "/".join(pure.parts) == path


def test_a_bad_path_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(
        ZcodegenError, match=r"cannot write a file called 'python/\.\./x': the path has the part"
    ):
        compare({"python": {"../x": b""}}, tmp_path / "out")


@pytest.mark.parametrize(
    ("first", "second"), [("Room.kt", "ROOM.kt"), ("straße", "STRASSE"), ("caf\u00e9", "cafe\u0301")]
)
def test_paths_that_are_one_elsewhere(tmp_path: Path, first: str, second: str) -> None:
    with pytest.raises(ZcodegenError, match="are one on a file system that ignores case") as caught:
        compare({"t": {first: b"", second: b""}}, tmp_path)
    assert repr(f"t/{first}") in str(caught.value)
    assert repr(f"t/{second}") in str(caught.value)


def test_a_path_that_is_a_folder_as_well(tmp_path: Path) -> None:
    with pytest.raises(ZcodegenError, match="'t/A' would be a file and, for 't/a/b', a folder"):
        compare({"t": {"A": b"", "a/b": b""}}, tmp_path)
