"""What a scan finds: uses in source code, codes in logs, and what was not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field

from zcodegen.catalog.model import Code, Entry
from zcodegen.diagnostics import Location

Kind: TypeAlias = Literal["name", "number", "log"]


class Use(Struct, frozen=True):
    """A use of a code or a name in a file.

    A number may be a code of several domains: `entries` are all that it can mean. If there are none, it is in a range
    of `domains` that the catalog has no entry for. `text` is the line without the space around it.
    """

    kind: Kind
    location: Location
    file: str
    """The path from the project's folder, which is the same wherever a scan is started; empty for a log."""
    text: str
    code: Code
    entries: tuple[Entry, ...] = ()
    domains: tuple[str, ...] = ()
    target: str = ""
    """The target whose package the file's language can import; empty if there is none."""
    name: str = ""
    """The name that is used, which may be a former one; empty for a number."""
    count: int = 1
    """How often a log has the code."""
    message: str = ""
    """What the first line of a log says about the code, if it says it in a key of its own."""


class Skipped(Struct, frozen=True):
    """How many files were not read, by the reason."""

    counts: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return ", ".join(f"{count} {reason}" for reason, count in sorted(self.counts.items()))


class Usage(Struct, frozen=True):
    """The result of a scan: uses in source code in the order of the files, codes in logs, and the files.

    `seen` are the entries that no finding is about but that data files or hidden uses mention. `texts` has the lines of
    the source files with uses, for code frames.
    """

    uses: tuple[Use, ...] = ()
    logs: tuple[Use, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    files: int = 0
    skipped: Skipped = Skipped()
    unsure: int = 0
    """Files with numbers that equal short codes, in a project that shows no other sign of the catalog."""

    def all(self) -> Iterator[Use]:
        """Yield the uses in source code, then the codes in logs."""
        yield from self.uses
        yield from self.logs

    def used(self) -> frozenset[str]:
        """Return the full names of the entries that are used (`zego.rtc.room.ROOM_NOT_FOUND`)."""
        return frozenset(entry.full_name for use in self.all() for entry in use.entries)
