"""`zcodegen init`: a name that no package can have is refused before a file is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from zcodegen.cli.main import run


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("class", "a keyword of Python"),
        ("con", "a device on Windows"),
        ("platform", "a module of Python's standard library"),
        ("v1", "ends in '/v1'"),
        ("编码", "no package can be called '编码'"),
        ("9codes", "no package can be called '9codes'"),
    ],
)
def test_a_name_that_cannot_be_built_is_refused(
    name: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path), "--name", name]) == 2
    error = capsys.readouterr().err
    assert reason in error
    assert "--name" in error
    assert not (tmp_path / "catalog").exists()


@pytest.mark.parametrize(
    ("folder", "name", "domain"),
    [
        ("My Codes", "my-codes", "my/common"),
        ("Ünïcode", "unicode-codes", "unicode/common"),
        ("a_b", "a-b-codes", "a-b/common"),
        ("shop", "shop-codes", "shop/common"),
        ("shop-error-codes", "shop-error-codes", "shop/common"),
        ("error-codes", "error-codes", "common"),
    ],
)
def test_a_folder_gives_the_names(folder: str, name: str, domain: str, tmp_path: Path) -> None:
    """A package is not called like its domain, nor like the application whose folder has the catalog."""
    assert run(["init", str(tmp_path / folder)]) == 0
    manifest = tmp_path / folder / "catalog/catalog.yaml"
    assert f"\nname: {name}\n" in manifest.read_text("utf-8")
    assert (manifest.parent / f"{domain}.yaml").is_file()
    assert run(["check", "--catalog", str(manifest.parent), "--against", "none"]) == 0


@pytest.mark.parametrize(
    ("asked", "required", "later"),
    [
        ("en,de", "[en, de]", ""),
        ("en,ar,zh-TW", "[en, zh-TW]", "ar"),
        ("de,sw,pl", "[de]", "sw, pl"),
        ("pl", "[pl]", ""),
        ("pl,en", "[pl]", "en"),
    ],
)
def test_a_locale_without_first_texts_is_named_and_the_check_passes(
    asked: str, required: str, later: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path / "acme"), "--locale", asked]) == 0
    said = capsys.readouterr().err
    assert (f"not translated into {later}: " in said) == bool(later)
    catalog = tmp_path / "acme/catalog"
    assert f"required: {required}\n" in (catalog / "catalog.yaml").read_text("utf-8")
    assert run(["check", "--catalog", str(catalog), "--against", "none"]) == 0
