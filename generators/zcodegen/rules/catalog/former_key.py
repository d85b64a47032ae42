"""An entry has a key of an earlier draft of the format.

Why: the key is read as what replaced it, which readers of the catalog, editors and other tools do not know.

Bad:
    entries:
      SERVER_FAILED: {code: 9, status: INTERNAL, retryable: true, message: {en: The server failed.}}

Good:
    entries:
      SERVER_FAILED: {code: 9, status: INTERNAL, recovery: transient, message: {en: The server failed.}}

Fix: run `zcodegen fmt`, which writes the key that replaced it.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.status import recovery_of
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.source.nodes import YamlMap


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each `retryable`, with what to write in its place."""
    for domain, path in context.sources.by_domain.items():
        root = context.sources.files[path].root
        rows = (
            root.get("entries") if domain in context.catalog.domains and isinstance(root, YamlMap) else None
        )
        for name, row in rows.items() if isinstance(rows, YamlMap) else ():
            if not isinstance(row, YamlMap) or "retryable" not in row:
                continue
            entry, value = context.catalog.domains[domain].entries[name], row["retryable"] is True
            recovery = recovery_of(entry.status, retryable=value)
            yield Violation(
                message=f"`retryable: {str(value).lower()}` is a former spelling: the recovery of {name} is {entry.recovery}",
                location=context.sources.entry(entry, "retryable", key=True),
                help=f"write `recovery: {recovery}`, or run `zcodegen fmt`"
                if recovery and "recovery" not in row
                else "remove it, or run `zcodegen fmt`",
                logical_location=entry.place,
                texts=("retryable", str(value)),
                code=entry.code,
            )
