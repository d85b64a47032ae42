from __future__ import annotations

import fnmatch
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.patterns import compile_glob, compile_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("Room.*", "Room codes", True),
        ("Room", "Room codes", False),
        ("公共.*", "公共返回码", True),
        ("(?i)common", "COMMON", True),
        ("a.", "a\ud800", True),
        ("Rooms?$", "Room\n", False),
    ],
)
def test_the_whole_text_matches(pattern: str, text: str, *, matches: bool) -> None:
    assert compile_pattern(pattern).matches(text) is matches


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a*)*b", "(.*a){20}", "(a|aa)+c", ".*.*.*.*=.*"])
def test_no_pattern_takes_long(pattern: str) -> None:
    started = time.process_time()
    compile_pattern(pattern).matches("a" * 20_000 + "!")
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "pattern", ["(a", "(?=a)", r"(a)\1", "((a{1000}){1000}){1000}", "a" * 2_000, "\ud800", "[", "*"]
)
def test_what_is_not_a_linear_expression_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    ("glob", "folder", "yes", "no"),
    [
        (
            "docs/zh/**/codes.mdx",
            "docs/zh",
            ["docs/zh/codes.mdx", "docs/zh/a/b/codes.mdx"],
            ["docs/zh/xcodes.mdx"],
        ),
        ("*.md", "", ["a.md"], ["a/b.md", "amd", "a.md\n"]),
        ("a/[bc]?.md", "a", ["a/bx.md", "a/c..md"], ["a/dx.md", "a/b/.md"]),
        ("a/[!b].md", "a", ["a/c.md"], ["a/b.md"]),
        ("a+(b).md", "", ["a+(b).md"], ["aab.md"]),
        ("docs/**", "docs", ["docs/a", "docs/a/b"], ["docs"]),
    ],
)
def test_globs(glob: str, folder: str, yes: list[str], no: list[str]) -> None:
    compiled = compile_glob(glob)
    assert compiled.folder == folder
    assert [path for path in (*yes, *no) if compiled.matches(path)] == yes


@pytest.mark.parametrize("glob", ["", "/etc/*", "../x", "a/./b", "a//b", "C:/x", "a\\b", "*/.."])
def test_a_glob_stays_in_the_project(glob: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        compile_glob(glob)


@given(st.text("ab*?.]", min_size=1, max_size=6), st.text("ab.]", max_size=6))
def test_one_part_matches_as_in_the_standard_library(glob: str, name: str) -> None:
    if glob not in {".", "..", "**"}:
        assert compile_glob(glob).matches(name) is fnmatch.fnmatchcase(name, glob)
