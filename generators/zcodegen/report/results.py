"""What every report is made of."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.rules.selection import FindingGroup, GroupBy, group_findings
from zcodegen.rules.table import FAMILIES, Family
from zcodegen.rules.waive import Waived
from zcodegen.usage.codes import CodeRow


class Results(Struct, frozen=True):
    """The outcome of a check: findings in order, what waivers cover, and the files for code frames."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    files: Mapping[str, SourceFile] = field(default_factory=dict)
    colour: bool = False
    full: bool = False
    """Whether the text report shows every finding at length, however many of one rule there are."""
    group_by: GroupBy | None = None
    top: int | None = None
    """How many findings, or groups, the text and JSON reports show; None for all."""
    families: tuple[Family, ...] = FAMILIES
    """The families of rules that the command reports."""
    codes: tuple[CodeRow, ...] | None = None
    """The codes that a scan has seen, for the text and JSON reports."""

    def groups(self) -> list[FindingGroup]:
        """Return the findings in the groups that are shown."""
        return group_findings(self.findings, self.group_by)[: self.top] if self.group_by else []

    def shown(self) -> tuple[Finding, ...]:
        """Return the findings that are shown, group by group if they are grouped."""
        if self.group_by:
            return tuple(finding for group in self.groups() for finding in group.findings)
        return self.findings[: self.top]

    def count(self, level: Severity) -> int:
        """Return how many findings have this level."""
        return sum(found.severity is level for found in self.findings)

    def by_rule(self) -> dict[str, int]:
        """Return rule -> number of its findings, sorted by rule."""
        return dict(sorted(Counter(found.rule for found in self.findings).items()))

    def seen_from(self, root: str) -> Results:
        """Return the results with the paths of another folder: `root` is the path from it to the current one."""
        if not root:
            return self

        def moved(location: Location) -> Location:
            return replace(location, path=posixpath.normpath(posixpath.join(root, location.path)))

        def moved_finding(finding: Finding) -> Finding:
            related = tuple(replace(other, location=moved(other.location)) for other in finding.related)
            return replace(finding, location=moved(finding.location), related=related)

        waived = tuple(replace(accepted, finding=moved_finding(accepted.finding)) for accepted in self.waived)
        return replace(self, findings=tuple(map(moved_finding, self.findings)), waived=waived, files={})
