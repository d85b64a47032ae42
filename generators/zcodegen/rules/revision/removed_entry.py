"""An entry of the older catalog is gone, without having been retired.

Why: code that uses the name breaks without a word about what to use, and its number may be given out again.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL:
        code: 105
        status: RESOURCE_EXHAUSTED
        recovery: correctable
        message: {en: The room is full.}
        retired: {since: 1.1.0, reason: Rooms have no limit any more.}
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}

Fix: bring the entry back (`git show REV:catalog/…`) and mark it `retired`, with the reason. Proposals that were not
confirmed may go. Programs that use the packages name the domain, so that a domain that is renamed, and entries that move to
another one, are findings, too: one for all of them. Either keep the old domain, with its entries `retired`, or approve the
change under `approved` with the line that the finding has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import abbreviate, pluralize
from zcodegen.diff.change import Change, approval_line
from zcodegen.rules.history import Disposition, accepted_changes, dispositions, is_promised
from zcodegen.rules.rule import RuleContext, Violation

_BACK = "bring it back and mark it `retired`, with the reason"


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each old entry of which neither name nor code is left, and one for entries that went together."""
    yield from _renamed_domains(context)
    moves = {
        (change.old[0], change.old[-1]): change
        for change in context.changes
        if change.kind == "entry-moved" and change.old
    }
    gone: dict[str, list[Entry]] = defaultdict(list)
    moved: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for old, fate, _ in context.cached(dispositions):
        if fate is Disposition.REMOVED:
            move = moves.get((old.domain, old.name))
            (moved[old.domain, str(move.after)] if move else gone[old.domain]).append(old)
    for (domain, to), entries in moved.items():
        changes = [moves[domain, entry.name] for entry in entries]
        message = f"{_names(context, entries)} moved from {domain} to {to}; packages lose the old name"
        yield _gone_together(context, domain, message, to, entries, changes)
    for domain, entries in gone.items():
        if domain not in context.catalog.domains and domain not in _renamed(context):
            changes = [
                change
                for change in context.changes
                if change.kind == "domain-removed" and change.before == domain
            ]
            message = f"domain {domain} was removed, with {pluralize(len(entries), 'entry')}: {_names(context, entries)}"
            yield _gone_together(context, domain, message, domain, entries, changes)
        else:
            yield from (_removed(context, entry) for entry in entries)


def _renamed(context: RuleContext) -> dict[str, Change]:
    """Return the domains that have another name, with the change."""
    return {
        change.old[0]: change for change in context.changes if change.kind == "domain-renamed" and change.old
    }


def _renamed_domains(context: RuleContext) -> Iterator[Violation]:
    older = context.against.domains if context.against else {}
    for name, change in _renamed(context).items():
        if change.fingerprint in accepted_changes(context) or name not in older:
            continue
        if any(map(is_promised, older[name].entries.values())) and name not in context.sources.by_domain:
            yield Violation(
                message=f"domain {name} was renamed to {change.after}; packages lose the old name",
                location=context.sources.at(str(change.after), "domain"),
                help=_approval([change]),
                logical_location=str(change.after),
                texts=(name, str(change.after)),
            )


def _gone_together(
    context: RuleContext,
    domain: str,
    message: str,
    about: str,
    entries: Sequence[Entry],
    changes: Sequence[Change],
) -> Violation:
    """Return the finding for entries that left a domain in one way; `about` distinguishes it from other ways."""
    return Violation(
        message=message,
        location=context.sources.at(domain, "entries", key=True),
        help=_approval(changes),
        logical_location=domain,
        texts=(about, *(entry.name for entry in entries)),
        codes=tuple(entry.code for entry in entries),
    )


def _removed(context: RuleContext, old: Entry) -> Violation:
    return Violation(
        message=f"{context.shown(old)} ({old.full_name}) was removed; an entry is retired, never deleted",
        location=context.sources.at(old.domain, "entries", key=True),
        help=_BACK,
        logical_location=old.domain,
        texts=(old.name, str(old.code)),
        code=old.code,
    )


def _names(context: RuleContext, entries: Sequence[Entry]) -> str:
    return ", ".join(abbreviate([f"{entry.name} ({context.shown(entry)})" for entry in entries]))


def _approval(changes: Sequence[Change]) -> str:
    return f"bring the old one back, its entries `retired`, or add to `approved` in catalog.yaml: {approval_line(changes)}"
