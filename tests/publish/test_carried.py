"""Packed packages as a side of `zcodegen diff`: what changed between the package that runs and the catalog."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.publish.project import CHANGELOG, fine, new_project, zcodegen
from tests.toolchains.tools import require, succeed
from zcodegen.publish.archive import hashes

if TYPE_CHECKING:
    from pathlib import Path

ARTIFACT = "dist/maven/org/example/acme/acme-codes/1.0.0/acme-codes-1.0.0"
PACKED = {
    "dist/python/acme_codes-1.0.0-py3-none-any.whl": "acme_codes/_catalog",
    "dist/python/acme_codes-1.0.0.tar.gz": "acme_codes-1.0.0/src/acme_codes/_catalog",
    "dist/npm/acme-codes-1.0.0.tgz": "package/_catalog",
    "dist/go/github.com/!acme!example/codes/@v/v1.0.0.zip": "github.com/AcmeExample/codes@v1.0.0/_catalog",
    f"{ARTIFACT}.jar": "META-INF/zcodegen/acme-codes/_catalog",
    f"{ARTIFACT}-sources.jar": "META-INF/zcodegen/acme-codes/_catalog",
}
PACKED_FIRST = "dist/npm/acme-codes-1.0.0.tgz"
PACKED_NEXT = "dist/npm/acme-codes-1.1.0.tgz"
KEPT = (
    ("version: 1.0.0\n", "version: 1.0.0  # not yet\nlimits: {message: 90}\n"),
    ("targets:", "documents: {acme.page: {title: {en: Codes}, withdrawn: [{version: '1', reason: Not ours.}]}}\ntargets:"),
)  # fmt: skip


def kinds(*sides: str | Path, cwd: Path) -> list[str]:
    output = json.loads(fine("diff", *sides, "--format", "json", cwd=cwd))
    assert not output["documents"]
    return [change["kind"] for change in output["changes"]]


@pytest.mark.parametrize("packed", PACKED)
def test_a_package_says_what_changed_since(first: Path, second: Path, packed: str) -> None:
    package = first / packed
    assert kinds(package, "catalog", cwd=first) == []
    assert kinds("catalog/v1.0.0", package, cwd=first) == []
    output = fine("diff", package, cwd=second)
    assert f"{package} → work tree" in output
    assert "1 change (1 safe); minor step: 1.0.0 → 1.1.0, 1.1.0 is enough" in output
    assert 'ROOM_FULL (105) is new: "房间已满。" ("The room is full.")' in output
    back = json.loads(fine("diff", "catalog", package, "--format", "json", cwd=second))
    assert [change["says"] for change in back["changes"]] == [
        'ROOM_FULL (105) is gone: it said "房间已满。" ("The room is full.")'
    ]


def test_places_are_reported_in_the_package(first: Path, second: Path) -> None:
    new = second / PACKED_NEXT
    output = json.loads(fine("diff", "catalog", new, "--format", "json", cwd=first))
    assert output["new"] == {"name": str(new), "version": "1.1.0"}
    (change,) = output["changes"]
    assert change["new"]["path"].endswith("/acme-codes-1.1.0.tgz:package/_catalog/acme/room.yaml")


def test_two_packages(first: Path, second: Path) -> None:
    old, new = first / ARTIFACT, second / ARTIFACT.replace("1.0.0", "1.1.0")
    assert kinds(f"{old}.jar", f"{new}.jar", cwd=first.parent) == ["entry-added"]
    assert kinds(f"{new}.jar", first / "dist/npm/acme-codes-1.0.0.tgz", cwd=first.parent) == ["entry-removed"]


def test_an_installed_package(first: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(first / next(iter(PACKED))) as wheel:
        wheel.extractall(tmp_path / "site-packages")
    (tmp_path / "node_modules").mkdir()
    succeed(["tar", "-xzf", first / "dist/npm/acme-codes-1.0.0.tgz"], cwd=tmp_path / "node_modules")
    for installed in (
        "site-packages/acme_codes",
        "site-packages/acme_codes/_catalog",
        "node_modules/package",
    ):
        assert kinds(tmp_path / installed, "catalog", cwd=first) == [], installed
    done = zcodegen("diff", tmp_path / "site-packages", "catalog", cwd=first)
    assert (done.returncode, done.stderr) == (2, f"zcodegen: no catalog.yaml in '{tmp_path}/site-packages'\n")


def test_a_catalog_is_checked_against_a_package(first: Path, second: Path) -> None:
    assert zcodegen("check", "--against", first / PACKED_FIRST, cwd=second).returncode == 0
    done = zcodegen("check", "--against", second / PACKED_NEXT, cwd=first)
    assert done.returncode == 1
    assert "105 (acme.room.ROOM_FULL) was removed; an entry is retired, never deleted" in done.stdout


def test_what_is_not_carried_is_no_change(tmp_path: Path) -> None:
    """Claims, limits and comments stay at home: neither are they missed, nor do they change a byte of a package."""
    project = new_project(tmp_path / "project")
    require("node")
    fine("pack", "--lang", "py,ts,go", cwd=project)
    before = hashes(project / "dist")
    manifest = project / "catalog/catalog.yaml"
    text = manifest.read_text("utf-8").replace(KEPT[0][0], KEPT[0][1])
    manifest.write_text(text, encoding="utf-8", newline="\n")
    claims = project / "catalog/documents/acme.page"
    claims.mkdir(parents=True)
    page = "{path: page.md, sha256: " + "0" * 64 + "}"
    (claims / "1.en.yaml").write_text(
        f"document: acme.page\nversion: '1'\nlocale: en\npage: {page}\n"
        "sections:\n  - {heading: [Codes], claims: [{code: 104, line: 3, message: No room.}]}\n",
        encoding="utf-8",
    )
    fine("build", cwd=project)
    fine("pack", "--lang", "py,ts,go", cwd=project)
    assert hashes(project / "dist") == before
    for packed in list(PACKED)[:4]:
        assert kinds(packed, "catalog", cwd=project) == []
        assert kinds("catalog", packed, cwd=project) == []
    text = manifest.read_text("utf-8").replace(*KEPT[1])
    manifest.write_text(text, encoding="utf-8", newline="\n")
    assert kinds("dist/npm/acme-codes-1.0.0.tgz", "catalog", cwd=project) == ["document-added"]


def test_what_build_made_is_reported_where_to_look(first: Path) -> None:
    done = zcodegen("diff", "out/go", cwd=first)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        "zcodegen: 'out/go' is what `zcodegen build` made, which carries no catalog: name the package"
    )


def test_a_package_that_is_cut_short(first: Path, tmp_path: Path) -> None:
    for packed in PACKED:
        shutil.copy(first / packed, tmp_path)
    for package in tmp_path.iterdir():
        package.write_bytes(package.read_bytes()[:-200])
        done = zcodegen("diff", package, "catalog", cwd=first)
        assert done.returncode == 2
        (line,) = done.stderr.splitlines()
        assert "cannot be read as a package: " in line
        assert line.endswith("; get or pack it again")


@pytest.mark.parametrize("packed", PACKED)
def test_every_package_carries_the_changelog(first: Path, packed: str) -> None:
    place = f"{PACKED[packed]}/CHANGELOG.md"
    if packed.endswith("gz"):
        found = succeed(["tar", "-xOzf", first / packed, place], cwd=first)
    else:
        with zipfile.ZipFile(first / packed) as archive:
            found = archive.read(place).decode("utf-8")
    assert found == CHANGELOG


def test_the_changelog_is_carried_unless_it_may_name_what_is_internal(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project")
    changelog = project / "catalog" / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## 1.0.0\n\nThe first release.\n", encoding="utf-8")
    packed = project / list(PACKED)[3]
    fine("pack", "--lang", "go", cwd=project)
    place = "github.com/AcmeExample/codes@v1.0.0/_catalog/CHANGELOG.md"
    with zipfile.ZipFile(packed) as module:
        assert module.read(place) == changelog.read_bytes()
    assert kinds(packed, "catalog", cwd=project) == []
    room = project / "catalog" / "acme" / "room.yaml"
    internal = "\n  SECRET_ONE: {code: 909, status: INTERNAL, audience: internal, message: {zh-CN: 密, en: Secret.}}\n"
    room.write_text(room.read_text(encoding="utf-8").rstrip("\n") + internal, encoding="utf-8")
    fine("build", cwd=project)
    fine("pack", "--lang", "go", cwd=project)
    with zipfile.ZipFile(packed) as module:
        assert place not in module.namelist()
