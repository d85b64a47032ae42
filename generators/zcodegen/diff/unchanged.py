"""Cut from two versions of a domain's file the entries that are the same in both, before either is parsed.

Nine tenths of a diff's time would go into parsing what has not changed. What is cut becomes empty lines, so that every
line keeps its number. Where an entry could mean something else although its lines are the same, nothing is cut.
"""

from __future__ import annotations

import re

from msgspec import Struct

_ENTRIES = re.compile(rb"^entries:[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)
_ENTRY = re.compile(rb"^  ([A-Z][A-Z0-9_]*):[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)
_END = re.compile(rb"^[^\s#]", re.MULTILINE)
# An anchor or an alias could tie an entry to lines elsewhere.
_TIED = re.compile(rb"[\s\[{,:-][&*][^\s&*]")


class _Split(Struct, frozen=True):
    """A file in three: what comes before the first entry, the entries by name with all that follows them, the rest."""

    head: bytes
    entries: dict[bytes, bytes]
    tail: bytes


def strip_unchanged_entries(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """Return both files without the entries that are the same in both; as they are, where that would not be safe."""
    before, after = _split(old), _split(new)
    if before is None or after is None:
        return old, new
    same = {name for name, text in before.entries.items() if after.entries.get(name) == text}
    if not same or _is_tied(before, after, same):
        return old, new
    return _without(before, same), _without(after, same)


def _split(content: bytes) -> _Split | None:
    """Split a file; None where it is not in the form that `fmt` writes, as far as that matters here."""
    start = _ENTRIES.search(content)
    if start is None or _TIED.search(content):
        return None
    end = _END.search(content, start.end())
    stop = end.start() if end else len(content)
    keys = list(_ENTRY.finditer(content, start.end(), stop))
    bounds = [*(key.start() for key in keys), stop]
    entries = {
        key[1]: content[first:last] for key, first, last in zip(keys, bounds, bounds[1:], strict=False)
    }
    if not keys or len(entries) != len(keys):
        return None
    return _Split(content[: bounds[0]], entries, content[stop:])


def _is_tied(before: _Split, after: _Split, same: set[bytes]) -> bool:
    """Whether synonyms tie entries to each other: `same_as` holds for both sides, whichever declares it."""
    moved = before.entries.keys() ^ after.entries.keys()
    sides = (before.entries, after.entries)
    if moved:
        return any(b"same_as" in text for side in sides for text in side.values())
    return any(b"same_as" in text for side in sides for name, text in side.items() if name not in same)


def _without(file: _Split, same: set[bytes]) -> bytes:
    """Return a file without these entries, but for the first: a domain has at least one."""
    kept = next(iter(file.entries))
    parts = (
        text if name not in same or name == kept else b"\n" * text.count(b"\n")
        for name, text in file.entries.items()
    )
    return b"".join((file.head, *parts, file.tail))
