"""The reader of plain lines against libyaml's events: the same nodes and marks, or nothing; and against ruamel's own load."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from zcodegen.source.fast_yaml import NeedsFullParserError, read_lines
from zcodegen.source.nodes import Node, YamlList, YamlMap
from zcodegen.source.plain import resolve_plain
from zcodegen.source.yaml import parse_events, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

SEED = 20261120
SAMPLE = """# About the file.
domain: zego.rtc.room
title: {zh-CN: 房间, en: "Room: signaling"}
code_type: integer
includes: [zego.common, zego.rtc.mix]
ranges:
  - [1, 99]
  - [-5, -1]
entries:
  ROOM_NOT_FOUND:
    code: 104
    status: NOT_FOUND
    message:
      zh-CN: 房间不存在。
      en: "No such \\"room\\": 104"
    cause:
      en: |
        The room is closed,
          or was never opened.

        # Ask again.
    action: {zh-CN: 请检查, en: Check it}
    # A note.
    waivers:
      - rule: text-fact
        covers: [0a1b]
        reason: 'It''s so'
      - rule: other

  OTHER: {code: -0x1F, proposed: true}
"""
PIECES = (
    *("a", "Z", "0", "-1", "1_0", "0x1F", "1e3", ".5", "~", "null", "true", "No", "=", "<<", ".inf", "\\"),
    *(
        " ",
        "  ",
        ":",
        ": ",
        " #",
        "#",
        "- ",
        "-",
        "?",
        "? ",
        "'",
        '"',
        "''",
        '""',
        "{",
        "}",
        "[",
        "]",
        ",",
        ", ",
    ),
    *(
        "&a",
        "*a",
        "!t",
        "!!str ",
        "|",
        "|-",
        ">",
        "%",
        "@",
        "`",
        "---",
        "...",
        "\t",
        "\r",
        "\n",
        "\n  ",
        "\n\n",
    ),
    *(
        "中文",
        "。",
        "é",
        "\u3000",
        "\xa0",
        "\u2028",
        "\x85",
        "\ufeff",
        "\x07",
        "\x00",
        "\ufffe",
        "🎈",
        "\u200b",
    ),
    *("key: ", "- key: ", "key:\n", "    ", "# x", "|\n  text\n", "[1, 2]", "{a: b}", '"\\u0041"', "'a'"),
)


def shape(node: Node) -> object:
    """Return a node with all its marks and the types of its values."""
    if isinstance(node, YamlMap):
        return "map", [(key, node.marks[key], shape(value)) for key, value in node.items()]
    if isinstance(node, YamlList):
        return "list", [(mark, shape(value)) for mark, value in zip(node.marks, node, strict=True)]
    return type(node).__name__, node


def refuse(_text: str, _mark: int) -> Node:
    """Leave brackets and escapes to the other parser."""
    raise NeedsFullParserError


def same(text: str) -> bool:
    """Hold both ways against each other; return whether the lines alone sufficed."""
    node, findings = parse_yaml(text, "f.yaml")
    slow, slow_findings = parse_events(text, "f.yaml")
    assert findings == slow_findings, text
    assert shape(node) == shape(slow), text
    try:
        read_lines(text, refuse)
    except NeedsFullParserError:
        return False
    return True


def scalars(count: int) -> Iterator[str]:
    source = random.Random(SEED)
    yield from PIECES
    for _ in range(count):
        yield "".join(source.choices(PIECES, k=source.randrange(1, 6)))


def test_scalars_in_all_places_are_read_as_libyaml_reads_them() -> None:
    plain = 0
    for scalar in scalars(20_000):
        plain += same(f"a: {scalar}\nb:\n  c: {scalar}\n  d:\n    - {scalar}\n    - e: {scalar}\n")
        plain += same(f"a: [{scalar}, b]\nb: {{c: {scalar}, d: 1}}\n")
        plain += same(f"a: {scalar}\n")
    assert plain > 1_000  # or the test has tested one parser alone


def test_mutated_files_are_read_as_libyaml_reads_them() -> None:
    source = random.Random(SEED)
    plain = 0
    for _ in range(4_000):
        lines = SAMPLE.split("\n")
        for _ in range(source.randrange(1, 4)):
            at = source.randrange(len(lines))
            match source.randrange(5):
                case 0:
                    del lines[at]
                case 1:
                    lines.insert(at, lines[source.randrange(len(lines))])
                case 2:
                    lines[at] = " " * source.randrange(4) + lines[at]
                case 3:
                    lines[at] = lines[at][source.randrange(3) :]
                case _:
                    cut = source.randrange(len(lines[at]) + 1)
                    lines[at] = lines[at][:cut] + source.choice(PIECES) + lines[at][cut:]
            lines = lines or [""]
        plain += same("\n".join(lines))
    assert plain == 0  # brackets are in it
    assert same(SAMPLE) is False


def test_files_without_brackets_need_no_libyaml() -> None:
    kept = [
        line for line in SAMPLE.split("\n") if not any(char in line for char in "{[\\") and "''" not in line
    ]
    kept = [line for line in kept if line != "ranges:"]
    assert same("\n".join(kept))


def test_values_are_those_of_ruamel() -> None:
    loader = YAML(typ="base")
    compared = 0
    for scalar in scalars(20_000):
        node, findings = parse_yaml(f"a: {scalar}\n", "f.yaml")
        if (
            findings
            or not isinstance(node, dict)
            or not isinstance(node["a"], str | int | float | bool | None)
        ):
            continue
        try:
            loaded = loader.load(f"a: {scalar}\n")["a"]
        except (YAMLError, KeyError, TypeError):
            continue  # for ruamel a scalar such as `=` has a type of its own
        assert isinstance(loaded, str), scalar
        assert node["a"] in (loaded, resolve_plain(loaded)), scalar
        compared += 1
    assert compared > 5_000


def test_the_shipped_catalog_is_read_alike() -> None:
    for path in sorted((Path(__file__).parents[2] / "catalog").rglob("*.yaml")):
        same(path.read_text(encoding="utf-8"))
