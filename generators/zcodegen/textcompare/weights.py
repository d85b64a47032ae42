"""The comparison's logistic regressions, whose weights are in `weights.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def probability(model: str, evidence: Mapping[str, float]) -> float:
    """Return the probability, 0.0 to 1.0, of different errors by a model: `statements`, `texts`, `names`, or `locales`.

    `evidence` has values by the names of the weights; one without a weight does not count.
    """
    weights = weights_of(model)
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in evidence.items())))


@cache
def weights_of(model: str) -> Mapping[str, float]:
    """Return the weight of each piece of evidence of a model."""
    tables = tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))
    return {str(name): float(weight) for name, weight in tables[model].items()}
