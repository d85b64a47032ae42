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


RUBY = "targets: [rb]\nattributes: {layer: {type: enum, values: [a b, a-b]}, a_1: {type: string}, a1: {type: string}}\n"
MEETING = """\
  ROOM_1_GONE: {code: 2, status: INTERNAL, message: {en: "m {x_1} {x1}"}, arguments: {x_1: {type: string, example: x}, x1: {type: string, example: x}}}
  ROOM1_GONE: {code: 3, status: INTERNAL, message: {en: x}}
"""


@pytest.mark.parametrize(
    ("targets", "languages"),
    [("[rb]", set()), ("[python]", set()), ("[typescript]", {"TypeScript"}), ("[go, python]", {"Go"})],
)
def test_only_languages_that_are_built_count(targets: str, languages: set[str]) -> None:
    files = {
        "catalog.yaml": MANIFEST + RUBY.replace("[rb]", targets),
        "room.yaml": DOMAIN + MEETING,
        "room-s.yaml": DOMAIN.replace("room", "room-s") + ENTRY,
        "rooms.yaml": DOMAIN.replace("room", "rooms") + ENTRY,
    }
    loaded = load_files({path: text.encode() for path, text in files.items()}, shown="")
    assert not loaded.findings
    found = [error for error in integrity_errors(loaded) if error.rule == "identifier-collision"]
    assert {error.message.rpartition(" in ")[2] for error in found} == languages
