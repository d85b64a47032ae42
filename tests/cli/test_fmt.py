"""`zcodegen fmt`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zcodegen.cli.main import run

MANIFEST = "zcodegen: 1\nname: acme\nversion: 0.1.0\nlocales:\n  source: en\n  required: [en]\n"
DOMAIN = """\
entries:
  GONE: {retryable: false, message: {en: Gone.}, code: 1, status: NOT_FOUND} # why
domain: acme
code_type: integer
title: {en: Acme}
"""
NEAT = """\
domain: acme
title: {en: Acme}
code_type: integer
entries:
  GONE:  # why
    code: 1
    status: NOT_FOUND
    message:
      en: Gone.
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("catalog").mkdir()
    Path("catalog/catalog.yaml").write_text(MANIFEST, encoding="utf-8")
    Path("catalog/acme.yaml").write_text(DOMAIN, encoding="utf-8", newline="\r\n")


def read(path: str = "catalog/acme.yaml") -> str:
    return Path(path).read_bytes().decode()


def test_files_get_their_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt"]) == 0
    assert capsys.readouterr().err == "formatted catalog/acme.yaml\n"
    assert read() == NEAT
    assert run(["fmt"]) == 0
    output = capsys.readouterr()
    assert output.out == output.err == ""


def test_claims_get_their_form_and_no_line_for_editors(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/domain.schema.json").write_text("{}", encoding="utf-8")
    claims = Path("catalog/documents/acme.page/1.en.yaml")
    claims.parent.mkdir(parents=True)
    claims.write_text(
        "version: '1'\ndocument: acme.page\nlocale: en\n"
        f"page: {{path: a.md, sha256: {'0' * 63}a}}\nsections: [{{heading: [], claims: [{{line: 3, code: 1}}]}}]\n",
        encoding="utf-8",
    )
    assert run(["fmt"]) == 0
    assert read(claims.as_posix()) == (
        f'document: acme.page\nversion: "1"\nlocale: en\npage:\n  path: a.md\n  sha256: {"0" * 63}a\n'
        "sections:\n  - heading: []\n    claims:\n      - code: 1\n        line: 3\n"
    )


def test_check_shows_a_diff_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = read()
    assert run(["fmt", "--check"]) == 1
    output = capsys.readouterr()
    assert "+++ b/catalog/acme.yaml" in output.out
    assert "1 file not in canonical form; run `zcodegen fmt`" in output.err
    assert read() == before


def test_a_faulty_file_is_reported_and_left(capsys: pytest.CaptureFixture[str]) -> None:
    Path("catalog/bad.yaml").write_text("domain: bad\n\ttitle: x\n", encoding="utf-8")
    assert run(["fmt"]) == 1
    output = capsys.readouterr().err
    assert "catalog/bad.yaml:2:1: error:" in output
    assert read("catalog/bad.yaml") == "domain: bad\n\ttitle: x\n"
    assert read() == NEAT


@pytest.mark.parametrize(("option", "code"), [("--check", 1), ("", 0)])
def test_for_programs(option: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt", "--format", "json", *filter(None, [option])]) == code
    assert json.loads(capsys.readouterr().out) == {
        "changed": ["catalog/acme.yaml"],
        "unchanged": 1,
        "findings": [],
    }
    assert (read() == NEAT) is (option == "")


def test_programs_are_reported_of_a_faulty_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("catalog/bad.yaml").write_text("domain: bad\n\ttitle: x\n", encoding="utf-8")
    assert run(["fmt", "--format", "json"]) == 1
    output = capsys.readouterr()
    assert [(load["path"], load["line"]) for load in json.loads(output.out)["findings"]] == [
        ("catalog/bad.yaml", 2)
    ]
    assert output.err == ""


def test_editors_are_reported_of_schemas_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/domain.schema.json").write_text("{}", encoding="utf-8")
    assert run(["fmt"]) == 0
    assert read().splitlines()[0] == "# yaml-language-server: $schema=../schema/domain.schema.json"


def test_without_a_catalog_it_says_how_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert run(["fmt", "--catalog", "."]) == 2
    assert "no catalog.yaml in '.'" in capsys.readouterr().err


def test_keys_of_earlier_drafts_are_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    Path("catalog/catalog.yaml").write_text(
        MANIFEST
        + "documents:\n  acme.page:\n    title: {en: Page}\n    disowned: [{version: '1', reason: Wrong page.}]\n",
        encoding="utf-8",
    )
    Path("catalog/acme.yaml").write_text(
        """\
domain: acme
title: {en: Acme}
code_type: integer
entries:
  BUSY:
    code: 1
    status: UNAVAILABLE
    retryable: true  # why
    message: {en: Busy.}
  FULL:
    code: 2
    status: RESOURCE_EXHAUSTED
    # A user has to leave.
    retryable: false
    message: {en: Full.}
  FAILED: {code: 3, status: INTERNAL, retryable: true, message: {en: Failed.}}
  GONE: {code: 4, status: NOT_FOUND, message: {en: Gone.}, retryable: false}
""",
        encoding="utf-8",
    )
    assert run(["check"]) == 1
    assert "run `zcodegen fmt`" in capsys.readouterr().out
    assert run(["fmt"]) == 0
    assert "disowned" not in read("catalog/catalog.yaml")
    assert (
        read().partition("entries:\n")[2]
        == """\
  BUSY:
    code: 1
    status: UNAVAILABLE
    # why
    message:
      en: Busy.

  FULL:
    code: 2
    status: RESOURCE_EXHAUSTED
    # A user has to leave.
    recovery: correctable
    message:
      en: Full.

  FAILED:
    code: 3
    status: INTERNAL
    recovery: transient
    message:
      en: Failed.

  GONE:
    code: 4
    status: NOT_FOUND
    message:
      en: Gone.
"""
    )


def test_a_key_of_an_earlier_draft_beside_another_fault_stays(capsys: pytest.CaptureFixture[str]) -> None:
    faulty = DOMAIN.replace("status: NOT_FOUND", "status: NOWHERE")
    Path("catalog/acme.yaml").write_text(faulty, encoding="utf-8")
    assert run(["fmt"]) == 1
    assert "NOWHERE" in capsys.readouterr().err
    assert read() == faulty
