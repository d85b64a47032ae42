"""Workflows and action.yml: two linters find nothing in them, and the action's own scripts do what they promise."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.toolchains.tools import CACHE, ROOT, once, require, run, set_up, succeed

pytestmark = pytest.mark.slow

ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"
STARTER = ROOT / "generators/zcodegen/starter"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
BAD = """\
on: pull_request_target
jobs:
  one:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo "${{ github.event.pull_request.title }}" ${{ needs.none.outputs.x }}
"""


def actionlint(*files: Path) -> tuple[int, str]:
    go = require("go")
    folder = once(
        CACHE / "actionlint-1.7.12",
        lambda into: set_up("actionlint", ["env", f"GOBIN={into}", go, "install", ACTIONLINT], cwd=into),
    )
    done = run([folder / "actionlint", "-no-color", *files], cwd=ROOT)
    return done.returncode, done.stdout


def zizmor(*files: Path) -> tuple[int, str]:
    program = Path(sys.executable).with_name("zizmor")
    done = run([program, "--offline", "--no-progress", "--persona=pedantic", *files], cwd=ROOT)
    return done.returncode, done.stdout


def test_linters_find_nothing() -> None:
    assert actionlint(*WORKFLOWS) == (0, "")
    code, answer = zizmor(*WORKFLOWS, ROOT / "action.yml")
    assert code == 0, answer


def test_the_starter_workflow_is_linted(tmp_path: Path) -> None:
    workflow = tmp_path / ".github/workflows/codes.yml"
    workflow.parent.mkdir(parents=True)
    for starter in ("github-workflow.yml", "github-documentation.yml", "github-publish.yml"):
        text = (STARTER / starter).read_text("utf-8").replace("{version}", "0.1.0")
        workflow.write_text(text, encoding="utf-8")
        assert actionlint(workflow) == (0, "")
        if starter != "github-workflow.yml":  # who copies it pins the commit of the action
            code, answer = zizmor(workflow)
            assert code == 0, answer


@pytest.mark.parametrize("url", ["", "https://maven.example.org/a b"])
@pytest.mark.parametrize("starter", ["github-publish.yml", "gitlab-ci.yml"])
def test_the_starters_publish_to_maven_if_they_are_told_where(starter: str, url: str) -> None:
    jobs = YAML(typ="safe").load((STARTER / starter).read_text("utf-8"))
    if starter == "gitlab-ci.yml":
        (line,) = jobs["publish"]["script"]
    else:
        (line,) = [step["run"] for step in jobs["jobs"]["publish"]["steps"] if step.get("name") == "Publish"]
    show = "zcodegen() { printf '%s\\n' \"$@\"; }; "
    line = line.partition(" | tee")[0]
    printed = succeed(["sh", "-c", show + line], cwd=ROOT, env={"MAVEN_URL": url}).splitlines()
    assert printed[0] == "publish"
    assert ("all" in printed, f"maven={url}" in printed) == (True, bool(url))
    assert printed.count("--to") == (2 if url else 1)


def test_linters_refuse_what_is_bad(tmp_path: Path) -> None:
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(BAD, encoding="utf-8")
    code, answer = actionlint(bad)
    assert code == 1
    assert "untrusted" in answer
    code, answer = zizmor(bad)
    assert code != 0
    assert "unpinned" in answer
    assert "dangerous-triggers" in answer


WHO = {f"GIT_{role}_{what}": "test@invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
GH = """\
#!{python}
import json, os, sys
store = {store!r}
comments = json.load(open(store)) if os.path.exists(store) else []
arguments = sys.argv[1:]
body = next((one.removeprefix("body=@") for one in arguments if one.startswith("body=@")), None)
if os.environ.get("GH_REFUSES") and body:
    sys.exit("HTTP 403: Resource not accessible by integration")
if "--jq" in arguments:
    marker = os.environ["MARKER"]
    own = [one for one in comments if one["login"] == "github-actions[bot]" and one["body"].startswith(marker)]
    print("\\n".join(str(one["id"]) for one in own))
elif body:
    text = open(body, encoding="utf-8").read()
    address = next(one for one in arguments if one.startswith("repos/"))
    if "PATCH" in arguments:
        next(one for one in comments if str(one["id"]) == address.rpartition("/")[2])["body"] = text
    else:
        comments.append({{"id": len(comments) + 1, "login": "github-actions[bot]", "body": text}})
    json.dump(comments, open(store, "w"), ensure_ascii=False)
"""
"""What `gh api` answers: the comments of one pull request, in a file."""


def script(step: str) -> str:
    """Return what a step of action.yml runs."""
    steps = YAML(typ="safe").load(ROOT / "action.yml")["runs"]["steps"]
    (found,) = [row["run"] for row in steps if row.get("name") == step]
    assert isinstance(found, str)
    return found


class Project:
    """A repository with a catalog, and the steps of action.yml run in it as GitHub does."""

    def __init__(self, root: Path) -> None:
        self.root = root / "repository"
        self.runner = root / "runner"
        self.runner.mkdir()
        self.comments_file = self.runner / "comments.json"
        shutil.copytree(ROOT / "tests/publish/fixtures/small/catalog", self.root / "catalog")
        succeed([sys.executable, "-m", "zcodegen", "fmt"], cwd=self.root)
        (self.runner / "bin").mkdir()
        gh = self.runner / "bin" / "gh"
        gh.write_text(GH.format(python=sys.executable, store=str(self.comments_file)), encoding="utf-8")
        gh.chmod(0o755)
        self.git("init", "--quiet", "--initial-branch", "main")
        self.commit("First")

    @property
    def room(self) -> Path:
        return self.root / "catalog/acme/room.yaml"

    def git(self, *arguments: str) -> None:
        succeed(["git", *arguments], cwd=self.root, env=WHO)

    def commit(self, message: str) -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def edit(self, old: str, new: str, *, path: Path | None = None) -> None:
        place = path or self.room
        text = place.read_text("utf-8")
        assert old in text, old
        place.write_text(text.replace(old, new), "utf-8")

    def pull_request(self, change: Callable[[], object] = lambda: None) -> None:
        """Make a branch with `change`, let main go on, and check out the merge of the two, as GitHub does."""
        self.git("checkout", "--quiet", "-b", "feature")
        change()
        self.commit("Mine")
        self.git("checkout", "--quiet", "main")
        (self.root / "NOTES.md").write_text("Theirs.\n", encoding="utf-8")
        self.commit("Theirs")
        self.git("checkout", "--quiet", "--detach", "main")
        self.git("merge", "--quiet", "--no-edit", "feature")

    def step(self, name: str, cwd: Path | None = None, /, **env: str) -> tuple[int, str]:
        """Run a step with the zcodegen of this checkout; return its code and what it printed."""
        path = os.pathsep.join(
            (str(self.runner / "bin"), str(Path(sys.executable).parent), os.environ["PATH"])
        )
        files = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary.md"}
        done = run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script(name)],
            cwd=cwd or self.root,
            env={
                "PATH": path,
                "CATALOG": "catalog",
                "RUNNER_TEMP": str(self.runner),
                "GITHUB_REPOSITORY": "acme/codes",
                "PULL_REQUEST": "1",
                "BASE_REF": "main",
                "COMMENT": "true",
                "AGAINST": "",
                "SARIF": "false",
                "FAIL_ON": "never",
                **{variable: str(self.runner / file) for variable, file in files.items()},
                **env,
            },
        )
        return done.returncode, done.stdout + done.stderr

    def report(self, **env: str) -> tuple[int, str]:
        (self.runner / "summary.md").unlink(missing_ok=True)
        code, printed = self.step("Tell the changes", **env)
        summary = self.runner / "summary.md"
        return code, summary.read_text("utf-8") if summary.exists() else printed

    @property
    def comments(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = (
            json.loads(self.comments_file.read_text("utf-8")) if self.comments_file.exists() else []
        )
        return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_every_step_is_run_by_a_test() -> None:
    """Installing, which asks an index, is what `make build` does: "Install the zcodegen of this action"."""
    steps = YAML(typ="safe").load(ROOT / "action.yml")["runs"]["steps"]
    own = {step["name"] for step in steps if "run" in step}
    text = Path(__file__).read_text("utf-8")
    assert own == {name for name in own if f'"{name}"' in text}


class TestChecks:
    def test_findings_are_annotations_and_sarif(self, project: Project) -> None:
        project.edit("      zh-CN: 请检查 RoomId。\n", "")
        code, printed = project.step("Check", FAIL_ON="warning", SARIF="true")
        assert code == 1, printed
        assert "::error file=catalog/acme/room.yaml" in printed
        assert (project.runner / "output").read_text("utf-8") == "sarif=written\n"
        assert json.loads((project.runner / "zcodegen.sarif").read_text("utf-8"))["runs"][0]["results"]

    def test_paths_start_at_the_top_of_the_repository(self, project: Project) -> None:
        project.edit("      zh-CN: 请检查 RoomId。\n", "")
        (project.root / "services").mkdir()
        project.git("mv", "catalog", "services/catalog")
        _, printed = project.step("Check", project.root / "services", SARIF="true")
        assert "::error file=services/catalog/acme/room.yaml" in printed
        assert '"services/catalog/acme/room.yaml"' in (project.runner / "zcodegen.sarif").read_text("utf-8")

    def test_the_last_release_is_compared_with(self, project: Project) -> None:
        project.git("tag", "catalog/v1.0.0")
        project.edit("code: 104", "code: 204")
        code, printed = project.step("Check", FAIL_ON="error")
        assert code == 1
        assert "title=renumbered-entry" in printed
        code, printed = project.step("Check", FAIL_ON="error", AGAINST="none")
        assert "title=renumbered-entry" not in printed

    def test_a_shallow_clone_says_what_to_fetch(self, project: Project, tmp_path: Path) -> None:
        project.commit("Second")
        clone = tmp_path / "clone"
        succeed(["git", "clone", "--quiet", "--depth", "1", project.root.as_uri(), str(clone)], cwd=tmp_path)
        code, printed = project.step("Check", clone)
        assert code == 2
        assert "git fetch --unshallow --tags origin" in printed

    def test_form(self, project: Project) -> None:
        assert project.step("Check the form")[0] == 0
        project.edit("    code: 104", "    code:   104")
        assert project.step("Check the form")[0] == 1

    def test_output(self, project: Project) -> None:
        assert project.step("Check that out/ is up to date")[0] == 1
        succeed([sys.executable, "-m", "zcodegen", "build"], cwd=project.root)
        assert project.step("Check that out/ is up to date")[0] == 0

    def test_printed_texts_are_no_commands_to_the_runner(self, project: Project) -> None:
        project.edit("    code: 104", "    # ::add-mask::x\n    # ##[command]x\n    code:   104")
        for step in ("Check the form", "Check that out/ is up to date"):
            _, printed = project.step(step)
            begin, end = printed.index("::stop-commands::"), printed.rindex("::")
            token = printed[begin:].splitlines()[0].removeprefix("::stop-commands::")
            assert len(token) == 32
            assert printed[end - len(token) : end] == token
            outside = printed[:begin] + printed[end:]
            assert "add-mask" not in outside

    def test_a_pull_request_target_is_refused(self, project: Project) -> None:
        assert project.step("Refuse to run on files of strangers with a token that can write")[0] == 1


class TestReport:
    def test_a_breaking_change_fails_by_default(self, project: Project) -> None:
        default = YAML(typ="safe").load(ROOT / "action.yml")["inputs"]["fail-on-change"]["default"]
        project.pull_request(lambda: project.edit("code: 104", "code: 204"))
        code, summary = project.report(FAIL_ON=default)
        assert code == 1
        assert "204" in summary
        assert [comment["body"].splitlines()[0] for comment in project.comments] == [
            "<!-- zcodegen: catalog -->"
        ]
        assert project.report(FAIL_ON="never")[0] == 0
        assert len(project.comments) == 1

    def test_what_others_merged_is_not_reported(self, project: Project) -> None:
        project.git("checkout", "--quiet", "-b", "feature")
        (project.root / "NOTES.md").write_text("Mine.\n", encoding="utf-8")
        project.commit("Mine")
        project.git("checkout", "--quiet", "main")
        project.edit("code: 104", "code: 204")
        project.commit("Theirs")
        project.git("checkout", "--quiet", "--detach", "main")
        project.git("merge", "--quiet", "--no-edit", "feature")
        code, summary = project.report(FAIL_ON="any")
        assert code == 0
        assert "204" not in summary

    def test_the_first_catalog_is_all_new(self, project: Project) -> None:
        project.git("rm", "--quiet", "-r", "catalog")
        project.commit("Without")
        project.git("checkout", "--quiet", "-b", "feature")
        project.git("checkout", "--quiet", "main~1", "--", "catalog")
        project.commit("Add the catalog")
        project.git("checkout", "--quiet", "--detach", "main")
        project.git("merge", "--quiet", "--no-ff", "--no-edit", "feature")
        code, summary = project.report(FAIL_ON="breaking")
        assert code == 0, summary
        assert "acme" in summary

    def test_without_changes_there_is_no_comment(self, project: Project) -> None:
        project.pull_request()
        code, summary = project.report()
        assert code == 0
        assert "no changes" in summary
        assert project.comments == []

    def test_an_earlier_comment_never_stays(self, project: Project) -> None:
        project.pull_request(lambda: project.edit("code: 104", "code: 204"))
        project.report()
        project.git("checkout", "--quiet", "--detach", "main")
        project.git("merge", "--quiet", "--no-ff", "--no-edit", "--strategy", "ours", "feature")
        project.report()
        (comment,) = project.comments
        assert "no changes" in comment["body"]
        assert "204" not in comment["body"]

    def test_a_failed_comparison_is_said_in_the_comment(self, project: Project) -> None:
        project.pull_request(lambda: project.edit("code: 104", "code: 204"))
        project.report()
        project.edit("entries:", "entries: [")
        code, summary = project.report()
        assert code == 2
        assert "could not be compared" in summary
        (comment,) = project.comments
        assert "could not be compared" in comment["body"]

    def test_comments_of_others_stay(self, project: Project) -> None:
        stranger = {"id": 1, "login": "someone", "body": "<!-- zcodegen: catalog -->\nMine."}
        project.comments_file.write_text(json.dumps([stranger]), encoding="utf-8")
        project.pull_request(lambda: project.edit("code: 104", "code: 204"))
        project.report()
        assert project.comments[0] == stranger
        assert len(project.comments) == 2

    def test_two_catalogs_have_two_comments(self, project: Project) -> None:
        shutil.copytree(project.root / "catalog", project.root / "billing/catalog")
        project.commit("Two")

        def change() -> None:
            project.edit("code: 104", "code: 204")
            project.edit("code: 104", "code: 304", path=project.root / "billing/catalog/acme/room.yaml")

        project.pull_request(change)
        for catalog in ("catalog", "billing/catalog"):
            project.report(CATALOG=catalog)
        first, second = (comment["body"] for comment in project.comments)
        assert "204" in first
        assert "304" not in first
        assert "304" in second
        assert "<!-- zcodegen: billing/catalog -->" in second

    def test_a_token_that_may_not_comment_is_a_warning(self, project: Project) -> None:
        project.pull_request(lambda: project.edit("code: 104", "code: 204"))
        code, printed = project.step("Tell the changes", GH_REFUSES="1")
        assert code == 0
        assert "::warning::" in printed

    def test_long_chinese_texts_are_cut_at_whole_items(self, project: Project) -> None:
        entries = "".join(
            f"  ROOM_{number}:\n    code: {2000 + number}\n    status: INTERNAL\n"
            f"    message: {{zh-CN: {'房间不存在' * 40}。, en: No such room.}}\n"
            for number in range(400)
        )
        project.pull_request(
            lambda: project.room.write_text(project.room.read_text("utf-8") + entries, "utf-8")
        )
        code, summary = project.report()
        assert code == 0, summary
        (comment,) = project.comments
        assert len(comment["body"]) < 65_536
        assert "more items are left out" in comment["body"]
        assert "�" not in comment["body"]
        assert comment["body"].count("<details>") == comment["body"].count("</details>")


class TestGitLab:
    """The template's scripts, run in a shell with tools that install nothing."""

    def run_job(self, name: str, project: Project, **env: str) -> tuple[int, str]:
        template = YAML(typ="safe").load(STARTER / "gitlab-ci.yml")
        job = template[name]
        lines = [
            line
            for part in (job.get("before_script", []), job["script"])
            for item in part
            for line in (item if isinstance(item, list) else [item])
        ]
        for tool in ("apt-get", "pip"):
            stub = project.runner / "bin" / tool
            stub.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
            stub.chmod(0o755)
        path = os.pathsep.join(
            (str(project.runner / "bin"), str(Path(sys.executable).parent), os.environ["PATH"])
        )
        variables = {**template["variables"], **env}
        done = run(["sh", "-e", "-c", "\n".join(lines)], cwd=project.root, env={"PATH": path, **variables})
        return done.returncode, done.stdout + done.stderr

    def test_check_passes_and_reports(self, project: Project) -> None:
        succeed([sys.executable, "-m", "zcodegen", "build"], cwd=project.root)
        project.commit("Output")
        code, printed = self.run_job("check", project, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")
        assert code == 0, printed
        assert json.loads((project.root / "gl-code-quality-report.json").read_text("utf-8")) == []
        assert "<testsuite" in (project.root / "zcodegen-junit.xml").read_text("utf-8")
        assert (project.root / "zcodegen-diff.html").is_file()

    def test_all_steps_run_before_it_fails(self, project: Project) -> None:
        project.edit("    code: 104", "    code:   204")
        project.edit("      zh-CN: 请检查 RoomId。\n", "")
        code, printed = self.run_job("check", project, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD")
        assert code == 1
        (issue, *_) = json.loads((project.root / "gl-code-quality-report.json").read_text("utf-8"))
        assert issue["location"]["path"] == "catalog/acme/room.yaml"
        assert "204" in (project.root / "zcodegen-diff.html").read_text("utf-8")
        assert "out is out of date" in printed

    def test_a_changed_text_does_not_ask_for_a_version(self, project: Project) -> None:
        project.git("tag", "catalog/v1.0.0")
        project.edit("RoomId", "the room id")
        succeed([sys.executable, "-m", "zcodegen", "fmt"], cwd=project.root)
        succeed([sys.executable, "-m", "zcodegen", "build"], cwd=project.root)
        project.commit("Words")
        code, printed = self.run_job("check", project, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")
        assert code == 0, printed

    def test_pack_refuses_a_tag_of_another_version(self, project: Project) -> None:
        code, _ = self.run_job("pack", project, CI_COMMIT_TAG="catalog/v9.9.9")
        assert code == 1

    def test_jobs_and_stages(self) -> None:
        jobs = YAML(typ="safe").load(STARTER / "gitlab-ci.yml")
        names = {name for name in jobs if not name.startswith(".")} - {"stages", "default", "variables"}
        assert names == {"check", "documentation", "pack", "publish"}
        assert set(jobs["stages"]) == {jobs[name]["stage"] for name in names}
