"""An entry takes a code or a name that its domain reserves.

Why: a reserved code or name belongs to another owner, or was used by an earlier API; readers of logs would get the wrong meaning.

Bad:
    reserved: [{range: [9000, 9999], reason: The gateway uses these.}]
    entries:
      ROOM_NOT_FOUND: {code: 9001, status: NOT_FOUND, message: {en: No such room.}}

Good:
    reserved: [{range: [9000, 9999], reason: The gateway uses these.}]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: take another code or name, or remove the reservation if its reason no longer applies.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Domain, Entry, Reserved
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each code, name and alias that is reserved in its domain."""
    for domain in context.catalog.domains.values():
        if not domain.reserved:
            continue
        for entry in domain.entries.values():
            taken = [("code", domain.shown(entry.code), domain.reservation(entry.code))]
            taken += [("name", name, domain.reserved_name(name)) for name in (entry.name, *entry.aliases)]
            for what, value, reserved in taken:
                if reserved:
                    yield _violation(domain, entry, what, value, reserved, context)


def _violation(
    domain: Domain, entry: Entry, what: str, value: str, reserved: Reserved, context: RuleContext
) -> Violation:
    steps = ("code",) if what == "code" else ("aliases",) if value != entry.name else ()
    return Violation(
        message=f"{what} {value} is reserved in {domain.name}: {reserved.reason}",
        location=context.sources.entry(entry, *steps),
        help=f"take another {what}",
        logical_location=entry.full_name,
        texts=(value,),
        related=(
            Related(
                context.sources.at(domain.name, "reserved", domain.reserved.index(reserved)),
                f"reserved here: {reserved.reason}",
            ),
        ),
        code=entry.code,
    )
