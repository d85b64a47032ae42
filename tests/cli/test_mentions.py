"""`zcodegen mentions`: which numbers and words of prose are codes, and which of them no list has."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.rules.cases import write
from zcodegen.cli.main import run

EXAMPLE = """\
entries:
  ROOM_NOT_FOUND: {code: 1002001, status: NOT_FOUND, message: {en: The room does not exist.}}
  ROOM_FULL: {code: 1002002, status: RESOURCE_EXHAUSTED, message: {en: The room is full.}}
  ROOM_OLD: {code: 1002009, status: UNKNOWN, message: {en: Old.}, retired: {since: 1.0.0, reason: Gone.}}
# file: catalog.yaml
documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
# file: documents/acme.page/1.en.yaml
sections:
  - heading: [Codes]
    claims: [{code: 1002005, line: 9, message: The room is locked.}]
"""


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(EXAMPLE, tmp_path)
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def unlisted(docs: Path, capsys: pytest.CaptureFixture[str], text: str, name: str = "faq.md") -> list[str]:
    (docs / name).write_text(text, encoding="utf-8")
    capsys.readouterr()
    code = run(["mentions", "docs", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["unlisted"]
    assert code == (1 if found else 0)
    return [mention["code"] for mention in found]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The call ends with error code 1002003.", ["1002003"]),
        ("返回错误码 `1002001`、`1002004` 或 1002006 时，请重试。", ["1002004", "1002006"]),
        ("errorCode 是错误码，为 0 表示成功，为 1002003 表示失败。", ["1002003"]),
        ("Error codes 10020021 and 1002005", ["10020021"]),
        ("The order 1002003 was placed. See the error codes.", []),
        ("The status code 404 means that the page is gone.", []),
        ("error code 1002001, error code ROOM_FULL", []),
        ("The server returns the error `ROOM_LOCKED`; set `MAX_ROOMS` first.", ["ROOM_LOCKED"]),
        ("Error code `InvalidParameter.RoomId`", ["InvalidParameter.RoomId"]),
        ("`E0001` error", ["E0001"]),
        ('```json\n{"error code": 1002003}\n```\n', []),
    ],
)
def test_codes_that_are_called_so(
    text: str, codes: list[str], docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unlisted(docs, capsys, text) == codes


@pytest.mark.parametrize(
    "name", ["CHANGELOG.md", "release-notes.mdx", "whats-new.md", "更新日志.md", "data.json"]
)
def test_what_is_no_page_of_today_is_left_out(
    name: str, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unlisted(docs, capsys, "New error code 1002003", name) == []


def test_a_slip_has_the_code_that_was_meant(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "faq.md").write_text("\nerror code 10020022\n\nand error code 1002020\n", encoding="utf-8")
    assert run(["mentions", "docs", "--format", "json"]) == 1
    first, second = json.loads(capsys.readouterr().out)["unlisted"]
    assert (first["code"], first["nearest"], first["locations"]) == (
        "10020022",
        "1002002",
        [{"path": "docs/faq.md", "line": 2}],
    )
    assert second["nearest"] == "1002002"  # two digits are exchanged


def test_listed_codes_without_a_mention_are_named(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "faq.md").write_text("ROOM_FULL is returned.", encoding="utf-8")
    assert run(["mentions", "docs", "--unmentioned"]) == 0
    assert capsys.readouterr().out == "no page mentions acme.rtc.ROOM_NOT_FOUND (1002001)\n"


def test_what_is_no_regular_file_is_left_out(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(docs / "pipe.md")
    (docs / "link.md").symlink_to("/etc/passwd")
    assert unlisted(docs, capsys, "error code 1002003") == ["1002003"]
    assert run(["import", "--discover", "docs"]) == 0


def test_a_domain_that_does_not_load_is_a_finding(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "faq.md").write_text("Nothing here.\n", encoding="utf-8")
    assert run(["mentions", "docs"]) == 0
    domain = next(
        path for path in docs.parent.rglob("*.yaml") if "ROOM_FULL" in path.read_text(encoding="utf-8")
    )
    domain.write_text("entries:\n  ROOM_FULL: {code: [}\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["mentions", "docs"]) == 1
    assert domain.name in capsys.readouterr().err
