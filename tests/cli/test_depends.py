"""`zcodegen depends`: other catalogs are named, copied with their hash, brought up to date, and guarded."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.catalog.test_dependencies import MONOREPO, domain, manifest, write
from tests.repositories import commit, git
from zcodegen.catalog.dump import dump_published
from zcodegen.catalog.load import load_catalog
from zcodegen.cli.main import run
from zcodegen.revision import tag_prefix

PAY = {
    "catalog/catalog.yaml": b"# Ours.\n" + manifest("acme-pay"),
    "catalog/acme/pay.yaml": domain("acme.pay", {"DECLINED": 1001}, includes="base/acme.common"),
}
BASE = {path.removeprefix("base/"): content for path, content in MONOREPO.items() if path.startswith("base/")}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project outside of every repository, and a catalog in a repository of its own next to it."""
    project = write(tmp_path / "pay", PAY)
    base = write(tmp_path / "base", BASE)
    git(base, "init", "-q")
    commit(base, {})
    monkeypatch.chdir(project)
    return project


def lock() -> dict[str, dict[str, str]]:
    sources: dict[str, dict[str, str]] = json.loads(Path("depends/depends.lock.json").read_text("utf-8"))[
        "sources"
    ]
    return sources


def failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run([*arguments]) != 0
    printed = capsys.readouterr()
    return printed.out + printed.err


def test_a_revision_of_a_repository(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = here.parent / "base"
    first = git(base, "rev-parse", "HEAD")
    second = commit(
        base, {"catalog/acme/common.yaml": domain("acme.common", {"OK": 0, "BUSY": 9, "FULL": 10})}
    )
    address = f"git+file://{base}"
    assert run(["depends", "add", "base", f"{address}@{first}#catalog"]) == 0
    assert lock()["base"]["commit"] == first
    assert Path("catalog/catalog.yaml").read_text("utf-8").startswith("# Ours.\n")
    shutil.move(base, here.parent / "gone")  # nothing is fetched but by a command
    assert run(["check"]) == 0
    assert run(["build", "--lang", "python"]) == 0
    capsys.readouterr()
    assert run(["depends", "list"]) == 0
    assert "acme-base 1.2.0  depends/base" in (listed := capsys.readouterr().out)
    assert "unchanged" in listed
    shutil.move(here.parent / "gone", base)
    assert "outside of the project" in failed(capsys, "depends", "update")
    assert run(["depends", "update", "base", "--from", f"{address}@{second}#catalog"]) == 0
    assert lock()["base"]["commit"] == second
    assert run(["explain", "10"]) == 0
    assert "master" in failed(capsys, "depends", "update", "base", "--from", f"{address}@master#catalog")


@pytest.mark.usefixtures("here")
def test_an_edited_copy_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["depends", "add", "base", "../base/catalog"]) == 0
    copy = Path("depends/base/acme/common.yaml")
    copy.write_bytes(copy.read_bytes().replace(b"code: 9", b"code: 99"))
    out = failed(capsys, "check")
    assert "catalog/catalog.yaml:" in out
    assert "depends/base was edited by hand" in out
    assert "depends update base --force" in out
    assert run(["build"]) == 1
    assert "edited by hand" in failed(capsys, "depends", "update", "base", "--from", "../base/catalog")
    assert run(["depends", "update", "base", "--from", "../base/catalog", "--check"]) == 1
    assert run(["depends", "update", "base", "--from", "../base/catalog", "--force"]) == 0
    assert run(["check"]) == 0
    copy.write_bytes(copy.read_bytes().replace(b"\n", b"\r\n"))
    assert run(["check"]) == 0, "Git may write other line ends"
    copy.with_name("more.yaml").write_bytes(domain("acme.more", {"MORE": 5}))
    assert "edited by hand" in failed(capsys, "check")


def test_a_folder_with_dependencies_is_copied_with_them(here: Path) -> None:
    core = {
        "core/catalog/catalog.yaml": manifest("acme-core"),
        "core/catalog/acme/core.yaml": domain("acme.core", {"DOWN": 7}),
        "catalog/catalog.yaml": manifest("acme-base", "depends:\n  core: {source: core/catalog}\n"),
        "catalog/acme/common.yaml": domain("acme.common", {"BUSY": 9}, includes="core/acme.core"),
    }
    write(here.parent / "base", core)
    assert run(["depends", "add", "base", "../base"]) == 0
    assert sorted(path.name for path in Path("depends/base/acme").iterdir()) == ["common.yaml", "core.yaml"]
    assert run(["check"]) == 0
    assert run(["explain", "7"]) == 0


def deep_base(here: Path, **files: bytes) -> str:
    """Give the base catalog dependencies in its repository, commit them, and return its address."""
    base = here.parent / "base"
    content: dict[str, bytes | None] = {
        "core/catalog/catalog.yaml": manifest("acme-core"),
        "core/catalog/acme/core.yaml": domain("acme.core", {"DOWN": 7}),
        "catalog/catalog.yaml": manifest("acme-base", "depends:\n  core: {source: core/catalog}\n"),
        "catalog/acme/common.yaml": domain("acme.common", {"BUSY": 9}, includes="core/acme.core"),
        **files,
    }
    return f"git+file://{base}@{commit(base, content)}#catalog"


def test_a_revision_with_dependencies_is_copied_with_them(here: Path) -> None:
    assert run(["depends", "add", "base", deep_base(here)]) == 0
    assert sorted(path.name for path in Path("depends/base/acme").iterdir()) == ["common.yaml", "core.yaml"]
    assert run(["check"]) == 0
    assert run(["explain", "7"]) == 0
    assert run(["depends", "update"]) != 0, "a repository of this machine is read if --from names it"
    assert run(["depends", "update", "--check"]) == 0, "the copy is compared with its hash"
    newer = deep_base(here, more=b"")
    assert run(["depends", "update", "base", "--from", newer, "--check"]) == 1
    Path("depends/base/acme/core.yaml").unlink()
    assert run(["depends", "update", "--check"]) == 1


def test_a_revision_with_a_package_is_copied_with_it(here: Path) -> None:
    core = load_catalog(
        write(
            here.parent / "core",
            {
                "catalog/catalog.yaml": manifest("acme-core"),
                "catalog/acme/core.yaml": domain("acme.core", {"DOWN": 7}),
            },
        )
        / "catalog"
    ).catalog
    assert core
    wheel = here.parent / "acme_core-1.2.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, content in dump_published(core).items():
            archive.writestr(f"acme_core/_catalog/{path}", content)
    files = {
        "vendor/acme_core-1.2.0-py3-none-any.whl": wheel.read_bytes(),
        "catalog/catalog.yaml": manifest("acme-base", f"depends:\n  core: {{source: vendor/{wheel.name}}}\n"),
    }
    assert run(["depends", "add", "base", deep_base(here, **files)]) == 0
    assert run(["explain", "7"]) == 0


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"core/catalog/catalog.yaml": manifest("acme-core", "depends:\n  base: {source: ../catalog}\n")},
            "'core' cannot be used: it has 1 error; the first is dependency 'base' cannot be used: it depends on this catalog",
        ),
        (
            {"catalog/catalog.yaml": manifest("acme-base", "depends:\n  core: {source: ../core/catalog}\n")},
            "../core/catalog leads out of the repository",
        ),
        (
            {"catalog/catalog.yaml": manifest("acme-base", "depends:\n  core: {source: gone/catalog}\n")},
            "has no folder 'gone/catalog'",
        ),
        (
            {"catalog/catalog.yaml": manifest("acme-base", "depends:\n  core: {source: vendor/a.whl}\n")},
            "has no file 'vendor/a.whl'",
        ),
        (
            {
                "catalog/catalog.yaml": manifest(
                    "acme-base", "depends:\n  core: {source: core/catalog, imports: [python]}\n"
                )
            },
            "import those of core",
        ),
    ],
)
def test_a_revision_whose_dependencies_cannot_be_had(
    here: Path, capsys: pytest.CaptureFixture[str], files: dict[str, bytes], message: str
) -> None:
    assert message in failed(capsys, "depends", "add", "base", deep_base(here, **files))
    assert not Path("depends").exists()


def test_two_versions_of_one_catalog_are_a_finding(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["depends", "add", "base", deep_base(here)]) == 0
    newer = {
        "core/catalog/acme/core.yaml": domain("acme.core", {"DOWN": 8}),
        "catalog/acme/common.yaml": domain("acme.other", {"SLOW": 11}, includes="core/acme.core"),
    }
    newer["catalog/acme/other.yaml"] = newer["catalog/acme/common.yaml"]
    newer["catalog/acme/common.yaml"] = domain("acme.third", {"SLOW": 11}).replace(
        b"acme.third", b"acme.common"
    )
    assert run(["depends", "add", "other", deep_base(here, **newer)]) == 0
    ours = domain("acme.pay", {"DECLINED": 1001}, includes="base/acme.common, other/acme.other")
    Path("catalog/acme/pay.yaml").write_bytes(ours)
    assert "[dependency-domain]" in failed(capsys, "check")


def test_a_source_in_the_repository_is_read_where_it_is(here: Path) -> None:
    git(here.parent, "init", "-q")
    assert run(["depends", "add", "base", "../base/catalog"]) == 0
    assert "source: ../base/catalog" in Path("catalog/catalog.yaml").read_text("utf-8")
    assert not Path("depends").exists()
    assert run(["check"]) == 0


def test_a_package_from_elsewhere_is_copied(here: Path) -> None:
    base = load_catalog(here.parent / "base/catalog").catalog
    assert base
    wheel = here.parent / "acme_base-1.2.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, content in dump_published(base).items():
            archive.writestr(f"acme_base/_catalog/{path}", content)
    assert run(["depends", "add", "base", str(wheel)]) == 0
    assert lock()["base"] == {**lock()["base"], "kind": "file", "location": f"../{wheel.name}"}
    assert run(["check"]) == 0
    assert run(["explain", "9"]) == 0


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "Base", "../base/catalog"), "cannot be the name of a catalog"),
        (("add", "base", "../nowhere"), "is not a catalog"),
        (("add", "base", "../pay/catalog/acme"), "no catalog.yaml"),
        (("add", "base", "git+file:///x@main"), "is not a commit"),
        (("update", "other"), "was not copied from elsewhere"),
    ],
)
def test_a_wrong_source_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert message in failed(capsys, "depends", *arguments)
    assert Path("catalog/catalog.yaml").read_bytes() == PAY["catalog/catalog.yaml"]


def test_a_forged_record_reads_nothing_elsewhere(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["depends", "add", "base", "../base/catalog"]) == 0
    before = Path("depends/base/acme/common.yaml").read_bytes()
    for record in (
        {"kind": "folder", "location": "../base/catalog", "sha256": ""},
        {"kind": "file", "location": "/etc/passwd", "sha256": ""},
        {"kind": "git", "location": "file:///etc#", "commit": "0" * 40, "sha256": ""},
        {"kind": "gallery", "location": "rust", "sha256": ""},
    ):
        content = {"about": "", "sources": {"base": record}}
        Path("depends/depends.lock.json").write_text(json.dumps(content), encoding="utf-8")
        failed(capsys, "depends", "update", "--force")
        assert Path("depends/base/acme/common.yaml").read_bytes() == before
    Path("depends/depends.lock.json").write_text("{", encoding="utf-8")
    assert "depends.lock.json is damaged" in failed(capsys, "check")
    shutil.move("depends", here.parent / "elsewhere")
    Path("depends").symlink_to(here.parent / "elsewhere")
    assert "symbolic link" in failed(capsys, "depends", "update", "--force")
    assert "symbolic link" in failed(capsys, "check")


def test_a_copy_is_no_catalog_of_the_repository(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(here, "init", "-q")
    assert run(["depends", "add", "base", "../base/catalog"]) == 0
    untidy = Path("depends/base/acme/common.yaml").read_bytes()
    assert run(["fmt"]) == 0
    git(here, "add", "-A")
    capsys.readouterr()
    assert run(["hook", "fmt"]) == 0
    assert Path("depends/base/acme/common.yaml").read_bytes() == untidy
    assert run(["hook", "build", "--lang", "python"]) == 1  # out/ is not staged
    assert not Path("depends/out").exists()
    assert Path("out").exists()


def test_a_change_of_the_other_catalog_runs_the_hooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path, MONOREPO)
    monkeypatch.chdir(tmp_path)
    for folder in ("base", "pay"):
        assert run(["fmt", "--catalog", f"{folder}/catalog"]) == 0
    commit(tmp_path, {})
    hidden = domain("acme.common", {"OK": 0, "FULL": 1001})
    (tmp_path / "base/catalog/acme/common.yaml").write_bytes(hidden)
    git(tmp_path, "add", "-A")
    assert run(["hook", "check", "--only", "hidden-include", "--catalog", "base/catalog"]) == 0
    assert run(["hook", "check", "--only", "hidden-include"]) == 1


def test_a_copy_does_not_change_the_tag(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path, {f"pay/{path}": content for path, content in PAY.items()})
    assert tag_prefix(tmp_path / "pay/catalog") == "catalog/v"
    copies = {"pay/depends/base/catalog.yaml": b"", "pay/depends/depends.lock.json": b"{}"}
    write(tmp_path, copies)
    assert tag_prefix(tmp_path / "pay/catalog") == "catalog/v"
    write(tmp_path, {"base/catalog/catalog.yaml": b""})
    assert tag_prefix(tmp_path / "pay/catalog") == "pay/catalog/v"
