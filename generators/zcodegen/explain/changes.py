"""What the versions of pages changed about an entry, step by step, with both texts."""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.model import Entry
from zcodegen.catalog.version_events import VersionEvent, version_events
from zcodegen.rules.pages import Page, commit_note, quote_text
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.version_history import document_histories, entry_of

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
    for history in context.cached(document_histories):
        for made in history.steps:
            for event in version_events(made.step):
                if _is_about(entry, event.old, made.old) or _is_about(entry, event.new, made.new):
                    version = made.new.version
                    yield f"{version.document} {version.version} ({version.locale}): {_line(event)}{commit_note(version)}"


def _is_about(entry: Entry, claim: Claim | None, page: Page) -> bool:
    return claim is not None and entry_of(page, claim) == entry


def _line(event: VersionEvent) -> str:
    texts = " → ".join(quote_text(text) for text in (event.before, event.after) if text)
    if event.kind == "moved" and event.old and event.new:
        return f"moved from {event.old.code} to {event.new.code}: {texts}"
    return f"{_WHAT[event.kind].format(field=event.field)}: {texts}"
