"""The weights of the comparison's logistic regressions, read from `weights.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def weights_of(model: str) -> Mapping[str, float]:
    """Return the weight of each piece of evidence of a model: `statements`, `texts`, or `locales`."""
    tables = tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))
    return {str(name): float(weight) for name, weight in tables[model].items()}
