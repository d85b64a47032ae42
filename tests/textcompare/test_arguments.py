from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.textcompare.arguments import Argument, Literal, parse, placeholders, quote, substitute


def test_a_text_is_cut_into_literals_and_arguments() -> None:
    pattern = parse("{{a}} {room} of {user}")
    assert pattern.pieces == (Literal("{a} "), Argument("room"), Literal(" of "), Argument("user"))
    assert pattern.faults == ()


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a { b", [(2, "{")]),
        ("a } b", [(2, "}")]),
        ("{}", [(0, "{}")]),
        ("x {1a}", [(2, "{1a}")]),
        ("{{{a}", []),
    ],
)
def test_a_lone_brace_is_a_fault_with_its_place(text: str, faults: list[tuple[int, str]]) -> None:
    assert [(fault.offset, fault.value) for fault in parse(text).faults] == faults
    assert all(fault.help for fault in parse(text).faults)


def test_placeholders_come_once_each_in_order() -> None:
    assert placeholders("{b} {a} {b} {{c}}") == ("b", "a")


def test_a_value_is_put_in_and_a_missing_one_leaves_the_placeholder() -> None:
    assert substitute("{{{room}}} of {user}", {"room": "{x}"}) == "{{x}} of {user}"


@given(st.text(alphabet=st.sampled_from("{}ab1_ 房"), max_size=30))
def test_a_quoted_text_is_read_back(text: str) -> None:
    assert parse(quote(text)).faults == ()
    assert substitute(quote(text), {}) == text
