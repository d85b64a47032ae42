"""Deciding in bulk: `waive`, `confirm`, and the options of `check` that choose, sort and group findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.rules.cases import write
from zcodegen.cli.main import run

EXAMPLE = """\
entries:
  # Checked with the room team.
  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: The room does not exist.}}  # for now
  ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, message: {en: The room is full.}}
# file: acme/pay.yaml
entries:
  CARD_EXPIRED: {code: 7, status: INVALID_ARGUMENT, message: {en: The card has expired.}, proposed: true}
  CODE_8: {code: 8, status: UNKNOWN, message: {en: Something else.}, proposed: true}  # ask
# file: catalog.yaml
# Our decisions.
documents:
  acme.one: {title: {en: Codes}, domain: acme.rtc}
  acme.two: {title: {en: Codes}, domain: acme.rtc}
# file: documents/acme.one/1.en.yaml
sections:
  - heading: [Codes]
    claims:
      - {code: 104, line: 9, message: There is no such room.}
      - {code: 105, line: 10, message: The user is not logged in.}
# file: documents/acme.two/1.en.yaml
sections:
  - heading: [Codes]
    claims:
      - {code: 104, line: 9, message: There is no such room.}
      - {code: 105, line: 10, message: The room is full.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(EXAMPLE, tmp_path)


def report(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    capsys.readouterr()
    run(["check", "--format", "json", "--skip", "name-number", *options])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def rules(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    return [finding["rule"] for finding in report(capsys, *options)["findings"]]


@pytest.mark.usefixtures("folder")
def test_findings_are_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    everything = ["unconfirmed-proposal", "unconfirmed-proposal", "text-wording", "text-meaning"]
    assert rules(capsys) == everything
    assert rules(capsys, "--document", "acme.one") == ["text-wording", "text-meaning"]
    assert rules(capsys, "--document", "acme.two") == ["text-wording"]
    assert rules(capsys, "--domain", "acme.pay") == ["unconfirmed-proposal"] * 2
    assert rules(capsys, "--domain", "acme") == everything
    assert run(["check", "--domain", "acm"]) == 2
    assert rules(capsys, "--entry", "ROOM_FULL") == ["text-meaning"]
    assert rules(capsys, "--level", "error") == ["text-meaning"]
    assert rules(capsys, "--sort", "severity")[0] == "text-meaning"
    assert rules(capsys, "--sort", "severity", "--top", "1") == ["text-meaning"]


@pytest.mark.usefixtures("folder")
def test_the_exit_code_is_about_what_was_chosen() -> None:
    assert run(["check", "--fail-on", "error"]) == 1
    assert run(["check", "--fail-on", "error", "--domain", "acme.pay"]) == 0
    assert run(["check", "--fail-on", "error", "--top", "1"]) == 1  # hiding is not choosing


@pytest.mark.usefixtures("folder")
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("by", "keys"),
    [
        (
            "entry",
            ["acme.rtc.ROOM_FULL", "acme.pay.CARD_EXPIRED", "acme.pay.CODE_8", "acme.rtc.ROOM_NOT_FOUND"],
        ),
        ("rule", ["text-meaning", "unconfirmed-proposal", "text-wording"]),
    ],
)
def test_groups_have_the_worst_first(by: str, keys: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = report(capsys, "--group-by", by)
    assert [group["key"] for group in found["groups"]] == keys
    listed = [mark for group in found["groups"] for mark in group["fingerprints"]]
    assert listed == [finding["fingerprint"] for finding in found["findings"]]
    assert len(report(capsys, "--group-by", by, "--top", "2")["groups"]) == 2


@pytest.mark.usefixtures("folder")
def test_grouped_text_has_a_headline_for_each_group(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--group-by", "entry"])
    assert "acme.rtc.ROOM_FULL: 1 error\n" in capsys.readouterr().out


def test_waive_accepts_findings_and_keeps_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = folder / "catalog.yaml"
    before = manifest.read_bytes()
    asked = ["waive", "--rule", "text-wording", "--document", "acme.one", "--reason", "Both are right."]
    assert run([*asked, "--dry-run"]) == 0
    assert manifest.read_bytes() == before
    assert "+  - rule: text-wording" in capsys.readouterr().out
    assert run([*asked, "--owner", "rtc", "--until", "2099-12-31"]) == 0
    text = manifest.read_text(encoding="utf-8")
    assert "# Our decisions.\n" in text
    assert "at: acme.one\n" in text
    assert "ROOM_NOT_FOUND.message.en" in text
    assert rules(capsys, "--domain", "acme.rtc") == ["text-meaning"]
    assert run(["waive", "--domain", "acme.rtc", "--reason", "Asked."]) == 0
    assert rules(capsys, "--domain", "acme.rtc") == []
    assert run(["waive", "--domain", "acme.rtc", "--reason", "Asked."]) == 1  # nothing is left to accept


def test_an_erratum_is_listed_for_the_owner_of_the_page(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["waive", "--rule", "text-wording", "--document", "acme.one", "--reason", "The API differs."]
    assert run([*asked, "--erratum"]) == 0
    assert "    erratum: true\n" in (folder / "catalog.yaml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(["documents", "--errata"]) == 0
    assert "The API differs." in capsys.readouterr().out


def test_waive_falls_when_a_text_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["waive", "--entry", "ROOM_FULL", "--reason", "Asked."])
    page = folder / "documents/acme.one/1.en.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("not logged in", "logged out"), encoding="utf-8")
    assert {"text-meaning", "unused-waiver"} <= set(rules(capsys))


@pytest.mark.parametrize(
    "options",
    [
        ["--rule", "text-wording"],
        ["--reason", "Why."],
        ["--rule", "text-wordin", "--reason", "Why."],
        ["--rule", "text-wording", "--reason", " "],
    ],
)
def test_waive_needs_a_selection_and_a_reason(options: list[str]) -> None:
    assert run(["waive", *options]) == 2


def test_confirm_prints_the_names_and_removes_the_marks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "acme/pay.yaml"
    before = file.read_bytes()
    assert run(["confirm", "--domain", "acme.pay", "--dry-run"]) == 0
    written = capsys.readouterr()
    assert [line.split()[:2] for line in written.out.splitlines()] == [
        ["acme.pay"],
        ["7", "CARD_EXPIRED"],
        ["8", "CODE_8"],
    ]
    assert "1 name with a code in it" in written.err
    assert file.read_bytes() == before
    assert run(["confirm", "--entry", "CARD_EXPIRED", "--format", "json"]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)] == ["CARD_EXPIRED"]
    assert rules(capsys, "--domain", "acme.pay") == ["unconfirmed-proposal"]
    assert run(["confirm", "--all"]) == 0
    assert rules(capsys, "--domain", "acme.pay") == []
    assert "# ask" in file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("options", [[], ["--domain", "acme.pays"], ["--entry", "CARD"]])
def test_confirm_says_what_is_unknown(options: list[str]) -> None:
    assert run(["confirm", *options]) == 2


@pytest.mark.usefixtures("folder")
def test_unused_entries_of_a_baseline_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--baseline", "b.json", "--write-baseline"]) == 0
    assert run(["check", "--baseline", "b.json"]) == 0
    assert "match no finding" not in capsys.readouterr().err
    run(["confirm", "--all"])
    assert run(["check", "--baseline", "b.json", "--skip", "name-number"]) == 0
    assert "match no finding" not in capsys.readouterr().err  # rules that did not run say nothing
    run(["check", "--baseline", "b.json"])
    assert "2 entries of b.json match no finding" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", [("check",), ("waive", "--reason", "Decided.")])
@pytest.mark.parametrize(
    ("selected", "words"),
    [
        (("--domain", "acme.rtd"), "unknown domain 'acme.rtd'; did you mean 'acme.rtc'?"),
        (("--entry", "ROOM_FUL"), "unknown entry 'ROOM_FUL'; did you mean 'ROOM_FULL'?"),
        (
            ("--entry", "NOTHING_LIKE_IT"),
            "unknown entry 'NOTHING_LIKE_IT'; there are acme.pay.CARD_EXPIRED, acme.pay.CODE_8,",
        ),
        (("--document", "acme.on"), "unknown document 'acme.on'; did you mean 'acme.one'?"),
    ],
)
def test_a_typo_does_not_select_nothing(
    command: tuple[str, ...], selected: tuple[str, str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, *selected]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_domain_above_others_is_known() -> None:
    assert run(["check", "--domain", "acme", "--only", "code-type", "--fail-on", "note"]) == 0
