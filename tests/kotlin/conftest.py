"""The packages and programs of the Kotlin tests, compiled once in a session: a compilation takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build_helpers import load
from tests.catalogs.make import large
from tests.kotlin.wiring import CONSUMER, prepare
from tests.toolchains import kotlin
from tests.toolchains.tools import ROOT, once

LARGE = 10_000
LIBRARIES = ("kotlinx-serialization-core-jvm", "kotlinx-serialization-json-jvm")


@pytest.fixture(scope="session")
def compiled(session_folder: Path, kotlinc: kotlin.Compiler) -> Path:
    """A folder for each catalog, with its package and vectors; `classes` has all of them compiled, and the programs."""

    def make(folder: Path) -> None:
        sources: list[Path] = [CONSUMER / "Usage.kt"]
        for name in ("features", "wide"):
            sources += prepare(load(ROOT / "tests" / "catalogs" / name), folder / name)
        sources += prepare(load(ROOT / "catalog"), folder / "shipped")
        compile_programs(kotlinc, sources, folder)

    return once(session_folder / "kotlin", make)


@pytest.fixture(scope="session")
def compiled_large(session_folder: Path, kotlinc: kotlin.Compiler) -> Path:
    """The same for one domain of `LARGE` codes, without constants in the program."""

    def make(folder: Path) -> None:
        sources = prepare(large(LARGE), folder / "large", constants=False)
        compile_programs(kotlinc, [*sources], folder)

    return once(session_folder / "kotlin-large", make)


def compile_programs(kotlinc: kotlin.Compiler, sources: list[Path], folder: Path) -> None:
    """Compile packages and programs to `folder`/classes."""
    libraries = [kotlin.library(name) for name in LIBRARIES]
    kotlinc.compile(sources, folder / "classes", classpath=libraries, plugin=kotlin.serialization_plugin())
