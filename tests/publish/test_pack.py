"""`zcodegen pack`: the same bytes each time, licences and checksums with them, refusals in one line."""

from __future__ import annotations

import json
import os
import re
import shutil
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.publish.project import NEW_ENTRY, fine, new_project, zcodegen
from tests.repositories import git
from tests.toolchains import typescript
from tests.toolchains.tools import require, run, succeed
from zcodegen.publish.archive import hashes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "project")


def test_a_catalog_that_changed_after_its_tag_is_reported(project: Path) -> None:
    require("go")
    (project / ".gitignore").write_text("dist/\n", encoding="utf-8", newline="\n")
    assert "has the tag" not in zcodegen("pack", "--lang", "go", cwd=project).stderr  # no repository
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "First")):
        git(project, *command)
    git(project, "tag", "catalog/v1.0.0")
    with (project / "catalog/acme/room.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write("# A comment is no change.\n")
    assert "has the tag" not in zcodegen("pack", "--lang", "go", cwd=project).stderr
    with (project / "catalog/acme/room.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(NEW_ENTRY)
    fine("build", cwd=project)
    packed = zcodegen("pack", "--lang", "go", cwd=project)
    assert packed.returncode == 0
    assert "1.0.0 has the tag catalog/v1.0.0, and the packages differ from it: 1 change" in packed.stderr
    fine("version", "--bump", "auto", cwd=project)
    fine("build", cwd=project)
    assert "has the tag" not in zcodegen("pack", "--lang", "go", cwd=project).stderr


def test_packs_twice_the_same_bytes(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder and time zone, by a user whose files nobody else may read."""
    other = shutil.copytree(first, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("dist"))
    monkeypatch.setenv("TZ", "America/Lima")
    umask = os.umask(0o077)
    try:
        fine("pack", cwd=other)
    finally:
        os.umask(umask)
    assert hashes(other / "dist") == hashes(first / "dist")


def test_what_lies_in_dist(first: Path) -> None:
    module, artifact = "go/github.com/!acme!example/codes/@v", "maven/org/example/acme/acme-codes/1.0.0"
    assert list(hashes(first / "dist")) == [
        "SHA256SUMS",
        "go.cdx.json",
        f"{module}/list",
        f"{module}/v1.0.0.info",
        f"{module}/v1.0.0.mod",
        f"{module}/v1.0.0.zip",
        "maven.cdx.json",
        f"{artifact}/acme-codes-1.0.0-javadoc.jar",
        f"{artifact}/acme-codes-1.0.0-sources.jar",
        f"{artifact}/acme-codes-1.0.0.jar",
        f"{artifact}/acme-codes-1.0.0.pom",
        "npm.cdx.json",
        "npm/acme-codes-1.0.0.tgz",
        "python.cdx.json",
        "python/acme_codes-1.0.0-py3-none-any.whl",
        "python/acme_codes-1.0.0.tar.gz",
    ]
    succeed(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=first / "dist")


def test_licences_travel(first: Path) -> None:
    dist = first / "dist"
    licence = (first / "LICENSE").read_bytes()
    names = {
        "python/acme_codes-1.0.0-py3-none-any.whl": "acme_codes-1.0.0.dist-info/licenses/{}",
        "go/github.com/!acme!example/codes/@v/v1.0.0.zip": "github.com/AcmeExample/codes@v1.0.0/{}",
        "maven/org/example/acme/acme-codes/1.0.0/acme-codes-1.0.0.jar": "META-INF/{}",
        "maven/org/example/acme/acme-codes/1.0.0/acme-codes-1.0.0-sources.jar": "META-INF/{}",
        "maven/org/example/acme/acme-codes/1.0.0/acme-codes-1.0.0-javadoc.jar": "{}",
    }
    for archive, place in names.items():
        with zipfile.ZipFile(dist / archive) as packed:
            assert packed.read(place.format("LICENSE")) == licence, archive
            assert packed.read(place.format("NOTICE")) == b"Acme codes\n", archive
    for archive, top in {
        "npm/acme-codes-1.0.0.tgz": "package",
        "python/acme_codes-1.0.0.tar.gz": "acme_codes-1.0.0",
    }.items():
        with tarfile.open(dist / archive) as tarball:
            assert {f"{top}/LICENSE", f"{top}/NOTICE"} <= set(tarball.getnames())


def test_bill_of_materials(first: Path) -> None:
    dist = first / "dist"
    bills = {
        path.name.partition(".")[0]: json.loads(path.read_text("utf-8")) for path in dist.glob("*.cdx.json")
    }
    assert {name: bill["metadata"]["component"]["purl"] for name, bill in bills.items()} == {
        "go": "pkg:golang/github.com/AcmeExample/codes@v1.0.0",
        "maven": "pkg:maven/org.example.acme/acme-codes@1.0.0",
        "npm": "pkg:npm/%40acme/codes@1.0.0",
        "python": "pkg:pypi/acme-codes@1.0.0",
    }
    assert [component["purl"] for component in bills["maven"]["components"]] == [
        "pkg:maven/org.jetbrains.kotlin/kotlin-stdlib@2.0.21"
    ]
    assert "<kotlin.version>2.0.21</kotlin.version>" in (first / "out/kotlin/pom.xml").read_text("utf-8")
    files = bills["python"]["metadata"]["component"]["components"]
    assert {file["name"]: file["hashes"][0]["content"] for file in files} == hashes(dist / "python")
    assert not any({"serialNumber", "timestamp"} & {*bill, *bill["metadata"]} for bill in bills.values())


def test_npm_linters_judge_the_package(project: Path) -> None:
    linters = str(typescript.tools() / "node_modules/.bin")
    env = {"PATH": os.pathsep.join((linters, os.environ["PATH"]))}
    done = zcodegen("pack", "--lang", "ts", cwd=project, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    # A package whose entry point is gone is refused by them, and nothing is packed.
    shutil.copytree(typescript_templates(project), project / "templates/typescript", dirs_exist_ok=True)
    fine("build", "--force", cwd=project)
    done = zcodegen("pack", "--lang", "ts", "--into", "other", cwd=project, env=env)
    assert done.returncode == 2
    assert "failed with 1" in done.stderr
    assert not (project / "other/npm").exists()


def typescript_templates(project: Path) -> Path:
    """Templates whose package.json sends its readers to a file that is not there."""
    about = json.loads((project / "out/typescript/package.json").read_text("utf-8"))
    folder = project / "own"
    folder.mkdir()
    text = json.dumps({**about, "main": "./gone.js", "exports": {**about["exports"], ".": "./gone.js"}})
    (folder / "package.json.jinja").write_text(text, encoding="utf-8")
    return folder


def test_packs_again_in_place_of_what_was_there(project: Path) -> None:
    require("node")
    fine("pack", "--lang", "ts", cwd=project)
    manifest = project / "catalog/catalog.yaml"
    manifest.write_text(
        manifest.read_text("utf-8").replace("version: 1.0.0", "version: 1.2.0"), encoding="utf-8"
    )
    fine("build", cwd=project)
    printed = fine("pack", "--lang", "ts", cwd=project)
    assert printed == "dist/npm/acme-codes-1.2.0.tgz\ndist/npm.cdx.json\n"
    assert [path.name for path in (project / "dist/npm").iterdir()] == ["acme-codes-1.2.0.tgz"]
    assert "1.0.0" not in (project / "dist/SHA256SUMS").read_text("utf-8")


def test_for_programs(project: Path) -> None:
    require("go")
    module = "dist/go/github.com/!acme!example/codes/@v"
    files = [f"{module}/{name}" for name in ("list", "v1.0.0.info", "v1.0.0.mod", "v1.0.0.zip")]
    packed = {
        "ecosystem": "go",
        "package": "github.com/AcmeExample/codes",
        "files": [*files, "dist/go.cdx.json"],
    }
    output = json.loads(fine("pack", "--lang", "go", "--format", "json", cwd=project))
    assert output == {"version": "1.0.0", "packed": [packed]}


def test_foreign_folder_is_left_alone(project: Path) -> None:
    (project / "mine/npm").mkdir(parents=True)
    (project / "mine/npm/letter.txt").write_text("dear", encoding="utf-8")
    done = zcodegen("pack", "--into", "mine", cwd=project)
    assert done.returncode == 2
    assert "'mine' holds files and was not made by `zcodegen pack`" in done.stderr
    assert list(hashes(project / "mine")) == ["npm/letter.txt"]


def test_out_that_is_not_what_the_catalog_makes(project: Path) -> None:
    (project / "out/python/README.md").unlink()
    done = zcodegen("pack", cwd=project)
    assert done.returncode == 1
    assert "out is not what the catalog makes; run `zcodegen build`" in done.stderr
    assert "   create  python/README.md" in done.stderr
    shutil.rmtree(project / "out")
    lines = zcodegen("pack", cwd=project).stderr.splitlines()
    assert len(lines) < 15
    assert lines[-2].endswith(" more")
    assert not (project / "dist").exists()


def test_a_license_that_is_no_spdx_expression(project: Path) -> None:
    manifest = project / "catalog/catalog.yaml"
    text = re.sub("(?m)^license: .*$", "license: Proprietary", manifest.read_text("utf-8"))
    manifest.write_text(text, encoding="utf-8")
    fine("build", cwd=project)
    done = zcodegen("pack", "--lang", "py", cwd=project)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert (
        "the license 'Proprietary' is not an SPDX expression (Unknown license: 'proprietary'); write one"
        in line
    )
    assert not (project / "dist").exists()


@pytest.mark.parametrize(("only", "tool"), [("ts", "npm"), ("go", "go"), ("kt", "mvn")])
def test_missing_tool_is_named(project: Path, only: str, tool: str) -> None:
    done = zcodegen("pack", "--lang", only, cwd=project, env={"PATH": str(project)})
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"zcodegen: {tool} is not installed: it is needed to ")


def test_only_wants_packages(project: Path) -> None:
    done = zcodegen("pack", "--lang", "py,messages", cwd=project)
    assert done.returncode == 2
    assert done.stderr == "zcodegen: messages is not a package; available: go, kotlin, python, typescript\n"


def test_only_wants_names(project: Path) -> None:
    done = zcodegen("pack", "--lang", "", cwd=project)
    assert done.returncode == 2
    assert done.stderr == "zcodegen: no package to pack: --lang names none\n"


def test_go_wants_the_major_version_in_the_path(project: Path) -> None:
    require("go")
    manifest = project / "catalog/catalog.yaml"
    text = manifest.read_text("utf-8").replace("version: 1.0.0", "version: 2.0.0")
    manifest.write_text(text, encoding="utf-8")
    fine("build", cwd=project)
    done = zcodegen("pack", "--lang", "go", cwd=project)
    assert done.returncode == 2
    assert "write `go: {module: github.com/AcmeExample/codes/v2}`" in done.stderr
    manifest.write_text(text.replace("AcmeExample/codes", "AcmeExample/codes/v2"), encoding="utf-8")
    fine("build", cwd=project)
    fine("pack", "--lang", "go", cwd=project)
    assert run(["ls", "dist/go/github.com/!acme!example/codes/v2/@v/v2.0.0.zip"], cwd=project).returncode == 0
