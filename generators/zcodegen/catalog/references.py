"""Follow references between domains and between entries, within bounds: packages repeat them, so their number multiplies."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from zcodegen.catalog.model import MAX_INCLUDED, Catalog, domain_of_include
from zcodegen.catalog.sources import Sources
from zcodegen.diagnostics import Finding, Location, Severity

MAX_INCLUDED_IN_ALL: Final = 20_000
"""Domains that all domains include."""
MAX_SYNONYMS: Final = 100
"""Entries that mean the same."""


def synonym_groups(declared: Mapping[str, Collection[str]]) -> tuple[dict[str, list[str]], list[str]]:
    """Close `same_as` (entry -> its synonyms) over both directions and all steps, in time linear to the declarations.

    Returns entry -> the members of its group, itself too, in the order in which they were met; and of each group with more
    than `MAX_SYNONYMS`, which is not in the former, the first member that declares a synonym.
    """
    parent: dict[str, str] = {}

    def root_of(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for name, others in declared.items():
        for other in others:
            parent[root_of(other)] = root_of(name)
    members: dict[str, list[str]] = {}
    for name in [*parent]:
        members.setdefault(root_of(name), []).append(name)
    kept = [group for group in members.values() if len(group) <= MAX_SYNONYMS]
    return (
        {name: group for group in kept for name in group},
        [
            next(name for name in group if declared.get(name))
            for group in members.values()
            if len(group) > MAX_SYNONYMS
        ],
    )


def synonym_fault(entry: str, location: Location) -> Finding:
    """Return the finding about an entry of a group that is too large."""
    return Finding(
        rule="reference-limit",
        severity=Severity.ERROR,
        message=f"{entry} has more than {MAX_SYNONYMS - 1} synonyms, counting synonyms of synonyms",
        location=location,
        help="remove `same_as` where the entries are different errors",
        logical_location=entry,
    )


def include_faults(catalog: Catalog, sources: Sources) -> Iterator[Finding]:
    """Yield a finding at each domain that includes too many and that no such domain includes, and one if all are too many."""
    counts = {
        name: len(catalog.included(name)) for name, domain in catalog.domains.items() if domain.includes
    }
    large = [name for name, count in counts.items() if count > MAX_INCLUDED]
    below = {domain_of_include(other) for name in large for other in catalog.domains[name].includes}
    for name in [name for name in large if name not in below] or large[:1]:
        yield _include_fault(name, f"{name} includes more than {MAX_INCLUDED} domains", sources)
    if not large and sum(counts.values()) > MAX_INCLUDED_IN_ALL:
        name = max(counts, key=counts.__getitem__)
        message = f"the domains include more than {MAX_INCLUDED_IN_ALL} domains in all; {name} includes {counts[name]}"
        yield _include_fault(name, message, sources)


def _include_fault(domain: str, message: str, sources: Sources) -> Finding:
    return Finding(
        rule="reference-limit",
        severity=Severity.ERROR,
        message=f"{message}, counting includes of includes",
        location=sources.at(domain, "includes", key=True),
        help="include only the domains whose codes the API returns",
        logical_location=domain,
    )
