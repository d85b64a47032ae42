"""The changes between versions of documents: for people, programs, pull requests and GitHub's log."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.version_events import EVENT_KINDS, VersionEvent
from zcodegen.diagnostics import Location
from zcodegen.report.event_lines import event_object, event_title, one_line
from zcodegen.report.github import escape_command
from zcodegen.textcompare.invisible import visible_line
from zcodegen.textcompare.markdown import escape_markdown

_ERRORS: Final = frozenset({"meaning", "moved", "fact", "dropped"})


class VersionDiff(Struct, frozen=True):
    """The events between two versions of a document in one locale."""

    old: Version
    new: Version
    events: tuple[VersionEvent, ...]

    def page_row(self, claim: Claim, version: Version) -> str:
        """Return where a row is in its page: `docs/codes.md:9`."""
        return f"{claim.page or version.page}:{claim.line}"


Render: TypeAlias = Callable[[Sequence[VersionDiff]], str]


def render_text(diffs: Sequence[VersionDiff]) -> str:
    """Return the changes for people: a heading for each pair of versions, then one block for each event."""
    return "\n".join(visible_line(line) for diff in diffs for line in _text_lines(diff))


def _text_lines(diff: VersionDiff) -> Iterator[str]:
    yield f"{_title(diff)}: {_summary(diff)}"
    for event in diff.events:
        yield f"  {event_title(event)}"
        if event.old:
            yield f"    - {diff.page_row(event.old, diff.old)}: {one_line(event.before)}"
        if event.new:
            yield f"    + {diff.page_row(event.new, diff.new)}: {one_line(event.after)}"


def render_markdown(diffs: Sequence[VersionDiff]) -> str:
    """Return the changes as Markdown, for a comment on a pull request."""
    lines: list[str] = []
    for diff in diffs:
        lines += [f"#### {_escape(_title(diff))}", "", _summary(diff), ""]
        if diff.events:
            lines += ["| change | code | before | after |", "|---|---|---|---|"]
        for event in diff.events:
            code = (
                f"{event.code} → {event.new.code}" if event.kind == "moved" and event.new else str(event.code)
            )
            field = "" if event.field == "message" else f" ({event.field})"
            lines.append(
                f"| {event.kind}{field} | {_escape(code)} | {_escape(event.before)} | {_escape(event.after)} |"
            )
        lines.append("")
    return "\n".join(lines).rstrip()


def render_json(diffs: Sequence[VersionDiff]) -> str:
    """Return the changes as one JSON object: `{"zcodegen": 1, "diffs": [...]}`."""
    return json.dumps(
        {"zcodegen": 1, "diffs": [diff_object(diff) for diff in diffs]}, ensure_ascii=False, indent=2
    )


def diff_object(diff: VersionDiff) -> dict[str, object]:
    """Return the changes between two versions as a JSON object."""
    return {
        "document": diff.new.document,
        "locale": diff.new.locale,
        "old": _version_object(diff.old),
        "new": _version_object(diff.new),
        "counts": {kind: count for kind, count in _counts(diff).items() if count},
        "changes": [event_object(event, diff.old, diff.new) for event in diff.events],
    }


def _version_object(version: Version) -> dict[str, object]:
    values = {
        "version": version.version,
        "page": version.page,
        "commit": version.commit,
        "date": version.date,
        "subject": version.subject,
    }
    return {key: value for key, value in values.items() if value is not None}


def render_github(diffs: Sequence[VersionDiff]) -> str:
    """Return one annotation for each event, at the row of the newer page."""
    return "\n".join(_annotation(event, diff) for diff in diffs for event in diff.events)


def _annotation(event: VersionEvent, diff: VersionDiff) -> str:
    claim = event.new or event.old
    page = Location(
        (claim.page if claim else None) or diff.new.page, claim.line if claim and event.new else 1
    )
    level = "error" if event.kind in _ERRORS else "notice"
    texts = " → ".join(one_line(text) for text in (event.before, event.after) if text)
    message = f"{event_title(event)}: {texts}" if texts else event_title(event)
    return escape_command(level, page, f"version-{event.kind}", message)


RENDERERS: Final[dict[str, Render]] = {
    "github": render_github,
    "json": render_json,
    "markdown": render_markdown,
    "text": render_text,
}
"""Formats of `documents --diff`."""


def _title(diff: VersionDiff) -> str:
    new = diff.new
    note = " ".join(filter(None, ((new.commit or "")[:12], new.date if new.commit else None, new.subject)))
    return f"{new.document} {diff.old.version} → {new.version} ({new.locale}){f' [{note}]' if note else ''}"


def _counts(diff: VersionDiff) -> dict[str, int]:
    counts = Counter(event.kind for event in diff.events)
    return {kind: counts[kind] for kind in EVENT_KINDS}


def _summary(diff: VersionDiff) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in _counts(diff).items() if count) or "no changes"


def _escape(text: str) -> str:
    """Return a text for a cell of a Markdown table: markup in it is shown, not applied."""
    return escape_markdown(one_line(text))
