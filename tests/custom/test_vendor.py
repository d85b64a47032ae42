"""`zcodegen targets`: list, add, update and test, from the gallery, a folder, an installed package and a Git repository."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.custom.projects import TARGET, project
from tests.repositories import git
from tests.toolchains.tools import ROOT
from zcodegen.cli.main import run
from zcodegen.custom.vendor import gallery_names

EXAMPLE = ROOT / "gallery/sql"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, "x\n")
    return tmp_path


def lock(here: Path) -> dict[str, dict[str, str]]:
    targets: dict[str, dict[str, str]] = json.loads(
        (here / "templates/targets.lock.json").read_text("utf-8")
    )["sources"]
    return targets


def failed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 2) -> str:
    capsys.readouterr()
    assert run(["targets", *arguments]) == code
    return capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("name", gallery_names())
def test_a_target_of_the_gallery_is_added_built_and_tried(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["targets", "add", name]) == 0
    assert run(["build", "--lang", name]) == 0
    assert any((here / "out" / name).rglob("*"))
    capsys.readouterr()
    assert run(["targets", "test", name, "--out", "tried"]) == 0
    written = [path for path in (here / "tried").rglob("*") if path.is_file()]
    output = capsys.readouterr()
    assert f"{len(written)} file" in output.err
    assert len(output.out.splitlines()) == len(written)
    assert lock(here)[name]["kind"] == "gallery"
    assert run(["targets", "list", "--format", "json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert (rows[name]["kind"], rows[name]["source"]) == ("custom", f"gallery {name}, unchanged")
    assert rows["mine"]["kind"] == "custom"
    assert rows["python"]["kind"] == "built-in"


def test_an_edited_target_is_not_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["targets", "add", "rust", "--name", "crate"]) == 0
    assert "templates/crate exists" in failed(capsys, "add", "rust", "--name", "crate")
    readme = here / "templates/crate/README.md.jinja"
    original = readme.read_bytes()
    assert run(["targets", "update", "--check"]) == 0
    readme.write_bytes(b"mine")
    assert "was edited by hand" in failed(capsys, "update", "--check", code=1)
    assert "'crate' was edited by hand: README.md.jinja; --force overwrites" in failed(
        capsys, "update", "crate"
    )
    assert readme.read_bytes() == b"mine"
    assert run(["targets", "update", "crate", "--force"]) == 0
    assert readme.read_bytes() == original


def test_a_folder_is_recorded_relative_and_read_again_only_inside(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(EXAMPLE, here / "shared/sql")
    assert run(["targets", "add", "shared/sql"]) == 0
    assert lock(here)["sql"]["location"] == "shared/sql"
    (here / "shared/sql/more.jinja").write_text("x", encoding="utf-8")
    (here / "templates/sql/codes.sql.jinja").with_name("gone.jinja").unlink(missing_ok=True)
    assert run(["targets", "update"]) == 0
    assert (here / "templates/sql/more.jinja").read_text(encoding="utf-8") == "x"
    (here / "shared/sql/more.jinja").unlink()
    assert run(["targets", "update"]) == 0
    assert not (here / "templates/sql/more.jinja").exists()
    assert run(["targets", "add", str(EXAMPLE), "--name", "sql-tables"]) == 0
    assert not lock(here)["sql-tables"]["location"].startswith("/")
    assert "is outside of the project: name it with --from" in failed(capsys, "update", "sql-tables")
    assert run(["targets", "update", "sql-tables", "--from", str(EXAMPLE)]) == 0


def test_a_git_revision_is_pinned(
    here: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    top = tmp_path_factory.mktemp("repository")
    shutil.copytree(EXAMPLE, top / "targets/sqlite")
    git(top, "init", "-q")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "one")
    first = git(top, "rev-parse", "HEAD")
    address = f"git+file://{top}"
    assert run(["targets", "add", f"{address}@{first}#targets/sqlite"]) == 0
    assert lock(here)["sqlite"]["commit"] == first
    assert run(["build", "--lang", "sqlite"]) == 0
    (top / "targets/sqlite/more.jinja").write_text("x", encoding="utf-8")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "two")
    second = git(top, "rev-parse", "HEAD")
    assert run(["targets", "update", "sqlite", "--from", f"{address}@{second}#targets/sqlite"]) == 0
    assert lock(here)["sqlite"]["commit"] == second
    assert (here / "templates/sqlite/more.jinja").is_file()
    assert "outside of the project" in failed(capsys, "update", "sqlite")
    assert run(["targets", "update", "--check"]) == 0, "nothing else is edited"
    (here / "templates/sqlite/more.jinja").write_text("y", encoding="utf-8")
    assert "was edited by hand" in failed(capsys, "update", "--check", code=1)
    (here / "templates/sqlite/more.jinja").write_text("x", encoding="utf-8")
    (top / "targets/sqlite/link").symlink_to("/etc/passwd")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "three")
    third = git(top, "rev-parse", "HEAD")
    for text, message in (
        (f"{address}@{third}#targets/sqlite", "link of file://"),
        (f"{address}@{first}#elsewhere", "has no folder 'elsewhere'"),
        (f"{address}@main#targets/sqlite", "'main' is not a commit: write its whole hash"),
        (f"{address}@{'0' * 40}#targets/sqlite", "cannot fetch file://"),
        (f"{address}-none@{'0' * 40}#targets/sqlite", "-none' does not appear to be a git repository"),
        (f"git+ext://sh@{first}", "'ext://sh' is not an address of a repository"),
        (f"git+{top}@{first}", "is not of the form git+URL@COMMIT#FOLDER"),
    ):
        assert message in failed(capsys, "add", text, "--name", "other"), text
    assert not (here / "templates/other").exists()


def test_a_package_names_its_targets(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    shutil.copytree(EXAMPLE, site / "acme_targets/sqlite")
    (site / "acme_targets/__init__.py").write_text("", encoding="utf-8")
    (site / "acme_targets-1.0.dist-info").mkdir()
    (site / "acme_targets-1.0.dist-info/METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-targets\nVersion: 1.0\n", encoding="utf-8"
    )
    (site / "acme_targets-1.0.dist-info/entry_points.txt").write_text(
        "[zcodegen.targets]\nsqlite = acme_targets.sqlite\n", encoding="utf-8"
    )
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    assert run(["targets", "add", "sqlite"]) == 0
    assert lock(here)["sqlite"] == {**lock(here)["sqlite"], "kind": "package", "location": "sqlite"}
    assert run(["build", "--lang", "sqlite"]) == 0
    assert run(["targets", "update", "--check"]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "rusty"), "unknown target 'rusty'; did you mean 'rust'?"),
        (("add", "fortran"), "unknown target 'fortran': name one of cpp, "),
        (("add", "rust", "--name", "python"), "'python' is a built-in target"),
        (("add", "rust", "--name", "../x"), "'../x' cannot be the name of a target"),
        (("add", "./templates"), "has no target.yaml"),
        (("update", "mine"), "target 'mine' was not copied from elsewhere"),
        (("test", "rust"), "there is no custom target 'rust'"),
    ],
)
def test_refusals(
    arguments: tuple[str, ...], message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here
    assert message in failed(capsys, *arguments)


def test_a_forged_record_reads_nothing_elsewhere(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "templates/mine/target.yaml").write_text(TARGET, encoding="utf-8")
    shutil.copytree(here / "templates/mine", here / ".git")
    for record in (
        {"kind": "folder", "location": "../../etc", "sha256": ""},
        {"kind": "folder", "location": ".git", "sha256": ""},
        {"kind": "git", "location": "file:///etc#", "commit": "0" * 40, "sha256": ""},
        {"kind": "gallery", "location": "../schema", "sha256": ""},
        {"kind": "gallery", "location": "/etc", "sha256": ""},
        {"kind": "file", "location": "../../etc/passwd", "sha256": ""},
    ):
        content = {"about": "", "sources": {"mine": record}}
        (here / "templates/targets.lock.json").write_text(json.dumps(content), encoding="utf-8")
        failed(capsys, "update", "mine")
    (here / "templates/targets.lock.json").write_text(
        '{"sources": {"../../x": {"kind": "gallery", "location": "rust"}}}', encoding="utf-8"
    )
    failed(capsys, "update", "--force")
    assert not (here.parent / "x").exists()
    (here / "templates/targets.lock.json").write_text("{", encoding="utf-8")
    assert "targets.lock.json is damaged" in failed(capsys, "update")


def test_a_target_that_cannot_cope_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = here / "templates/mine/all.txt.jinja"
    template.write_text(
        "{% for d in catalog.domains %}\n{{ d.entries[0].message.fr }}\n{% endfor %}", encoding="utf-8"
    )
    assert failed(capsys, "test", "mine").startswith(
        "zcodegen: templates/mine/all.txt.jinja:2:25: there is no 'fr' among en, zh-CN"
    )


def test_what_a_language_cannot_hold_is_left_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "templates/mine/target.yaml").write_text(TARGET.replace("json", "typescript"), encoding="utf-8")
    template = "{% for d in catalog.domains %}{% for e in d.entries %}\n{{ e.code | quote }}\n{% endfor %}{% endfor %}"
    (here / "templates/mine/all.txt.jinja").write_text(template, encoding="utf-8")
    assert "JavaScript cannot represent 9223372036854775807" in failed(capsys, "test", "mine")
    assert run(["targets", "test", "mine", "--exclude", "*.LARGEST", "--exclude", "*.SMALLEST"]) == 0


def test_how_to_build_what_was_added(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["targets", "add", "rust"]) == 0
    told = capsys.readouterr().err
    listed = re.search(r"or write `(targets: \[.*, rust\])` in (\S+) to build it each time", told)
    assert listed
    manifest = here / listed[2]
    manifest.write_text(f"{manifest.read_text(encoding='utf-8')}{listed[1]}\n", encoding="utf-8")
    assert run(["build"]) == 0
    assert (here / "out/rust/Cargo.toml").is_file()
    assert run(["targets", "add", "rust", "--name", "crate"]) == 0
    assert "rust, crate]`" in capsys.readouterr().err
