"""Many texts looked at together are treated as each alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zcodegen.targets.kotlin.comments import is_plain, kdoc, shown
from zcodegen.targets.kotlin.literals import cell

ODD = "*/@\\ \t\n\r\x00\u00a0\u200b\u202e\u2003\u3000\ufeff"
TEXTS = st.lists(st.text(st.sampled_from("aZ9.房间。" + ODD), min_size=1, max_size=4), min_size=1, max_size=4)


@given(TEXTS)
def test_texts_that_are_plain_together_need_no_care(texts: list[str]) -> None:
    if is_plain(" ".join(texts)):
        assert [shown(text) for text in texts] == texts
        assert [cell(text) for text in texts] == texts


@given(TEXTS)
def test_a_plain_text_is_shown_as_by_the_long_way(texts: list[str]) -> None:
    for text in filter(is_plain, texts):
        assert shown(f"{text}\n@").split("\n") == [text, "\\@"]


@given(TEXTS)
def test_no_line_of_a_comment_ends_in_a_space(texts: list[str]) -> None:
    comment = kdoc([f"Cause: {shown(text)}" for text in texts], "    ")
    assert all(line == line.rstrip(" ") and line.startswith("    ") for line in comment.split("\n"))
