"""Custom targets that declare an archive are packed with licences, the catalog's part, checksums and a bill of materials."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.custom.projects import TARGET, project
from zcodegen.cli.main import run

PACK = """\
pack: {format: %s, name: "{{ catalog.name }}-{{ params.edition }}.%s", root: "%s"}
params: {edition: {type: string, enum: ["1", "2"], default: "1"}}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "LICENSE").write_text("Free.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("form", "root"), [("zip", "top"), ("tar.gz", "")])
def test_an_archive_has_everything_and_the_same_bytes(
    form: str, root: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, "x\n", TARGET + PACK % (form, form, root))
    manifest = here / "catalog/catalog.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "targets: [mine]\n", encoding="utf-8")
    assert run(["pack"]) == 1  # out/ is not built
    assert run(["build"]) == 0
    assert run(["pack"]) == 0
    place = here / f"dist/mine/acme-codes-1.{form}"
    content = place.read_bytes()
    if form == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive_of_files:
            names = archive_of_files.namelist()
    else:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            names = archive.getnames()
    below = f"{root}/" if root else ""
    assert {f"{below}all.txt", f"{below}LICENSE"} <= set(names)
    assert any(name.endswith("catalog.yaml") for name in names)
    assert f"mine/acme-codes-1.{form}" in (here / "dist/SHA256SUMS").read_text(encoding="utf-8")
    bill = json.loads((here / "dist/mine.cdx.json").read_text(encoding="utf-8"))
    assert bill["metadata"]["component"]["purl"].startswith("pkg:generic/acme-codes-mine@")
    assert run(["pack", "--lang", "mine"]) == 0
    assert place.read_bytes() == content
    capsys.readouterr()
    assert run(["pack", "--lang", "mine", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["packed"][0]["ecosystem"] == "mine"


def test_what_declares_no_archive_is_not_packed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(here, "x\n")
    assert run(["build", "--lang", "mine"]) == 0
    capsys.readouterr()
    assert run(["pack", "--lang", "mine"]) == 2
    assert "templates/mine/" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "name", "called"),
    [
        ("tar.gz", "{{ catalog.name }}-1.2.0", "acme-codes-1.2.0.tar.gz"),
        ("zip", "codes", "codes.zip"),
        ("zip", "codes-2.nupkg", "codes-2.nupkg"),
        ("tar.gz", "codes.crate", "codes.crate"),
        ("tar.gz", "codes-1.2.0-rc.1", "codes-1.2.0-rc.1.tar.gz"),
    ],
)
def test_an_archive_has_an_ending(form: str, name: str, called: str, here: Path) -> None:
    project(here, "x\n", f'{TARGET}pack: {{format: {form}, name: "{name}"}}\n')
    assert run(["build", "--lang", "mine"]) == 0
    assert run(["pack", "--lang", "mine"]) == 0
    assert [path.name for path in (here / "dist/mine").iterdir()] == [called]


@pytest.mark.parametrize("name", ["../x.zip", "a/b.zip", "{{ '' }}", "{{ 'x' * 10**12 }}"])
def test_an_archive_stays_in_its_folder(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(here, "x\n", f'{TARGET}pack: {{format: zip, name: "{name}"}}\n')
    assert run(["build", "--lang", "mine"]) == 0
    capsys.readouterr()
    assert run(["pack", "--lang", "mine"]) == 2
    assert capsys.readouterr().err.startswith("zcodegen: templates/mine")


def test_what_to_do_about_a_target_that_cannot_be_packed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, "x\n", TARGET)
    for name, advice in (
        ("rust", "`zcodegen targets add rust`"),
        ("mine", "templates/mine/target.yaml declares no package"),
        ("mien", "did you mean 'mine'?"),
    ):
        capsys.readouterr()
        assert run(["pack", "--lang", name]) == 2
        assert advice in capsys.readouterr().err
