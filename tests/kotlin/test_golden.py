"""The Kotlin package of the features catalog, as it was reviewed: a change of it is a change of the product."""

from __future__ import annotations

from pathlib import Path

from tests.build_helpers import build_into
from tests.golden import same_tree
from tests.toolchains.tools import ROOT

GOLDEN = Path(__file__).parent / "golden"


def test_golden(tmp_path: Path) -> None:
    package = build_into(ROOT / "tests" / "catalogs" / "features", "kotlin", tmp_path)
    files = (
        path
        for path in sorted(package.rglob("*"))
        if path.is_file() and path.suffix in {".kt", ".md", ".xml"}
    )
    same_tree(
        {path.relative_to(package).as_posix(): path.read_text(encoding="utf-8") for path in files}, GOLDEN
    )
