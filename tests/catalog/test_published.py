"""What travels in a package: all that it shows of its catalog, and nothing of how the catalog is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from zcodegen.catalog.dump import dump_published
from zcodegen.catalog.load import load_catalog, load_files
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.published import published
from zcodegen.generate.pipeline import generate
from zcodegen.targets.table import get_target

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = [ROOT / "catalog", ROOT / "tests/catalogs/features"]
PACKED = ("python", "typescript", "go", "kotlin")

KEPT = {
    "catalog.yaml": """\
# SECRET: a comment
zcodegen: 1
name: acme
version: 1.0.0
locales: {source: en, required: [en]}
limits: {message: 77}
words: {cause: [SECRET]}
rules: {text-form: error}
documents:
  acme.page:
    title: {en: Codes}
    url: {en: "https://example.org/codes"}
    domain: acme.room
    pages: [{path: SECRET/page.md}]
    order: [SECRET]
    withdrawn: [{version: SECRET, reason: SECRET}]
waivers: [{rule: text-form, at: acme.room, reason: SECRET, covers: ["000000000000"], owner: SECRET}]
approved: [{changes: ["000000000000"], reason: SECRET}]
""",
    "acme/room.yaml": """\
domain: acme.room
title: {en: Rooms}
code_type: integer
ranges: [[1, 777]]
entries:
  GONE: # SECRET
    code: 4
    status: NOT_FOUND
    message: {en: Gone., de: {text: Weg., translated: "77777777"}}
    proposed: true
    waivers: [{rule: text-form, reason: SECRET, covers: ["000000000000"]}]
""",
}
LEFT = """\
domain: acme.room
title: {en: Rooms}
code_type: integer
entries:
  GONE:
    code: 4
    status: NOT_FOUND
    message:
      en: Gone.
      de: Weg.
"""


def catalog_of(folder: Path) -> Catalog:
    catalog = load_catalog(folder).catalog
    assert catalog is not None
    return catalog


@pytest.mark.parametrize("folder", CATALOGS, ids=lambda path: path.name)
@pytest.mark.parametrize("target", PACKED)
def test_it_makes_the_same_packages(folder: Path, target: str) -> None:
    catalog = catalog_of(folder)
    carried = load_files(dump_published(catalog), shown="").catalog
    assert carried == published(catalog)
    row = get_target(target)
    assert generate(carried, [row]) == generate(catalog, [row])


def test_nothing_of_how_it_is_kept_is_in_it() -> None:
    loaded = load_files({path: text.encode() for path, text in KEPT.items()}, shown="")
    assert not loaded.findings, loaded.findings
    assert loaded.catalog is not None
    files = dump_published(loaded.catalog)
    output = b"".join(files.values()).decode()
    assert "https://example.org/codes" in output
    for internal in ("SECRET", "77", "text-form", "proposed", "waivers", "000000000000"):
        assert internal not in output
    assert files["acme/room.yaml"].decode() == LEFT
