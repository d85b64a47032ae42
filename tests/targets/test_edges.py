"""Every legal catalog gives packages that compile at the strictest and answer as the vectors say: `tests/catalogs/edges.py`."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest

from tests.build_helpers import build_into
from tests.catalogs import edges
from tests.go.wiring import consumer
from tests.kotlin.wiring import prepare
from tests.toolchains import go, kotlin, python, typescript
from tests.toolchains.tools import ROOT
from tests.typescript.conftest import install
from tests.vectors.make import write
from zcodegen.catalog.audience import visible_to

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog

each = pytest.mark.parametrize("name", sorted(edges.CATALOGS))
LIBRARIES = ("kotlinx-serialization-core-jvm", "kotlinx-serialization-json-jvm")


def catalog_of(name: str, target: str) -> Catalog:
    return visible_to(edges.CATALOGS[name](), target)


@each
def test_python(name: str, tmp_path: Path) -> None:
    catalog = catalog_of(name, "python")
    package = build_into(catalog, "python", tmp_path / "package")
    python.black(package)
    python.mypy(package / "src")
    vectors = write(catalog, tmp_path / "vectors.json")
    program = ROOT / "tests" / "python" / "consumer" / "vectors.py"
    called = catalog.manifest.packages.python_package
    printed = python.python(program, called, vectors, cwd=tmp_path, path=[package / "src"])
    assert ", 0 differences" in printed


@each
def test_typescript(name: str, tmp_path: Path) -> None:
    catalog = catalog_of(name, "typescript")
    package = build_into(catalog, "ts", tmp_path / "package")
    project = install(tmp_path / "project", package, "vectors.ts")
    modules = sorted(path.relative_to(package).as_posix()[:-5] for path in package.rglob("*.d.ts"))
    modules.remove("index")
    lines = [
        f'import * as m{number} from "codes/{module}";\nexport const v{number}: unknown = m{number};\n'
        for number, module in enumerate(modules)
    ]
    (project / "src" / "all.ts").write_text("".join(lines), encoding="utf-8")
    typescript.tsc(project)
    typescript.node("dist/all.js", cwd=project)
    compared = typescript.node("dist/vectors.js", write(catalog, project / "vectors.json"), cwd=project)
    assert int(compared) > 100
    typescript.prettier(package)


@pytest.mark.parametrize("name", sorted(edges.CATALOGS.keys() - {"words"}))
def test_go(name: str, tmp_path: Path) -> None:
    """Words are in tests/go/test_words.py: a package per word takes long to compile."""
    catalog = catalog_of(name, "go")
    program = consumer(catalog, tmp_path)
    go.gofmt(tmp_path / "package")
    go.vet(tmp_path / "package")
    go.go("test", ".", cwd=program)


def test_kotlin(kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    """All in one compilation."""
    libraries = [kotlin.library(library) for library in LIBRARIES]
    catalogs = {name: catalog_of(name, "kotlin") for name in edges.CATALOGS}
    sources = [source for name, catalog in catalogs.items() for source in prepare(catalog, tmp_path / name)]
    classes = kotlinc.compile(
        sources, tmp_path / "classes", classpath=libraries, plugin=kotlin.serialization_plugin()
    )
    for name in catalogs:
        rmtree(tmp_path / name / "program")
    kotlin.ktlint(tmp_path)
    for name, catalog in catalogs.items():
        main = f"{catalog.manifest.packages.kotlin_package}.vectors.VectorsKt"
        path = [classes, tmp_path / name / "package" / "src" / "main" / "resources", *libraries]
        assert int(kotlin.java(main, "vectors.json", classpath=path, cwd=tmp_path / name)) > 100
