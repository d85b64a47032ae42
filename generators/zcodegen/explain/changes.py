"""What the versions of pages changed about entries, step by step, with both texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.entry_changes import EntryChange
from zcodegen.catalog.model import Entry
from zcodegen.catalog.version_events import VersionEvent, version_events
from zcodegen.rules.pages import Page, commit_note, quote_text
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.version_history import PageStep, document_histories, entry_of

_WHAT = {
    "meaning": "another error",
    "fact": "another value in the {field}",
    "detail": "a detail of the {field} came or went",
    "wording": "{field} reworded",
    "dropped": "dropped",
    "added": "added",
    "text-dropped": "{field} dropped",
    "text-added": "{field} added",
}


def entry_changes(entry: Entry, context: RuleContext) -> Iterator[str]:
    """Yield one line for each change of an entry between neighbouring versions, document by document, oldest first."""
    for change in context.cached(changes_by_entry).get(entry.full_name, ()):
        yield f"{change.line}{change.commit}"


def changes_by_entry(context: RuleContext) -> Mapping[str, tuple[EntryChange, ...]]:
    """Return the full name of an entry -> its changes between neighbouring versions, document by document, oldest first."""
    found: dict[str, list[EntryChange]] = {}
    for history in context.cached(document_histories):
        for made in history.steps:
            for event in version_events(made.step):
                change = _change(made, event)
                for full_name in change.full_names:
                    found.setdefault(full_name, []).append(change)
    return {full_name: tuple(changes) for full_name, changes in found.items()}


def _change(made: PageStep, event: VersionEvent) -> EntryChange:
    version = made.new.version
    entries = (_entry_of(made.old, event.old), _entry_of(made.new, event.new))
    what = _what(event)
    texts = " → ".join(quote_text(text) for text in (event.before, event.after) if text)
    return EntryChange(
        frozenset(entry.full_name for entry in entries if entry),
        version.document,
        version.version,
        version.locale,
        what,
        event.before,
        event.after,
        f"{version.document} {version.version} ({version.locale}): {what}: {texts}",
        commit_note(version),
    )


def _entry_of(page: Page, claim: Claim | None) -> Entry | None:
    return entry_of(page, claim) if claim else None


def _what(event: VersionEvent) -> str:
    if event.kind == "moved" and event.old and event.new:
        return f"moved from {event.old.code} to {event.new.code}"
    return _WHAT[event.kind].format(field=event.field)
