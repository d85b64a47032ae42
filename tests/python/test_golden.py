"""The package of the features catalog, as it was accepted: a change of it is a change of the product."""

from __future__ import annotations

from pathlib import Path

from tests.build_helpers import load
from tests.golden import same_tree
from tests.toolchains.tools import ROOT
from zcodegen.generate.pipeline import plan, render
from zcodegen.targets.table import TARGETS

FEATURES = ROOT / "tests" / "catalogs" / "features"


def test_features() -> None:
    tree = render(TARGETS["python"], plan(TARGETS["python"], load(FEATURES)))
    same_tree({path: text.decode() for path, text in tree.items()}, Path(__file__).parent / "golden")
