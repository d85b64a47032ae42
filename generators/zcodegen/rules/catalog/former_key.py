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
from zcodegen.diagnostics import pluralize
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.source.nodes import YamlMap


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at the first `retryable` of each domain, with what to write in its place."""
    for domain in context.catalog.domains.values():
        root = context.sources.files[context.sources.by_domain[domain.name]].root
        rows = root.get("entries") if isinstance(root, YamlMap) else None
        old = [
            (name, row)
            for name, row in (rows.items() if isinstance(rows, YamlMap) else ())
            if isinstance(row, YamlMap) and "retryable" in row
        ]
        if not old:
            continue
        name, row = old[0]
        entry, value = domain.entries[name], row["retryable"] is True
        recovery = None if "recovery" in row else recovery_of(entry.status, retryable=value)
        others = f" (and {pluralize(len(old) - 1, 'other entry')})" if old[1:] else ""
        yield Violation(
            message=f"`retryable` of {name}{others} is a former key: the recovery of {name} is {entry.recovery}",
            location=context.sources.entry(entry, "retryable", key=True),
            help=f"write `recovery: {recovery}`, or run `zcodegen fmt`"
            if recovery
            else "remove it, or run `zcodegen fmt`",
            logical_location=domain.name,
            texts=("retryable",),
        )
