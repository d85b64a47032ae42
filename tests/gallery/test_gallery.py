"""The gallery compiles at its strictest and says what the catalog says, hostile texts included."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.catalogs.make import hostile
from tests.gallery.packages import differences, torture, write_package
from tests.toolchains.tools import require, succeed
from zcodegen.catalog.model import Catalog

pytestmark = pytest.mark.compiler


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The catalog that tries targets, with two hundred more hostile texts."""
    tried = torture()
    return replace(tried, domains={**tried.domains, **hostile(200).domains})


def test_rust(catalog: Catalog, tmp_path: Path) -> None:
    cargo = require("rust")
    folder = write_package(catalog, "rust", tmp_path)
    environment = {"CARGO_TARGET_DIR": str(tmp_path / "target")}
    succeed([cargo, "clippy", "--offline", "-q", "--", "-D", "warnings"], cwd=folder, env=environment)
    succeed([cargo, "doc", "--offline", "-q"], cwd=folder, env={**environment, "RUSTDOCFLAGS": "-D warnings"})
    printed = succeed([cargo, "run", "--offline", "-q", "--example", "print"], cwd=folder, env=environment)
    assert differences(printed, catalog) == []


def test_java(catalog: Catalog, tmp_path: Path) -> None:
    require("java")
    folder = write_package(catalog, "java", tmp_path)
    sources = sorted(folder.glob("src/main/java/**/*.java"))
    options = ["--release", "11", "-Xlint:all", "-Werror", "-Xdoclint:all,-missing", "-encoding", "UTF-8"]
    succeed(["javac", *options, "-d", "build", *sources], cwd=folder)
    assert differences(succeed(["java", "-cp", "build", "Print"], cwd=folder), catalog) == []


def test_cpp(catalog: Catalog, tmp_path: Path) -> None:
    compiler = require("g++")
    folder = write_package(catalog, "cpp", tmp_path)
    strict = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror", "-Iinclude"]
    succeed([compiler, "-std=c++17", *strict, "-Wconversion", "print.cpp", "-o", "print"], cwd=folder)
    printed = succeed([folder / "print"], cwd=folder)
    assert differences(printed, catalog) == []


def test_cpp_in_c(catalog: Catalog, tmp_path: Path) -> None:
    compiler = require("gcc")
    folder = write_package(catalog, "cpp", tmp_path)
    # ISO C99 asks of a compiler no more than 4,095 bytes in a literal; the hostile texts have more.
    strict = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror", "-Wno-overlength-strings", "-Iinclude"]
    succeed([compiler, "-std=c99", *strict, "print.c", "-o", "print"], cwd=folder)
    printed = succeed([folder / "print"], cwd=folder)
    assert differences(printed, catalog, only="text") == []
