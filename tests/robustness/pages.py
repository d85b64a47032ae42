"""Broken pages: read and imported, each row and finding has a place, and what would be written loads."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tests.robustness.invariants import expect, expect_places
from tests.robustness.mutations import OF_PAGES, mutate
from zcodegen.catalog.claims import Version, load_claims, read_claims
from zcodegen.catalog.files import DOCUMENTS_FOLDER, read_folder
from zcodegen.catalog.load import load_files
from zcodegen.importer.requests import ImportRequest
from zcodegen.importer.run import import_pages
from zcodegen.importer.workspace import WorkspaceInfo
from zcodegen.readers.read import read_page

ROOT: Final = Path(__file__).resolve().parents[2]
CORPUS: Final = Path(__file__).with_name("corpus") / "pages"
LARGE: Final = 0.2
_BREAK: Final = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


def pages_case(dice: random.Random) -> str:
    """Break a page, read it, and import it into a small catalog; one case in five is about a page of the usual size."""
    known = large_pages() if dice.random() < LARGE else small_pages()
    name = dice.choice(sorted(known))
    what, files = mutate(dice, {name: known[name]}, name, OF_PAGES)
    page = read_page(files[name], path=name)
    lines = len(_BREAK.split(files[name].decode("utf-8", "replace")))
    for place in [row.line for row in page.rows] + [skipped.line for skipped in page.unread]:
        expect(1 <= place <= lines, f"no such line: {place} of {lines}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(files[name])
        request = ImportRequest(path, "acme.fuzz", "1", "en", "acme.fuzz")
        done = import_pages(catalog(), [request], WorkspaceInfo(Path(folder), "catalog", schemas=False))
        expect_places(done.findings, {path.as_posix(): files[name]}, prefix="")
    if done.files == catalog():
        expect(done.findings, "nothing imported, and no finding says why")
        return f"{what}: refused"
    stored = {path: content for path, content in done.files.items() if path.startswith(DOCUMENTS_FOLDER)}
    _versions, faults = read_claims(stored, shown="catalog")
    expect(not faults, f"claims would be written and not load: {faults[:1]}")
    loaded = load_files(
        {path: done.files[path] for path in done.files.keys() - stored.keys()}, shown="catalog"
    )
    expect(loaded.ok, f"a catalog would be written that does not load: {loaded.findings[:1]}")
    return f"{what}: imported{', findings' if done.findings else ''}"


@cache
def catalog() -> dict[str, bytes]:
    """Return the files of the small catalog with every feature."""
    return read_folder(ROOT / "tests" / "catalogs" / "features")[0]


@cache
def small_pages() -> dict[str, bytes]:
    """Return what fuzzing starts from: name -> content."""
    return {path.name: path.read_bytes() for path in CORPUS.iterdir() if not path.name.startswith("found-")}


@cache
def large_pages() -> dict[str, bytes]:
    """Return the shipped claims as pages with tables: name -> content."""
    versions, _ = load_claims(ROOT / "catalog")
    return {
        f"{version.document}-{version.version}.mdx": "".join(_table(version)).encode("utf-8")
        for version in versions
    }


def _table(version: Version) -> Iterator[str]:
    heading: tuple[str, ...] = ()
    for claim in version.claims:
        if claim.heading != heading:
            heading = claim.heading
            yield f"\n## {heading[-1]}\n\n| Code | Message | Solution |\n|--|--|--|\n"
        cells = (str(claim.code), claim.message or "-", claim.action or "-")
        yield f"| {' | '.join(cell.replace(chr(10), '<br/>') for cell in cells)} |\n"
