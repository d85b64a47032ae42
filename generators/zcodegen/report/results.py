"""What every report is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field

from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Severity
from zcodegen.rules.waive import Waived


class Results(Struct, frozen=True):
    """The outcome of a check: findings in order, what waivers cover, and the files for code frames."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    files: Mapping[str, SourceFile] = field(default_factory=dict)
    colour: bool = False
    full: bool = False
    """Whether the text report shows every finding at length, however many of one rule there are."""

    def count(self, level: Severity) -> int:
        """Return how many findings have this level."""
        return sum(found.severity is level for found in self.findings)

    def by_rule(self) -> dict[str, int]:
        """Return rule -> number of its findings, sorted by rule."""
        return dict(sorted(Counter(found.rule for found in self.findings).items()))
