"""The Go target: built by the real compiler, used as its users would, held against the vectors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.build_helpers import build_into, load
from tests.catalogs import make
from tests.go.wiring import consumer
from tests.golden import same_tree
from tests.hostile import hostile_texts
from tests.toolchains import go
from tests.toolchains.tools import ROOT, once

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.catalog.model import Catalog

CATALOGS = ROOT / "tests" / "catalogs"
HERE = ROOT / "tests" / "go"


def held_against_vectors(catalog: Catalog, folder: Path) -> None:
    program = consumer(catalog, folder)
    go.gofmt(folder / "package")
    go.vet(folder / "package")
    go.vet(program)
    go.go("test", ".", cwd=program)


@pytest.mark.parametrize("name", ["features", "wide"])
def test_vectors(name: str, tmp_path: Path) -> None:
    held_against_vectors(load(CATALOGS / name), tmp_path)


def test_shipped_catalog(tmp_path: Path) -> None:
    if not (ROOT / "catalog" / "catalog.yaml").is_file():
        pytest.skip("the shipped catalog is missing: no catalog/catalog.yaml")
    held_against_vectors(load(ROOT / "catalog"), tmp_path)


@hostile_texts(10_000)
def test_hostile_texts(catalog: Catalog, tmp_path: Path) -> None:
    held_against_vectors(catalog, tmp_path)


def test_large_domain(tmp_path: Path) -> None:
    held_against_vectors(make.large(10_000), tmp_path)


@pytest.fixture(scope="session")
def features(session_folder: Path) -> Path:
    """The module of the catalog with every feature."""
    return once(
        session_folder / "go-features", lambda folder: build_into(CATALOGS / "features", "go", folder)
    )


KEPT = (
    "README.md",
    "acme/cloud/codes.go",
    "acme/hostile/codes.go",
    "acme/rtc/room/codes.go",
    "attributes.go",
    "codes.go",
    "go.mod",
    "index/index.go",
    "internal/data/acme/rtc/room/attributes.go",
    "internal/data/acme/rtc/room/table.go",
    "internal/data/acme/rtc/room/texts.go",
    "internal/locale/locale.go",
    "internal/table/names.go",
    "internal/table/table.go",
    "internal/table/texts.go",
    "status.go",
)
"""A file of each kind, and the hard ones: what a reviewer reads when a template changes."""


def test_golden(features: Path) -> None:
    same_tree({path: (features / path).read_text(encoding="utf-8") for path in KEPT}, HERE / "golden")


def program(folder: Path, package: Path, **sources: str) -> Path:
    """A module that requires the features module, with these sources."""
    go.module(folder, {"example.org/acme/codes": package})
    for name, source in sources.items():
        (folder / f"{name}.go").write_text(source, encoding="utf-8", newline="\n")
    return folder


def test_usage(features: Path, tmp_path: Path) -> None:
    usage = (HERE / "usage" / "usage_test.go").read_text(encoding="utf-8")
    folder = program(tmp_path, features, usage_test=usage)
    go.gofmt(folder)
    go.vet(folder)
    go.go("test", ".", cwd=folder)


def test_everyday_uses(tmp_path: Path) -> None:
    package = build_into(CATALOGS / "everyday", "go", tmp_path / "package")
    folder = go.module(tmp_path / "program", {"example.org/day/codes": package})
    for source in sorted((HERE / "everyday").glob("*.go")):
        (folder / source.name).write_bytes(source.read_bytes())
    go.gofmt(folder)
    go.vet(folder)
    go.go("test", ".", cwd=folder)
    go.go("test", "-tags", "noslog", "-run", "TestReading", ".", cwd=folder)


def test_readme_example(features: Path, tmp_path: Path) -> None:
    example = re.search(r"```go\n(.*?)```", (features / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    folder = program(tmp_path, features, main=example[1])
    go.gofmt(folder)
    go.vet(folder)
    expected = re.search(r"fmt\.Println\(err\) // (.*)", example[1])
    assert expected
    printed = go.go("run", ".", cwd=folder).splitlines()
    assert printed[0] == expected[1]
    assert printed[1].strip()


USES_ALL = """package main

import (
	"fmt"

	"example.org/acme/codes"
	"example.org/acme/codes/index"
)

func main() {
	for _, code := range index.Codes() {
		text, _ := code.Text("en")
		_, tagged := codes.TagsOf(code)
		tombstone, _ := code.Tombstone()
		fmt.Println(code, text, tagged, tombstone, code.Aliases(), code.Synonyms(), code.Status())
	}
}
"""

USES_CONSTANTS = """package main

import (
	"errors"
	"os"

	"example.org/acme/codes/acme/rtc/room"
)

func main() {
	if err := room.Code(len(os.Args)).Err(); errors.Is(err, room.RoomNotFound) {
		println(err.Error())
	}
}
"""


def symbols(folder: Path) -> set[str]:
    """The symbols of the module in the program of `folder`."""
    go.go("build", "-o", "program", ".", cwd=folder)
    listed = go.go("tool", "nm", "program", cwd=folder).splitlines()
    return {line.split(maxsplit=2)[2] for line in listed if " example.org/acme/codes" in line}


def test_nothing_runs_at_init(features: Path, tmp_path: Path) -> None:
    found = symbols(program(tmp_path, features, main=USES_ALL))
    assert any(symbol.endswith("/room.Texts") for symbol in found)
    assert not [symbol for symbol in found if symbol.endswith((".init", "..inittask"))]


def test_texts_are_linked_only_where_asked_for(features: Path, tmp_path: Path) -> None:
    found = symbols(program(tmp_path, features, main=USES_CONSTANTS))
    assert any(symbol.endswith("/room.Table") for symbol in found)
    assert not [symbol for symbol in found if symbol.endswith((".Texts", ".Aliases", ".Tags", ".Tombstones"))]


def test_deprecated_names_are_marked(features: Path) -> None:
    source = (features / "acme" / "rtc" / "room" / "codes.go").read_text(encoding="utf-8")
    assert "// Deprecated: Use [RoomNotFound].\nconst NoSuchRoom = RoomNotFound\n" in source
    assert re.search(r"// Deprecated: Since 1\.1\.0\..* Use \[StreamNotFound\]\.\nconst StreamGone ", source)
