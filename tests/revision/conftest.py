from __future__ import annotations

from pathlib import Path

import pytest

from tests.repositories import git


@pytest.fixture
def top(tmp_path: Path) -> Path:
    top = tmp_path / "repository"
    top.mkdir()
    git(top, "init", "-q", "-b", "main")
    return top
