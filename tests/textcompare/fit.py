"""Fit the weights of `texts` in `weights.toml`: `python -m tests.textcompare.fit PAIRS.json`.

PAIRS.json is a list of objects with `left`, `right`, `locale`, `set`, and `labels`, the first of them preferred. The pairs cannot be
published; the weights of a fit, and how well those that are fitted without a set judge it, are printed.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.textcompare.measure import ERRORS, Share
from zcodegen.textcompare.abbreviations import unify_abbreviations
from zcodegen.textcompare.compare import (
    CERTAIN,
    TextDifferenceKind,
    compare_texts,
    have_one_frame,
    may_be_equal,
)
from zcodegen.textcompare.facts import language
from zcodegen.textcompare.score import evidence, places
from zcodegen.textcompare.vocabulary import LANGUAGES

DECIDED = {TextDifferenceKind.COSMETIC, TextDifferenceKind.FACT, TextDifferenceKind.LANGUAGE}
PENALTY = 5.0
STEPS = 15


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled pair with its evidence."""

    group: str
    evidence: tuple[float, ...]
    labels: frozenset[str]
    is_error: bool

    @property
    def is_sure(self) -> bool:
        """Whether the pair is an error, or is none: what may be either teaches nothing."""
        return not (self.labels & ERRORS and self.labels - ERRORS)


def read(path: Path) -> tuple[list[str], list[Example]]:
    """Return the names of the evidence, and the pairs whose error the score decides."""
    pairs: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    names: list[str] = []
    examples = []
    for pair in pairs:
        left, right, locale = pair["left"], pair["right"], pair["locale"]
        if not is_scored(left, right, locale):
            continue
        found = evidence_of(left, right, locale)
        names = list(found)
        labels = pair["labels"]
        examples.append(Example(pair["set"], tuple(found.values()), frozenset(labels), labels[0] in ERRORS))
    return names, examples


def is_scored(left: str, right: str, locale: str) -> bool:
    """Return whether the score decides if two messages are different errors: no fact does, and neither is part of the other."""
    difference = compare_texts(left, right, locale=locale, field="cause")
    is_decided = difference is None or (difference.kind in DECIDED and difference.is_certain)
    has_words = language(locale) in LANGUAGES and not may_be_equal(left, right)
    return has_words and not is_decided and not have_one_frame(left, right, locale)


def evidence_of(left: str, right: str, locale: str) -> dict[str, float]:
    """Return all evidence of two messages, by the names of the weights."""
    texts, tongue = unify_abbreviations(left, right), language(locale)
    return {**evidence(*texts, tongue), "places": places(*texts, tongue)}


def fit(examples: Sequence[Example]) -> list[float]:
    """Return the weights of a logistic regression with a penalty on all but the first, scaled by each evidence's spread."""
    width = len(examples[0].evidence)
    columns = list(zip(*(example.evidence for example in examples), strict=True))
    spreads = [_spread(column) or 1.0 for column in columns]
    weights = [0.0] * width
    for _ in range(STEPS):
        slope = [PENALTY * weight * spread**2 for weight, spread in zip(weights, spreads, strict=True)]
        slope[0] = 0.0
        curve = [[0.0] * width for _ in range(width)]
        for at in range(1, width):
            curve[at][at] = PENALTY * spreads[at] ** 2
        for example in filter(lambda example: example.is_sure, examples):
            chance = probability(weights, example.evidence)
            error = chance - example.is_error
            steepness = chance * (1 - chance)
            for at, value in enumerate(example.evidence):
                slope[at] += error * value
                for other, more in enumerate(example.evidence):
                    curve[at][other] += steepness * value * more
        weights = [weight - step for weight, step in zip(weights, solve(curve, slope), strict=True)]
    return weights


def probability(weights: Sequence[float], evidence: Sequence[float]) -> float:
    """Return the probability of an error."""
    return 1 / (1 + math.exp(-sum(map(float.__mul__, weights, map(float, evidence)))))


def solve(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    """Return the solution of a system of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for at, _ in enumerate(rows):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other, row in enumerate(rows):
            if other != at:
                rows[other] = [value - row[at] * mine for value, mine in zip(row, rows[at], strict=True)]
    return [row[-1] for row in rows]


def _spread(column: Sequence[float]) -> float:
    mean = sum(column) / len(column)
    return math.sqrt(sum((value - mean) ** 2 for value in column) / len(column))


def report(names: Sequence[str], examples: Sequence[Example]) -> str:
    """Return the weights of all examples, and how each set is judged by the weights that were fitted without it."""
    lines = [
        f"{name!r} = {weight:.2f}".replace("'", '"')
        for name, weight in zip(names, fit(examples), strict=True)
    ]
    for group in dict.fromkeys(example.group for example in examples):
        weights = fit([example for example in examples if example.group != group])
        mine = [example for example in examples if example.group == group]
        reported = [example for example in mine if probability(weights, example.evidence) >= CERTAIN]
        errors = [example for example in mine if example.labels <= ERRORS]
        right = Share(sum(bool(example.labels & ERRORS) for example in reported), len(reported))
        found = Share(sum(example.labels <= ERRORS for example in reported), len(errors))
        lines.append(f"{group}: precision {right}, recall {found}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report(*read(Path(sys.argv[1]))) + "\n")
