"""What the HTTP and gRPC targets make of the catalog with every feature."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build_helpers import build_into
from tests.rules.cases import write
from tests.targets.history import CATALOG
from tests.toolchains.tools import ROOT, once

FEATURES = ROOT / "tests" / "catalogs" / "features"


@pytest.fixture(scope="session")
def openapi(session_folder: Path) -> Path:
    """The folder with openapi.yaml."""
    return once(session_folder / "openapi", lambda folder: build_into(FEATURES, "openapi", folder))


@pytest.fixture(scope="session")
def proto(session_folder: Path) -> Path:
    """The folder with the .proto files."""
    return once(session_folder / "proto", lambda folder: build_into(FEATURES, "proto", folder))


@pytest.fixture
def history_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a document in two versions; also the working directory."""
    monkeypatch.chdir(tmp_path)
    write(CATALOG, tmp_path)
    return tmp_path
