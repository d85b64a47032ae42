"""Literals read back equal, docstrings hold what they are given, and black would write both the same way."""

from __future__ import annotations

import ast
import tomllib

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.targets.python.literals import (
    LINE,
    Value,
    ascii_string,
    assignment,
    docstring,
    integer,
    is_visible,
    literal,
    one_line,
    string,
    strings,
    toml,
    visible,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'\\\n\r\t\0\u2028\u202e`{}"))


def blackened(source: str) -> str:
    return black.format_str(source, mode=black.Mode())


@given(TEXTS)
def test_string(text: str) -> None:
    for quoted in (string(text), ascii_string(text)):
        assert ast.literal_eval(quoted) == text
        line = f"f(\n    {quoted},\n)\n"
        assert blackened(line) == line
    assert ascii_string(text).isascii()
    assert tomllib.loads(f"text = {toml(text)}")["text"] == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("房间不存在。", '"房间不存在。"'),
        ('say "no"', "'say \"no\"'"),
        ("it's", '"it\'s"'),
        ("\"'", '"\\"\'"'),
        ("a\\b\n\0\x85\u2028\U000e0001", '"a\\\\b\\n\\x00\\x85\\u2028\\U000e0001"'),
        ("👩‍👩‍👧 e\u0301", '"👩‍👩‍👧 e\u0301"'),
    ],
)
def test_string_is_as_readable_as_can_be(text: str, quoted: str) -> None:
    assert string(text) == quoted


@pytest.mark.parametrize(("number", "shown"), [(0x80070005, "0x80070005"), (-31, "-0x1F"), (0, "0x0")])
def test_integer_in_hex(number: int, shown: str) -> None:
    assert integer(number, hexadecimal=True) == shown
    assert ast.literal_eval(shown) == number


def test_literal_of_collections() -> None:
    value: dict[str, Value] = {"a": ["x"], "b": ("y", None, 3), "c": [], "d": True}
    source = f"X = {literal(value)}\n"
    assert ast.literal_eval(literal(value)) == value
    assert blackened(source) == source
    assert literal({"b", "a"}) == '{\n    "a",\n    "b",\n}'


@given(st.integers(1, 63).map("N".__mul__), st.integers(0, 100))
def test_assignment_is_where_black_would_put_it(name: str, length: int) -> None:
    line = assignment(name, string("v" * length), 4)
    source = f"class A:\n{line}\n"
    assert blackened(source) == source


@given(st.lists(TEXTS | st.text("ab 中。")))
def test_texts_together_are_quoted_as_each_alone(texts: list[str]) -> None:
    joined = " ".join(texts)
    assert list(map(strings(joined), texts)) == list(map(string, texts))
    if is_visible(joined):
        assert list(map(visible, texts)) == texts


@given(st.lists(TEXTS.map(visible).filter(str.strip), min_size=1, max_size=3))
def test_docstring_never_ends_early(paragraphs: list[str]) -> None:
    source = f'class A:\n    """A."""\n\n    B = 1\n{docstring(paragraphs, 4)}\n    C = 2\n'
    (made,) = ast.parse(source).body
    assert isinstance(made, ast.ClassDef)
    assert [type(node) for node in made.body] == [ast.Expr, ast.Assign, ast.Expr, ast.Assign]
    shown = ast.literal_eval(source.split("    B = 1\n")[1].split("\n    C = 2", maxsplit=1)[0].strip())
    words = [line.strip() for paragraph in paragraphs for line in paragraph.split("\n") if line.strip()]
    assert [line.strip() for line in shown.split("\n") if line.strip()] == words
    assert blackened(source) == source


@given(st.lists(TEXTS.map(one_line).filter(bool), min_size=1, max_size=2))
def test_docstring_of_a_module_is_left_alone(paragraphs: list[str]) -> None:
    source = f"# Generated.\n{docstring(paragraphs)}\n"
    assert blackened(source) == source


@pytest.mark.parametrize("text", ['"', 'a"', '"a"', '"""', "\\", 'a\\"'])
def test_docstring_that_ends_in_a_quote(text: str) -> None:
    source = docstring([text])
    assert ast.literal_eval(source).strip() == text
    assert blackened(f"{source}\n") == f"{source}\n"


def test_visible() -> None:
    assert visible("a\u202eb\0\tc\r\nd\u2028e") == "aU+202EbU+0000 c\ndU+2028e"
    assert one_line(" a\n\n b\t") == "a b"
    assert black.Mode().line_length == LINE
