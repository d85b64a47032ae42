"""The gallery compiles at its strictest and says what the catalog says, hostile texts included."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tree_sitter_dart_orchard
from msgspec.structs import replace
from tree_sitter import Language, Parser

from tests.catalogs.make import hostile
from tests.gallery.packages import differences, torture, write_package, write_tree
from tests.rules.cases import load
from tests.toolchains.tools import require, succeed
from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import Catalog

if TYPE_CHECKING:
    from tree_sitter import Node

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


def test_rust_of_languages_without_plural_forms(tmp_path: Path) -> None:
    """A match with one arm is a finding of clippy, and a plural category that no text needs is unused."""
    cargo = require("rust")
    _, context, _ = load(
        "entries:\n  LIMIT:\n    code: 1\n    status: NOT_FOUND\n    arguments: {n: {type: integer, example: 2}}\n"
        '    message: {en: "{n, plural, other {# rooms, {n, number}.}}"}\n'
    )
    assert context
    folder = write_package(context.catalog, "rust", tmp_path)
    environment = {"CARGO_TARGET_DIR": str(tmp_path / "target")}
    succeed([cargo, "clippy", "--offline", "-q", "--", "-D", "warnings"], cwd=folder, env=environment)


def test_java(catalog: Catalog, tmp_path: Path) -> None:
    require("java")
    catalog = replace(catalog, manifest=replace(catalog.manifest, name="torture-v2"))
    folder = write_package(catalog, "java", tmp_path)
    sources = sorted(folder.glob("src/main/java/**/*.java"))
    options = ["--release", "11", "-Xlint:all", "-Werror", "-Xdoclint:all,-missing", "-encoding", "UTF-8"]
    succeed(["javac", *options, "-d", "build", *sources], cwd=folder)
    succeed(["javac", *options, "-cp", "build", "-d", "program", "Print.java"], cwd=folder)
    printed = succeed(["java", "-cp", "build:program", "Print"], cwd=folder)
    assert differences(printed, catalog) == []


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


def test_csharp(catalog: Catalog, tmp_path: Path) -> None:
    compiler = require("mono")
    folder = write_package(catalog, "csharp", tmp_path)
    sources = sorted(folder.glob("*.cs"))
    options = ["-langversion:6", "-warn:4", "-warnaserror+", "-doc:print.xml", "-out:print.exe"]
    succeed([compiler, *options, *sources], cwd=folder)
    assert differences(succeed(["mono", "print.exe"], cwd=folder), catalog) == []
    succeed(
        ["python3", "-c", "import sys, xml.dom.minidom as d; d.parse(sys.argv[1])", "print.xml"], cwd=folder
    )


def test_sql(catalog: Catalog, tmp_path: Path) -> None:
    folder = write_tree(catalog, "sql", tmp_path)
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.executescript((folder / f"{catalog.manifest.name}.sql").read_bytes().decode())
        texts = database.execute("SELECT domain, name, locale, message, cause, action FROM return_code_text")
        found = {(row[0], row[1], row[2]): row[3:] for row in texts}
        lookups = database.execute("SELECT asked, code, domain || '.' || name FROM return_code_lookup")
        owners = {(row[0], row[1]): row[2] for row in lookups}
        aliases = set(database.execute("SELECT domain, name, current_name FROM return_code_name"))
    expected = {
        (entry.domain, entry.name, locale): tuple(
            readable_text(entry, texts[locale].value, locale) if locale in texts else None
            for texts in (entry.message, entry.cause, entry.action)
        )
        for entry in catalog.entries()
        for locale in entry.message
    }
    assert expected.items() <= found.items()
    assert len(found) == len(list(catalog.entries())) * len(catalog.locales())
    assert owners["torture.text", "Throttling"] == "torture.text.more.THROTTLED"
    assert owners["torture.base", "-9223372036854775808"] == "torture.base.SMALLEST"
    assert ("torture.base", "BROAD", "WIDE") in aliases


def test_swift(catalog: Catalog, tmp_path: Path) -> None:
    compiler = require("swift")
    folder = write_package(catalog, "swift", tmp_path)
    module = next((folder / "Sources").iterdir()).name
    sources = sorted(str(path.relative_to(folder)) for path in folder.glob("Sources/*/*.swift"))
    strict = ["-swift-version", "6", "-warnings-as-errors"]
    library = ["-wmo", "-parse-as-library", "-emit-module", "-emit-library", "-module-name", module]
    succeed([compiler, *library, *strict, "-o", f"lib{module}.so", *sources], cwd=folder)
    program = ["-frontend", "-interpret", "-I.", "-L.", f"-l{module}", "main.swift"]
    assert differences(succeed([compiler, *program, *strict], cwd=folder), catalog) == []


def test_dart(catalog: Catalog, tmp_path: Path) -> None:
    """No compiler of Dart is in a registry that tests use: its grammar reads every file without an error."""
    parser = Parser(Language(tree_sitter_dart_orchard.language()))
    folder = write_tree(catalog, "dart", tmp_path)
    files = sorted(folder.rglob("*.dart"))
    assert len(files) > len(catalog.domains)
    for file in files:
        tree = parser.parse(file.read_bytes())
        assert not tree.root_node.has_error, f"{file.relative_to(folder)}: {_first_error(tree.root_node)}"
    assert parser.parse(files[0].read_bytes() + b'\n"').root_node.has_error


def _first_error(node: Node) -> str:
    if node.type == "ERROR" or node.is_missing:
        return f"{node.start_point}: {node.text[:60]!r}" if node.text else str(node.start_point)
    return next((_first_error(child) for child in node.children if child.has_error), "")


@pytest.mark.parametrize("language", ["cpp", "csharp", "dart", "java", "rust", "sql", "swift"])
def test_every_text_is_there(language: str, catalog: Catalog, tmp_path: Path) -> None:
    """A text that needs no escape is in the files as it is: the languages that are only parsed have all of them too."""
    written = "".join(
        path.read_text(encoding="utf-8")
        for path in write_tree(catalog, language, tmp_path).rglob("*.*")
        if path.is_file()
    )
    ordinary = str.maketrans("", "", " .,:;。，-")
    plain = [
        text.value
        for entry in catalog.entries()
        if not entry.arguments
        for texts in (entry.message, entry.cause, entry.action)
        for text in texts.values()
        if text.value.translate(ordinary).isalnum() and len(text.value) < 500
    ]
    assert len(plain) > 20
    assert [text for text in plain if text not in written] == []
