"""Domains include each other in a circle.

Why: "own entries first, then the includes" has no order in a circle, and Go packages cannot import each other.

Bad:
    includes: [acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: acme/common.yaml
    includes: [acme.rtc]
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Good:
    includes: [acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Fix: remove one include of the circle; move the codes that both need into a domain that includes neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from zcodegen.catalog.model import Domain
from zcodegen.diagnostics import abbreviate
from zcodegen.rules.rule import RuleContext, Violation

MAX_CIRCLES: Final = 20
"""Circles that are reported: there can be as many as ways through the domains."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield one finding per circle, of the first `MAX_CIRCLES`, at the include that closes it, seen from the circle's first domain by name."""
    domains = context.catalog.domains
    done: set[str] = set()
    circles = (circle for start in domains for circle in _circles(start, domains, done))
    for circle in islice(circles, MAX_CIRCLES):
        first = min(circle)
        turned = circle[circle.index(first) :] + circle[: circle.index(first)]
        including = domains[turned[-1]]
        yield Violation(
            message=f"circular includes: {' → '.join([*abbreviate(turned), first])}",
            location=context.sources.at(including.name, "includes", including.includes.index(first)),
            help="remove one of these includes",
            logical_location=first,
            texts=tuple(turned),
        )


def _circles(start: str, domains: Mapping[str, Domain], done: set[str]) -> Iterator[list[str]]:
    """Walk includes depth first; yield the path from a domain back to itself. `done` are walked already."""
    path: list[str] = []
    pending: list[tuple[str, bool]] = [(start, True)]
    while pending:
        name, entering = pending.pop()
        if not entering:
            path.pop()
            done.add(name)
        elif name in path:
            yield path[path.index(name) :]
        elif name not in done:
            path.append(name)
            pending.append((name, False))
            following = (
                include for include in domains[name].includes if include in domains and include != name
            )
            pending.extend((included, True) for included in following)
