"""Positions of the protocol: UTF-16 units, and no line ends but the protocol's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.diagnostics import Location
from zcodegen.editor.edits import edits_between
from zcodegen.editor.positions import Text
from zcodegen.editor.spans import span_of

TEXTS = st.text(st.sampled_from("ab中🎈é\n\r\u2028\x0c\u200d"), max_size=40)


@given(TEXTS)
def test_an_offset_is_a_position_and_back(value: str) -> None:
    text = Text(value)
    for offset in range(len(value) + 1):
        line, character = text.position(offset)
        before = value[text.starts[line] : offset]
        assert character == len(before.encode("utf-16-le")) // 2
        if value[offset - 1 : offset + 1] != "\r\n" and not before.endswith(("\r", "\n")):
            assert text.offset(line, character) == offset


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [(0, 0, 0), (0, 1, 0), (0, 2, 1), (0, 3, 2), (0, 99, 2), (1, 0, 3), (9, 0, 4), (0, -1, 0)],
)
def test_positions_that_are_nowhere(line: int, character: int, offset: int) -> None:
    assert Text("🎈a\nb").offset(line, character) == offset


def test_line_ends() -> None:
    assert Text("a\r\nb\rc\nd\u2028e\x0bf").starts == [0, 3, 5, 7]


@given(TEXTS, TEXTS)
def test_edits_make_the_new_text(old: str, new: str) -> None:
    text = Text(old)
    edits = edits_between(text, new)
    assert all(edit.span.end <= other.span.start for edit, other in pairwise(edits))
    for edit in reversed(edits):
        text = text.replaced(edit.span, edit.text)
    assert text.value == new


def test_edits_are_few() -> None:
    lines = [f"line {number}\n" for number in range(10_000)]
    changed = [*lines[:50], "new\n", *lines[50:9_000], *lines[9_001:]]
    edits = edits_between(Text("".join(lines)), "".join(changed))
    assert sum(len(edit.text) for edit in edits) < 200_000


@pytest.mark.parametrize(
    ("text", "line", "column", "underlined"),
    [
        ("domain: acme.rtc\n", 1, 9, "acme.rtc"),
        ("entries:\n  A_B:\n", 2, 3, "A_B"),
        ('a: "x: y" # z\n', 1, 4, '"x: y"'),
        ("a: {b: 🎈 c, d: 1}\n", 1, 8, "🎈 c"),
        ("a: {b: 1}\n", 1, 4, "{b: 1}"),
        ("  x\n", 0, 0, "  x"),
        ("a\n", 99, 99, ""),
    ],
)
def test_findings_are_underlined(text: str, line: int, column: int, underlined: str) -> None:
    span = span_of(Text(text), Location("x", line, column))
    assert text[span.start : span.end] == underlined
