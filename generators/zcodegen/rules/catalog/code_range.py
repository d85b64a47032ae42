"""A code is outside the ranges that its domain declares.

Why: teams part numbers among themselves by ranges; a code outside is a typing error, or belongs to another team.

Bad:
    ranges: [[100, 199]]
    entries:
      ROOM_NOT_FOUND: {code: 1004, status: NOT_FOUND, message: {en: No such room.}}

Good:
    ranges: [[100, 199]]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: correct the code, or add the range to the domain's `ranges`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each integer code outside all ranges of its domain."""
    for domain in context.catalog.domains.values():
        reversed_ranges = [pair for pair in domain.ranges if pair[0] > pair[1]]
        for first, last in reversed_ranges:
            yield Violation(
                message=f"the range {first} to {last} of {domain.name} ends before it begins",
                location=context.sources.at(domain.name, "ranges", domain.ranges.index((first, last))),
                help=f"write [{last}, {first}]",
                logical_location=domain.name,
                texts=(str(first), str(last)),
            )
        for entry in domain.entries.values() if domain.ranges and not reversed_ranges else ():
            code = entry.code
            if isinstance(code, str) or any(first <= code <= last for first, last in domain.ranges):
                continue
            shown = ", ".join(f"{first} to {last}" for first, last in domain.ranges)
            yield Violation(
                message=f"code {code} of {entry.name} is outside the ranges of {domain.name}: {shown}",
                location=context.sources.entry(entry, "code"),
                help="correct the code, or add its range",
                logical_location=entry.full_name,
                texts=(str(code),),
                code=code,
            )
