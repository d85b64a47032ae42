"""`zcodegen build --format json` in a scratch project: what a program is reported, before and after."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.repo import Work
from tests.diff.catalogs import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path

_BUILD = ("build", "--messages", "json", "--format", "json")


def test_programs_are_reported_the_files(tmp_path: Path) -> None:
    work = Work(tmp_path / "work")
    wanted = json.loads(work.run(*_BUILD, "--dry-run").stdout)
    assert wanted["out"] == "out"
    assert "messages/json/index.json" in wanted["created"]
    none: list[str] = []
    would = {"edited": none, "foreign": none, "extra": none}
    done = {
        "out": "out",
        "created": wanted["created"],
        "updated": none,
        "removed": none,
        "unchanged": 0,
        "regions": none,
    }
    assert wanted == {**done, **would}
    assert json.loads(work.run(*_BUILD).stdout) == done

    count = len(wanted["created"])
    assert json.loads(work.run(*_BUILD).stdout) == {**done, "created": none, "unchanged": count}
    edited, extra = "messages/json/index.json", "messages/json/own.json"
    for path in (edited, extra):
        (work.root / "out" / path).write_text("{}\n", encoding="utf-8")
    check = work.run(*_BUILD, "--check")
    found = {
        **done,
        "created": none,
        "unchanged": count - 1,
        "edited": [edited],
        "foreign": none,
        "extra": [extra],
    }
    assert (check.returncode, json.loads(check.stdout)) == (1, found)
    forced = json.loads(work.run(*_BUILD, "--force").stdout)
    assert (forced["updated"], forced["unchanged"]) == ([edited], count - 1)


def test_check_and_dry_run_are_two_questions(tmp_path: Path) -> None:
    ran = Work(tmp_path / "work").run("build", "--check", "--dry-run")
    assert ran.returncode == 2
    assert "--dry-run" in ran.stderr


def test_a_target_that_the_manifest_no_longer_names_is_removed(tmp_path: Path) -> None:
    work = Work(tmp_path / "work")
    assert work.run("build").returncode == 0
    work.edit(MANIFEST, ("targets: [python, go, messages]", "targets: [python, messages]"))
    checked = work.run("build", "--check")
    assert checked.returncode == 1
    assert "Only in out: go/, which catalog.yaml does not list\n" in checked.stdout
    assert "-module " not in checked.stdout
    assert work.run("build", "--lang", "py").returncode == 0
    assert (work.root / "out/go/go.mod").is_file()
    assert "note: go removed from out" in work.run("build").stderr
    assert not (work.root / "out/go").exists()
    assert work.run("build", "--check").returncode == 0


def test_what_only_an_option_asks_for_is_said_to_go(tmp_path: Path) -> None:
    work = Work(tmp_path / "work")
    assert "note:" not in work.run("build", "--lang", "py,msg").stderr
    once = work.run("build", "--lang", "html", "--messages", "po").stderr
    assert "note: catalog.yaml does not list html, messages/po" in once
    assert "note:" not in work.run("build", "--lang", "html", "--out", "pages").stderr
    done = work.run("build").stderr
    assert "note: html removed from out" in done
    assert not (work.root / "out/messages/po").exists()


def test_a_foreign_file_is_no_reason_to_build(tmp_path: Path) -> None:
    work = Work(tmp_path / "work")
    work.run(*_BUILD)
    (work.root / "out/messages/json/own.json").write_text("{}\n", encoding="utf-8")
    ran = work.run("build", "--messages", "json", "--check")
    assert (ran.returncode, ran.stdout) == (1, "Only in out: messages/json/own.json\n")
    assert "1 file in out that zcodegen did not make" in ran.stderr
    assert "run `zcodegen build`" not in ran.stderr
