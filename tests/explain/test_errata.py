"""`zcodegen documents --errata` and `--patch`, as the person runs them who writes to the owner of a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.rules.cases import write
from zcodegen.cli.main import run

PAGE = """\
# Codes

| Code | Message |
|---|---|
| 1 | Room not fuond. |
| 3 | Full. |
"""
EXAMPLE = """\
entries:
  ROOM_NOT_FOUND: {code: 1, status: NOT_FOUND, message: {en: Room not found.}%s}
  ROOM_CLOSED: {code: 2, status: NOT_FOUND, message: {en: Room closed.}%s}
  ROOM_FULL: {code: 3, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: Full.}}
# file: catalog.yaml
documents:
  acme.page: {title: {en: Codes}, domain: acme.rtc, complete: [acme.rtc], url: {en: "https://acme.example/codes"}}
# file: documents/acme.page/1.en.yaml
page: {path: docs/codes.md, sha256: %s}
sections:
  - heading: [Codes]
    claims: [{code: 1, line: 5, message: Room not fuond.}, {code: 3, line: 6, message: Full.}]
"""
SHA = "a" * 64
TWO_TABLES = """\
## 早期

| 返回码 | 说明 |
|---|---|
| -1 | 失败。 |

## 房间

| 返回码 | 说明 |
|---|---|
| 1 | 已满。 |

## 其他

| 返回码 | 说明 |
|---|---|
| 9 | 已断开。 |
"""
TWO_LOCALES = f"""\
entries:
  ROOM_FULL: {{code: 1, status: NOT_FOUND, message: {{en: Full., zh-CN: 已满。}}}}
  FAILED: {{code: -1, status: UNKNOWN, message: {{en: Failed., zh-CN: 失败。}}}}
  GONE: {{code: 9, status: UNKNOWN, message: {{en: Gone., zh-CN: 已断开。}}}}
  ROOM_CLOSED: {{code: 2, status: NOT_FOUND, message: {{en: Closed., zh-CN: 已关闭。}}}}
# file: catalog.yaml
documents:
  acme.page: {{title: {{en: Codes}}, domain: acme.rtc}}
# file: documents/acme.page/1.en.yaml
page: {{path: codes.en.md, sha256: {SHA}}}
sections:
  - heading: [Codes]
    claims: [{{code: 1, line: 5, message: Full.}}, {{code: 2, line: 6, message: Closed.}}, {{code: -1, line: 7, message: Failed.}}, {{code: 9, line: 8, message: Gone.}}]
# file: documents/acme.page/1.zh-CN.yaml
page: {{path: codes.zh.md, sha256: {SHA}}}
sections:
  - heading: [早期]
    claims: [{{code: -1, line: 5, message: 失败。}}]
  - heading: [房间]
    claims: [{{code: 1, line: 11, message: 已满。}}]
  - heading: [其他]
    claims: [{{code: 9, line: 17, message: 已断开。}}]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/codes.md").write_text(PAGE, encoding="utf-8")
    write(EXAMPLE % ("", "", SHA), tmp_path)
    assert run(["check", "--format", "json", "--fail-on", "error"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    prints = {
        finding["code"]: (finding["rule"], finding["fingerprint"])
        for finding in findings
        if "code" in finding
    }
    waivers = [
        f", waivers: [{{rule: {prints[code][0]}, reason: A slip of the page., covers: [{prints[code][1]} x], erratum: true}}]"
        for code in (1, 2)
    ]
    write(EXAMPLE % (*waivers, SHA), tmp_path)
    assert run(["check", "--fail-on", "note"]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.mark.usefixtures("project")
def test_errata_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["documents", "--errata"]) == 0
    assert capsys.readouterr().out == (
        "acme.page 1 (en)  https://acme.example/codes\n"
        "  docs/codes.md:5: message of 1\n"
        "    is:     Room not fuond.\n"
        "    should: Room not found.\n"
        "    A slip of the page.\n"
        "  docs/codes.md: 2 is missing\n"
        "    message: Room closed.\n"
        "    A slip of the page.\n"
    )
    assert run(["documents", "acme.page", "--errata", "--format", "json"]) == 0
    output = json.loads(capsys.readouterr().out)
    assert [
        (erratum["line"], erratum["field"], erratum["text"], erratum["wanted"]) for erratum in output
    ] == [
        (5, "message", "Room not fuond.", {"message": "Room not found."}),
        (None, None, None, {"message": "Room closed."}),
    ]


def test_a_row_that_the_page_lacks_in_one_locale_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(TWO_LOCALES, tmp_path)
    assert (
        run(["waive", "--rule", "locale-gap", "--domain", "acme.rtc", "--reason", "A slip.", "--erratum"])
        == 0
    )
    capsys.readouterr()
    assert run(["documents", "--errata"]) == 0
    assert capsys.readouterr().out == (
        "acme.page 1 (zh-CN)  codes.zh.md\n  codes.zh.md: 2 is missing\n    message: 已关闭。\n    A slip.\n"
    )
    (tmp_path / "codes.zh.md").write_text(TWO_TABLES, encoding="utf-8")
    assert run(["documents", "acme.page", "--patch"]) == 0
    assert "+| 2 | 已关闭。 |\n \n ## 其他\n" in capsys.readouterr().out.partition("| 1 | 已满。 |\n")[2]


def test_the_patch_corrects_the_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["documents", "acme.page", "--patch"]) == 0
    diff = capsys.readouterr().out
    assert diff.startswith("--- a/docs/codes.md\n+++ b/docs/codes.md\n")
    assert "-| 1 | Room not fuond. |\n+| 1 | Room not found. |\n+| 2 | Room closed. |\n" in diff
    elsewhere = project / "checkout"
    (elsewhere / "docs").mkdir(parents=True)
    (project / "docs/codes.md").rename(elsewhere / "docs/codes.md")
    assert run(["documents", "acme.page", "--patch", "--root", str(elsewhere)]) == 0
    assert capsys.readouterr().out == diff
    assert run(["documents", "acme.page", "--patch"]) == 2
    assert run(["documents", "--patch"]) == 2


def test_a_page_that_has_changed_is_left_to_a_person(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/codes.md").write_text(PAGE.replace("fuond", "there"), encoding="utf-8")
    assert run(["documents", "acme.page", "--patch"]) == 1
    output = capsys.readouterr()
    assert "docs/codes.md:5: message of 1 is not in the diff" in output.err
    assert "+| 2 | Room closed. |" in output.out
