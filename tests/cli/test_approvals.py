"""An approval covers the rules about the change that it approves, and no other; releases use approvals up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.repo import Work
from tests.diff.catalogs import FILES, MANIFEST, ROOM
from zcodegen.cli.main import run

_FULL = FILES[ROOM][FILES[ROOM].index("  ROOM_FULL:") : FILES[ROOM].index("  ROOM_OLD:")]
_OLD = "    message: {en: A message of long ago.}\n    retired: {since: 1.2.0, reason: Not sent.}\n"
_OTHER = "    message: {en: The payment card has expired.}\n"
EDITS = {
    "removed-entry": (ROOM, (_FULL, "")),
    "renamed-entry": (ROOM, ("ROOM_FULL:", "ROOM_CROWDED:")),
    "renumbered-entry": (ROOM, ("code: 106", "code: 206")),
    "retired-again": (ROOM, (_OLD, _OLD[: _OLD.index("    retired")])),
    "reused-code": (ROOM, (_FULL, _FULL.replace("ROOM_FULL", "CARD_EXPIRED").replace("The room has 256 users and takes no more.", "The payment card has expired."))),
}  # fmt: skip


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    made = Work(tmp_path / "work")
    made.commit("First", tag="catalog/v1.4.2")
    monkeypatch.chdir(made.root)
    return made


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[dict[str, str]]]:
    capsys.readouterr()
    run([*arguments, "--format", "json"])
    found: dict[str, list[dict[str, str]]] = json.loads(capsys.readouterr().out)
    return found


def revision_rules(capsys: pytest.CaptureFixture[str]) -> list[str]:
    findings = report(capsys, "check", "--only", "revision")["findings"]
    return [finding["rule"] for finding in findings]


def approve(work: Work, fingerprints: list[str]) -> None:
    listed = ", ".join(fingerprints)
    work.edit(
        MANIFEST, ("limits:", f"approved: [{{changes: [{listed}], reason: It was never sent.}}]\nlimits:")
    )


@pytest.mark.parametrize("rule", EDITS)
def test_an_approval_covers_the_rule(work: Work, capsys: pytest.CaptureFixture[str], rule: str) -> None:
    path, edit = EDITS[rule]
    work.edit(path, edit)
    assert revision_rules(capsys) == [rule]
    changes = report(capsys, "diff")["changes"]
    approve(work, [change["fingerprint"] for change in changes])
    assert revision_rules(capsys) == []
    assert run(["diff", "--fail-on", "breaking"]) == 0


def test_a_removed_domain(work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    (work.root / "catalog/acme/extra.yaml").unlink()
    work.edit(ROOM, (", acme.extra", ""))
    (finding,) = report(capsys, "check", "--only", "revision")["findings"]
    assert finding["message"].startswith("domain acme.extra was removed, with 2 entries: ")
    approve_as_advised(work, finding)
    assert revision_rules(capsys) == []


def approve_as_advised(work: Work, finding: dict[str, str]) -> None:
    approve(work, re.findall("[0-9a-f]{12}", finding["advice"]))


def rename_extra(work: Work, *edits: tuple[str, str]) -> None:
    text = (work.root / "catalog/acme/extra.yaml").read_text(encoding="utf-8")
    for old, new in (("acme.extra", "acme.more"), *edits):
        assert old in text
        text = text.replace(old, new)
    (work.root / "catalog/acme/more.yaml").write_text(text, encoding="utf-8")
    (work.root / "catalog/acme/extra.yaml").unlink()
    work.edit(ROOM, (", acme.extra", ", acme.more"))


def test_a_renamed_domain(work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    rename_extra(work)
    (finding,) = report(capsys, "check", "--only", "revision")["findings"]
    assert finding["message"] == "domain acme.extra was renamed to acme.more; packages lose the old name"
    assert finding["path"] == "catalog/acme/more.yaml"
    approve_as_advised(work, finding)
    assert revision_rules(capsys) == []


def test_an_approved_rename_of_a_domain_covers_none_of_its_entries(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    third = "  THIRD: {code: 93, status: UNKNOWN, message: {en: Neither odd nor even.}}\n"
    with (work.root / "catalog/acme/extra.yaml").open("a", encoding="utf-8") as file:
        file.write(third)
    work.commit("Third")
    rename_extra(work, ("EVEN:", "STRAIGHT:"))
    against = ("check", "--only", "revision", "--against", "HEAD")
    findings = report(capsys, *against)["findings"]
    assert sorted(finding["rule"] for finding in findings) == ["removed-entry", "renamed-entry"]
    approve_as_advised(work, next(finding for finding in findings if finding["rule"] == "removed-entry"))
    assert [finding["rule"] for finding in report(capsys, *against)["findings"]] == ["renamed-entry"]


def test_entries_that_move_to_another_domain(work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    text = (work.root / "catalog/acme/extra.yaml").read_text(encoding="utf-8")
    (work.root / "catalog/acme/extra.yaml").unlink()
    entries = text[text.index("entries:\n") + len("entries:\n") :]
    work.edit(ROOM, (", acme.extra", ""), ("entries:\n", f"entries:\n{entries}"))
    (finding,) = report(capsys, "check", "--only", "removed-entry")["findings"]
    assert finding["message"].startswith("ODD (90), EVEN (91) moved from acme.extra to acme.room")
    approve_as_advised(work, finding)
    assert revision_rules(capsys) == []


def test_an_approval_of_another_change_of_the_entry_covers_nothing(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    work.edit(ROOM, ("code: 106", "code: 206"), ("256 users", "255 users"))
    changes = report(capsys, "diff")["changes"]
    (text,) = [change["fingerprint"] for change in changes if change["kind"] == "text-fact"]
    approve(work, [text])
    assert revision_rules(capsys) == ["renumbered-entry"]


def test_a_released_approval_is_used_and_the_next_bump_removes_it(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    work.edit(ROOM, ("code: 106", "code: 206"))
    approve(work, [report(capsys, "diff")["changes"][0]["fingerprint"]])
    assert run(["version", "--bump", "auto"]) == 0
    assert run(["version", "--check"]) == 0
    work.commit("Second", tag="catalog/v1.4.3")
    assert revision_rules(capsys) == []
    work.edit(MANIFEST, ("reason: It was never sent.", "reason: It was never sent"))
    capsys.readouterr()
    assert run(["diff"]) == 0
    assert "unused-approval" not in capsys.readouterr().err
    work.edit(ROOM, ("256 users", "255 users"))
    assert run(["version", "--bump", "auto"]) == 0
    assert "approved" not in (work.root / "catalog" / MANIFEST).read_text("utf-8")


def test_an_entry_that_is_in_use_again_is_not_called_another_one(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    work.write({ROOM: FILES[ROOM].replace(*EDITS["retired-again"][1])})
    assert run(["check", "--only", "retired-again"]) == 1
    printed = capsys.readouterr().out
    assert "ROOM_OLD (107) was retired and is in use again" in printed
    assert "help: waive it if the service sends the code again" in printed
