"""What a version of a document changed about entries, as a value: filled in by `explain/changes.py`, shown by targets."""

from __future__ import annotations

from msgspec import Struct


class EntryChange(Struct, frozen=True):
    """One change: the version that made it, what it is in words, and the texts on either side, empty where there is none."""

    full_names: frozenset[str]
    """The entries that it is about (`zego.rtc.room.ROOM_NOT_FOUND`): two if a text moved from one to another."""
    document: str
    version: str
    locale: str
    what: str
    before: str
    after: str
    line: str
    """The change in one line, with texts cut if they are long: `acme.page 2 (en): message reworded: "Gone." → "It is gone."`."""
    commit: str
    """The commit that brought the version, as reports show it; empty if it is not known."""
