"""Events between versions of documents, one line or one JSON object each: for `diff` and `documents --diff`."""

from __future__ import annotations

from typing import Final

from zcodegen.catalog.claims import Version
from zcodegen.catalog.version_events import VersionEvent
from zcodegen.diff.documents import Step

MAX_EVENTS: Final = 20
"""Events of one step that a diff of catalogs lists."""
MAX_EXCERPT: Final = 120
"""Characters of a text in a line of an event."""


def event_lines(step: Step) -> list[str]:
    """Return the events of a step of `diff` in one line each, without those that reword a text."""
    events = [event for event in step.events if event.kind != "wording"]
    lines = [f"{event_title(event)}{_excerpt(event)}" for event in events[:MAX_EVENTS]]
    return [*lines, *([f"{len(events) - MAX_EVENTS} more"] if len(events) > MAX_EVENTS else [])]


def _excerpt(event: VersionEvent) -> str:
    texts = " → ".join(f'"{_shorten(text)}"' for text in (event.before, event.after) if text)
    return f": {texts}" if texts else ""


def _shorten(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= MAX_EXCERPT else f"{line[: MAX_EXCERPT - 1]}…"


def event_object(event: VersionEvent, old: Version | None, new: Version) -> dict[str, object]:
    """Return an event as a JSON object: kind, code, field, and the text, page and line on either side."""
    values: dict[str, object] = {"kind": event.kind, "code": event.code, "field": event.field}
    if event.kind == "moved" and event.new:
        values["to"] = event.new.code
    for side, claim, version, text in (
        ("old", event.old, old, event.before),
        ("new", event.new, new, event.after),
    ):
        if claim and version:
            values[side] = {"text": text, "page": claim.page or version.page, "line": claim.line}
    return values


def event_title(event: VersionEvent) -> str:
    """Return what happened, without the texts: `104: meaning of the message changed`."""
    match event.kind:
        case "meaning":
            return f"{event.code}: another error"
        case "moved":
            return f"{event.code} → {event.new.code if event.new else ''}: the text moved"
        case "fact":
            return f"{event.code}: another value in the {event.field}"
        case "dropped":
            return f"{event.code}: dropped"
        case "text-dropped":
            return f"{event.code}: {event.field} dropped"
        case "detail":
            return f"{event.code}: a detail of the {event.field} came or went"
        case "added":
            return f"{event.code}: added"
        case "text-added":
            return f"{event.code}: {event.field} added"
        case _:
            return f"{event.code}: {event.field} reworded"


def one_line(text: str) -> str:
    """Return a text without line ends."""
    return " ".join(text.split())
