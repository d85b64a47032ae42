from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.texts.hidden import hidden

FOUND = (
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x200B, 0x2010), 0xFEFF, 0xAD, 0xE0041, 0x0, 0x7F)),
    *map(chr, (0x85, 0x2028, 0x2029, 0x2060, 0x61C, 0x3164, 0xD800, 0xFFFE, 0xE0100)),
)  # fmt: skip


@pytest.mark.parametrize("character", FOUND, ids=lambda character: f"U+{ord(character):04X}")
def test_a_hidden_character_is_found_where_it_stands(character: str) -> None:
    (found,) = hidden(f"房间 a{character}b")
    assert found.offset == 4
    assert found.name.startswith(f"U+{ord(character):04X} ")
    assert found.why


@pytest.mark.parametrize(
    "text", ["房间不存在。\n请重试。", "a\tb", "👩\u200d💻 ❤\ufe0f", "می\u200cخواهم", "café £5 — “x”", ""]
)
def test_what_a_reader_can_see_is_not_hidden(text: str) -> None:
    assert hidden(text) == ()


@given(
    st.text(
        alphabet=st.characters(categories=("L", "N", "P", "Zs")).filter(lambda c: c not in FOUND), max_size=40
    )
)
def test_letters_digits_and_marks_are_no_findings(text: str) -> None:
    assert all(ord(text[found.offset]) in {0x115F, 0x1160, 0x3164, 0xFFA0} for found in hidden(text))
