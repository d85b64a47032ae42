"""Many texts quoted at once are quoted as each alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zcodegen.targets.go.literals import all_escaped, ends, is_plain, quoted, shown

ODD = "'`\"\\ \t\n\r\x00\u00a0\u200b\u202e\u3000\ufeff"
TEXTS = st.lists(st.text(st.sampled_from("aZ9.房间。" + ODD), min_size=1, max_size=4), min_size=1, max_size=4)


@given(TEXTS)
def test_escaped_together_as_alone(texts: list[str]) -> None:
    together = all_escaped(texts, " ".join(texts))
    assert [f'"{text}"' for text in together] == [quoted(text) for text in texts]


@given(TEXTS)
def test_texts_that_are_plain_together_are_plain_alone(texts: list[str]) -> None:
    assert is_plain(" ".join(texts)) == all(map(is_plain, texts))


@given(TEXTS)
def test_plain_texts_are_shown_as_they_are(texts: list[str]) -> None:
    assert all(shown(text) == text for text in texts if is_plain(text))


def test_ends_are_in_bytes() -> None:
    assert ends(["ab", "", "房", "c"]) == [2, 2, 5, 6]
