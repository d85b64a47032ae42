from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from tests.textcompare.measure import across, report, scores, within
from zcodegen.textcompare.crosslingual import compare_facts

SHARED = Path(__file__).parents[3] / "shared" / "documents" / "expected" / "site.json"


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held-out"])
def test_the_kinds_of_labelled_pairs_are_found(*, held_out: bool) -> None:
    found = scores(pair for pair in within() if pair.held_out is held_out)
    assert [score.label for score in found] == ["none", "cosmetic", "wording", "fact", "meaning"]
    assert sum(score.labelled for score in found) >= 50
    assert all(score.precision >= 0.95 and score.recall >= 0.95 for score in found), found


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held-out"])
def test_facts_of_labelled_pairs_are_compared(*, held_out: bool) -> None:
    found = scores(pair for pair in across() if pair.held_out is held_out)
    assert sum(score.labelled for score in found) >= 40
    assert all(score.precision >= 0.95 and score.recall >= 0.95 for score in found), found


def test_the_page_has_the_measured_figures() -> None:
    page = Path(__file__).parents[2] / "docs" / "checker-quality.md"
    assert report().strip() in page.read_text(encoding="utf-8")


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
                assert compare_facts(text, "zh-CN", english[place], "en") is None
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
