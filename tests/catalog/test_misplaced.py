"""Renamed, moved and copied files and folders are one finding each, with what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.rules.cases import MANIFEST
from zcodegen.catalog.load import load_files
from zcodegen.catalog.project import find_project
from zcodegen.cli.main import run
from zcodegen.diagnostics import ZcodegenError

_MANIFEST = "".join(f"{key}: {value}\n" for key, value in MANIFEST.items())
_DOMAIN = "domain: {}\ntitle: {{en: Codes}}\ncode_type: integer\nentries:\n  A_B: {{code: 1, status: UNKNOWN, message: {{en: Odd.}}}}\n"

CASES: dict[str, tuple[dict[str, str], list[tuple[str, str]]]] = {
    "a renamed folder": (
        {"acme2/a.yaml": "acme.a", "acme2/b/c.yaml": "acme.b.c"},
        [
            (
                "2 domains of acme/ are in acme2/: acme2/a.yaml, acme2/b/c.yaml",
                "move the files to acme/, or begin the names of the domains with 'acme2'",
            )
        ],
    ),
    "a folder with a capital letter": (
        {"Acme/a.yaml": "acme.a", "Acme/b.yaml": "acme.b"},
        [("2 domains of acme/ are in Acme/: Acme/a.yaml, Acme/b.yaml", "move the files to acme/")],
    ),
    "files moved up": (
        {"a.yaml": "acme.a", "b.yaml": "acme.b"},
        [("2 domains of acme/ are in the catalog/: a.yaml, b.yaml", "move the files to acme/")],
    ),
    "a renamed file": (
        {"acme/x.yaml": "acme.a"},
        [
            (
                "domain 'acme.a' is declared in acme/x.yaml",
                "move the file to acme/a.yaml, or call the domain 'acme.x'",
            )
        ],
    ),
    "a copied file": (
        {"acme/a.yaml": "acme.a", "acme/a-copy.yaml": "acme.a"},
        [
            (
                "domain 'acme.a' is declared in acme/a-copy.yaml, and in acme/a.yaml",
                "remove one of the files, or call the domain 'acme.a-copy'",
            )
        ],
    ),
    "a copy whose name is none of a domain": (
        {"acme/a.yaml": "acme.a", "acme/a (1).yaml": "acme.a"},
        [("domain 'acme.a' is declared in acme/a (1).yaml, and in acme/a.yaml", "remove one of the files")],
    ),
    "another ending": (
        {"acme/a.yml": "acme.a"},
        [("domain 'acme.a' is declared in acme/a.yml", "move the file to acme/a.yaml")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_at_a_wrong_path(case: str) -> None:
    files, expected = CASES[case]
    contents = {path: _DOMAIN.format(domain).encode() for path, domain in files.items()}
    loaded = load_files({"catalog.yaml": _MANIFEST.encode(), **contents}, shown="catalog")
    assert [(finding.message, finding.help) for finding in loaded.findings] == expected
    assert {finding.rule for finding in loaded.findings} == {"domain-path"}


@pytest.mark.parametrize(
    ("path", "advice"),
    [
        ("catalog/catalog.yml", "rename catalog/catalog.yml to catalog.yaml"),
        ("codes/catalog.yaml", "name the folder codes/ with `--catalog codes`, or rename it to catalog"),
        ("catalog/acme/a.yaml", "the folder catalog/ has no manifest: bring catalog.yaml back"),
        ("README.md", "`zcodegen init` starts one"),
        (
            "services/pay/catalog/catalog.yaml",
            "name one of the folders below with `--catalog services/pay/catalog`",
        ),
    ],
)
def test_a_project_that_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, advice: str
) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(_MANIFEST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ZcodegenError, match="here or in a folder above") as raised:
        find_project(None)
    assert advice in str(raised.value)
    assert run(["check"]) == 2


def test_a_folder_that_may_not_be_looked_at_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pay", "secret"):
        (tmp_path / name / "catalog").mkdir(parents=True)
        (tmp_path / name / "catalog/catalog.yaml").write_text("zcodegen: 1\n", encoding="utf-8")
    stat = Path.stat

    def refused(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if follow_symlinks and "secret" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "stat", refused)
    with pytest.raises(ZcodegenError, match=r"below with `--catalog pay/catalog`$"):
        find_project(None)
