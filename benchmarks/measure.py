"""Run programs and measure them: CPU of a process and all that it started, wall clock, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# A program that was installed has its modules compiled; without them Python would compile all at each start.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Run:
    """Commands that are measured together, run in `cwd`, after `prepare` (not measured)."""

    commands: Sequence[Sequence[str]]
    cwd: Path
    prepare: Callable[[], object] = lambda: None
    fine: frozenset[int] = frozenset({0})
    """Exit codes that are not a failure: a linter that finds something has done its work."""
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU and of wall clock, and megabytes at the peak."""

    cpu: float
    wall: float
    memory: float


def measure(run: Run) -> Cost:
    """Run once; SystemExit with what a program said where it fails."""
    run.prepare()
    cpu, memory, start = 0.0, 0.0, time.perf_counter()
    for command in run.commands:
        process = subprocess.Popen(
            command,
            cwd=run.cwd,
            env={**_ENVIRONMENT, **run.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in run.fine:
            sys.exit(f"{' '.join(command[:3])} … ended with {process.returncode} in {run.cwd}")
        cpu += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss / 1024)
    return Cost(cpu, time.perf_counter() - start, memory)


def pairs(ours: Run, theirs: Run, count: int) -> tuple[Cost, Cost, float]:
    """Run both in turns; return the median costs of each and the median of the pairs' ratios of CPU."""
    measured = [(measure(ours), measure(theirs)) for _ in range(count)]
    first, second = (_median([pair[side] for pair in measured]) for side in (0, 1))
    return first, second, statistics.median(run.cpu / other.cpu for run, other in measured)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )
