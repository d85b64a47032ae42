"""The two releases, made once per session: packing for Maven takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publish.project import first_release, second_release
from tests.toolchains.tools import once

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def first(session_folder: Path) -> Path:
    """The project of version 1.0.0, built and packed; only to be read."""
    return once(session_folder / "release-1", first_release)


@pytest.fixture(scope="session")
def second(session_folder: Path, first: Path) -> Path:
    """The same project with one code more, its version taken from that; only to be read."""
    return once(session_folder / "release-2", lambda folder: second_release(first, folder))
