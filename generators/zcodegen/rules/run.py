"""Choose rules and run them over a catalog: each violation becomes a finding with its rule's id and severity."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from zcodegen.catalog.load import LoadResult
from zcodegen.catalog.model import Catalog, Manifest
from zcodegen.diagnostics import Finding, Severity, ZcodegenError, sort_findings
from zcodegen.naming import describe_unknown
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.table import FAMILIES, RULES, Family, Rule


def findings_of(rules: Iterable[Rule], context: RuleContext) -> list[Finding]:
    """Return what `rules` find at the manifest's severities, sorted by location, each once.

    What is in a file of another catalog is the matter of its owners.
    """
    checks = [(rule, run) for rule in rules if (run := rule.check())]
    findings = [
        to_finding(rule, context.catalog, violation) for rule, run in checks for violation in run(context)
    ]
    foreign = context.sources.foreign_paths
    return sort_findings([finding for finding in findings if finding.location.path not in foreign])


def integrity_errors(loaded: LoadResult) -> list[Finding]:
    """Return what keeps a loaded catalog from being built: the findings of the rules that every build needs."""
    if loaded.catalog is None:
        return []
    rules = [rule for rule in RULES.values() if rule.family == "integrity"]
    return findings_of(rules, RuleContext(loaded.catalog, loaded.sources))


def severity_of(rule: Rule, manifest: Manifest) -> Severity | None:
    """Return the severity that a catalog gives to a rule, None if it is switched off."""
    level = manifest.rules.get(rule.id)
    if level is None or rule.firm:
        return rule.severity
    return None if level == "off" else Severity.parse(level)


def select(only: Iterable[str], skip: Iterable[str], families: Collection[Family] = FAMILIES) -> list[Rule]:
    """Return the rules of `families` that `--only` and `--skip` leave; both take rules and families.

    Raises ZcodegenError for an unknown one.
    """
    included, excluded = set(only), set(skip)
    rules = [rule for rule in RULES.values() if rule.family in families]
    known = {*(rule.id for rule in rules), *families}
    for name in sorted((included | excluded) - known):
        raise ZcodegenError(describe_unknown("rule or family", name, known, lister="zcodegen rules"))
    return [
        rule
        for rule in rules
        if (not included or {rule.id, rule.family} & included) and not {rule.id, rule.family} & excluded
    ]


def to_finding(rule: Rule, catalog: Catalog, violation: Violation) -> Finding:
    """Return a violation with its rule's id and the catalog's severity; what is not certain is a warning at most."""
    severity = severity_of(rule, catalog.manifest) or rule.severity
    return Finding(
        rule=rule.id,
        severity=severity if violation.is_certain else min(severity, Severity.WARNING),
        message=violation.message,
        location=violation.location,
        related=violation.related,
        help=violation.help,
        logical_location=violation.logical_location,
        texts=violation.texts,
        code=violation.code,
        document=violation.document,
        codes=violation.codes,
        documents=violation.documents,
    )
