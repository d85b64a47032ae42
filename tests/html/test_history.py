"""The history of codes on the pages: what versions of documents changed, for those who may see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.html import reading
from tests.rules.cases import write
from tests.toolchains import html
from zcodegen.cli.main import run

HOSTILE = '</q></dd><script>alert(1)</script> "&amp;" \u202eevil\u200b [commit]'
CATALOG = """\
entries:
  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: The room does not exist.}, note: {en: Often asked.}}
  NAME_INVALID: {code: 105, status: INVALID_ARGUMENT, message: {en: The room name is invalid.}}
  SELF_TEST_FAILED: {code: 106, status: INTERNAL, audience: internal, message: {en: The self test of the secret device failed.}}
  UNTOUCHED: {code: 107, status: INTERNAL, message: {en: The server failed.}}
  MOVED_OUT: {code: 110, status: INTERNAL, message: {en: The microphone cannot record any sound.}}
# file: catalog.yaml
targets: [html]
site: {url: "https://codes.acme.example"}
packages: {html: {notes: true, history: true}}
documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
# file: documents/acme.page/1.en.yaml
sections:
  - heading: [Codes]
    claims:
      - {code: 104, line: 9, message: The room does not exist.}
      - {code: 105, line: 10, message: The room name is invalid.}
      - {code: 106, line: 11, message: The microphone cannot record any sound.}
      - {code: 107, line: 12, message: The server failed.}
# file: documents/acme.page/2.en.yaml
page:
  path: page.md
  sha256: 000000000000000000000000000000000000000000000000000000000000000a
  commit: 0123456789abcdef0123456789abcdef01234567
  date: "2026-05-06"
  subject: A subject for colleagues
sections:
  - heading: [Codes]
    claims:
      - {code: 104, line: 9, message: The user is not logged in., action: Log in.}
      - {code: 107, line: 12, message: The server failed.}
      - {code: 110, line: 13, message: The microphone cannot record any sound.}
"""
MEANING = "acme.page 2 (en): another error: The room does not exist. → The user is not logged in."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(CATALOG, tmp_path)
    return tmp_path


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


def histories() -> dict[str, list[str]]:
    """Return the lines of each entry's history on the domain's page, which its own page has as well."""
    found = {}
    for article in reading.page(Path("out/html/acme/rtc.html")).iter("article"):
        name = article.get("id", "")
        own = reading.page(Path(f"out/html/acme.rtc/{name}.html"))
        found[name] = [
            reading.text_of(line)
            for row in article.iter("div")
            if reading.text_of(row.find("dt")) == "History"
            for line in row.findall("dd")
        ]
        on_own = [
            reading.text_of(line)
            for row in own.findall(".//dl/div")
            if reading.text_of(row.find("dt")) == "History"
            for line in row.findall("dd")
        ]
        assert on_own == found[name]
    return found


def pages() -> str:
    files = (path for path in sorted(Path("out/html").rglob("*")) if path.is_file())
    return "".join(path.read_text(encoding="utf-8") for path in files)


def test_both_pages_of_an_entry_show_what_the_versions_changed(project: Path) -> None:
    assert run(["build"]) == 0
    assert histories() == {
        "ROOM_NOT_FOUND": [MEANING, "acme.page 2 (en): action added: Log in."],
        "NAME_INVALID": ["acme.page 2 (en): dropped: The room name is invalid."],
        "UNTOUCHED": [],
        "MOVED_OUT": [],
    }
    assert "A subject for colleagues" not in pages()
    quoted = list(reading.page(project / "out/html/acme/rtc.html").iter("q"))
    assert {(text.get("lang"), text.get("dir")) for text in quoted} == {("en", "ltr")}


@pytest.mark.usefixtures("project")
def test_what_is_also_about_an_internal_entry_is_for_internal_pages() -> None:
    edit("catalog/catalog.yaml", "notes: true", "notes: true, audience: internal")
    assert run(["build"]) == 0
    moved = "acme.page 2 (en): moved from 106 to 110: The microphone cannot record any sound. → The microphone cannot record any sound."
    shown = histories()
    assert moved in shown["SELF_TEST_FAILED"]
    assert moved in shown["MOVED_OUT"]


@pytest.mark.usefixtures("project")
def test_an_excluded_entry_takes_its_history_along() -> None:
    edit("catalog/catalog.yaml", "notes: true", "exclude: [acme.rtc.NAME_INVALID]")
    assert run(["build"]) == 0
    assert histories()["ROOM_NOT_FOUND"][0] == MEANING
    assert "The room name is invalid." not in pages()


@pytest.mark.parametrize("options", ["{notes: true}", "{notes: true, history: false}"])
def test_without_the_option_nothing_of_the_documents_is_read(project: Path, options: str) -> None:
    edit("catalog/catalog.yaml", "{notes: true, history: true}", options)
    for path in (project / "catalog/documents").rglob("*.yaml"):
        path.write_text("not: [a document", encoding="utf-8")
    assert run(["build"]) == 0
    assert "History" not in pages()


def test_other_targets_read_no_documents(project: Path) -> None:
    (project / "catalog/documents/acme.page/2.en.yaml").write_text("not: [a document", encoding="utf-8")
    assert run(["build", "--lang", "py"]) == 0


def test_a_hostile_text_stays_a_text(project: Path) -> None:
    path = project / "catalog/documents/acme.page/2.en.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("The user is not logged in.", json.dumps(HOSTILE)), encoding="utf-8")
    assert run(["build"]) == 0
    (line,) = (line for line in histories()["ROOM_NOT_FOUND"] if "script" in line)
    assert line.endswith('</q></dd><script>alert(1)</script> "&amp;" U+202EevilU+200B [commit]')
    assert "<script>alert" not in pages()
    html.validate(project / "out/html")


@pytest.mark.usefixtures("project")
def test_a_changed_document_changes_the_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    assert run(["build", "--check"]) == 0
    edit("catalog/documents/acme.page/2.en.yaml", "The user is not logged in.", "The user is logged out.")
    assert run(["build", "--check"]) == 1
    assert "The user is logged out." in capsys.readouterr().out
    assert run(["build"]) == 0
    assert "The user is logged out." in histories()["ROOM_NOT_FOUND"][0]
    assert run(["build", "--check"]) == 0


@pytest.mark.usefixtures("project")
def test_a_faulty_document_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    before = pages()
    edit("catalog/documents/acme.page/2.en.yaml", "line: 9", "line: nine")
    capsys.readouterr()
    assert run(["build"]) == 1
    assert "catalog/documents/acme.page/2.en.yaml:13:27" in capsys.readouterr().err
    assert pages() == before
