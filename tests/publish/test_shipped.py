"""The catalog that we ship, packed for all four ecosystems and judged by their own tools."""

from __future__ import annotations

import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.publish.project import fine, zcodegen
from tests.toolchains import typescript
from tests.toolchains.tools import ROOT, once, require, succeed
from zcodegen.catalog.load import load_catalog
from zcodegen.catalog.model import Catalog

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def shipped(session_folder: Path) -> Path:
    """The shipped catalog, built, packed and linted; only to be read."""

    def make(folder: Path) -> None:
        for program in ("go", "java", "maven", "node"):
            require(program)
        shutil.copytree(ROOT / "catalog", folder / "catalog")
        for name in ("LICENSE", "NOTICE"):
            shutil.copy(ROOT / name, folder / name)
        fine("build", cwd=folder)
        linters = str(typescript.tools() / "node_modules/.bin")
        done = zcodegen("pack", cwd=folder, env={"PATH": os.pathsep.join((linters, os.environ["PATH"]))})
        assert (done.returncode, done.stderr) == (0, ""), "a linter has something to say"

    return once(session_folder / "shipped", make)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load_catalog(ROOT / "catalog").catalog
    assert loaded is not None
    return loaded


def packages(shipped: Path) -> list[Path]:
    return [
        path
        for path in sorted((shipped / "dist").rglob("*"))
        if path.name.endswith((".whl", ".gz", ".tgz", ".zip", ".jar")) and "javadoc" not in path.name
    ]


def test_packages_carry_the_catalog(shipped: Path) -> None:
    assert len(packages(shipped)) == 6
    succeed(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=shipped / "dist")
    for package in packages(shipped):
        assert "no changes" in fine("diff", package, ROOT / "catalog", cwd=shipped), package


def test_pages_tell_every_domain_and_code(shipped: Path, catalog: Catalog) -> None:
    """The javadoc jar has a page for each domain's codes, with each name and its message in the source locale."""
    (jar,) = (shipped / "dist").rglob("*-javadoc.jar")
    with zipfile.ZipFile(jar) as archive:
        names = archive.namelist()
        assert {"LICENSE", "NOTICE", "index.html", "element-list"} <= set(names)
        pages = {name: archive.read(name).decode() for name in names if name.endswith("Code.Known.html")}
    assert len(pages) == len(catalog.domains)
    for domain in catalog.domains.values():
        assert any(all(name in page for name in domain.entries) for page in pages.values()), domain.name
