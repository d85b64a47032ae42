"""Check a catalog: run rules, and remove the findings that a waiver covers."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from zcodegen.diagnostics import Finding, sort_findings
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.run import findings_of, severity_of, to_finding
from zcodegen.rules.table import RULES, Rule
from zcodegen.rules.waive import Waived, waive


class Report(Struct, frozen=True):
    """The result of a check: the findings, sorted, and those that a waiver covers."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


def check(context: RuleContext, rules: Iterable[Rule], today: str) -> Report:
    """Run `rules` at the manifest's severities; `today` (YYYY-MM-DD) is the day for which waivers count."""
    catalog = context.catalog
    active = [rule for rule in rules if severity_of(rule, catalog.manifest) is not None]
    findings = findings_of(active, context)
    kept, waived, waiver_errors = waive(findings, context, {rule.id for rule in active}, today)
    about_waivers = [
        to_finding(RULES[rule], catalog, violation)
        for rule, violation in waiver_errors
        if RULES[rule] in active
    ]
    return Report(tuple(sort_findings([*kept, *about_waivers])), tuple(waived))
