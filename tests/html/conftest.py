"""The pages of the features' catalog, built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build_helpers import build_into
from tests.toolchains.tools import ROOT, once

FEATURES = ROOT / "tests" / "catalogs" / "features"
FIND = Path(__file__).parent / "programs" / "find.mjs"


@pytest.fixture(scope="session")
def features(session_folder: Path) -> Path:
    """The pages of the catalog with every feature."""
    return once(session_folder / "html-features", lambda folder: build_into(FEATURES, "html", folder))
