from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.output.unified_diff import unified_diff

LINES = st.lists(st.sampled_from(["a", "b", "c", "d", "", "e", "f", "- x", "+ y", "@@"]), max_size=30)
TEXTS = st.tuples(LINES, st.booleans()).map(lambda text: "\n".join([*text[0], *([""] if text[1] else [])]))


def test_hunks_and_context() -> None:
    old = "".join(f"{number}\n" for number in range(1, 31))
    new = old.replace("5\n6\n", "five\n6\n", 1).replace("\n12\n", "\n", 1).replace("30\n", "30\n31\n")
    assert list(unified_diff(old.encode(), new.encode(), "p/x")) == [
        *("--- a/p/x", "+++ b/p/x"),
        *("@@ -2,14 +2,13 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8", " 9", " 10", " 11", "-12"),
        *(" 13", " 14", " 15", "@@ -28,3 +27,4 @@", " 28", " 29", " 30", "+31"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "diff"),
    [
        (b"a\n", b"a\n", []),
        (None, b"a\n", ["--- /dev/null", "+++ b/x", "@@ -0,0 +1 @@", "+a"]),
        (b"a\nb\n", None, ["--- a/x", "+++ /dev/null", "@@ -1,2 +0,0 @@", "-a", "-b"]),
        (None, b"", ["--- /dev/null", "+++ b/x"]),
        (b"a", b"a\n", ["--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a\n\\ No newline at end of file", "+a"]),
        (b"a\xff", b"a", ["Binary file x differs"]),
        (b"a", b"\0", ["Binary file x differs"]),
        (b"a\r\n", b"a\n", ["--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a\r", "+a"]),
        ("a\u2028b\n".encode(), b"a\n", ["--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a\u2028b", "+a"]),
    ],
)
def test_edges(old: bytes | None, new: bytes | None, diff: list[str]) -> None:
    assert list(unified_diff(old, new, "x")) == diff


def applied(old: str, diff: list[str]) -> str:
    """Apply a diff by its line numbers, checking every line that it says is there."""
    lines = old.split("\n")
    lines = lines[:-1] if lines[-1] == "" else [*lines[:-1], lines[-1] + "\n\\ No newline at end of file"]
    out: list[str] = []
    at = 0
    for line in diff[2:]:
        if line.startswith("@@ -"):
            first, _, count = line.split()[1][1:].partition(",")
            start = int(first) - (count != "0")
            out += lines[at:start]
            at = start
        elif line[0] == "+":
            out.append(line[1:])
        else:
            assert lines[at] == line[1:]
            out += [line[1:]] if line[0] == " " else []
            at += 1
    text = "".join(f"{line}\n" for line in [*out, *lines[at:]])
    return (
        text.removesuffix("\n\\ No newline at end of file\n") if text.endswith("at end of file\n") else text
    )


@given(TEXTS, TEXTS)
def test_a_diff_leads_from_old_to_new(old: str, new: str) -> None:
    diff = list(unified_diff(old.encode(), new.encode(), "x"))
    assert (diff == []) == (old == new)
    assert applied(old, diff) == new


def test_patch_reads_it(tmp_path: Path) -> None:
    if shutil.which("patch") is None:
        pytest.skip("patch is not installed")
    old = "".join(f"{number % 7}\n" for number in range(100))
    new = old.replace("3\n4\n", "4\n", 3).replace("6\n0\n", "6\nnew\n0\n", 9)
    (tmp_path / "x").write_text(old, encoding="utf-8")
    diff = "".join(f"{line}\n" for line in unified_diff(old.encode(), new.encode(), "x"))
    subprocess.run(["patch", "-p1", "--silent"], cwd=tmp_path, input=diff, text=True, check=True)
    assert (tmp_path / "x").read_text(encoding="utf-8") == new


@pytest.mark.parametrize(("word", "other"), [("text", "other"), ("const", "let"), ("} // end", "}")])
def test_a_large_text_that_changed_everywhere(word: str, other: str) -> None:
    # difflib alone takes minutes for the first of these; a hang is what this would show.
    old = "".join(f"const X{number} = {number};\n/** text */\n}} // end\n\n" for number in range(30_000))
    new = old.replace(word, other)
    diff = list(unified_diff(old.encode(), new.encode(), "x"))
    assert sum(line.startswith("+") for line in diff[2:]) >= 30_000
    assert applied(old, diff) == new
