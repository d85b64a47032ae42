"""The pages of ../shared, whose rows were extracted independently and checked by extraction."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zcodegen.readers.read import read_page

DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
TEXTS = ("name", "message", "cause", "action")

needs_documents = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="needs ../shared/documents, the vendor's pages, which are not shipped"
)


def _cases() -> list[tuple[str, list[dict[str, Any]]]]:
    if not DOCUMENTS.is_dir():
        return [("absent", [])]
    files = [DOCUMENTS / "expected" / name for name in ("seeds.json", "site.json")]
    return [case for file in files for case in json.loads(file.read_text(encoding="utf-8")).items()]


@needs_documents
@pytest.mark.parametrize(
    ("path", "expected"), _cases(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_row_is_exact(path: str, expected: list[dict[str, Any]]) -> None:
    page = read_page((DOCUMENTS / path).read_bytes(), path=path, root=DOCUMENTS / "site")

    assert [(row.line, list(row.codes), row.kind) for row in page.rows] == [
        (row["line"], row["codes"], row.get("class", "return")) for row in expected
    ]
    for row, wanted in zip(page.rows, expected, strict=True):
        if not wanted.get("ambiguous"):
            assert {text: getattr(row, text) for text in TEXTS} == {text: wanted[text] for text in TEXTS}


@needs_documents
def test_the_rows_of_the_seeds_are_402() -> None:
    seeds = [read_page(file.read_bytes(), path=file.name) for file in sorted((DOCUMENTS / "seeds").iterdir())]
    assert sum(len(page.rows) for page in seeds) == 402
    assert sum(len(row.codes) for page in seeds for row in page.rows) == 410
    assert [page.unread for page in seeds] == [(), (), (), (), ()]
