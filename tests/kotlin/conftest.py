"""All packages and programs of the Kotlin tests, compiled together once a session: a compilation costs seconds."""

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
    """A folder a catalog, with its package and vectors; `classes` has all of them compiled, and the programs."""

    def make(folder: Path) -> None:
        sources: list[Path] = [CONSUMER / "Usage.kt"]
        for name in ("features", "wide"):
            sources += prepare(load(ROOT / "tests" / "catalogs" / name), folder / name)
        sources += prepare(load(ROOT / "catalog"), folder / "shipped")
        sources += prepare(large(LARGE), folder / "large", constants=False)
        libraries = [kotlin.library(name) for name in LIBRARIES]
        kotlinc.compile(
            sources, folder / "classes", classpath=libraries, plugin=kotlin.serialization_plugin()
        )

    return once(session_folder / "kotlin", make)
