"""`diff --witness`: each program works with the old package and not with the new one; every breaking level has one.

Kotlin's and Go's are run in test_levels.py, where the packages are compiled.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.build_helpers import build_into
from tests.diff.catalogs import catalog_of
from tests.diff.test_compare import CASES
from tests.toolchains import typescript
from tests.toolchains.tools import require, run
from tests.witness.cases import OLD, breaking, breaking_kinds, witnesses
from zcodegen.diff.witness import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_breaking_level_has_a_witness(language: str) -> None:
    found = {witness.kind for case in CASES for witness in witnesses(case, language)}
    assert found == breaking_kinds(language)


def python(source: str, package: Path, folder: Path) -> bool:
    """Return whether a program ends well, and mypy accepts it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "witness.py").write_text(source, encoding="utf-8")
    path = str(package / "src")
    if run([sys.executable, "witness.py"], cwd=folder, env={"PYTHONPATH": path}).returncode:
        return False
    mypy: list[str | Path] = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        folder.parent / "cache",
    ]
    return run([*mypy, "witness.py"], cwd=folder, env={"MYPYPATH": path}).returncode == 0


@pytest.fixture(scope="session")
def python_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_into(OLD, "python", tmp_path_factory.mktemp("old"))


@pytest.mark.compiler
@pytest.mark.parametrize("case", breaking("python"))
def test_python(case: str, python_package: Path, tmp_path: Path) -> None:
    new = build_into(catalog_of(CASES[case][0]), "python", tmp_path / "new")
    for witness in witnesses(case, "python"):
        assert python(witness.source, python_package, tmp_path / "with-old"), witness.source
        assert not python(witness.source, new, tmp_path / "with-new"), witness.source


def test_typescript(tmp_path: Path) -> None:
    """All in one compilation: each witness resolves the package in its own folder's node_modules."""
    places: dict[str, str] = {}
    for number, case in enumerate(breaking("typescript")):
        for side, catalog in (("old", OLD), ("new", catalog_of(CASES[case][0]))):
            folder = tmp_path / "src" / f"{side}{number}"
            name = catalog.manifest.packages.typescript_name
            package = build_into(catalog, "ts", folder / "node_modules" / name)
            # The compiler takes packages of one name and version as one.
            text = (package / "package.json").read_text(encoding="utf-8")
            text = re.sub(r'"version": "[^"]*"', f'"version": "{number}.{len(places)}.0"', text)
            (package / "package.json").write_text(text, encoding="utf-8")
            linked = tmp_path / "dist" / folder.name
            linked.mkdir(parents=True)
            (linked / "node_modules").symlink_to(folder / "node_modules")
            for index, witness in enumerate(witnesses(case, "typescript")):
                places[f"{side}{number}/witness{index}"] = witness.source
                (folder / f"witness{index}.ts").write_text(witness.source, encoding="utf-8")
    typescript.project(tmp_path, {}, {"noEmitOnError": False, "types": ["node"]})
    compiler = typescript.tools() / "node_modules" / "typescript5" / "bin" / "tsc"
    checked = run([require("node"), compiler, "--project", "tsconfig.json"], cwd=tmp_path)
    refused = set(re.findall(r"^src/(\w+/\w+)\.ts", checked.stdout, re.MULTILINE))
    for place, source in places.items():
        program = tmp_path / "dist" / f"{place}.js"
        fine = place not in refused and run([require("node"), program], cwd=tmp_path).returncode == 0
        assert fine is place.startswith("old"), f"{place}\n{source}\n{checked.stdout}"
