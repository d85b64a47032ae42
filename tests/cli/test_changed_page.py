"""The example of docs/versions.md: a page changes, `check` fails, and each decision is made once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zcodegen.cli.main import run

MANIFEST = "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
HEAD = "# Codes\n\n| Error code | Description |\n| --- | --- |\n"
FIRST = {104: "The room does not exist.", 105: "The room name is invalid.", 107: "The token has expired."}
SECOND = {104: "The user is not logged in.", 105: "The room name is invalid."}
Check = Callable[..., tuple[int, list[tuple[str, object]]]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    monkeypatch.chdir(tmp_path)
    Path("catalog").mkdir()
    Path("catalog/catalog.yaml").write_text(MANIFEST, encoding="utf-8")
    take(FIRST, "2026-03-20")
    assert run(["confirm", "--domain", "acme.rtc"]) == 0

    def findings(*options: str) -> tuple[int, list[tuple[str, object]]]:
        capsys.readouterr()
        code = run(["check", "--format", "json", *options])
        found = json.loads(capsys.readouterr().out)["findings"]
        return code, sorted((finding["rule"], finding["code"]) for finding in found)

    return findings


def take(rows: dict[int, str], version: str) -> None:
    lines = "".join(f"| {code} | {text} |\n" for code, text in rows.items())
    Path("codes.md").write_text(HEAD + lines, encoding="utf-8")
    asked = ["codes.md", "--document", "acme.codes", "--domain", "acme.rtc", "--version", version]
    assert run(["import", *asked]) == 0


def edit(*changes: tuple[str, str]) -> None:
    file = Path("catalog/acme/rtc.yaml")
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


CONFLICTS = [("version-dropped", 107), ("version-meaning", 104)]


def test_a_page_in_order_passes(check: Check) -> None:
    assert check() == (0, [])


def test_the_conflicts_are_found_whether_or_not_the_catalog_follows(check: Check) -> None:
    take(SECOND, "2026-05-06")
    assert check() == (1, [("text-meaning", 104), *CONFLICTS])
    edit(
        ("The room does not exist.", "The user is not logged in."),
        ("ROOM_NOT_FOUND", "USER_NOT_LOGGED_IN"),
        ("NOT_FOUND", "UNAUTHENTICATED"),
    )
    assert check("--only", "documents,versions") == (1, CONFLICTS)


def test_each_decision_is_made_once(check: Check) -> None:
    take(SECOND, "2026-05-06")
    edit(("The room does not exist.", "The user is not logged in."))
    edit(
        (
            "    message:\n      en: The token has expired.\n",
            "    message:\n      en: The token has expired.\n    retired: {since: 1.1.0, reason: Not sent any more.}\n",
        )
    )
    assert check("--only", "versions") == (1, [("version-meaning", 104)])
    assert (
        run(
            [
                "waive",
                "--rule",
                "version-meaning",
                "--document",
                "acme.codes",
                "--reason",
                "The service was rebuilt.",
            ]
        )
        == 0
    )
    assert check("--only", "versions") == (0, [])
    take({**SECOND, 105: "Invalid room name."}, "2026-07-01")  # later versions bring nothing back
    assert check("--only", "versions") == (0, [])


def test_the_repository_of_the_documentation_can_fail_on_it(check: Check) -> None:
    assert check()[0] == 0
    take(SECOND, "2026-05-06")
    assert run(["documents", "acme.codes", "--diff", "--fail-on", "meaning"]) == 1
    assert run(["documents", "acme.codes", "--diff", "2026-05-06..2026-03-20", "--fail-on", "never"]) == 0


def test_explain_shows_what_changed(check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    assert check()[0] == 0
    take(SECOND, "2026-05-06")
    capsys.readouterr()
    run(["explain", "104", "--history", "--format", "json"])
    (explained,) = json.loads(capsys.readouterr().out)
    assert explained["history"][-1] == (
        'acme.codes 2026-05-06 (en): another error: "The room does not exist." → "The user is not logged in."'
    )
