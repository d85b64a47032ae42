"""What YAML 1.2 allows between brackets and libyaml refuses is read, with its places; what both refuse keeps its message."""

from __future__ import annotations

import pytest

from zcodegen.catalog.edit import format_file
from zcodegen.source.comments import parse_commented
from zcodegen.source.nodes import locate
from zcodegen.source.yaml import parse_yaml

VALID = {
    "{url: https://codes.acme.example/a?b=c}": {"url": "https://codes.acme.example/a?b=c"},
    "{en: What happened?, zh-CN: 怎么了？}": {"en": "What happened?", "zh-CN": "怎么了？"},
    "{en: Really? Yes}": {"en": "Really? Yes"},
    "{en: 10:30 is late}": {"en": "10:30 is late"},
    "[http://a, https://b:80/]": ["http://a", "https://b:80/"],
    "[a?b, c::1]": ["a?b", "c::1"],
}


@pytest.mark.parametrize("written", VALID)
@pytest.mark.parametrize("layout", ["a: {}\n", "b: 1\na:\n  c: {}\n", "a: {}  # why\n\nb: |\n  text\n"])
def test_a_value_between_brackets(written: str, layout: str) -> None:
    root, findings = parse_yaml(layout.replace("{}", written), "x.yaml")
    assert findings == []
    assert isinstance(root, dict)
    value = root["a"]["c"] if isinstance(root["a"], dict) and "c" in root["a"] else root["a"]
    assert value == VALID[written]
    assert parse_commented(layout.replace("{}", written)) is not None


def test_places_in_a_text_that_is_read_twice() -> None:
    root, _ = parse_yaml("a: 1\nb:\n  - {en: What?,\n     zh-CN: x}\n", "x.yaml")
    assert locate(root, ["b", 0, "zh-CN"]) == (4, 13)


@pytest.mark.parametrize("text", ["a: {u: https://x, v: c\nb: d\n", "a: {u: b?, v: {c: d}\n", "a: [b?, c\n"])
def test_a_bracket_that_is_not_closed_keeps_its_message(text: str) -> None:
    root, (finding,) = parse_yaml(text, "x.yaml")
    assert root is None
    assert "is not closed in its line" in finding.message
    assert finding.location.line == 1


def test_such_a_file_is_formatted() -> None:
    content = b"domain: acme.a\ntitle: {en: What?} # asks\ncode_type: integer\nentries: {}\n"
    formatted = format_file(content, "domain", ["en"])
    assert b"# asks" in formatted
    assert format_file(formatted, "domain", ["en"]) == formatted
