"""The package of the features' catalog, built and installed once a session under the name "codes"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build_helpers import build_into, load
from tests.toolchains import typescript
from tests.toolchains.tools import ROOT, once
from tests.vectors.make import write

FEATURES = ROOT / "tests" / "catalogs" / "features"
CONSUMER = Path(__file__).parent / "consumer"


def install(folder: Path, package: Path, *programs: str) -> Path:
    """Make `folder` a project that has `package` under the name "codes", with some programs of consumer/ in src/."""
    (folder / "src").mkdir(parents=True, exist_ok=True)
    for program in programs:
        (folder / "src" / program).write_bytes((CONSUMER / program).read_bytes())
    return typescript.project(folder, {"codes": package}, {"types": ["node"]})


@pytest.fixture(scope="session")
def package(session_folder: Path) -> Path:
    """The features' package, as `zcodegen build` makes it."""
    return once(session_folder / "typescript-package", lambda folder: build_into(FEATURES, "ts", folder))


@pytest.fixture(scope="session")
def features(session_folder: Path, package: Path) -> Path:
    """A compiled project that uses the features' package, with the catalog's vectors.json."""

    def make(folder: Path) -> None:
        install(folder, package, "vectors.ts", "usage.ts")
        write(load(FEATURES), folder / "vectors.json")
        typescript.tsc(folder, "typescript5")

    return once(session_folder / "typescript-features", make)
