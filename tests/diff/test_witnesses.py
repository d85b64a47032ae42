"""Levels of changes that do not break, proven: a program that was checked against the old package runs with the new one.

tests/witness/test_witnesses.py proves the breaking ones.

A program *breaks* if it no longer type-checks or ends with an error, and *acts otherwise* if it prints something else. The level
of a change in a language is that of the worst program that a careful user may have written against the old package.
"""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from tests.build_helpers import build_into
from tests.diff.catalogs import catalog_of
from tests.toolchains import typescript
from tests.toolchains.tools import require, run
from zcodegen.diff.compare import compare
from zcodegen.diff.levels import Criticality
from zcodegen.diff.table import KINDS

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog

MANIFEST = """\
zcodegen: 1
name: acme-codes
version: 1.0.0
title: {en: Acme codes}
license: Apache-2.0
locales: {source: en, required: [en]}
packages: {python: {package: acme}, typescript: {name: acme}}
attributes: {owner: {type: string}}
"""
ROOM = """\
domain: room
title: {en: Room}
code_type: integer
entries:
  ROOM_NOT_FOUND:
    code: 1
    status: NOT_FOUND
    message: {en: No room.}
    aliases: [NO_ROOM]
    attributes: {owner: rtc}
  ROOM_FULL:
    code: 2
    status: RESOURCE_EXHAUSTED
    message: {en: "At most {limit} users."}
    arguments: {limit: {type: integer, example: 9}}
"""
_EXCLUDED = ", exclude: [room.ROOM_CLOSED]"
NEW_ENTRY = "  ROOM_CLOSED: {code: 3, status: NOT_FOUND, message: {en: Closed.}}\n"

# What a careful user writes, in Python and in TypeScript.
NAMED = (
    "print(room.Code.ROOM_NOT_FOUND.value)\nassert isinstance(room.parse(1), room.Code)",
    "console.log(room.ROOM_NOT_FOUND);\nif (!room.isOwn(1)) throw new Error();",
)
FORMER = ('print(room.Code["NO_ROOM"].value)', "console.log(room.byName('NO_ROOM')!.code);")
SHOWN = (
    "print(room.parse(1).name, room.parse(1).label)",
    "console.log(room.nameOf(1), room.parse(1).label);",
)
FACTS = (
    "print(room.parse(1).status, room.parse(1).http_status)",
    "console.log(room.statusOf(1), room.httpStatusOf(1));",
)
OWNER = ("print(room.parse(1).attributes.owner)", "console.log(room.parse(1).attributes.owner);")
FILLED = (
    'print(room.Code.ROOM_FULL.text("en", arguments={"limit": 9}).message)',
    'console.log(textOf(room.ROOM_FULL, "en", { limit: 9 }).message);',
)
EXHAUSTIVE = (
    """
    def show(code: room.AnyCode) -> str:
        match code:
            case room.Code.ROOM_NOT_FOUND | room.Code.ROOM_FULL:
                return "known"
            case room.Unknown():
                return "unknown"
        raise AssertionError(code)
    try:
        print(show(room.parse(3)))
    except AssertionError:
        print("not handled")
    """,
    """
    function show(code: room.Code): string {
      if (!room.isOwn(code)) return "unknown";
      switch (code) {
        case room.ROOM_NOT_FOUND:
        case room.ROOM_FULL:
          return "known";
      }
      return "not handled";
    }
    console.log(show(3));
    """,
)


class Edit(Struct, frozen=True):
    """An edit of the catalog that `diff` calls `kind`, and the program that shows what it does."""

    kind: str
    program: tuple[str, str]
    old: str = ""
    new: str = ""
    manifest: bool = False
    old_manifest: str = MANIFEST
    old_room: str = ROOM

    def files(self) -> dict[str, str]:
        """Return the new catalog."""
        before = self.before()
        changed = "catalog.yaml" if self.manifest else "room.yaml"
        after = before[changed].replace(self.old, self.new) if self.old else before[changed] + self.new
        assert after != before[changed]
        return before | {changed: after}

    def before(self) -> dict[str, str]:
        """Return the old catalog."""
        return {"catalog.yaml": self.old_manifest, "room.yaml": self.old_room}


EDITS = (
    Edit("entry-added", EXHAUSTIVE, new=NEW_ENTRY),
    Edit(
        "entry-renamed-with-alias",
        SHOWN,
        "  ROOM_NOT_FOUND:",
        "  ROOM_MISSING:\n    aliases: [NO_ROOM, ROOM_NOT_FOUND]",
    ),
    Edit("alias-added", FORMER, "[NO_ROOM]", "[NO_ROOM, LOST_ROOM]"),
    Edit(
        "entry-deprecated",
        NAMED,
        "    code: 1\n",
        "    code: 1\n    deprecated: {since: 1.0.0, reason: Old.}\n",
    ),
    Edit("entry-retired", NAMED, "    code: 1\n", "    code: 1\n    retired: {since: 1.0.0, reason: Old.}\n"),
    Edit("status-changed", FACTS, "NOT_FOUND\n", "UNAVAILABLE\n"),
    Edit("attribute-changed", OWNER, "owner: rtc", "owner: edge"),
    Edit(
        "declaration-added",
        OWNER,
        "{owner: {type: string}}",
        "{owner: {type: string}, layer: {type: string}}",
        manifest=True,
    ),
    Edit(
        "argument-removed",
        FILLED,
        '{en: "At most {limit} users."}\n    arguments: {limit: {type: integer, example: 9}}',
        "{en: Full.}",
    ),
    Edit(
        "package-widened",
        EXHAUSTIVE,
        _EXCLUDED,
        "",
        manifest=True,
        old_manifest=MANIFEST.replace("package: acme", f"package: acme{_EXCLUDED}").replace(
            "name: acme}}", f"name: acme{_EXCLUDED}}}}}"
        ),
        old_room=ROOM + NEW_ENTRY,
    ),
    Edit("code-format", SHOWN, "code_type: integer\n", "code_type: integer\ncode_format: hex\n"),
)


def edited_catalog(files: dict[str, str]) -> Catalog:
    text = files["room.yaml"]
    if "ROOM_MISSING:\n    aliases" in text:
        text = text.replace("    aliases: [NO_ROOM]\n", "")
    return catalog_of({**files, "room.yaml": text})


def python_outcome(package: Path, program: str, folder: Path) -> tuple[bool, str]:
    """Return whether mypy accepts a program and it ends well, and what it printed."""
    folder.mkdir(parents=True)
    (folder / "program.py").write_text(f"from acme import room\n{dedent(program)}\n", encoding="utf-8")
    source = str(package / "src")
    mypy: list[str | Path] = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", folder / "cache"]
    checked = run([*mypy, "program.py"], cwd=folder, env={"MYPYPATH": source})
    done = run([sys.executable, "program.py"], cwd=folder, env={"PYTHONPATH": source})
    return checked.returncode == 0 and done.returncode == 0, done.stdout


def typescript_outcome(package: Path, program: str, folder: Path) -> tuple[bool, str]:
    """Return whether tsc accepts a program and it ends well, and what it printed."""
    (folder / "src").mkdir(parents=True)
    imports = (
        'import * as room from "acme/room";\nimport { textOf } from "acme/room/text";\nexport { textOf };\n'
    )
    (folder / "src" / "main.ts").write_text(imports + dedent(program), encoding="utf-8")
    options = {
        "noEmitOnError": False,
        "noImplicitReturns": False,
        "types": ["node"],
        "allowUnreachableCode": True,
    }
    typescript.project(folder, {"acme": package}, options)
    compiler = typescript.tools() / "node_modules" / "typescript5" / "bin" / "tsc"
    checked = run([require("node"), compiler, "--project", "tsconfig.json"], cwd=folder)
    done = run([require("node"), "dist/main.js"], cwd=folder)
    return checked.returncode == 0 and done.returncode == 0, done.stdout


OUTCOMES = {"python": (0, "py", python_outcome), "typescript": (1, "ts", typescript_outcome)}


@pytest.mark.parametrize("language", OUTCOMES)
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.kind)
def test_levels_are_what_old_programs_see(edit: Edit, language: str, tmp_path: Path) -> None:
    number, target, outcome = OUTCOMES[language]
    before = catalog_of(edit.before())
    after = edited_catalog(edit.files())
    assert edit.kind in {change.kind for change in compare(before, after)}
    old = build_into(before, target, tmp_path / "old")
    new = build_into(after, target, tmp_path / "new")
    fine, printed = outcome(old, edit.program[number], tmp_path / "with-old")
    assert fine, printed
    still_fine, now = outcome(new, edit.program[number], tmp_path / "with-new")
    seen = (
        Criticality.BREAKING
        if not still_fine
        else Criticality.DANGEROUS
        if now != printed
        else Criticality.SAFE
    )
    assert seen is KINDS[edit.kind].level(language)
