"""Whatever a target refuses because two names meet is a finding of `check`, with its place."""

from __future__ import annotations

import pytest

from zcodegen.catalog.load import load_files
from zcodegen.rules.run import integrity_errors

MANIFEST = "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
DOMAIN = "domain: room\ntitle: {en: A}\ncode_type: integer\nentries:\n"
FILLED = '  ROOM_FULL: {code: 1, status: INTERNAL, message: {en: "m {x}"}, arguments: {x: {type: string, example: x}}}\n'
ENTRY = "  ONE_FAILED: {code: 2, status: INTERNAL, message: {en: x}}\n"


@pytest.mark.parametrize(
    ("manifest", "entries", "found"),
    [
        ("", FILLED + "  ROOM_FULL_ARGS: {code: 2, status: INTERNAL, message: {en: x}}\n", ("room.yaml", 1, "RoomFullArgs")),
        ("attributes: {layer: {type: enum, values: [a b, a-b]}}\n", ENTRY, ("catalog.yaml", 5, "LayerAB")),
        ("attributes: {a_1: {type: string}, a1: {type: string}}\n", ENTRY, ("catalog.yaml", 5, "A1")),
        ("attributes: {layer: {type: enum, values: [a, b]}}\n", FILLED + ENTRY, None),
    ],
)  # fmt: skip
def test_names_that_meet(manifest: str, entries: str, found: tuple[str, int, str] | None) -> None:
    files = {"catalog.yaml": MANIFEST + manifest, "room.yaml": DOMAIN + entries}
    loaded = load_files({path: text.encode() for path, text in files.items()}, shown="")
    assert not loaded.findings
    errors = integrity_errors(loaded)
    if found is None:
        assert errors == []
        return
    (error,) = errors
    assert error.rule == "identifier-collision"
    assert error.location
    assert (error.location.path, error.location.line) == found[:2]
    assert found[2] in error.message
    assert error.help == "rename one of them"
