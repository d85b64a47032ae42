"""Every schema explains itself: an editor shows a description and an example for each property."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from zcodegen.catalog.model import MAX_TEXT_LENGTH
from zcodegen.resources import schema_names, schema_text
from zcodegen.schema import _TYPES, KINDS, load_schema


def properties(schema: dict[str, Any], node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property below `node` with its path, a `$ref` joined with what it refers to."""
    if isinstance(node, list):
        for one in node:
            yield from properties(schema, one, path)
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
        for one in node:
            yield from types(one)


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_has_its_words(kind: str) -> None:
    assert set(types(load_schema(kind))) <= set(_TYPES)
