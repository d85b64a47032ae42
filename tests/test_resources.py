from __future__ import annotations

import json

import pytest

from zcodegen.diagnostics import ZcodegenError
from zcodegen.resources import schema_names, schema_text, template_folder


def test_schemas_are_named_by_kind() -> None:
    assert {"catalog", "document", "domain"} <= set(schema_names())
    for name in schema_names():
        assert json.loads(schema_text(name))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_unknown_schema_tells_the_known_ones() -> None:
    with pytest.raises(ZcodegenError, match=r"unknown schema 'domian'; did you mean 'domain'"):
        schema_text("domian")


def test_unknown_target_is_reported() -> None:
    with pytest.raises(ZcodegenError, match="no templates for 'cobol'"):
        template_folder("cobol")
