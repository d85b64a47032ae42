"""A small project with a target of its own, as a user has it in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.cases import write
from zcodegen.cli.main import run

CATALOG = """\
entries:
  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: 'No "such" room.'}}
  ROOM_FULL: {code: -7, status: RESOURCE_EXHAUSTED, message: {en: Full.}, aliases: [FULL]}
# file: acme/common.yaml
entries:
  BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}, action: {en: Wait.}}
"""
TARGET = """\
zcodegen: 1
quote: json
files:
  - template: all.txt.jinja
    each: catalog
    path: all.txt
"""


def project(folder: Path, template: str, target: str = TARGET, catalog: str = CATALOG) -> Path:
    """Write a project whose target `mine` has this template and declaration; return the target's folder."""
    write(catalog, folder)
    mine = folder / "templates/mine"
    mine.mkdir(parents=True)
    (mine / "target.yaml").write_text(target, encoding="utf-8")
    (mine / "all.txt.jinja").write_text(template, encoding="utf-8")
    return mine


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Build the target, which has to fail with exit 2 and one line; return it."""
    code = run(["build", "--lang", "mine", *arguments])
    output = capsys.readouterr().err
    assert (code, output.count("\n")) == (2, 1), output
    assert output.startswith("zcodegen: ")
    return output.removeprefix("zcodegen: ").rstrip("\n")


def made(folder: Path) -> dict[str, str]:
    """Return what the target has written: path -> text."""
    top = folder / "out/mine"
    return {
        path.relative_to(top).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(top.rglob("*"))
        if path.is_file()
    }
