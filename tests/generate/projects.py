"""A project with the features catalog and every target, whose files a test may change, and builds of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zcodegen.targets.table import TARGETS

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
FEATURES = ROOT / "tests" / "catalogs" / "features"
CUSTOM_TARGET = ROOT / "gallery" / "sql"


def make_project(folder: Path) -> Path:
    """Create the project in `folder`, which does not exist yet."""
    shutil.copytree(FEATURES, folder / "catalog", ignore=shutil.ignore_patterns("expected", "out"))
    with (folder / "catalog" / "catalog.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write(f"targets: [{', '.join(TARGETS)}]\n")
    return folder


def run_build(project: Path, cache: Path | str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `zcodegen build` in a project with a cache folder, none for ""."""
    return subprocess.run(
        [sys.executable, "-m", "zcodegen", "build", *options],
        cwd=project,
        env={**os.environ, "ZCODEGEN_CACHE": str(cache)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def files_below(folder: Path) -> Mapping[str, bytes]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
