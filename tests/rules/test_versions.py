"""Seven versions of one real page, one by one: at each step `check` tells the codes that changed, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from zcodegen.cli.app import app

NAME = "zego.aiagent.server.api-reference.return-codes.zh"
MANIFEST = "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: zh-CN, required: [zh-CN]}\n"


class Project:
    """A catalog in a folder of its own, used through the command line."""

    def __init__(self, root: Path, pages: Path) -> None:
        self.root, self.pages = root, pages
        (root / "catalog").mkdir()
        (root / "catalog" / "catalog.yaml").write_text(MANIFEST, encoding="utf-8")

    def run(self, *arguments: str) -> str:
        return (
            CliRunner()
            .invoke(
                app,
                [arguments[0], "--catalog", str(self.root / "catalog"), *arguments[1:]],
                standalone_mode=False,
            )
            .stdout
        )

    def take(self, version: str) -> None:
        page = str(self.pages / f"{version}.mdx")
        self.run(
            "import",
            page,
            "--document",
            "aiagent",
            "--domain",
            "zego.aiagent",
            "--version",
            version,
            "--locale",
            "zh-CN",
        )

    def confirm(self) -> None:
        """Do what a reviewer does: take the proposals as they are."""
        file = self.root / "catalog" / "zego" / "aiagent.yaml"
        text = file.read_text(encoding="utf-8").replace("    proposed: true\n", "")
        file.write_text(text.replace("  CODE_", "  MEANING_OF_N"), encoding="utf-8")

    def output(self, *options: str) -> set[int]:
        report = json.loads(self.run("check", "--format", "json", "--skip", "name-number", *options))
        findings = [finding for finding in report["findings"] if finding["level"] != "note"]
        return {code for finding in findings for code in finding.get("codes", [finding["code"]])}


def steps(documents: Path) -> Iterator[tuple[str, str, set[int]]]:
    expected: list[dict[str, Any]]
    (expected,) = json.loads((documents / "expected" / "versions.json").read_text(encoding="utf-8")).values()
    for before, after in pairwise(expected):
        codes = {code for kind in ("added", "removed", "changed") for code in after[kind]}
        yield before["version"], after["version"], codes


def test_each_version_against_a_catalog_of_the_one_before(shared_documents: Path, tmp_path: Path) -> None:
    for before, after, codes in steps(shared_documents):
        (tmp_path / after).mkdir()
        project = Project(tmp_path / after, shared_documents / "versions" / NAME)
        project.take(before)
        project.confirm()
        project.take(after)
        assert project.output() == codes, after


def test_all_versions_through_one_catalog_with_a_baseline(shared_documents: Path, tmp_path: Path) -> None:
    project = Project(tmp_path, shared_documents / "versions" / NAME)
    baseline = ("--baseline", str(tmp_path / "baseline.json"))
    for number, (before, after, codes) in enumerate(steps(shared_documents)):
        if number == 0:
            project.take(before)
        project.run("check", *baseline, "--write-baseline")
        project.take(after)
        assert project.output(*baseline) == codes, after


def test_all_versions_at_once_have_the_conflicts_of_their_history(
    shared_documents: Path, tmp_path: Path
) -> None:
    """The family `versions`: every code that is gone, the one message that changed its meaning, and nothing else."""
    project = Project(tmp_path, shared_documents / "versions" / NAME)
    (expected,) = json.loads(
        (shared_documents / "expected" / "versions.json").read_text(encoding="utf-8")
    ).values()
    gone: set[int] = set()
    for step in expected:
        project.take(step["version"])
        gone = (gone | set(step.get("removed", ()))) - set(step.get("added", ()))
    findings = json.loads(project.run("check", "--only", "versions", "--format", "json"))["findings"]
    found = {
        rule: {finding["code"] for finding in findings if finding["rule"] == rule}
        for rule in {finding["rule"] for finding in findings}
    }
    assert found == {"version-dropped": gone, "version-meaning": {410001025}}
