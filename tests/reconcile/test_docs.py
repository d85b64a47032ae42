"""What import says is explained where a reader looks for it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_id_has_its_row() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "generators/zcodegen/reconcile").glob("*.py")
    )
    said = set(re.findall(r'(?:Finding|tell|_warning)\(\s*"([a-z]+(?:-[a-z]+)+)"', source))
    table = (ROOT / "docs/importing.md").read_text(encoding="utf-8").partition("## What import says")[2]
    rows = set(re.findall(r"`([a-z]+-[a-z]+)`", table))
    texts = {"text-cosmetic", "text-wording", "text-fact", "text-meaning"}
    assert "unread-row" in said
    assert rows == said | texts
