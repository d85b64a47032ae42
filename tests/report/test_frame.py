"""Code frames: the right line, the caret under its column, nothing hidden."""

from __future__ import annotations

import pytest

from zcodegen.report.frame import code_frame


@pytest.mark.parametrize(
    ("line", "column", "frame"),
    [
        (1, 3, ["    1 | a: b", "      |   ^"]),
        (2, 4, ["    2 | 错误: x", "      |      ^"]),
        (3, 4, ["    3 | x <U+202E>y", "      |           ^"]),
        (3, 3, ["    3 | x <U+202E>y", "      |   ^"]),
        (4, 0, ["    4 |", "      | ^"]),
        (5, 1, []),
    ],
)
def test_a_frame(line: int, column: int, frame: list[str]) -> None:
    assert code_frame("a: b\n错误: x\nx \u202ey\n\t\n", line, column) == frame


def test_a_long_line_is_cut_around_the_caret() -> None:
    shown, caret = code_frame("a" * 500 + "\u202e!" + "b" * 500, 1, 502)
    assert shown[caret.index("^")] == "!"
    assert "<U+202E>!" in shown
    assert len(shown) == 108
