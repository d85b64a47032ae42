"""What the rules of the family `usage` share: which rule a use breaks, and the constant to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Entry, Tombstone
from zcodegen.diagnostics import pluralize
from zcodegen.rules.replacements import replacement_of
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.usage.index import CatalogIndex
from zcodegen.usage.use import Use

_MAX_NAMED = 3
"""Entries of one number that a message names."""


def uses_of(context: RuleContext, rule: str) -> Iterator[Use]:
    """Yield the uses that break a rule; a use breaks one rule at most, the gravest."""
    if context.usage:
        yield from (use for use in context.usage.all() if _rule_of(use) == rule)


def _rule_of(use: Use) -> str:
    if not use.entries:
        return "unknown-code"
    if all(entry.retired for entry in use.entries):
        return "retired-use"
    if use.kind == "log":
        return ""
    if all(entry.retired or entry.deprecated for entry in use.entries):
        return "deprecated-use"
    if use.kind == "number":  # `code == 0` says success without a name
        return "" if all(entry.status == "OK" for entry in use.entries) else "plain-code"
    return "renamed-use" if use.name != use.entries[0].name else ""


def index_of(context: RuleContext) -> CatalogIndex:
    """Return the names of the context's catalog in every language; rules ask for it through `context.cached`."""
    return CatalogIndex(context.catalog)


def named(use: Use, context: RuleContext) -> str:
    """Return how a message names what is used: `NO_ROOM`, `104 (acme.rtc.ROOM_NOT_FOUND)`."""
    if use.name:
        return use.name
    full_names = ", ".join(entry.full_name for entry in use.entries[:_MAX_NAMED])
    more = ", …" if len(use.entries) > _MAX_NAMED else ""
    return f"{shown_code(use, context)} ({full_names}{more})"


def shown_code(use: Use, context: RuleContext) -> str:
    """Return the code of a use as its domain writes it."""
    owner = use.entries[0].domain if use.entries else use.domains[0]
    return context.catalog.domains[owner].shown(use.code)


def advice(use: Use, entry: Entry, context: RuleContext) -> str:
    """Return what to write for an entry in the language of the file: the constant, and the import it needs."""
    constant = context.cached(index_of).suggestions.get((use.target, entry.full_name))
    if constant is None:
        return f"write a constant that is called {entry.name}"
    return f"write {constant.expression}, with `{constant.module.statement}`"


def dead_use(use: Use, context: RuleContext, tombstone: Tombstone, what: str) -> Violation:
    """Return the violation for a use of an entry that is deprecated or retired, with what to use instead."""
    entry = use.entries[0]
    replacement = replacement_of(entry, tombstone, context.catalog)
    instead = advice(use, replacement, context) if replacement else "use what the service returns now"
    times = f"; the log has it {pluralize(use.count, 'time')}" if use.kind == "log" else ""
    return violation(
        use,
        f"{named(use, context)} is {what} since {tombstone.since}: {tombstone.reason.rstrip('.。')}{times}",
        f"tell the owner of the service, or bring {entry.full_name} back" if use.kind == "log" else instead,
    )


def violation(use: Use, message: str, help_text: str) -> Violation:
    """Return the violation for a use; its identity is the file with the line, or for a log the code alone."""
    full_name = use.entries[0].full_name if use.entries else use.domains[0]
    return Violation(
        message=message,
        location=use.location,
        help=help_text,
        logical_location=full_name,
        texts=(str(use.code),) if use.kind == "log" else (use.file, use.text, use.name or str(use.code)),
        code=use.code,
    )
