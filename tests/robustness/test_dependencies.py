"""The lowest versions that are allowed of what runs with zcodegen have no vulnerability that is known."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

FIXED: Final = {
    "black": ("26.3.1", "CVE-2026-32274, CVE-2024-21503"),
    "jinja2": ("3.1.6", "CVE-2025-27516"),
    "lxml": ("6.1", "CVE-2026-41066"),
    "pygments": ("2.20", "CVE-2026-4539"),
}
"""Package -> the first version without the vulnerability, and its name."""
PROJECT: Final = Path(__file__).resolve().parents[2] / "pyproject.toml"


@pytest.mark.parametrize("name", sorted(FIXED))
def test_no_vulnerable_version_is_allowed(name: str) -> None:
    rows = map(Requirement, tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"])
    (row,) = (row for row in rows if row.name == name)
    fixed, advisory = FIXED[name]
    (lowest,) = (Version(bound.version) for bound in row.specifier if bound.operator == ">=")
    assert lowest >= Version(fixed), advisory
