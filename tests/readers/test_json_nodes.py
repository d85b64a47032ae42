"""JSON as nodes: the values of the standard library's parser, with the line of each; nothing else is taken for JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.readers.mappings.json_nodes import parse_json
from zcodegen.source.nodes import YamlList, YamlMap, line_and_column

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(
    st.lists(VALUES, max_size=4) | st.dictionaries(st.text(max_size=4), VALUES, max_size=4),
    st.sampled_from([None, 2]),
)
def test_values_are_those_of_the_standard_library(value: object, indent: int | None) -> None:
    assert parse_json(json.dumps(value, indent=indent)) == value
    assert parse_json(json.dumps(value, indent=indent, ensure_ascii=False)) == value


def test_lines() -> None:
    node = parse_json('{\n "a": 1,\n "b": [\n  2,\n  {"c": "x\\ny"}\n ]\n}\n')
    assert isinstance(node, YamlMap)
    assert [line_and_column(node.marks[key][0])[0] for key in node] == [2, 3]
    inner = node["b"]
    assert isinstance(inner, YamlList)
    assert [line_and_column(mark)[0] for mark in inner.marks] == [4, 5]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        '"a"',
        "{",
        "[1,]",
        '{"a" 1}',
        '{"a": 1,}',
        "{a: 1}",
        "[1] 2",
        "[01]",
        "[1 2]",
        '{"a": 1]',
        "[}",
        "{,}",
        "[,1]",
        '["a',
    ],
)
def test_what_is_not_strict_json(text: str) -> None:
    assert parse_json(text) is None


def test_the_first_of_two_keys_counts() -> None:
    assert parse_json('{"a": 1, "a": 2}') == {"a": 1}


def test_deep_and_long_texts_end() -> None:
    assert parse_json("[" * 200_000) is None
    assert parse_json('{"a":' * 200_000) is None
