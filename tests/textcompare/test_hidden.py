from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.textcompare.invisible import (
    HIDDEN,
    hidden,
    hidden_or,
    shown,
    visible,
    visible_line,
    without_hidden,
)

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


def test_all_controls_and_formats_are_hidden_but_those_that_show_something() -> None:
    """By Unicode's own categories: none may be missing from the table where a version of Unicode is newer than it."""
    wanted = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    seen = {
        number
        for number in range(sys.maxunicode + 1)
        if unicodedata.category(chr(number)) in wanted and not hidden(f"a{chr(number)}b")
    }
    signs_of_numbers = {*range(0x600, 0x606), 0x6DD, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    assert seen == {ord("\t"), ord("\n"), 0x70F, *signs_of_numbers}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("房间。\n请重试。\t“a” — b", "房间。\n请重试。\t“a” — b"),
        ("a\r\nb\rc\0\u2028", "a\nb\ncU+0000U+2028"),
        ("👩\u200d💻 a\u200db", "👩\u200d💻 aU+200Db"),
        ("\u202eabc\u2066\U000e0041", "U+202EabcU+2066U+E0041"),
    ],
)
def test_hidden_characters_are_shown_by_their_number(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("房间不存在。\n请重试。\t“a” — b", "房间不存在。\n请重试。\t“a” — b"),
        ("👩\u200d💻 می\u200cخواهم a\u200db", "👩\u200d💻 می\u200cخواهم a<U+200D>b"),
        ("a\x1b[2J\u202e\U000e0041\udc80\u3164", "a<U+001B>[2J<U+202E><U+E0041><U+DC80><U+3164>"),
        ("a\xa0b\u3000c\r\n", "a<U+00A0>b<U+3000>c<U+000D>\n"),
        (r"what a file spells out: \u202e", r"what a file spells out: \u202e"),
    ],
)
def test_what_people_are_shown(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_what_people_are_shown_in_one_line() -> None:
    assert visible_line("a\n\tb\u2028c") == "a⏎<U+0009>b<U+2028>c"


@given(
    st.text(
        alphabet=st.characters(categories=("L", "N", "P", "Zs")).filter(lambda c: c not in FOUND), max_size=40
    )
)
def test_letters_digits_and_marks_are_no_findings(text: str) -> None:
    assert all(ord(text[found.offset]) in {0x115F, 0x1160, 0x3164, 0xFFA0} for found in hidden(text))


def test_the_quick_expression_finds_what_the_plain_one_does() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert hidden_or('"\\n').findall(every) == re.findall(f'["\\n{HIDDEN}]', every)


@pytest.mark.parametrize(
    ("locale", "text", "offsets"),
    [
        ("ar", "هل C++\u200f مستخدم؟", []),
        ("he", "בדוק את \u2066RoomId\u2069.", []),
        ("he", "\u2067a \u2066b\u2069 c\u2069 \u200e", []),
        ("he", "\u2066RoomId.", [0]),
        ("he", "a\u2069", [1]),
        ("he", "\u2066a\nb\u2069", [0, 4]),
        ("ar", "\u202eabc\u202c", [0, 4]),
        ("ar", "a\u200bb", [1]),
        ("en", "a\u200fb\u2066c\u2069", [1, 3, 5]),
        ("km", "ក\u200bខ", []),
        ("th-TH", "ก\u200bข\u2066", [3]),
        ("", "a\u200f", [1]),
    ],
)
def test_what_a_locale_needs_is_not_hidden(locale: str, text: str, offsets: list[int]) -> None:
    assert [found.offset for found in hidden(text, locale)] == offsets
    assert without_hidden(text, locale).count("U+") == len(offsets)
