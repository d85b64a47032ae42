"""Choose and group findings: by rule, document, domain, entry and severity; by entry, document or rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from zcodegen.diagnostics import Finding, Severity, split_full_name

GroupBy: TypeAlias = Literal["entry", "document", "rule"]
GROUPINGS: Final[tuple[GroupBy, ...]] = ("entry", "document", "rule")


class Selection(Struct, frozen=True):
    """Which findings are wanted; an empty field means all. A domain includes the domains below it."""

    rules: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    severity: Severity | None = None

    def includes(self, finding: Finding) -> bool:
        """Return whether a finding is selected."""
        domain, name = (*split_full_name(finding.logical_location), "")[:2]
        about = {finding.document, *finding.documents}
        return (
            (not self.rules or finding.rule in self.rules)
            and (not self.documents or bool(self.documents & about))
            and (not self.domains or any(_is_below(domain, wanted) for wanted in self.domains))
            and (not self.entries or bool({name, f"{domain}.{name}"} & self.entries))
            and (self.severity is None or finding.severity >= self.severity)
        )


def _is_below(domain: str, wanted: str) -> bool:
    return domain == wanted or domain.startswith(f"{wanted}.")


class FindingGroup(Struct, frozen=True):
    """Findings that belong together; `key` is an entry's full name, a document's id or a rule."""

    key: str
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The worst severity in the group."""
        return max(finding.severity for finding in self.findings)


def group_findings(findings: Iterable[Finding], by: GroupBy) -> list[FindingGroup]:
    """Return the findings in groups, the worst group first, then the largest, then by key."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(_key(finding, by), []).append(finding)
    groups = [FindingGroup(key, tuple(found)) for key, found in grouped.items()]
    return sorted(groups, key=lambda group: (-group.severity, -len(group.findings), group.key))


def _key(finding: Finding, by: GroupBy) -> str:
    if by == "rule":
        return finding.rule
    if by == "document":
        return finding.document or finding.location.path
    domain, name = (*split_full_name(finding.logical_location), "")[:2]
    if name:
        return f"{domain}.{name}"
    if finding.document and finding.code is not None:
        return f"{finding.document} {finding.code}"
    return finding.logical_location or finding.location.path


def sort_by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with the worst first, then by location."""
    return sorted(findings, key=lambda finding: (-finding.severity, *finding.sort_key()))
