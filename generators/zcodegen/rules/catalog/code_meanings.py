"""One code means different things in two domains of a vendor.

Why: support has the number and no domain; they must know that there is a second meaning, and that it is meant.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: acme/media.yaml
    entries:
      STREAM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such stream.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: acme/media.yaml
    entries:
      STREAM_NOT_FOUND: {code: 204, status: NOT_FOUND, message: {en: No such stream.}}

Fix: where the service can still change, take another number. Where it cannot, waive it with the reason; `zcodegen
explain CODE` then shows both meanings. Entries of one name mean the same kind of error and are not a finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zcodegen.catalog.model import Code, Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield one finding for each code of a vendor that has entries of different names, at the first of them.

    A vendor with a domain that could not be loaded waits: its meanings, and so their waivers, are not all known.
    """
    waiting = {name.partition(".")[0] for name in context.unread}
    by_code: defaultdict[tuple[str, Code], list[Entry]] = defaultdict(list)
    for domain in context.catalog.domains.values():
        for code, entry in domain.by_code().items():
            by_code[domain.vendor, code].append(entry)
    for (vendor, code), entries in by_code.items():
        if vendor in waiting or len({entry.name for entry in entries}) < 2:  # noqa: PLR2004  # two meanings
            continue
        first, *others = sorted(entries, key=lambda entry: entry.full_name)
        if all(other.full_name in first.equivalents for other in others):
            continue
        meanings = ", ".join(f"{entry.name} in {entry.domain}" for entry in (first, *others))
        yield Violation(
            message=f"{code} means different things for {vendor}: {meanings}",
            location=context.sources.entry(first, "code"),
            help="take another number where the service can still change; else waive it and say why",
            logical_location=first.full_name,
            texts=tuple(sorted(entry.domain for entry in entries)),
            related=tuple(Related(context.sources.entry(owner, "code"), owner.full_name) for owner in others),
            code=code,
        )
