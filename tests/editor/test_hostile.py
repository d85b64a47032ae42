"""Broken and hostile files in the editor: every question has an answer, and no link leads out of the project."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.editor.project import FILES, write_project
from tests.test_broken_catalog import BREAKS
from zcodegen.catalog.project import Project
from zcodegen.diagnostics import ZcodegenError
from zcodegen.editor.actions import actions_at
from zcodegen.editor.changes import format_text
from zcodegen.editor.completion import complete
from zcodegen.editor.edits import edits_between
from zcodegen.editor.hover import hover
from zcodegen.editor.positions import Span, Text
from zcodegen.editor.references import definition_of, reference_at, references_to
from zcodegen.editor.rename import rename, renameable
from zcodegen.editor.spans import span_of
from zcodegen.editor.symbols import symbols_of
from zcodegen.editor.workspace import Workspace, find_catalog_folder

pytestmark = pytest.mark.slow

TODAY = "2026-11-29"
ROOMS = "catalog/acme/rtc.yaml"
NAMES = [name for name in FILES if name.endswith(".yaml")]
HOSTILE = {
    "nothing": "",
    "spaces": " \n\t\n",
    "list": "- a\n- b\n",
    "scalar": "x",
    "brackets": "[" * 5_000,
    "braces": "{a: " * 5_000,
    "line": f"domain: {'x' * 1_000_000}\n",
    "keys": "".join(f"k{number}: 1\n" for number in range(300)),
    "anchors": "a: &a [*a, *a]\nb: *a\n<<: *a\n",
    "tags": "a: !!python/object/apply:os.system [x]\n",
    "documents": "---\na: 1\n---\nb: 2\n",
    "controls": "a: \x00\x1b\x07\n\x85b: \u2028\u202e\n",
    "surrogate": "a: \ud800\n",
    "same key": "entries: {}\nentries: {}\n",
    "types": "domain: [1]\ntitle: 3\ncode_type: {}\nentries: [1, {a: 1}]\nwaivers: {at: 1}\nlocales: x\ndocuments: 1\n",
    "numbers": f"domain: acme.rtc\ncode_type: integer\ntitle: {{en: x}}\nranges: [[1, {10**400}], [9, 1]]\nreserved: [{{range: [1]}}]\nentries: {{A_B: {{code: {10**400}}}}}\n",
    "template": "zcodegen: 1\nquote: c\nfiles: [{template: ../../../../etc/passwd, each: domain, path: x}]\n",
}


def ask_everything(workspace: Workspace, name: str, *, places: int = 12) -> None:
    """Put every question about a file, at places all over it."""
    snapshot = workspace.snapshot()
    findings = snapshot.problems(TODAY).findings
    text = snapshot.text(name) or Text("")
    for finding in findings:
        span_of(snapshot.text(finding.location.path) or Text(""), finding.location)
    symbols_of(snapshot, name)
    formatted = format_text(snapshot, name)
    if formatted is not None:
        edits_between(text, formatted)
    chance = random.Random(0)
    offsets = {0, len(text.value), *(chance.randint(0, len(text.value)) for _ in range(places))}
    for offset in sorted(offsets):
        hover(snapshot, name, offset)
        complete(snapshot, name, offset)
        renameable(snapshot, name, offset)
        reference = reference_at(snapshot, name, offset)
        if reference:
            definition_of(snapshot, reference)
            list(references_to(snapshot, reference))
        try:
            rename(snapshot, name, offset, "NEW_NAME")
        except ZcodegenError as error:
            assert "\n" not in str(error)  # noqa: PT017  # it is a line of an editor
        at = [finding for finding in findings if finding.location.path == name][:5]
        list(actions_at(snapshot, name, Span(offset, offset), at))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(Project(write_project(tmp_path) / "catalog"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_has_answers(workspace: Workspace, name: str, kind: str) -> None:
    workspace.snapshot()
    workspace.write(name, HOSTILE[kind])
    ask_everything(workspace, name, places=3)


@pytest.mark.parametrize("name", NAMES)
def test_half_a_file_has_answers(workspace: Workspace, name: str) -> None:
    """As it is while somebody writes it, with and without a good state before."""
    text = FILES[name]
    for end in range(0, len(text), max(1, len(text) // 12)):
        workspace.write(name, text[:end])
        ask_everything(workspace, name, places=2)
        workspace.write(name, text[:end] + text[end + 5 :])
        ask_everything(workspace, name, places=2)


@pytest.mark.parametrize("slip", BREAKS)
def test_a_break_has_answers(workspace: Workspace, slip: str) -> None:
    pattern, text, _, _ = BREAKS[slip]
    broken = re.sub(
        pattern.replace("USER_", "ROOM_").replace("User does", "There is"),
        text,
        FILES[ROOMS],
        count=1,
        flags=re.MULTILINE,
    )
    workspace.write(ROOMS, broken)
    ask_everything(workspace, ROOMS)


def test_slips_of_people_have_answers(workspace: Workspace) -> None:
    for old, new in (
        (": ", ":"),
        ("  ", "\t"),
        ("[", ""),
        ("}", ""),
        ('"', ""),
        ("\n", "\r\n"),
        ("e", "é🎈"),
    ):
        for name in NAMES:
            workspace.write(name, FILES[name].replace(old, new))
            ask_everything(workspace, name, places=2)
            workspace.discard(name)


def test_links_and_pipes_are_reported_and_not_read(workspace: Workspace, tmp_path: Path) -> None:
    secret = tmp_path.parent / f"{tmp_path.name}-secret.yaml"
    secret.write_text("domain: secret.one\n", "utf-8")
    (tmp_path / "catalog/acme/out.yaml").symlink_to(secret)
    (tmp_path / "templates/out").symlink_to(tmp_path.parent)
    (tmp_path / "templates/lines/target.yaml").unlink()
    (tmp_path / "templates/lines/target.yaml").symlink_to(secret)
    snapshot = workspace.snapshot()
    found = snapshot.problems(TODAY).findings
    refused = {finding.location.path for finding in found if finding.rule == "unsafe-path"}
    assert {"catalog/acme/out.yaml", "templates/lines/target.yaml"} <= refused
    assert not any("secret.one" in str(finding) for finding in found)
    assert snapshot.text("catalog/acme/out.yaml") is None


def test_a_folder_of_templates_that_leads_out_is_a_finding(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "templates").rename(tmp_path.parent / f"{tmp_path.name}-templates")
    (tmp_path / "templates").symlink_to(tmp_path.parent / f"{tmp_path.name}-templates")
    found = workspace.snapshot().problems(TODAY).findings
    assert any(finding.rule == "unsafe-path" and "templates" in finding.location.path for finding in found)
    assert any(finding.rule == "text-fact" for finding in found), "the rest is checked all the same"


def test_a_linked_catalog_next_to_templates_is_not_followed(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    (root / "catalog").rename(tmp_path / "outside")
    (root / "catalog").symlink_to("../outside")
    assert find_catalog_folder(root / "templates/lines/target.yaml", lambda _: False) is None


def test_a_file_belongs_to_the_nearest_catalog(tmp_path: Path) -> None:
    def is_open(_path: Path) -> bool:
        return False

    root = write_project(tmp_path)
    (root / "other").mkdir()
    (root / "other/catalog.yaml").write_text("kind: of another program\n", "utf-8")
    (root / "own").mkdir()
    (root / "own/catalog.yaml").write_text("# ours\nzcodegen: 1\n", "utf-8")
    assert find_catalog_folder(root / "catalog/acme/rtc.yaml", is_open) == root / "catalog"
    assert find_catalog_folder(root / "templates/lines/target.yaml", is_open) == root / "catalog"
    assert find_catalog_folder(root / "own/x.yaml", is_open) == root / "own"
    assert find_catalog_folder(root / "other/x.yaml", is_open) is None
    assert find_catalog_folder(root / "x.yaml", is_open) is None
    new = root / "new/catalog"
    assert find_catalog_folder(new / "a.yaml", lambda path: path == new / "catalog.yaml") == new
