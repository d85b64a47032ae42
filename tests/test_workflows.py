"""Workflows and action.yml: two linters find nothing in them, and the action's own scripts do what they promise."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.toolchains.tools import CACHE, ROOT, once, require, run, set_up, succeed

ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"
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
    code, told = zizmor(*WORKFLOWS, ROOT / "action.yml")
    assert code == 0, told


def test_linters_refuse_what_is_bad(tmp_path: Path) -> None:
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(BAD, encoding="utf-8")
    code, told = actionlint(bad)
    assert code == 1
    assert "untrusted" in told
    code, told = zizmor(bad)
    assert code != 0
    assert "unpinned" in told
    assert "dangerous-triggers" in told


def script(step: str) -> str:
    """Return what a step of action.yml runs."""
    steps = YAML(typ="safe").load(ROOT / "action.yml")["runs"]["steps"]
    (found,) = [one["run"] for one in steps if one.get("name") == step]
    assert isinstance(found, str)
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/publish/fixtures/small/catalog", tmp_path / "catalog")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "First"]):
        succeed(["git", *command], cwd=tmp_path, env=WHO)
    return tmp_path


WHO = {f"GIT_{role}_{what}": "test@invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def run_step(step: str, project: Path, **env: str) -> tuple[int, str]:
    """Run a step as GitHub does, with the zcodegen of this checkout; return its code and what it printed."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    places = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary.md", "RUNNER_TEMP": str(project)}
    done = run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script(step)],
        cwd=project,
        env={"PATH": path, "CATALOG": "catalog", **places, **env},
    )
    return done.returncode, done.stdout + done.stderr


def test_action_checks_and_leaves_sarif(project: Path) -> None:
    room = project / "catalog/acme/room.yaml"
    room.write_text(
        room.read_text("utf-8").replace("action: {zh-CN: 请检查 RoomId。, en: ", "action: {en: "), "utf-8"
    )
    code, told = run_step("Check", project, FAIL_ON="warning", SARIF="true")
    assert code == 1, told
    assert "::error" in told
    assert (project / "output").read_text("utf-8") == "sarif=written\n"
    assert json.loads((project / "zcodegen.sarif").read_text("utf-8"))["runs"][0]["results"]


def test_action_tells_the_changes(project: Path) -> None:
    manifest = project / "catalog/acme/room.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("code: 104", "code: 204"), encoding="utf-8")
    wish = {"BASE": "HEAD", "COMMENT": "false"}
    code, told = run_step("Tell the changes", project, FAIL_ON="never", **wish)
    assert code == 0, told
    assert "204" in (project / "summary.md").read_text("utf-8")
    code, _ = run_step("Tell the changes", project, FAIL_ON="breaking", **wish)
    assert code == 1


def test_gitlab_template_reads() -> None:
    jobs = YAML(typ="safe").load(ROOT / "docs/gitlab-ci.yml")
    assert {name for name in jobs if not name.startswith(".")} == {
        "stages",
        "default",
        "check",
        "pack",
        "publish",
    }
    assert set(jobs["stages"]) == {jobs[name]["stage"] for name in ("check", "pack", "publish")}
