"""`zcodegen version` in scratch repositories: what it prints, writes and refuses."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.repo import Work
from tests.diff.catalogs import MANIFEST, ROOM
from tests.golden import same_text
from zcodegen.cli.main import run

pytestmark = pytest.mark.slow

_GOLDEN = Path(__file__).parent / "golden" / "version"
_BREAKS = ("code: 106", "code: 206")
_ADDS = (
    "  ROOM_OLD:",
    "  ROOM_NEW: {code: 300, status: UNKNOWN, message: {en: New.}}\n  ROOM_OLD:",
)
_REWORDS = ("takes no more", "cannot take more")
_COMMENTS = ("# Sent by every call.", "# Sent by all calls.")


@pytest.fixture
def work(tmp_path: Path) -> Work:
    made = Work(tmp_path / "work")
    made.edit(MANIFEST, ("version: 1.4.2\n", "version: 1.4.2  # as tagged\n"))
    made.commit("First", tag="catalog/v1.4.2")
    return made


def version_of(work: Work) -> str:
    return work.run("version").stdout.strip()


def test_prints_the_version_alone(work: Work) -> None:
    ran = work.run("version")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "1.4.2\n", "")


def test_programs_get_json(work: Work) -> None:
    assert json.loads(work.run("version", "--format", "json").stdout) == {"version": "1.4.2"}
    work.edit(ROOM, _ADDS)
    asked = {"released": "1.4.2", "needed": "1.5.0", "before": "1.4.2", "errors": []}
    low, next_one = ({"version": version, "tag": f"catalog/v{version}"} for version in ("1.4.2", "1.5.0"))
    check = work.run("version", "--check", "--format", "json")
    output = json.loads(check.stdout)
    assert (check.returncode, {**output, "errors": []}) == (1, {**asked, **low, "enough": False})
    assert output["errors"][0].startswith("1.4.2 is too low after catalog/v1.4.2")
    for more in (["--dry-run"], []):
        bump = work.run("version", "--bump", "auto", "--format", "json", *more)
        assert (bump.returncode, json.loads(bump.stdout)) == (0, {**asked, **next_one, "enough": True})
    again = json.loads(work.run("version", "--bump", "auto", "--format", "json").stdout)
    assert again == {**asked, **next_one, "before": "1.5.0", "enough": True}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [(_BREAKS, "2.0.0"), (_ADDS, "1.5.0"), (_REWORDS, "1.4.3"), (_COMMENTS, "1.4.2")],
    ids=["breaks", "adds", "rewords", "comments"],
)
def test_auto_takes_the_step_that_the_changes_ask_for(
    work: Work, edit: tuple[str, str], expected: str
) -> None:
    work.edit(ROOM, edit)
    assert work.run("version", "--check").returncode == (0 if expected == "1.4.2" else 1)
    assert work.run("version", "--bump", "auto").returncode == 0
    assert version_of(work) == expected
    assert work.run("version", "--check").returncode == 0


def test_changelog_and_manifest(work: Work) -> None:
    work.edit(ROOM, _BREAKS, _ADDS, _REWORDS)
    (work.root / "catalog/CHANGELOG.md").write_text(
        "# What changed\n\nWritten by hand.\n\n## 1.4.2\n\nFirst.\n", encoding="utf-8"
    )
    ran = work.run("version", "--bump", "auto", "--date", "2027-01-15")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "the version is 2.0.0, it was 1.4.2; tag it catalog/v2.0.0" in ran.stderr
    same_text((work.root / "catalog/CHANGELOG.md").read_text(encoding="utf-8"), _GOLDEN / "CHANGELOG.md")
    assert "version: 2.0.0  # as tagged\n" in (work.root / "catalog" / MANIFEST).read_text(encoding="utf-8")


def test_a_changelog_that_is_no_text_is_reported(work: Work) -> None:
    work.edit(ROOM, _ADDS)
    (work.root / "catalog/CHANGELOG.md").write_bytes(b"# Changes\n\xff\n")
    ran = work.run("version", "--bump", "auto")
    assert ran.returncode == 2
    assert "catalog/CHANGELOG.md:2: byte 0xFF is not UTF-8" in ran.stderr


def test_the_same_again_changes_nothing(work: Work) -> None:
    work.edit(ROOM, _ADDS)
    work.run("version", "--bump", "auto")
    before = work.git("status", "--porcelain"), (work.root / "catalog/CHANGELOG.md").read_bytes()
    for bump in ("auto", "minor"):
        ran = work.run("version", "--bump", bump)
        assert ran.returncode == 0
        assert "1.5.0 stays" in ran.stderr
    assert (work.git("status", "--porcelain"), (work.root / "catalog/CHANGELOG.md").read_bytes()) == before


def test_a_larger_change_after_the_bump_asks_for_more(work: Work) -> None:
    work.edit(ROOM, _ADDS)
    work.run("version", "--bump", "auto")
    work.edit(ROOM, _BREAKS)
    ran = work.run("version", "--check")
    assert ran.returncode == 1
    assert "1.5.0 is too low after catalog/v1.4.2: the changes require 2.0.0 or higher" in ran.stdout
    assert "ROOM_FULL is 206, it was 106" in ran.stdout
    assert "ROOM_NEW" not in ran.stdout, "1.5.0 is enough for it"
    ran = work.run("version", "--bump", "auto")
    assert version_of(work) == "2.0.0"
    assert "catalog/CHANGELOG.md also has a section for 1.5.0" in ran.stderr
    heads = re.findall(
        "^## .*", (work.root / "catalog/CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert heads == ["## 2.0.0", "## 1.5.0"]


def test_a_step_that_was_asked_for(work: Work) -> None:
    work.edit(ROOM, _BREAKS)
    ran = work.run("version", "--bump", "patch")
    assert version_of(work) == "1.4.3"
    assert "too small a step: the changes require 2.0.0" in ran.stderr
    assert work.run("version", "--check").returncode == 1


def test_a_major_step_names_the_path_of_the_go_module(work: Work) -> None:
    assert "must be called" not in work.run("version", "--bump", "minor").stderr
    ran = work.run("version", "--bump", "major")
    assert (
        "the Go module acme.example/codes of version 2.0.0 must be called acme.example/codes/v2: `pack` stops until it is"
        in ran.stderr
    )


def test_a_version_below_the_released_one_is_too_low(work: Work) -> None:
    work.edit(MANIFEST, ("1.4.2", "1.4.1"))
    assert work.run("version", "--check").returncode == 1


def test_dry_run(work: Work) -> None:
    work.edit(ROOM, _ADDS)
    before = work.git("status", "--porcelain")
    ran = work.run("version", "--bump", "auto", "--dry-run")
    assert "+version: 1.5.0  # as tagged" in ran.stdout
    assert "+++ b/catalog/CHANGELOG.md" in ran.stdout
    assert work.git("status", "--porcelain") == before


def test_before_the_first_release(tmp_path: Path) -> None:
    work = Work(tmp_path / "work")
    work.commit("First")
    assert work.run("version", "--check").returncode == 0
    ran = work.run("version", "--bump", "auto")
    assert ran.returncode == 0
    assert "tag this one catalog/v1.4.2" in ran.stderr
    assert work.run("version", "--bump", "minor").returncode == 0
    assert "First release." in (work.root / "catalog/CHANGELOG.md").read_text(encoding="utf-8")


def test_without_git(tmp_path: Path) -> None:
    """There is no release to look back to; another one can be named."""
    work = Work(tmp_path / "work")
    shutil.rmtree(work.root / ".git")
    ran = work.run("version", "--check")
    assert ran.returncode == 2
    assert ran.stderr == (
        "zcodegen: the last release is a tag, and catalog is not in the work tree of a git repository: "
        "name a folder or a package instead of a revision\n"
    )
    assert work.run("version", "--check", "--against", "catalog").returncode == 0


def test_against_another_revision(work: Work) -> None:
    work.edit(ROOM, _BREAKS)
    work.commit("Second")
    assert work.run("version", "--check").returncode == 1
    assert work.run("version", "--check", "--against", "HEAD").returncode == 0


def test_a_pre_release_has_a_section_of_its_own(work: Work) -> None:
    work.edit(ROOM, _ADDS)
    for arguments in (("--pre", "rc"), ("--pre", "rc"), ()):
        assert work.run("version", "--bump", "auto", *arguments).returncode == 0
    text = (work.root / "catalog/CHANGELOG.md").read_text(encoding="utf-8")
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == ["## 1.5.0", "## 1.5.0-rc.2", "## 1.5.0-rc.1"]


def test_the_ejected_template_makes_the_same_changelog(work: Work) -> None:
    work.edit(ROOM, _BREAKS, _ADDS)
    dry = ("version", "--bump", "auto", "--dry-run")
    before = work.run(*dry).stdout
    assert work.run("eject", "changelog").returncode == 0
    assert (work.root / "templates/changelog/section.md.jinja").is_file()
    assert work.run(*dry).stdout == before


def test_own_template(work: Work) -> None:
    own = work.root / "templates" / "changelog"
    own.mkdir(parents=True)
    template = "## {{ version }} after {{ previous }}\n{% for s in sections %}{% for c in s.changes %}{{ c.kind }} {{ c.code }}\n{% endfor %}{% endfor %}"
    (own / "section.md.jinja").write_text(template, encoding="utf-8")
    work.edit(ROOM, _BREAKS)
    work.run("version", "--bump", "auto")
    output = (work.root / "catalog/CHANGELOG.md").read_text(encoding="utf-8")
    assert output == "# Changes\n\n## 2.0.0 after 1.4.2\nentry-renumbered 206\n"


@pytest.mark.parametrize("template", ["{{ nothing }}", "{{ ''.__class__.__mro__ }}", "{% for %}"])
def test_a_template_that_fails_says_where_and_nothing_is_written(work: Work, template: str) -> None:
    own = work.root / "templates" / "changelog"
    own.mkdir(parents=True)
    (own / "section.md.jinja").write_text(template, encoding="utf-8")
    work.edit(ROOM, _BREAKS)
    ran = work.run("version", "--bump", "auto")
    assert ran.returncode == 2
    assert "templates/changelog/section.md.jinja:1" in ran.stderr
    assert version_of(work) == "1.4.2"


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (("--bump", "auto", "--check"), "exclude each other"),
        (("--bump", "auto", "--date", "2027-02-30"), "use YYYY-MM-DD"),
        (("--check", "--against", "nowhere"), "no revision is called"),
        (("--check", "--dry-run"), "need --bump"),
        (("--date", "2027-02-03"), "need --bump"),
        (("--against", "HEAD"), "--against needs --bump or --check"),
    ],
)
def test_wrong_usage(work: Work, arguments: tuple[str, ...], output: str) -> None:
    ran = work.run("version", *arguments)
    assert ran.returncode == 2
    assert output in ran.stderr


class TestPreReleases:
    def test_each_bump_takes_the_next_number_and_the_final_version_ends_them(self, work: Work) -> None:
        work.edit(ROOM, _ADDS)
        for expected in ("1.5.0-rc.1", "1.5.0-rc.2"):
            assert work.run("version", "--bump", "auto", "--pre", "rc").returncode == 0
            assert version_of(work) == expected
            assert work.run("version", "--check").returncode == 0
        work.commit("Second", tag="catalog/v1.5.0-rc.2")
        assert work.run("version", "--check").returncode == 0
        assert work.run("version", "--bump", "auto").returncode == 0
        assert version_of(work) == "1.5.0"

    def test_a_pre_release_is_not_the_last_release(self, work: Work) -> None:
        work.edit(ROOM, _ADDS)
        work.run("version", "--bump", "auto", "--pre", "beta")
        work.commit("Second", tag="catalog/v1.5.0-beta.1")
        work.edit(ROOM, _BREAKS)
        ran = work.run("version", "--check", "--format", "json")
        output = json.loads(ran.stdout)
        assert (ran.returncode, output["released"], output["needed"]) == (1, "1.4.2", "2.0.0")

    def test_other_pre_releases_are_findings(self, work: Work) -> None:
        work.edit(MANIFEST, ("version: 1.4.2", "version: 1.5.0-next.1"))
        assert work.run("check").returncode == 1


class TestOtherBranches:
    def test_a_version_with_a_tag_on_another_branch_is_taken(self, work: Work) -> None:
        work.git("checkout", "-q", "-b", "maintenance")
        work.edit(ROOM, _REWORDS)
        work.edit(MANIFEST, ("1.4.2", "1.4.3"))
        work.commit("Fix", tag="catalog/v1.4.3")
        work.git("checkout", "-q", "main")
        work.edit(ROOM, _REWORDS)
        ran = work.run("version", "--bump", "auto")
        assert (ran.returncode, version_of(work)) == (0, "1.4.4")
        work.edit(MANIFEST, ("1.4.4", "1.4.3"))
        ran = work.run("version", "--check")
        assert (ran.returncode, ran.stdout.splitlines()[0]) == (
            1,
            "1.4.3 is taken: the tag catalog/v1.4.3 is on another branch",
        )

    def test_a_fix_of_an_older_line(self, work: Work) -> None:
        work.edit(ROOM, _BREAKS)
        work.edit(MANIFEST, ("1.4.2", "2.0.0"))
        work.commit("Second", tag="catalog/v2.0.0")
        work.git("checkout", "-q", "-b", "maintenance", "catalog/v1.4.2")
        work.edit(ROOM, _REWORDS)
        assert work.run("version", "--bump", "auto").returncode == 0
        assert version_of(work) == "1.4.3"
        assert work.run("version", "--check").returncode == 0


def test_a_tag_whose_catalog_has_another_version_is_an_error(work: Work) -> None:
    work.git("tag", "catalog/v1.6.0")
    ran = work.run("version", "--check")
    assert ran.returncode == 1
    assert "the tag catalog/v1.6.0 holds a catalog of version 1.4.2" in ran.stdout
    assert "1.4.2 is lower than the last release, 1.6.0" in ran.stdout


def test_a_shallow_clone_without_tags_is_an_error(work: Work, tmp_path: Path) -> None:
    work.edit(ROOM, _BREAKS)
    work.commit("Second")
    work.git("clone", "-q", "--depth", "1", "--no-tags", work.root.as_uri(), str(tmp_path / "clone"))
    clone = Work.__new__(Work)
    clone.root = tmp_path / "clone"
    for arguments in (("--check",), ("--bump", "auto")):
        ran = clone.run("version", *arguments)
        assert ran.returncode == 2
        assert "git fetch --unshallow --tags origin" in ran.stderr


def test_bump_removes_approvals_that_earlier_releases_used(work: Work) -> None:
    work.edit(ROOM, _BREAKS)
    (change,) = work.changes()
    approved = (
        f"approved:\n  - changes: [{change['fingerprint']}, aaaaaaaaaaaa]\n    reason: Nobody received it.\n"
    )
    manifest = work.root / "catalog" / MANIFEST
    manifest.write_text(manifest.read_text(encoding="utf-8") + approved, encoding="utf-8")
    assert work.run("version", "--bump", "auto").returncode == 0
    text = manifest.read_text(encoding="utf-8")
    assert version_of(work) == "1.4.3"
    assert change["fingerprint"] in text
    assert "aaaaaaaaaaaa" not in text
    work.commit("Second", tag="catalog/v1.4.3")
    work.edit(ROOM, _REWORDS)
    assert work.run("version", "--bump", "auto").returncode == 0
    assert "approved" not in manifest.read_text(encoding="utf-8")


def test_bump_records_which_release_first_has_an_entry(work: Work) -> None:
    work.edit(ROOM, _ADDS)
    new = "domain: acme.new\ntitle: {en: New}\ncode_type: integer\nentries:\n  # why\n  FIRST: {code: 1, status: UNKNOWN, message: {en: First.}}\n"
    (work.root / "catalog/acme/new.yaml").write_text(new, encoding="utf-8")
    dry = work.run("version", "--bump", "auto", "--dry-run")
    assert dry.stdout.count("+    since: 1.5.0") == 2
    assert work.run("version", "--bump", "auto", "--pre", "rc").returncode == 0
    room = (work.root / "catalog" / ROOM).read_text(encoding="utf-8")
    assert room.count("since: 1.5.0") == 1
    assert "# Sent by every call." in room
    assert "  # why\n" in (work.root / "catalog/acme/new.yaml").read_text(encoding="utf-8")
    assert work.run("version", "--bump", "auto").returncode == 0
    assert (work.root / "catalog" / ROOM).read_text(encoding="utf-8") == room


def test_bump_records_which_release_deprecates_and_retires(
    work: Work, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work.root)
    extra = work.root / "catalog/acme/extra.yaml"
    text = extra.read_text(encoding="utf-8")
    for name, key, since in (("Odd", "retired", "2.0.0"), ("Even", "deprecated", "1.4.2")):
        text = text.replace(f"{name}.}}", f"{name}.}}, {key}: {{since: {since}, reason: Not sent.}}")
    extra.write_text(text, encoding="utf-8")
    assert run(["check", "--only", "replaced-again"]) == 0
    capsys.readouterr()
    assert work.run("version", "--bump", "auto").returncode == 0
    stamped = extra.read_text(encoding="utf-8")
    assert stamped.count("{since: 1.5.0, reason: Not sent.}") == 2
    assert "2.0.0" not in (work.root / "catalog/CHANGELOG.md").read_text(encoding="utf-8")


def test_a_retirement_of_a_version_that_is_no_step_away(
    work: Work, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work.root)
    work.edit("acme/extra.yaml", ("Odd.}", "Odd.}, retired: {since: 1.6.0, reason: Not sent.}"))
    assert run(["check", "--only", "replaced-again"]) == 1
    assert "such as 1.4.3" in capsys.readouterr().out
