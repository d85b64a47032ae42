"""Strings come back as they were, from YAML 1.2 and from YAML 1.1, and a reviewer sees every character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from zcodegen.source.comments import parse_commented
from zcodegen.source.emit import emit
from zcodegen.source.nodes import YamlMap
from zcodegen.source.scalars import write_string
from zcodegen.source.yaml import parse_yaml

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
WORDS = [
    "no",
    "On",
    "y",
    "~",
    "null",
    "1_000",
    "0o7",
    "017",
    "0x1F",
    "1e5",
    "12345e67",
    "1:30",
    "2026-03-20",
    ".5",
    "=",
    "<<",
    "- a",
    "a: b",
    "a #b",
    "a:",
    " a",
    "a ",
    "#a",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "'",
    '"',
    "\\",
    "\t",
    "a\nb",
    "a\n\nb\n",
    " a\nb",
    "a\nb ",
    "\n",
    "a\r\nb",
    "\u202e",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\x7f",
    "\x85",
    "---",
    "...",
    "--- a",
    "[a",
    "a, b",
    "{a}",
    "a]",
    "https://a",
    "1,000",
    "+1",
    "-",
    "?",
    "a?",
    "a?b",
    "房间？还在?",
    ":",
    "\U0001f600",
]
TRAPS = st.sampled_from(WORDS)


def read_1_2(text: str) -> object:
    node, findings = parse_yaml(text, "f.yaml")
    assert findings == []
    assert isinstance(node, YamlMap)
    return node


def read_1_1(text: str) -> object:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 1)
    return reader.load(text)


@pytest.mark.parametrize("text", WORDS)
def test_a_trap_comes_back_from_both_versions(text: str) -> None:
    assert_comes_back(text)


@settings(max_examples=60)
@given(TEXTS | TRAPS)
def test_a_string_comes_back_from_both_versions(text: str) -> None:
    assert_comes_back(text)


def assert_comes_back(text: str) -> None:
    for line in (
        f"k: {write_string(text)}\n",
        f"k: {{j: {write_string(text, flow=True)}, i: [{write_string(text, flow=True)}]}}\n",
    ):
        expected = {"k": text} if "{j:" not in line else {"k": {"j": text, "i": [text]}}
        assert read_1_2(line) == expected
        assert read_1_1(line) == expected


@settings(max_examples=60)
@given(TEXTS | TRAPS, TEXTS | TRAPS)
def test_a_tree_comes_back(text: str, other: str) -> None:
    source = f"k:\n  a: {write_string(text)}\n  b: [{write_string(other, flow=True)}, 1]\n"
    tree = parse_commented(source)
    assert tree is not None
    written = emit(tree)
    assert read_1_2(written) == read_1_2(source) == {"k": {"a": text, "b": [other, 1]}}
    assert read_1_1(written) == read_1_1(source)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("房间不存在。", "房间不存在。"),
        ("no", '"no"'),
        ("2026-03-20", '"2026-03-20"'),
        ("12345678", '"12345678"'),
        ('say "hi"', 'say "hi"'),
        ('"hi"', "'\"hi\"'"),
        ("a: b", '"a: b"'),
        ("admin\u202e\u2066", '"admin\\u202E\\u2066"'),
        ("a\u00a0b", '"a\\xA0b"'),
        ("全角　空格", "全角　空格"),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, written: str) -> None:
    assert write_string(text) == written
