"""No command reads, shows or changes anything outside of a hostile project, and every command ends.

`FUZZ_PROJECTS` and `FUZZ_SEEDS` choose how many projects are made.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("links, pipes and limits are POSIX's", allow_module_level=True)

from tests.robustness.hostile_projects import try_project

PROJECTS = int(os.environ.get("FUZZ_PROJECTS", "40"))
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split()]


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_outside_is_read_or_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    monkeypatch.setattr("zcodegen.generate.limits.BASE_SECONDS", 1)
    for number in range(PROJECTS):
        _, faults = try_project(tmp_path / f"{number}", seed * 1_000_003 + number)
        assert not faults, "\n".join(faults)
