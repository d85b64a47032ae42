"""What happened from one version of a document to another, as a flat list for reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.model import FIELDS, Code
from zcodegen.catalog.version_steps import VersionStep

EventKind: TypeAlias = Literal[
    "meaning", "moved", "fact", "dropped", "text-dropped", "detail", "added", "text-added", "wording"
]
EVENT_KINDS: Final[tuple[EventKind, ...]] = (
    "meaning",
    "moved",
    "fact",
    "dropped",
    "text-dropped",
    "detail",
    "added",
    "text-added",
    "wording",
)
"""The kinds of events, the gravest first; a cosmetic change is none."""
FAIL_ON: Final = {
    "meaning": frozenset({"meaning", "moved"}),
    "fact": frozenset({"meaning", "moved", "fact"}),
    "gap": frozenset({"meaning", "moved", "fact", "dropped", "text-dropped"}),
    "any": frozenset(EVENT_KINDS),
}
"""Value of `--fail-on` -> the kinds of events that it is about."""


class VersionEvent(Struct, frozen=True):
    """One event: the code (for a move the old one), the field it is about, and the rows on either side."""

    kind: EventKind
    code: Code
    field: str
    old: Claim | None
    new: Claim | None

    @property
    def before(self) -> str:
        """The older text; empty if there is none."""
        return _text(self.old, self.field)

    @property
    def after(self) -> str:
        """The newer text; empty if there is none."""
        return _text(self.new, self.field)


def _text(claim: Claim | None, field: str) -> str:
    if claim is None:
        return ""
    text = getattr(claim, field)
    return text or (claim.message or claim.name or "" if field == "message" else "")


def version_events(step: VersionStep) -> tuple[VersionEvent, ...]:
    """Return the events of a step, the gravest kind first, then by code."""
    events = [*_changes(step), *_gaps(step)]
    events += [VersionEvent("moved", move.old.code, "message", move.old, move.new) for move in step.moves]
    events += [
        VersionEvent("dropped", claim.code, "message", claim, None)
        for claim in (*step.dropped, *step.lost_rows)
    ]
    events += [VersionEvent("added", claim.code, "message", None, claim) for claim in step.added]
    return tuple(
        sorted(events, key=lambda event: (EVENT_KINDS.index(event.kind), *_code_key(event.code), event.field))
    )


def _changes(step: VersionStep) -> Iterator[VersionEvent]:
    for change in step.changes:
        kind: EventKind
        match change.kind:
            case "meaning":
                kind = "meaning" if change.field in {"message", "name"} else "wording"
            case "fact":
                kind = "fact"
            case "detail":
                kind = "detail"
            case "cosmetic":
                continue
            case _:
                kind = "wording"
        yield VersionEvent(kind, change.code, change.field, change.old, change.new)


def _gaps(step: VersionStep) -> Iterator[VersionEvent]:
    """Yield the texts that a row lost or gained."""
    for old, new in step.pairs:
        for field in FIELDS:
            before, after = getattr(old, field), getattr(new, field)
            if before is not None and after is None:
                yield VersionEvent("text-dropped", new.code, field, old, new)
            elif before is None and after is not None:
                yield VersionEvent("text-added", new.code, field, old, new)


def _code_key(code: Code) -> tuple[bool, int, str]:
    return (isinstance(code, str), code if isinstance(code, int) else 0, str(code))
