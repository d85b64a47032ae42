"""A catalog that this one depends on, and includes domains of, breaks a rule that no package can be built without.

Why: what it breaks would be in the packages of this catalog as well. Rules about texts are its owners' matter.

Bad:
    includes: [base/acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    depends: {base: {source: depends/base}}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}
      OVERLOADED: {code: 9, status: UNAVAILABLE, message: {en: Too much to do.}}

Good:
    includes: [base/acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    depends: {base: {source: depends/base}}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Fix: correct the other catalog, or name another version of it. `zcodegen check` there reports all that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.diagnostics import Related, Severity, pluralize
from zcodegen.rules.rule import RuleContext, Violation

_MAX_RELATED: Final = 5


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each dependency with integrity errors."""
    catalog = context.catalog
    if not catalog.dependencies:
        return
    from zcodegen.rules.run import findings_of
    from zcodegen.rules.table import RULES

    rules = [rule for rule in RULES.values() if rule.family == "integrity"]
    for name, below in catalog.dependencies.items():
        findings = findings_of(rules, RuleContext(below, context.sources.dependencies[name]))
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        if errors:
            yield Violation(
                message=f"{below.manifest.name} {below.manifest.version} has {pluralize(len(errors), 'error')}: {errors[0].message}",
                location=context.sources.at("", "depends", name, "source"),
                help="correct the catalog there, or name another version of it",
                logical_location=f"depends.{name}",
                texts=tuple(error.message for error in errors[:_MAX_RELATED]),
                related=tuple(Related(error.location, error.message) for error in errors[:_MAX_RELATED]),
            )
