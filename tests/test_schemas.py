"""Every schema explains itself: an editor shows a description and an example for each property."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from zcodegen.catalog.load import read_source
from zcodegen.catalog.model import MAX_TEXT_LENGTH
from zcodegen.resources import schema_names, schema_text
from zcodegen.schema import KINDS, load_schema, strict_patterns
from zcodegen.schema_faults import _TYPES


def properties(schema: dict[str, Any], node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property below `node` with its path, a `$ref` joined with what it refers to."""
    if isinstance(node, list):
        for child in node:
            yield from properties(schema, child, path)
    if not isinstance(node, dict):
        return
    for name, value in node.get("properties", {}).items():
        yield f"{path}.{name}", _joined(schema, value)
    for key, value in node.items():
        if key not in {"examples", "enum", "const", "default"}:
            yield from properties(
                schema, value, path if key in {"properties", "$defs", "items"} else f"{path}.{key}"
            )


def _joined(schema: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in value:
        return value
    target = schema["$defs"][value["$ref"].removeprefix("#/$defs/")]
    return {**_joined(schema, target), **value}


@pytest.mark.parametrize("name", schema_names())
def test_every_property_has_a_description_and_an_example(name: str) -> None:
    schema = json.loads(schema_text(name))
    found = dict(properties(schema, schema, name))
    assert found
    bare = {path: sorted({"description", "examples"} - set(value)) for path, value in found.items()}
    assert {path: missing for path, missing in bare.items() if missing} == {}


@pytest.mark.parametrize("name", schema_names())
def test_every_example_is_of_its_own_schema(name: str) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    for path, value in properties(schema, schema, name):
        for example in value.get("examples", []):
            faults = list(Draft202012Validator({**value, "$defs": schema["$defs"]}).iter_errors(example))
            assert not faults, f"{path}: {example!r}: {faults[0].message}"


@pytest.mark.parametrize("name", schema_names())
def test_the_id_has_a_version(name: str) -> None:
    assert json.loads(schema_text(name))["$id"].startswith("urn:zcodegen:schema:1:")


def test_a_text_may_be_as_long_as_the_code_says() -> None:
    text = json.loads(schema_text("domain"))["$defs"]["text"]
    assert text["maxLength"] == text["properties"]["text"]["maxLength"] == MAX_TEXT_LENGTH


def types(node: Any) -> Iterator[str]:
    """Every type that a schema asks for."""
    if isinstance(node, dict):
        asked = node.get("type", [])
        yield from (
            [asked] if isinstance(asked, str) else filter(None, asked if isinstance(asked, list) else [])
        )
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from types(child)


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_has_its_words(kind: str) -> None:
    assert set(types(load_schema(kind))) <= set(_TYPES)


def patterns(node: Any) -> Iterator[tuple[str, list[str]]]:
    """Every pattern of a schema with the examples next to it."""
    if isinstance(node, list):
        for part in node:
            yield from patterns(part)
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"], [text for text in node.get("examples", []) if isinstance(text, str)]
        for key, value in node.items():
            if key not in {"examples", "default"}:
                yield from patterns(value)


SAMPLES = {
    "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$": "zh-CN",
    "^[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*$": "acme.rtc",
}
STRANGE = {
    "line feed": "\n",
    "carriage return": "\r",
    "line separator": "\u2028",
    "NUL": "\0",
    "zero width": "\u200b",
    "soft hyphen": "\xad",
    "right to left": "\u202e",
    "Cyrillic": "\u0430",
    "full width": "\uff41",
    "digit": "\u0663",
    "lone surrogate": "\ud800",
}
FREE_TEXT = re.compile(r"\.[*+]|\[\^")


@pytest.mark.parametrize("kind", KINDS)
def test_no_pattern_takes_more_than_its_example(kind: str) -> None:
    """Both validators agree, and a name ends where it ends."""
    tried = 0
    for pattern, examples in patterns(load_schema(kind)):
        assert pattern.startswith("^"), pattern
        assert pattern.endswith("$"), pattern
        for example in [*examples, *filter(None, [SAMPLES.get(pattern)])]:
            schema = {"type": "string", "pattern": pattern}
            fast, strict = (
                jsonschema_rs.Draft202012Validator(schema),
                Draft202012Validator(strict_patterns(schema)),
            )
            assert fast.is_valid(example)
            assert strict.is_valid(example), (pattern, example)
            for name, character in STRANGE.items():
                if FREE_TEXT.search(pattern) and character != "\n":
                    continue
                for text in (f"{example}{character}", f"{character}{example}"):
                    tried += 1
                    assert not strict.is_valid(text), (pattern, name)
                    assert character == "\ud800" or not fast.is_valid(text), (pattern, name)
    assert tried or kind == "target"


@pytest.mark.parametrize(
    ("old", "new"),
    [("version: 1.0.0", 'version: "1.0.0\\n"'), ("name: acme-codes", 'name: "acme-codes\\n"')],
)
def test_a_last_line_feed_is_a_finding(old: str, new: str) -> None:
    text = "zcodegen: 1\nname: acme-codes\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
    assert not read_source(text.encode(), "catalog", "catalog.yaml")[1]
    (finding,) = read_source(text.replace(old, new).encode(), "catalog", "catalog.yaml")[1]
    assert (finding.rule, finding.location.line) == ("schema", 3 if "version" in old else 2)
