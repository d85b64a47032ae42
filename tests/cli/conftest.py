"""The fixtures that tests of several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.repo import Work

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """A project in Git whose last release is 1.4.2."""
    made = Work(tmp_path / "work")
    made.commit("First", tag="catalog/v1.4.2")
    return made
