"""Where a fault of YAML is reported: at its cause, not where the parser gave up."""

from __future__ import annotations

import pytest

from zcodegen.source.yaml import parse_yaml


def places(text: str) -> list[tuple[int, int, str]]:
    _, findings = parse_yaml(text, "a.yaml")
    assert {found.rule for found in findings} == {"yaml-syntax"}
    return [(found.location.line, found.location.column, found.message) for found in findings]


@pytest.mark.parametrize("text", ['a: 1\nb: "x\nc: 2\n', "a: 1\nb: 'x\nc: 2", "a: 1\nb: 'x\n---\nc: 2\n"])
def test_a_quote_that_is_never_closed(text: str) -> None:
    assert places(text) == [(2, 4, "the quote that opens here is never closed")]


@pytest.mark.parametrize(
    ("text", "opened", "closed"),
    [
        ('a: 1\nb: "x\nc: "y"\n', (2, 4), (3, 4)),
        ("a:\n  - 'x\n  - 'y'\n", (2, 5), (3, 5)),
        ('a: {b: {en: "x}}\nc: {d: {en: "y"}}\n', (1, 13), (2, 13)),
    ],
)
def test_a_quote_that_the_next_one_closes(
    text: str, opened: tuple[int, int], closed: tuple[int, int]
) -> None:
    (found,) = parse_yaml(text, "a.yaml")[1]
    assert (found.location.line, found.location.column) == opened
    assert f"closed only in line {closed[0]}" in found.message
    assert [(finding.location.line, finding.location.column) for finding in found.related] == [closed]


def test_a_quote_that_ends_in_its_line_is_no_cause() -> None:
    (output,) = places("a: 'don't'\nb: 1\n")
    assert output[:2] == (1, 9)


def test_each_conflict_of_a_merge_is_named() -> None:
    conflict = "<<<<<<< HEAD\n    code: 1\n||||||| base\n=======\n    code: 2\n>>>>>>> other\n"
    text = f"entries:\n  A:\n{conflict}  B:\n{conflict}"
    assert places(text) == [(line, 1, "a merge left a conflict here: <<<<<<< HEAD") for line in (3, 10)]
    assert places(text.replace("\n", "\r\n")) == places(text)


def test_the_rest_of_a_conflict_is_named() -> None:
    assert places("a: 1\n=======\nb: 2\n") == [(2, 1, "a merge left a conflict here: =======")]


def test_a_text_may_look_like_a_conflict() -> None:
    assert parse_yaml("a: |\n  <<<<<<< HEAD\n  =======\n", "a.yaml") == ({"a": "<<<<<<< HEAD\n=======\n"}, [])


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_a_tag_directive_is_refused(line_break: str) -> None:
    """libyaml compares each with all before it: 50,000 take seconds, a million an hour."""
    text = "# x" + line_break + line_break.join(f"%TAG !{number}! tag:x" for number in range(100_000))
    node, findings = parse_yaml(f"{text}{line_break}---\na: 1\n", "x.yaml")
    assert node is None
    assert [(found.rule, found.location.line, found.location.column) for found in findings] == [
        ("yaml-tag", 2, 1)
    ]
    assert parse_yaml("a: x %TAG !a! b\nb: '%TAG x'\n# %TAG\n", "x.yaml")[1] == []
