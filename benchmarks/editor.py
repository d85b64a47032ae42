"""Processor time between a change in an editor and the findings: load, check, and look up, by the size of the domain."""

from __future__ import annotations

import gc
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.catalogs import make, write_ours
from zcodegen.catalog.project import Project
from zcodegen.editor.completion import complete
from zcodegen.editor.hover import hover
from zcodegen.editor.workspace import Workspace

SIZES: Final = (100, 1_000, 5_000)
RUNS: Final = 5
FILE: Final = "catalog/acme/part000.yaml"


def table() -> str:
    """Return the table: the median of several changes, the first of which is left out."""
    rows = ["| entries | after a change | hover | completion |", "|---|---|---|---|"]
    rows += [
        f"| {size:,} | " + " | ".join(f"{seconds * 1000:.0f} ms" for seconds in _measure(size)) + " |"
        for size in SIZES
    ]
    return "\n".join(rows)


def _measure(size: int) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        write_ours(Path(folder), make(size, per_domain=size))
        workspace = Workspace(Project(Path(folder) / "catalog"))
        text = (Path(folder) / FILE).read_text("utf-8")
        gc.freeze()
        times: list[float] = []
        for number in range(RUNS + 1):
            start = time.process_time()
            workspace.write(FILE, text.replace("does not exist", f"does not exist {number}", 1))
            snapshot = workspace.snapshot()
            snapshot.problems("2026-01-01")
            times.append(time.process_time() - start)
        place = text.index("code: 4100000") + 8
        start = time.process_time()
        hover(snapshot, FILE, place)
        hovered = time.process_time()
        complete(snapshot, FILE, place)
        return sorted(times[1:])[RUNS // 2], hovered - start, time.process_time() - hovered
