"""Two domains that a domain includes own the same code, and it has no entry of its own for it.

Why: the number could mean either; which of the two a package answers with would hang on the order of `includes`.

Bad:
    includes: [acme.common, acme.media]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}
    # file: acme/media.yaml
    entries:
      STREAM_NOT_FOUND: {code: 9, status: NOT_FOUND, message: {en: No such stream.}}

Good:
    includes: [acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Fix: give the including domain an entry of its own that says what the number means there, or include only the domain
whose codes this API really returns.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Code, Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at `includes` for each code that two included domains own."""
    for domain in context.catalog.domains.values():
        if not domain.includes:
            continue
        own = {entry.code for entry in domain.entries.values()}
        first: dict[Code, Entry] = {}
        for name in context.catalog.included(domain.name):
            for entry in context.catalog.reachable[name].by_code().values():
                owner = first.setdefault(entry.code, entry)
                if owner is entry or entry.code in own:
                    continue
                yield Violation(
                    message=f"{domain.name} gets code {context.shown(entry)} from two includes: {owner.full_name} and {entry.full_name}",
                    location=context.sources.at(domain.name, "includes", key=True),
                    help=f"give {domain.name} an entry of its own for {context.shown(entry)}, or drop one include",
                    logical_location=domain.name,
                    texts=(owner.full_name, entry.full_name),
                    related=tuple(
                        Related(context.sources.entry(side), side.full_name) for side in (owner, entry)
                    ),
                    code=entry.code,
                )
