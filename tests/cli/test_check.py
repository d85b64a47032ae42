"""`zcodegen check` through the command itself: what it tells, what it passes over, and its exit codes."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.repositories import git
from tests.rules.cases import write
from zcodegen.catalog.dump import dump_published
from zcodegen.catalog.load import load_catalog
from zcodegen.cli.main import run
from zcodegen.rules.docs import docs_of
from zcodegen.rules.table import RULES

GOOD = """\
entries:
  # Rooms are made by the first who enters.
  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
"""
PAGE = """\
# file: catalog.yaml
documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
# file: documents/acme.page/1.en.yaml
sections:
  - heading: [Codes]
    claims: [{code: 104, line: 9, message: There is no such room.}]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    run(["check", "--format", "json", *options])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_a_catalog_in_order(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD, here)
    assert run(["check"]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == "zcodegen: no findings\n"


def test_findings_go_to_stdout_and_the_summary_to_stderr(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(GOOD + PAGE, here)
    assert run(["check"]) == 1
    output = capsys.readouterr()
    assert output.out.startswith("catalog/acme/rtc.yaml:")
    assert "[text-wording]" in output.out
    assert output.err == "zcodegen: 1 warning; `zcodegen rules ID` explains a rule\n"


@pytest.mark.parametrize(("level", "code"), [("note", 1), ("warning", 1), ("error", 0), ("never", 0)])
def test_fail_on(level: str, code: int, here: Path) -> None:
    write(GOOD + PAGE, here)
    assert run(["check", "--fail-on", level]) == code


def test_the_manifest_chooses_levels(here: Path) -> None:
    write(GOOD + PAGE.replace("documents:", "rules: {text-wording: note}\ndocuments:"), here)
    assert run(["check"]) == 0
    assert run(["check", "--fail-on", "note"]) == 1


def test_the_manifest_switches_a_rule_off(here: Path) -> None:
    write(GOOD + PAGE.replace("documents:", 'rules: {text-wording: "off"}\ndocuments:'), here)
    assert run(["check", "--fail-on", "note"]) == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--only", "text-wording"], 1),
        (["--only", "documents"], 1),
        (["--only", "locales,catalog"], 0),
        (["--skip", "text-wording"], 0),
        (["--only", "documents", "--skip", "text-wording,text-fact"], 0),
    ],
)
def test_only_and_skip_take_rules_and_families(options: list[str], code: int, here: Path) -> None:
    write(GOOD + PAGE, here)
    assert run(["check", *options]) == code


def test_an_unknown_rule_is_wrong_usage(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD, here)
    assert run(["check", "--only", "text-wordng"]) == 2
    assert "did you mean 'text-wording'?" in capsys.readouterr().err


def test_stats_count_by_rule(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD + PAGE, here)
    run(["check", "--stats"])
    assert "\n     1  text-wording\n" in capsys.readouterr().out


def test_all_faults_of_all_files_are_reported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = "# file: acme/media.yaml\nentries: [\n# file: acme/live.yaml\nincludes: [acme.media]\nentries: {LIVE_ENDED: {code: x}}\n"
    write(GOOD + broken + PAGE, here)
    rules = {finding["rule"] for finding in report(capsys)}
    assert rules == {"yaml-syntax", "schema", "text-wording"}


def test_a_broken_manifest_is_reported_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD + "# file: catalog.yaml\nlocales: {source: en}\n", here)
    assert [finding["rule"] for finding in report(capsys)] == ["schema"]


def test_a_baseline_lets_old_findings_pass_and_tells_new_ones(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(GOOD + PAGE, here)
    assert run(["check", "--baseline", "old.json", "--write-baseline"]) == 0
    assert run(["check", "--baseline", "old.json"]) == 0
    assert "1 in the baseline" in capsys.readouterr().err
    write(GOOD + PAGE.replace("There is no such room", "There is no room"), here)
    assert [finding["rule"] for finding in report(capsys, "--baseline", "old.json")] == ["text-wording"]


def test_a_baseline_never_accepts_what_cannot_be_built(here: Path) -> None:
    write(GOOD + GOOD.partition("\n")[2].replace("ROOM_NOT_FOUND", "ROOM_GONE"), here)
    assert run(["check", "--baseline", "old.json", "--write-baseline"]) == 0
    assert run(["check", "--baseline", "old.json"]) == 1


@pytest.mark.parametrize("options", [["--baseline", "none.json"], ["--write-baseline"], ["--today", "soon"]])
def test_wrong_usage(options: list[str], here: Path) -> None:
    write(GOOD, here)
    assert run(["check", *options]) == 2


def test_a_file_that_is_no_baseline(here: Path) -> None:
    write(GOOD, here)
    (here / "old.json").write_text("[]", encoding="utf-8")
    assert run(["check", "--baseline", "old.json"]) == 2


def test_the_day_comes_from_the_option_or_the_environment(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiver = "- {rule: unconfirmed-proposal, at: acme.rtc, reason: Asked., covers: ['8a35bab48a34'], until: '2026-12-31'}"
    write(
        GOOD.replace("room.}}", "room.}, proposed: true}") + f"# file: catalog.yaml\nwaivers:\n  {waiver}\n",
        here,
    )
    assert run(["check", "--today", "2026-12-31"]) == 0
    assert run(["check", "--today", "2027-01-01"]) == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")  # 2025-12-31
    assert run(["check"]) == 0


def test_fix_repairs_writing_and_keeps_words_comments_and_hashes(here: Path) -> None:
    untidy = GOOD.replace("{en: No such room.}", '{en: "No  such room ."}')
    catalog = write(untidy, here)
    assert run(["check", "--fail-on", "note"]) == 1
    assert run(["check", "--fail-on", "note", "--fix"]) == 0
    text = (catalog / "acme" / "rtc.yaml").read_text(encoding="utf-8")
    assert "en: No such room.\n" in text
    assert "# Rooms are made by the first who enters.\n" in text


def test_fix_does_not_outdate_translations(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = '{en: "No  such room.", zh-CN: {text: 房间不存在。, translated: "HASH"}}'
    fresh, stale = texts.replace("HASH", "a6ddf994"), texts.replace("HASH", "00000000")
    for given, rules in ((fresh, set()), (stale, {"stale-translation"})):
        write(GOOD.replace("{en: No such room.}", given), here)
        run(["check", "--fix"])
        capsys.readouterr()
        assert {finding["rule"] for finding in report(capsys)} == rules


def test_against_a_revision(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = (
        GOOD
        + "  ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: It is full.}}\n"
    )
    write(both, here)
    git(here, "init", "-q")
    git(here, "add", ".")
    git(here, "commit", "-qm", "all")
    assert run(["check", "--against", "HEAD"]) == 0
    write(GOOD.replace("104", "106"), here)
    capsys.readouterr()
    assert {finding["rule"] for finding in report(capsys, "--against", "HEAD")} == {
        "removed-entry",
        "renumbered-entry",
    }
    assert run(["check"]) == 0
    assert run(["check", "--against", "HEAD~7"]) == 2


def test_against_a_folder_and_a_package(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD.replace("status: NOT_FOUND", "status: NOT_FOUND, proposed: true"), here)
    carried = load_catalog(here / "catalog").catalog
    assert carried
    with zipfile.ZipFile(here / "codes.zip", "w") as package:
        for path, content in dump_published(carried).items():
            package.writestr(f"codes/_catalog/{path}", content)
    shutil.copytree(here / "catalog", here / "before")
    write(GOOD.replace("104", "106"), here)
    assert report(capsys, "--against", "before") == []  # the proposal was not confirmed
    assert [finding["rule"] for finding in report(capsys, "--against", "codes.zip")] == ["renumbered-entry"]


@pytest.mark.parametrize(
    ("named", "output"),
    [
        ("nowhere", "'nowhere' is not a file, folder, or Git revision: "),
        ("README.md", "README.md cannot be read as a package: it is neither a zip nor a tar.gz"),
        ("broken", "1 finding: the catalog of broken does not load, so nothing can be compared with it"),
    ],
)
def test_against_what_is_no_catalog(
    named: str, output: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(GOOD, here)
    (here / "README.md").write_text("# Codes\n", encoding="utf-8")
    shutil.copytree(here / "catalog", here / "broken")
    (here / "broken/catalog.yaml").write_text("name: [", encoding="utf-8")
    assert run(["check", "--against", named]) == 2
    assert f"zcodegen: {output}" in capsys.readouterr().err


@pytest.mark.parametrize("options", [("--only", "documents"), ("--skip", "syntax"), ("--only", "yaml-tag")])
def test_what_does_not_load_never_passes(options: tuple[str, ...], here: Path) -> None:
    write(GOOD, here)
    (here / "catalog" / "catalog.yaml").write_text("name: [", encoding="utf-8")
    assert run(["check", *options]) == 1


def test_a_glossary_that_does_not_load_is_reported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD, here)
    (here / "catalog" / "glossary.yaml").write_text("zcodegen: 1\n", encoding="utf-8")
    assert [finding["rule"] for finding in report(capsys)] == ["schema"]


@pytest.mark.parametrize("options", [(), ("--only", "building"), ("--only", "unsupported-text")])
def test_what_a_bundle_cannot_hold_is_reported_before_the_build(
    options: tuple[str, ...], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(docs_of(RULES["unsupported-text"]).bad, here)
    (output,) = [finding for finding in report(capsys, *options) if finding["rule"] == "unsupported-text"]
    assert run(["build"]) == 1
    assert f"{output['path']}:{output['line']}:" in capsys.readouterr().err


def test_bundles_that_nobody_wants_need_not_hold_anything(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = docs_of(RULES["unsupported-text"]).bad
    write(bad.replace("packages:", "targets: [py]\npackages:"), here)
    assert report(capsys, "--only", "building") == []
    write(bad.replace("[json, xliff]", "[json, nonsense]"), here)
    assert report(capsys, "--only", "building") == []
    assert run(["build"]) == 2
