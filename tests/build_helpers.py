"""Write a project, and build a target's package from its catalog as `zcodegen build` does, in a folder of a test."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zcodegen.catalog.load import load_catalog
from zcodegen.generate.pipeline import plan, render
from zcodegen.targets.table import get_target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zcodegen.catalog.model import Catalog


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts by their paths below `folder`, with the folders that they need."""
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def load(folder: Path) -> Catalog:
    """Load the catalog in `folder`; a finding fails the test."""
    loaded = load_catalog(folder)
    assert loaded.ok, loaded.findings
    assert loaded.catalog is not None
    return loaded.catalog


def build_into(catalog: Catalog | Path, target: str, folder: Path) -> Path:
    """Write the tree that `target` (its id or short name) makes of a catalog, or of one's folder; return `folder`."""
    model = load(catalog) if isinstance(catalog, Path) else catalog
    row = get_target(target)
    for path, content in render(row, plan(row, model)).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder
