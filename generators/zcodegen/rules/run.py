"""Run rules over a catalog: put ids and levels to what their checks find, and take away what a waiver covers."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from zcodegen.catalog.load import LoadResult
from zcodegen.catalog.model import Manifest
from zcodegen.diagnostics import Finding, Severity, ZcodegenError, sort_findings
from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.table import FAMILIES, RULES, Rule
from zcodegen.rules.waive import Waived, waive


class Report(Struct, frozen=True):
    """What a check came to: the findings that stand, sorted, and those that a waiver covers."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


def check(context: RuleContext, rules: Iterable[Rule], today: str) -> Report:
    """Run `rules` at the manifest's levels; `today` (YYYY-MM-DD) is the day for which waivers count."""
    wanted = [rule for rule in rules if severity_of(rule, context.catalog.manifest) is not None]
    found = findings_of(wanted, context)
    standing, waived, about = waive(found, context, {rule.id for rule in wanted}, today)
    manifest = context.catalog.manifest
    told = [_finding(RULES[rule], manifest, one) for rule, one in about if RULES[rule] in wanted]
    return Report(tuple(sort_findings([*standing, *told])), tuple(waived))


def findings_of(rules: Iterable[Rule], context: RuleContext) -> list[Finding]:
    """Return what `rules` find at the manifest's levels, sorted by place, each once."""
    manifest = context.catalog.manifest
    checks = [(rule, check) for rule in rules if (check := rule.check())]
    return sort_findings(
        [_finding(rule, manifest, found) for rule, check in checks for found in check(context)]
    )


def integrity_errors(loaded: LoadResult) -> list[Finding]:
    """Return what keeps a loaded catalog from being built: the findings of the rules that every build needs."""
    if loaded.catalog is None:
        return []
    sound = [rule for rule in RULES.values() if rule.family == "integrity"]
    return findings_of(sound, RuleContext(loaded.catalog, loaded.sources))


def severity_of(rule: Rule, manifest: Manifest) -> Severity | None:
    """Return the level at which a catalog wants a rule, None where it is switched off."""
    wanted = manifest.rules.get(rule.id)
    if wanted is None or rule.firm:
        return rule.severity
    return None if wanted == "off" else Severity.parse(wanted)


def select(only: Iterable[str], skip: Iterable[str]) -> list[Rule]:
    """Return the rules that `--only` and `--skip` leave; both take rules and families. ZcodegenError for an unknown one."""
    wanted, unwanted = set(only), set(skip)
    known = {*RULES, *FAMILIES}
    for name in sorted((wanted | unwanted) - known):
        near = nearest(name, known)
        hint = f"did you mean {near!r}?" if near else "`zcodegen rules` lists them"
        raise ZcodegenError(f"no rule and no family is called {name!r}: {hint}")
    return [
        rule
        for rule in RULES.values()
        if (not wanted or {rule.id, rule.family} & wanted) and not {rule.id, rule.family} & unwanted
    ]


def _finding(rule: Rule, manifest: Manifest, found: Violation) -> Finding:
    level = severity_of(rule, manifest) or rule.severity
    return Finding(
        rule=rule.id,
        severity=level if found.is_certain else min(level, Severity.WARNING),
        message=found.message,
        location=found.location,
        related=found.related,
        help=found.help,
        logical_location=found.logical_location,
        texts=found.texts,
        code=found.code,
        document=found.document,
        codes=found.codes,
    )
