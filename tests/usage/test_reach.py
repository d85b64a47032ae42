"""`diff --usage`: the changes of what a program uses, by names and by numbers, and no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.rules.cases import write
from zcodegen.cli.main import run

OLD = """\
entries:
  ROOM_NOT_FOUND: {code: 1002104, status: NOT_FOUND, message: {en: No such room.}}
  ROOM_FULL: {code: 1002105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}
  ROOM_LOST: {code: 1002106, status: INTERNAL, message: {en: Lost.}}
# file: acme/media.yaml
entries:
  STREAM_LOST: {code: 1003001, status: INTERNAL, message: {en: Lost.}}
"""
NEW = """\
entries:
  ROOM_GONE: {code: 1002104, status: NOT_FOUND, aliases: [ROOM_NOT_FOUND], message: {en: No such room here.}}
  ROOM_LOST: {code: 1002106, status: UNAVAILABLE, message: {en: Lost.}}
  ROOM_NEW: {code: 1002107, status: INTERNAL, message: {en: New.}}
  ROOM_OTHER: {code: 1002108, status: INTERNAL, message: {en: Other.}}
# file: acme/media.yaml
title: {en: Streams}
entries:
  STREAM_LOST: {code: 1003001, status: INTERNAL, message: {en: The stream was lost.}}
# file: catalog.yaml
packages: {go: {module: example.org/other}}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(OLD, tmp_path / "old")
    write(NEW, tmp_path / "new")
    (tmp_path / "src").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changes(capsys: pytest.CaptureFixture[str], *options: str) -> set[tuple[str, str]]:
    capsys.readouterr()
    assert run(["diff", "old", "new", "--format", "json", *options]) == 0
    return {(load["kind"], load["subject"]) for load in json.loads(capsys.readouterr().out)["changes"]}


def test_a_renamed_entry_and_a_number(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = "from acme_codes.acme import rtc\nGONE = rtc.Code.ROOM_NOT_FOUND\nif code == 1002107: pass\n"
    (here / "src" / "app.py").write_text(source, encoding="utf-8")
    reached = changes(capsys, "--usage", "src")
    assert {place.split(".")[2] for _, place in reached} == {"ROOM_GONE", "ROOM_NEW"}
    everything = changes(capsys)
    assert reached < everything
    assert {"ROOM_FULL", "ROOM_OTHER", "STREAM_LOST"} <= {
        place.split(".")[2] for _, place in everything if place.count(".") >= 2
    }


def test_the_package_of_a_language(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = 'package app\nimport "example.org/acme-codes/acme/media"\nvar lost = media.StreamLost\n'
    (here / "src" / "app.go").write_text(source, encoding="utf-8")
    kinds = {kind for kind, _ in changes(capsys, "--usage", "src")}
    assert "text-wording" in kinds
    assert "package-named" in kinds


def test_a_program_that_uses_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "src" / "app.go").write_text("package app\n", encoding="utf-8")
    assert changes(capsys, "--usage", "src") == set()
    assert run(["diff", "old", "new", "--usage", "src", "--fail-on", "any"]) == 0
    assert run(["diff", "old", "new", "--fail-on", "any"]) == 1
