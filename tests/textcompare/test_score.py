from __future__ import annotations

import pytest

from tests.textcompare.fit import evidence_of
from tests.textcompare.measure import drawn, made
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.difference import TextDifferenceKind
from zcodegen.textcompare.meaning import statement_evidence
from zcodegen.textcompare.score import score
from zcodegen.textcompare.weights import weights_of


@pytest.mark.parametrize("least", [0.3, 0.5])
def test_a_score_below_the_least_is_zero_and_any_other_stays(least: float) -> None:
    pairs = [
        pair.texts
        for pair in (*drawn(), *made())
        if all(text.isascii() and text.strip() for text in pair.texts)
    ]
    scores = {pair: score(*pair, "en") for pair in pairs}
    assert min(scores.values()) < least <= max(scores.values())
    assert {pair: score(*pair, "en", least) for pair in pairs} == {
        pair: probability if probability >= least else 0.0 for pair, probability in scores.items()
    }


def test_the_kind_is_the_same_if_the_texts_change_places() -> None:
    pairs = [
        *(pair.texts for pair in (*drawn(), *made())),
        ("支持该徽章。", "无法支持该徽章。"),
        ("Protocol violation.", "Protocol violation. Only if the remote caused a protocol violation."),
        ("Invalid version id specified", "The specified version does not exist."),
        ("Unexpected gateway error. Retry.", "**Server error** — an error occurred on the platform side."),
    ]
    assert [pair for pair in pairs if _kind(*pair) != _kind(*reversed(pair))] == []


def _kind(left: str, right: str) -> tuple[TextDifferenceKind, bool] | None:
    locale = "en" if f"{left}{right}".isascii() else "zh-CN"
    difference = compare_texts(left, right, locale=locale)
    return (difference.kind, difference.is_certain) if difference else None


def test_every_piece_of_evidence_has_a_weight() -> None:
    found = evidence_of("the room does not exist", "the token has expired long ago", "en")
    assert found.keys() == weights_of("texts").keys()


def test_a_text_of_many_statements_is_compared_soon() -> None:
    left = " ".join(f"Room {chr(97 + at % 26)}{at} not found." for at in range(1000))
    right = " ".join(f"User {chr(97 + at % 26)}{at} is expired." for at in range(1000))
    assert len(statement_evidence(left, right, "en")) <= 401
    difference = compare_texts(left, right, locale="en")
    assert difference is not None
    assert difference.kind in {TextDifferenceKind.MEANING, TextDifferenceKind.FACT}
