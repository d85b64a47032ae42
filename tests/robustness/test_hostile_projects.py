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

from tests.robustness.hostile_projects import SECRET, HostileProject, run_command

PROJECTS = int(os.environ.get("FUZZ_PROJECTS", "40"))
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split()]
SECONDS = 10
MEMORY = 1 << 30
COMMANDS_OF_A_PROJECT = 3


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_outside_is_read_or_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    monkeypatch.setattr("zcodegen.generate.limits.BASE_SECONDS", 1)
    for number in range(PROJECTS):
        folder = tmp_path / f"{number}"
        project = HostileProject(folder, seed * 1_000_003 + number)
        before = project.snapshot()
        for command in project.commands(COMMANDS_OF_A_PROJECT):
            ran = run_command(project, command, seconds=SECONDS, memory=MEMORY)
            report = f"seed {seed}, project {number}: zcodegen {' '.join(command)}: {ran.code}\n{ran.output[-2000:].decode(errors='replace')}"
            assert ran.code in {0, 1, 2}, report
            assert b"Traceback" not in ran.output, report
            assert SECRET.encode() not in ran.output, report
            assert project.snapshot() == before, report
            assert not project.leaks(), report
