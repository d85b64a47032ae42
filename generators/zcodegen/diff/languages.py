"""How bad a kind of change is for programs in each language: a change that is safe in one can break another.

tests/diff/test_witnesses.py proves the levels by programs that are compiled against the old package and run with the new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from zcodegen.diff.table import KINDS, Criticality

LANGUAGES: Final = ("python", "typescript", "go", "kotlin")
"""The languages whose programs use packages."""

_LEVELS: Final[Mapping[str, Mapping[str, Criticality]]] = {
    # TypeScript takes any values for a text without arguments; Python refuses unknown ones.
    "argument-removed": {"typescript": Criticality.DANGEROUS},
    # An exhaustive match over the known codes does not handle a code that was unknown when it was compiled.
    "entry-added": {"python": Criticality.DANGEROUS, "typescript": Criticality.DANGEROUS},
    # The name in logs, metrics and google.rpc.ErrorInfo is another one.
    "entry-renamed-with-alias": {"python": Criticality.DANGEROUS, "typescript": Criticality.DANGEROUS},
}
"""Kind → language → its level there, if it differs from the kind's own."""


def criticality_in(kind: str, language: str) -> Criticality:
    """Return how bad a kind of change is for programs in a language."""
    return _LEVELS.get(kind, {}).get(language, KINDS[kind].criticality)
