"""The generated Maven project, used as its users do: compiled at the strictest, run, called from Java, formatted."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from tests.build_helpers import build_into, load
from tests.catalogs.make import large
from tests.hostile import hostile_texts
from tests.kotlin.conftest import LIBRARIES
from tests.kotlin.wiring import CONSUMER, prepare, public_names
from tests.toolchains import kotlin
from tests.toolchains.tools import ROOT
from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.common import package_description
from zcodegen.targets.kotlin.comments import kdoc, shown
from zcodegen.targets.kotlin.domain import MAX_CONSTANTS
from zcodegen.targets.kotlin.package import plan

if TYPE_CHECKING:
    from pathlib import Path

FEATURES = ROOT / "tests" / "catalogs" / "features"


def classpath(compiled: Path, *catalogs: str) -> list[Path]:
    resources = [compiled / name / "package" / "src" / "main" / "resources" for name in catalogs]
    return [compiled / "classes", *resources, *(kotlin.library(name) for name in LIBRARIES)]


@pytest.mark.parametrize(("name", "least"), [("features", 2_000), ("wide", 50), ("shipped", 5_000)])
def test_vectors(compiled: Path, name: str, least: int) -> None:
    catalog = load(ROOT / "catalog" if name == "shipped" else FEATURES.parent / name)
    assert compared(compiled, name, catalog) > least


def compared(compiled: Path, name: str, catalog: Catalog) -> int:
    """Compare a package with its vectors and return the number of comparisons."""
    vectors = str(compiled / name / "vectors.json")
    path = classpath(compiled, name)
    return int(kotlin.java(vectors_of(catalog), vectors, classpath=path, cwd=compiled))


def test_large_domain(compiled_large: Path, tmp_path: Path) -> None:
    assert compared(compiled_large, "large", large(1)) > 100_000
    sources = next((compiled_large / "large" / "package").rglob("LargeCode.kt")).parent
    for name in ("LargeCode.kt", "LargeCodeRows.kt"):
        shutil.copy(sources / name, tmp_path / name)
    kotlin.ktlint(tmp_path)


def test_a_domain_above_the_limit_of_the_jvm_is_refused() -> None:
    with pytest.raises(
        ZcodegenError, match=r"acme\.large has 10,901 names, and a class of the JVM holds 10,900"
    ):
        list(plan(large(MAX_CONSTANTS + 1)))


def vectors_of(catalog: Catalog) -> str:
    """The program that holds this catalog's package against vectors."""
    return f"{catalog.manifest.packages.kotlin_package}.vectors.VectorsKt"


@hostile_texts(10_000)
def test_hostile_texts(catalog: Catalog, kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    libraries = [kotlin.library(name) for name in LIBRARIES]
    sources = prepare(catalog, tmp_path, constants=False)
    classes = kotlinc.compile(sources, tmp_path / "classes", classpath=libraries)
    path = [classes, sources[0].parent / "resources", *libraries]
    compared = kotlin.java(vectors_of(catalog), "vectors.json", classpath=path, cwd=tmp_path)
    assert int(compared) > len(list(catalog.entries()))
    kotlin.ktlint(tmp_path / "package")


def test_usage(compiled: Path) -> None:
    path = classpath(compiled, "features")
    assert kotlin.java("usage.UsageKt", classpath=path, cwd=compiled) == "fine\n"


def test_everyday_uses(kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    package = build_into(FEATURES.parent / "everyday", "kotlin", tmp_path / "package")
    sources = [package / "src" / "main" / "kotlin", CONSUMER / "Everyday.kt", CONSUMER / "Names.kt"]
    classes = kotlinc.compile(sources, tmp_path / "classes")
    path = [classes, package / "src" / "main" / "resources"]
    assert kotlin.java("everyday.EverydayKt", classpath=path, cwd=tmp_path) == "fine\n"
    declared = sorted(name for name in public_names(package) if ".Known.Companion" not in name)
    printed = kotlin.java("everyday.NamesKt", *declared, classpath=path, cwd=tmp_path)
    assert printed == f"{len(declared)} names\n"
    kotlin.ktlint(package)


def test_called_from_java(compiled: Path, tmp_path: Path) -> None:
    path = classpath(compiled, "features")
    program = kotlin.javac([CONSUMER / "Usage.java"], tmp_path / "java", classpath=path)
    assert kotlin.java("Usage", classpath=[program, *path], cwd=tmp_path) == "fine\n"


def refused(kotlinc: kotlin.Compiler, tmp_path: Path, program: str, *sources: Path, path: list[Path]) -> str:
    """Return what the compiler says of a program that it refuses."""
    file = tmp_path / "Wrong.kt"
    file.write_text(program, encoding="utf-8")
    with pytest.raises(pytest.fail.Exception) as failed:
        kotlinc.compile([file, *sources], tmp_path / "classes", classpath=path)
    return str(failed.value)


def test_a_when_names_known_and_unknown(compiled: Path, kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    program = (
        "import org.example.acme.codes.acme.RtcCode\n"
        "internal fun f(c: RtcCode): Int = when (c) { is RtcCode.Unknown -> 1 }\n"
    )
    message = refused(kotlinc, tmp_path, program, path=[compiled / "classes"])
    assert "'when' expression must be exhaustive. Add the 'is Known' branch" in message


def test_the_compiler_warns_of_what_is_deprecated(
    compiled: Path, kotlinc: kotlin.Compiler, tmp_path: Path
) -> None:
    program = (
        "import org.example.acme.codes.acme.rtc.RoomCode\n"
        "internal val old: RoomCode = RoomCode.Known.STREAM_GONE\n"
        "internal val former: RoomCode = RoomCode.Known.NO_SUCH_ROOM\n"
    )
    message = refused(kotlinc, tmp_path, program, path=[compiled / "classes"])
    assert "Since 1.1.0: The service answers with STREAM_NOT_FOUND." in message
    assert "Renamed to ROOM_NOT_FOUND." in message


def test_formatter_leaves_it_alone(compiled: Path, tmp_path: Path) -> None:
    for name in ("features", "wide", "shipped"):
        shutil.copytree(compiled / name / "package", tmp_path / name)
    kotlin.ktlint(tmp_path)


def test_refuses_two_names_that_are_one(tmp_path: Path) -> None:
    catalog = load(FEATURES)
    domain = catalog.domains["acme.windows"]
    entries = dict(domain.entries)
    entries["ZERO"] = replace(entries["ZERO"], aliases=("ACCESS_DENIED",))
    domains = {"acme.windows": replace(domain, entries=entries)}
    with pytest.raises(ZcodegenError, match="both ACCESS_DENIED and ZERO are called ACCESS_DENIED"):
        build_into(Catalog(catalog.manifest, domains), "kt", tmp_path)
    domains = {name: replace(domain, name=name) for name in ("acme.a-b", "acme.ab")}
    with pytest.raises(ZcodegenError, match=r"'acme\.a-b' and 'acme\.ab' would share the name"):
        build_into(Catalog(catalog.manifest, domains), "kt", tmp_path)


def test_pom_is_xml(compiled: Path) -> None:
    for name in ("features", "wide", "shipped"):
        manifest = load(ROOT / "catalog" if name == "shipped" else FEATURES.parent / name).manifest
        pom = ET.parse(compiled / name / "package" / "pom.xml")  # noqa: S314 - our own file
        space = "{http://maven.apache.org/POM/4.0.0}"
        developer = f"developers/{space}developer/{space}"
        tags = ("groupId", "artifactId", "version", "description")
        # Maven Central takes no artifact without developers, or has no description.
        output = ("name", "organization", "organizationUrl")
        found = [pom.findtext(f"{space}{tag}") for tag in (*tags, *(developer + tag for tag in output))]
        packages = manifest.packages
        expected = [
            packages.kotlin_group,
            packages.kotlin_artifact,
            manifest.version,
            package_description(manifest),
            f"The maintainers of {manifest.name}",
            packages.kotlin_group,
            manifest.homepage or manifest.repository or None,
        ]
        assert found == expected


@pytest.mark.parametrize("text", ["*/", "/*", "/*/", "*/*/*", "/**/", "a */ b", "*//*"])
def test_a_comment_neither_ends_nor_opens(text: str) -> None:
    body = kdoc([shown(text)]).removeprefix("/**").removesuffix("*/")
    assert "*/" not in body
    assert "/*" not in body
