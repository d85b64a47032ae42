"""The tolerant outline: what the parser finds in a file that loads, and something sensible in any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.editor.items import Open
from zcodegen.editor.items import Path as Keys
from zcodegen.editor.outline import open_at, read_outline
from zcodegen.editor.positions import Span, Text
from zcodegen.rules.docs import docs_of
from zcodegen.rules.table import RULES
from zcodegen.source.nodes import Node, YamlList, YamlMap, line_and_column
from zcodegen.source.yaml import parse_events

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = sorted(
    path
    for folder in ("catalog", "tests/catalogs", "docs/examples")
    for path in (ROOT / folder).rglob("*.yaml")
)


def positions(node: Node, above: Keys = ()) -> Iterator[tuple[Keys, int | None, int]]:
    """Yield path, mark of the key (None for an element) and mark of the value of all that a file has."""
    if isinstance(node, YamlMap):
        for key, value in node.items():
            yield (*above, key), *node.marks[key]
            yield from positions(value, (*above, key))
    elif isinstance(node, YamlList):
        for number, value in enumerate(node):
            yield (*above, number), None, node.marks[number]
            yield from positions(value, (*above, number))


def assert_same(text: str) -> None:
    root, findings = parse_events(text, "")
    if findings or not isinstance(root, YamlMap):
        return
    lines = Text(text)
    found = {item.path: item for item in read_outline(text).items}
    wanted = {path: (key, value) for path, key, value in positions(root)}
    assert set(found) == set(wanted)
    for path, (key, value) in wanted.items():
        if key is not None:
            assert found[path].key.start == lines.offset_of_location(*line_and_column(key)), path
        span = found[path].value
        if span:
            assert span.start == lines.offset_of_location(*line_and_column(value)), path


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_that_loads_has_the_parsers_nodes(path: Path) -> None:
    assert_same(path.read_text("utf-8"))


def test_examples_of_all_rules_have_the_parsers_nodes() -> None:
    for rule in RULES.values():
        docs = docs_of(rule)
        assert_same(docs.bad)
        assert_same(docs.good)


PARTS = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            "c:",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "'",
            '"',
            "|",
            "#",
            " ",
            "x y",
            "1",
            "中🎈",
            "\\",
            "\t",
        ]
    ),
    max_size=24,
).map("".join)


@given(PARTS)
def test_any_text_that_parses_has_the_parsers_keys(text: str) -> None:
    """Plain texts over several lines, keys with quotes and such are not what fmt writes: the outline may know less of them."""
    outline = read_outline(text)
    assert all(item.key.end <= len(text) and item.end <= len(text) for item in outline.items)
    for offset in range(0, len(text) + 1, 5):
        place = open_at(text, offset)
        assert place is None or place.begun.start <= offset
        outline.at(offset)
        outline.around(offset)


@pytest.mark.parametrize(
    ("text", "path", "is_value"),
    [
        ("|", (), False),
        ("dom|", (), False),
        ("domain: |", ("domain",), True),
        ("entries:\n  A:\n    |", ("entries", "A"), False),
        ("entries:\n  A:\n    code: 1\n  |", ("entries",), False),
        ("entries:\n  A:\n    code: 1\n|", (), False),
        ("entries:\n  A:\n    status: NO|", ("entries", "A", "status"), True),
        ("entries:\n  A:\n    message:\n      |\n    status: X", ("entries", "A", "message"), False),
        ("entries:\n  A: {code: 1, st|}", ("entries", "A"), False),
        ("entries:\n  A: {code: 1, status: |", ("entries", "A", "status"), True),
        ("includes: [a.b, c|]", ("includes", 1), True),
        ("includes:\n  - |", ("includes", 0), True),
        ("includes:\n- a|", ("includes", 0), True),
        ("waivers:\n  - rule: x\n    at: |", ("waivers", 0, "at"), True),
        ("waivers:\n  - {rule: |", ("waivers", 0, "rule"), True),
        ("a: [1,\n  2, |", ("a", 2), True),
        ("entries:\n  A:\n    code: 1\n\n    |\n\n  B:\n    code: 2", ("entries", "A"), False),
        ("broken: 'no end\nentries:\n  A:\n    |", ("entries", "A"), False),
    ],
)
def test_what_is_to_be_written_at_the_cursor(text: str, path: Keys, is_value: bool) -> None:
    offset = text.index("|")
    found = open_at(text.replace("|", ""), offset)
    assert found is not None
    assert (found.path, found.is_value) == (path, is_value)


@pytest.mark.parametrize("text", ["# com^", "a: x # c^", "text: |\n  abc^", "text: |\n  abc\n  ^", "a:^"])
def test_nothing_is_to_be_written_in_texts_and_comments(text: str) -> None:
    offset = text.index("^")
    assert open_at(text.replace("^", ""), offset) is None


def test_a_begun_word_is_its_span() -> None:
    assert open_at("domain: acme.r", 14) == Open(("domain",), is_value=True, begun=Span(8, 14))


HOSTILE = (
    "[",
    "{a: ",
    "- ",
    "a: ",
    "a:\n",
    "'",
    '"',
    "x ",
    " ",
    "x:",
    ":",
    "#",
    "- - [",
    "? ",
    "\\",
    "a: |\n",
    "🎈: ",
)


@pytest.mark.slow
@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_texts_end(part: str) -> None:
    """A long line or file costs its length: nothing here may take the square of it, or nest as deep as the text says."""
    for text in (
        part * 50_000,
        f"x{part * 50_000}:",
        "".join(f"{' ' * depth}{part}\n" for depth in range(500)),
    ):
        outline = read_outline(text)
        assert max((len(item.path) for item in outline.items), default=0) < 200
        open_at(text, len(text))
