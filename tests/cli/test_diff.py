"""`zcodegen diff` as it is used: in git repositories, between revisions, ranges and folders, and by git itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.repo import Work
from tests.diff.catalogs import FILES, MANIFEST, ROOM
from tests.golden import same_text
from zcodegen.resources import schema_text

pytestmark = pytest.mark.slow

_GOLDEN = Path(__file__).parent / "golden" / "diff"

EDITS = (
    ("ROOM_FULL:", "ROOM_CROWDED:\n    aliases: [ROOM_FULL]"),
    ("256 users", "255 users"),
    ("retired: {since: 1.2.0, reason: Not sent.}", "retired: {since: 1.2.0, reason: Nobody sends it.}"),
    ("message: {en: A message of long ago.}", "message: {en: 'See <b>@acme/team</b>, www.example.org or #1 [x](y).'}"),
    ("    cause: {en: Too many users came at once.}\n", ""),
    ('The room "{room}" was closed.', 'The room "{room}" is locked, ask its owner.'),
    ("de: Zu.", "de: 'Gesperrt, der Inhaber hilft.'"),
    ("owner: rtc", "owner: im"),
    ("acme.common, acme.extra", "acme.common"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "ending"), [("text", "txt"), ("json", "json"), ("markdown", "md"), ("html", "html")]
)
def test_formats(work: Work, form: str, ending: str) -> None:
    work.edit(ROOM, *EDITS)
    ran = work.run("diff", "--format", form)
    assert (ran.returncode, ran.stderr) == (0, "")
    same_text(ran.stdout, _GOLDEN / f"report.{ending}")


def test_json_is_as_its_schema_says(work: Work) -> None:
    work.edit(ROOM, *EDITS)
    work.edit(MANIFEST, ("limits: {message: 200}", "limits: {message: 300}"))
    validator = Draft202012Validator(json.loads(schema_text("diff")))
    for arguments in ((), ("HEAD", "HEAD")):
        validator.validate(json.loads(work.run("diff", *arguments, "--format", "json").stdout))


def test_nothing_changed(work: Work) -> None:
    ran = work.run("diff", "--fail-on", "any")
    assert ran.returncode == 0
    assert "no changes" in ran.stdout


def test_a_breaking_change_below_1_0_0_asks_for_the_next_minor_and_says_why(work: Work) -> None:
    work.edit(MANIFEST, ("1.4.2", "0.4.2"))
    work.commit("Begin again")
    work.edit(ROOM, ("acme.common, acme.extra", "acme.common"))
    assert "; major step, below 1.0.0: 0.4.2 → 0.5.0\n" in work.run("diff", "HEAD").stdout


def test_no_release_yet(tmp_path: Path) -> None:
    work = Work(tmp_path / "work")
    work.commit("First")
    ran = work.run("diff")
    assert ran.returncode == 2
    assert "no release yet" in ran.stderr
    assert "zcodegen diff HEAD" in ran.stderr


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        (
            "catalog/v1",
            "; catalog/v1 is not catalog/v and a version of three numbers, such as catalog/v1.0.0)",
        ),
        ("catalog/1.4.2", "; catalog/1.4.2 is not catalog/v and a version"),
        ("v1.4.2", "; tags such as v1.4.2 count if catalog.yaml has `release: {tag: v}`)"),
        ("catalog/v1.5.0-rc.1", "; catalog/v1.5.0-rc.1 is a pre-release)"),
        ("build-7", "before HEAD): name what"),
    ],
)
def test_a_tag_that_is_no_release_is_explained(tag: str, reason: str, tmp_path: Path) -> None:
    work = Work(tmp_path / "work")
    work.commit("First", tag=tag)
    assert reason in work.run("diff").stderr
    assert reason.partition(")")[0] in work.run("version", "--check").stderr


def test_a_release_of_another_branch_is_explained(tmp_path: Path) -> None:
    work = Work(tmp_path / "work")
    work.commit("First")
    work.git("checkout", "-q", "-b", "fix")
    work.edit(ROOM, ("takes no more", "cannot take more"))
    work.commit("Second", tag="catalog/v1.4.2")
    work.git("checkout", "-q", "-")
    assert "; catalog/v1.4.2 is on another branch)" in work.run("diff").stderr


def test_revisions_ranges_and_folders_say_the_same(work: Work, tmp_path: Path) -> None:
    shutil.copytree(work.root / "catalog", tmp_path / "before" / "catalog")
    work.git("checkout", "-q", "-b", "feature")
    work.edit(ROOM, ("256 users", "255 users"))
    work.commit("Second")
    work.git("checkout", "-q", "main")
    work.edit("acme/extra.yaml", ("Odd.", "Uneven."))
    work.commit("On main")
    shutil.copytree(work.root / "catalog", tmp_path / "after")
    prints = {
        name: [change["fingerprint"] for change in work.changes(*arguments)]
        for name, arguments in {
            "two": ("main~1", "feature"),
            "range": ("main...feature",),
            "tag and folder": ("catalog/v1.4.2:catalog", "feature"),
            "folder": ("../before", "feature"),
        }.items()
    }
    assert len(prints["two"]) == 1
    assert all(printed == prints["two"] for printed in prints.values()), prints
    assert [change["kind"] for change in work.changes("main..feature")] != [
        change["kind"] for change in work.changes("main...feature")
    ]
    assert [change["says"] for change in work.changes()] == [
        'The message in en of ODD (90) describes something else: "Odd." → "Uneven."'
    ]
    assert [change["says"] for change in work.changes("HEAD~1")] == [
        change["says"] for change in work.changes()
    ]
    assert not work.changes("../after", "main")


def test_two_folders_need_no_project(tmp_path: Path) -> None:
    for name, count in (("old", "256"), ("new", "255")):
        for path, text in FILES.items():
            place = tmp_path / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text.replace("256", count), encoding="utf-8")
    command = [sys.executable, "-m", "zcodegen", "diff", "old", "new"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    assert "another fact" in ran.stdout


@pytest.mark.parametrize(
    ("edit", "fail_on", "code"),
    [
        (("code: 106", "code: 206"), "breaking", 1),
        (("code: 106", "code: 206"), "never", 0),
        (("256 users", "255 users"), "breaking", 0),
        (("256 users", "255 users"), "dangerous", 1),
        (("Check the room id.", "Check the room id!"), "dangerous", 0),
        (("Check the room id.", "Check the room id!"), "any", 1),
    ],
)
def test_fail_on(work: Work, edit: tuple[str, str], fail_on: str, code: int) -> None:
    work.edit(ROOM, edit)
    assert work.run("diff", "--fail-on", fail_on).returncode == code


def test_the_printed_line_approves_a_change(work: Work) -> None:
    work.edit(ROOM, ("code: 106", "code: 206"))
    ran = work.run("diff", "--fail-on", "breaking")
    assert ran.returncode == 1
    (line,) = [line.partition("approve: ")[2] for line in ran.stdout.splitlines() if "approve: " in line]
    work.edit(MANIFEST, ("limits:", f"approved:\n  {line.replace('…', 'It was never sent.')}\nlimits:"))
    ran = work.run("diff", "--fail-on", "breaking")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "approved: It was never sent." in ran.stdout
    assert work.run("diff", "--fail-on", "any").returncode == 1, "the manifest's own change still counts"


def test_an_approval_that_nothing_needs_is_reported(work: Work) -> None:
    """By all that look at the last release, and by nothing that looks elsewhere."""
    work.edit(ROOM, ("code: 106", "code: 206"))
    (line,) = [
        line.partition("approve: ")[2] for line in work.run("diff").stdout.splitlines() if "approve: " in line
    ]
    both = line.replace('"]', '", "000000000000"]').replace("…", "It was never sent.")
    work.edit(MANIFEST, ("limits:", f"approved:\n  {both}\nlimits:"))
    printed = (
        "catalog/catalog.yaml:17:5: warning: approval of 000000000000 covers no change since the last release"
    )
    for arguments in (
        ("diff",),
        ("version", "--check"),
        ("check",),
        ("check", "--against", "catalog/v1.4.2"),
    ):
        ran = work.run(*arguments)
        assert printed in ran.stdout + ran.stderr, arguments
    work.commit("Second")
    for arguments in (("diff", "HEAD"), ("check", "--against", "none"), ("check", "--against", "HEAD")):
        ran = work.run(*arguments)
        assert "approval" not in ran.stdout + ran.stderr, arguments


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (("nowhere",), "no revision is called 'nowhere'"),
        (("a", "b", "c"), "expected at most two revisions, got 3"),
        (("HEAD:elsewhere",), "elsewhere has no catalog.yaml at HEAD: name the folder"),
        (("--format", "xml"), "'xml' is not one of"),
        (("--fromat", "json"), "No such option"),
    ],
)
def test_wrong_usage(work: Work, arguments: tuple[str, ...], printed: str) -> None:
    ran = work.run("diff", *arguments)
    assert ran.returncode == 2
    assert printed in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_built_package_is_no_catalog(work: Work) -> None:
    assert work.run("build", "--lang", "py").returncode == 0
    ran = work.run("diff", "out/python")
    assert ran.returncode == 2
    assert "is what `zcodegen build` made" in ran.stderr


def test_a_catalog_that_does_not_load(work: Work) -> None:
    work.edit(ROOM, ("status: RESOURCE_EXHAUSTED", "status: FULL"))
    ran = work.run("diff")
    assert ran.returncode == 2
    assert "'FULL'" in ran.stderr
    assert "cannot be compared" in ran.stderr


def test_output_file(work: Work) -> None:
    work.edit(ROOM, ("256 users", "255 users"))
    ran = work.run("diff", "--output", "report/diff.html", "--format", "html")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "report/diff.html" in ran.stderr
    assert (work.root / "report/diff.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_no_text_of_a_catalog_becomes_markup(work: Work) -> None:
    hostile = "<script>alert(1)</script> `x` [a](javascript:b) @team #1 https://example.org \\u202e\\u0007"
    work.edit(ROOM, ("{en: A message of long ago.}", f'{{en: "{hostile}"}}'))
    html = work.run("diff", "--format", "html").stdout
    assert "<script" not in html
    markdown = work.run("diff", "--format", "markdown").stdout
    assert "@team" not in markdown
    assert "https://" not in markdown
    assert "\\<script\\>" in markdown
    for form in ("html", "markdown", "text"):
        printed = work.run("diff", "--format", form).stdout
        assert "\u202e" not in printed
        assert "\x07" not in printed


def test_a_comment_stays_within_what_hosts_take(work: Work) -> None:
    entries = "".join(
        f"  NEW_{number}: {{code: {number}, status: UNKNOWN, message: {{en: The entry {number} is new.}}}}\n"
        for number in range(1000, 3000)
    )
    work.edit("acme/extra.yaml", ("entries:\n", f"entries:\n{entries}"))
    printed = work.run("diff", "--format", "markdown").stdout
    assert len(printed.encode()) < 65_536
    assert "more items are left out" in printed


def git_driver(work: Work) -> None:
    (work.root / ".gitattributes").write_text("catalog/**/*.yaml diff=zcodegen\n", encoding="utf-8")
    work.git("config", "diff.zcodegen.command", f'"{sys.executable}" -m zcodegen diff --git-driver --')


def test_git_diff_tells_changes(work: Work) -> None:
    git_driver(work)
    work.edit(ROOM, *EDITS)
    work.edit(MANIFEST, ("limits: {message: 200}", "limits: {message: 300}"))
    work.edit("acme/extra.yaml", ("domain: acme.extra", "# A comment.\ndomain: acme.extra"))
    (work.root / "catalog/acme/common.yaml").write_text("entries: [", encoding="utf-8")
    same_text(f"{work.git('diff', '--ext-diff')}\n", _GOLDEN / "git.txt")


def test_git_diff_of_files_that_come_and_go_and_move(work: Work) -> None:
    git_driver(work)
    work.write({"acme/new.yaml": FILES["acme/extra.yaml"].replace("acme.extra", "acme.new")})
    work.git("add", "-A")
    (work.root / "catalog/acme/extra.yaml").unlink()
    printed = work.git("diff", "--ext-diff", "--no-renames", "HEAD")
    assert "Domain acme.new is new: 2 entries" in printed
    assert "Domain acme.extra is gone: 2 entries" in printed
    assert 'ODD (90) UNKNOWN: "Odd."' in printed
    assert "Texts in" not in printed, "one file does not show which locales the catalog has"
    assert "approve:" not in printed
    assert " step" not in printed
    printed = work.git("diff", "--ext-diff", "--find-renames", "HEAD")
    assert "Domain acme.extra is called acme.new" in printed


def test_git_diff_shows_comments_beside_changes(work: Work) -> None:
    git_driver(work)
    work.edit(ROOM, ("code: 106", "code: 206"), ("# Sent by every call.", "# Sent by some calls."))
    printed = work.git("diff", "--ext-diff")
    assert "ROOM_FULL is 206, it was 106" in printed
    assert printed.endswith("Comments\n  - # Sent by every call.\n  + # Sent by some calls.")


def test_a_new_entry_is_shown_with_its_fields(work: Work) -> None:
    new = (
        "  ROOM_LOCKED:\n    code: 108\n    status: UNAVAILABLE\n    retry_after: 3\n"
        '    message: {en: "Locked {n} times.", de: Zu.}\n    action: {en: Ask its owner.}\n'
        "    arguments: {n: {type: integer, example: 1}}\n    attributes: {owner: rtc}\n"
        "    deprecated: {since: 1.4.2, reason: Rare.}\n  ROOM_FULL:\n"
    )
    work.edit(ROOM, ("  ROOM_FULL:\n", new))
    lines = [
        "UNAVAILABLE, HTTP 503, transient, caller, retry after 3 s",
        'message in de: "Zu."',
        'action in en: "Ask its owner."',
        "arguments: n (integer)",
        "owner: rtc",
        "deprecated since 1.4.2: Rare.",
    ]
    (change,) = work.changes()
    assert change["contents"] == lines
    text = work.run("diff").stdout
    markdown, html = (work.run("diff", "--format", form).stdout for form in ("markdown", "html"))
    assert all(line in text for line in lines)
    assert "  - arguments: n \\(integer\\)" in markdown or "  - arguments: n (integer)" in markdown
    assert "HTTP 503, transient" in html


def test_a_new_domain_is_listed_up_to_a_limit_and_the_rest_counted(work: Work) -> None:
    entries = "".join(
        f"  FAILED_{number}: {{code: {number}, status: INTERNAL, message: {{en: Failed {number}.}}}}\n"
        for number in range(1, 26)
    )
    work.write(
        {"acme/new.yaml": f"domain: acme.new\ntitle: {{en: New}}\ncode_type: integer\nentries:\n{entries}"}
    )
    (change,) = work.changes()
    assert change["contents"][0] == 'FAILED_1 (1) INTERNAL: "Failed 1."'
    assert change["contents"][-1] == "5 more"
    assert len(change["contents"]) == 21


def test_as_many_changes_are_counted_as_are_listed(work: Work) -> None:
    work.edit(
        ROOM,
        (
            "message: {en: The room does not exist., de: {text: Den Raum gibt es nicht., translated: 3f2a91c0}}",
            "message: {en: There is no such room., de: So einen Raum gibt es nicht.}",
        ),
    )
    assert len(work.changes()) == 2
    printed = work.run("diff").stdout
    assert "1 change (1 " in printed


def test_git_driver_never_fails(work: Work) -> None:
    ran = work.run("diff", "--git-driver", "catalog/acme/room.yaml", *["/dev/null", "0", "."] * 2)
    assert (ran.returncode, ran.stdout) == (0, "")
    missing = str(work.root / "missing")
    ran = work.run("diff", "--git-driver", "x", missing, "0", "100644", missing, "0", "100644")
    assert ran.returncode == 0
    assert work.run("diff", "--git-driver", "unmerged.yaml").stdout == "unmerged.yaml: unmerged\n"


def test_every_version_of_a_page_is_reported(tmp_path: Path, shared_documents: Path) -> None:
    """The seven versions of the AI agent page, imported and committed one after the other."""
    work = Work(tmp_path / "work")
    expected = json.loads((shared_documents / "expected" / "versions.json").read_text(encoding="utf-8"))
    folder, steps = next(iter(expected.items()))
    work.commit("First")
    for step in steps:
        page = shared_documents / folder / f"{step['version']}.mdx"
        names = (
            "--document",
            "ai.page",
            "--version",
            step["version"],
            "--domain",
            "acme.page",
            "--locale",
            "zh-CN",
        )
        assert work.run("import", str(page), *names).returncode in {0, 1}
        work.commit(step["version"])
    for number, step in enumerate(reversed(steps)):
        printed = json.loads(
            work.run("diff", f"HEAD~{number + 1}", f"HEAD~{number}", "--format", "json").stdout
        )
        (version,) = printed["documents"]
        assert version["version"] == step["version"]
        for what in ("added", "removed", "changed"):
            assert version[what] == sorted(step.get(what, [])), (step["version"], what)


def test_witnesses_of_breaking_changes(work: Work) -> None:
    work.edit(ROOM, ("  ROOM_FULL:", "  ROOM_CROWDED:"))
    ran = work.run("diff", "--witness", "shown/witnesses")
    assert ran.stderr == "2 witness programs: shown/witnesses\n"
    folder = work.root / "shown" / "witnesses"
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    (go, python) = found
    assert (go[:16], go[-8:], python[:21]) == ("go/entry-renamed", "/main.go", "python/entry-renamed-")
    assert (folder / python).read_text(encoding="utf-8") == (
        "# entry-renamed: acme.room.ROOM_CROWDED\n"
        "import acme_codes.acme.room as codes\n\n"
        "assert codes.Code.ROOM_FULL.value == 106\n"
    )


def test_no_witness_without_a_breaking_change(work: Work) -> None:
    work.edit(ROOM, ("256 users", "255 users"))
    ran = work.run("diff", "--witness", "witnesses")
    assert ran.stderr == "0 witness programs: witnesses\n"
    assert not (work.root / "witnesses").exists()
