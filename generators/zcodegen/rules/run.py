"""Run rules over a catalog: put ids and levels to what their checks find."""

from __future__ import annotations

from collections.abc import Iterable

from zcodegen.catalog.load import Loaded
from zcodegen.findings import Finding, Level, in_order
from zcodegen.rules.rule import Evidence
from zcodegen.rules.table import RULES, Rule


def findings_of(rules: Iterable[Rule], evidence: Evidence) -> list[Finding]:
    """Return what `rules` find at their default levels, sorted by place, each once."""
    return in_order(
        [
            Finding(
                rule.id,
                rule.level,
                found.message,
                found.at,
                found.related,
                found.advice,
                found.subject,
                found.texts,
            )
            for rule in rules
            for found in rule.check()(evidence)
        ]
    )


def unsound(loaded: Loaded) -> list[Finding]:
    """Return what keeps a loaded catalog from being built: the findings of the rules that every build needs."""
    if loaded.catalog is None:
        return []
    sound = [rule for rule in RULES.values() if rule.sound]
    return [
        found
        for found in findings_of(sound, Evidence(loaded.catalog, loaded.sources))
        if found.level is Level.ERROR
    ]
