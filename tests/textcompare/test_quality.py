from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from tests.textcompare.measure import (
    across,
    drawn,
    error_precision,
    error_recall,
    made,
    report,
    right,
    warning_recall,
)
from zcodegen.textcompare.crosslingual import compare_across
from zcodegen.textcompare.difference import TextDifferenceKind

SHARED = Path(__file__).parents[3] / "shared" / "documents" / "expected" / "site.json"


def test_errors_of_drawn_pairs_are_right_and_few_are_missed() -> None:
    pairs = drawn()
    assert len(pairs) >= 100
    assert error_precision(pairs).value >= 0.9
    assert error_recall(pairs).value >= 0.8
    assert warning_recall(pairs).value >= 0.95
    assert right(pairs).value >= 0.9


def test_errors_of_made_pairs_are_right_and_few_are_missed() -> None:
    pairs = made()
    assert error_precision(pairs).value >= 0.95
    assert error_recall(pairs).value >= 0.85
    assert warning_recall(pairs).value >= 0.95
    assert {pair.labels for pair in pairs} >= {("detail",), ("fact",), ("meaning",), ("wording",)}
    details = [pair for pair in pairs if pair.labels == ("detail",)]
    assert sum(pair.is_right for pair in details) >= 0.7 * len(details)


def test_facts_of_labelled_pairs_are_compared() -> None:
    pairs = across()
    assert right(pairs).value >= 0.95


def test_the_page_has_the_measured_figures() -> None:
    page = Path(__file__).parents[2] / "docs" / "internals" / "checker-quality.md"
    assert report() in page.read_text(encoding="utf-8")


def test_the_real_pages_of_two_languages_have_no_finding() -> None:
    if not SHARED.exists():
        pytest.skip("missing: shared/documents/expected/site.json, the rows of the real pages")
    pages = json.loads(SHARED.read_text(encoding="utf-8"))
    compared = 0
    for path in (path for path in pages if "/zh/" in path and path.replace("/zh/", "/en/") in pages):
        english = dict(_places(pages[path.replace("/zh/", "/en/")]))
        for place, text in _places(pages[path]):
            if place in english:
                compared += 1
                difference = compare_across(text, "zh-CN", english[place], "en")
                assert difference is None or difference.kind is TextDifferenceKind.DETAIL, difference
    assert compared > 400


def _places(rows: list[dict[str, object]]) -> list[tuple[tuple[object, ...], str]]:
    """Return the texts of a page by heading position, codes and field; headings are translated, their order is not."""
    return [
        ((position, str(row["codes"]), field), str(row[field]))
        for position, (_, group) in enumerate(groupby(rows, key=lambda row: row["heading"]))
        for row in group
        for field in ("message", "cause", "action")
        if row[field]
    ]
