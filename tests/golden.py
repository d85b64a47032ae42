"""Comparing with what was accepted before: `make accept` renews it, and git shows what changed."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ACCEPT = os.environ.get("ACCEPT") == "1"


def same_text(text: str, golden: Path) -> None:
    """Hold `text` against the file `golden`; write it there under `make accept`."""
    if _ACCEPT:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8"), f"differs from {golden.name}: see `make accept`"


def same_tree(tree: Mapping[str, str], golden: Path) -> None:
    """Hold `tree`, path -> text, against all files of the folder `golden`; write it there under `make accept`."""
    if _ACCEPT and golden.is_dir():
        shutil.rmtree(golden)
    for path, text in tree.items():
        same_text(text, golden / path)
    accepted = {path.relative_to(golden).as_posix() for path in golden.rglob("*") if path.is_file()}
    assert accepted == set(tree), f"files differ from {golden.name}: see `make accept`"
