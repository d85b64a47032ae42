"""One name has another status or recovery in another domain of the same vendor.

Why: the same name in two domains means the same kind of error; who has handled it once handles it the same way again.

Bad:
    entries:
      REQUEST_FAILED: {code: 1, status: UNKNOWN, message: {en: Request failed.}}
    # file: acme/media.yaml
    entries:
      REQUEST_FAILED: {code: 1000, status: UNAVAILABLE, message: {en: Request failed.}}

Good:
    entries:
      REQUEST_FAILED: {code: 1, status: UNKNOWN, message: {en: Request failed.}}
    # file: acme/media.yaml
    entries:
      REQUEST_FAILED: {code: 1000, status: UNKNOWN, message: {en: Request failed.}}

Fix: give the entries the same status and recovery, or another name to the one that is another error.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry that differs from most entries of its name, from the first of them in doubt."""
    by_name: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for domain in context.catalog.domains.values():
        for entry in domain.entries.values():
            if entry.retired is None:
                by_name[domain.vendor, entry.name].append(entry)
    for entries in by_name.values():
        if len(entries) == 1:
            continue
        counts = Counter(map(_facts, entries))
        if len(counts) > 1:
            usual = counts.most_common(1)[0][0]
            model = next(entry for entry in entries if _facts(entry) == usual)
            yield from (_violation(entry, model, context) for entry in entries if _facts(entry) != usual)


def _facts(entry: Entry) -> tuple[str, str]:
    return entry.status, str(entry.recovery)


def _violation(entry: Entry, model: Entry, context: RuleContext) -> Violation:
    own, usual = (", ".join(_facts(side)) for side in (entry, model))
    key = "status" if entry.status != model.status else "recovery"
    return Violation(
        message=f"{entry.name} is {own} in {entry.domain}, and {usual} in {model.domain}",
        location=context.sources.entry(entry, key),
        help=f"give both the same {key}, or another name to the one that is another error",
        logical_location=entry.full_name,
        texts=(own, usual),
        related=(Related(context.sources.entry(model, key), f"{model.full_name} is {usual}"),),
        code=entry.code,
    )
