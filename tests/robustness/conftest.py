"""Fixtures: a small project in a folder with a blank and Chinese in its name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.robustness.project import make_project
from tests.toolchains.tools import once


@pytest.fixture(scope="session")
def made(session_folder: Path) -> Path:
    """A project as `make_project` makes it; not to be changed."""
    return once(session_folder / "robustness", lambda folder: make_project(folder / "project")) / "project"


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of the project."""
    return Path(shutil.copytree(made, tmp_path / "路径 with space"))
