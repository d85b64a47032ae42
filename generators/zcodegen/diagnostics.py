"""What is wrong with an input: the only currency for it from the readers to the reports."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from msgspec import Struct


class Severity(IntEnum):
    """How bad a finding is, mildest first; the names are SARIF 2.1.0's (section 3.27.10)."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def parse(cls, text: str) -> Severity:
        """Return the level called `text` in lower case; ValueError where there is none."""
        for level in cls:
            if str(level) == text:
                return level
        raise ValueError(text)


class Location(Struct, frozen=True, order=True):
    """A location in a file: its path as the user gave it (with `/`), line and column counted from 1, 0 when unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


class Related(Struct, frozen=True):
    """A second location of a finding, and what is there."""

    location: Location
    message: str


class Finding(Struct, frozen=True):
    """The result of a check at one primary location.

    `message` has the values in it; `help` says what to do. `logical_location` is the full name in the catalog
    (`zego.rtc.room.ROOM_NOT_FOUND.action.en`, or the id of a document): a waiver names it, and it keeps the
    fingerprint stable when lines move. `texts` are the very texts of the finding: a waiver covers these and no others.
    `code` and `document` are those of the finding, if it has one.
    """

    rule: str
    severity: Severity
    message: str
    location: Location
    related: tuple[Related, ...] = ()
    help: str = ""
    logical_location: str = ""
    texts: tuple[str, ...] = ()
    code: int | str | None = None
    document: str = ""
    codes: tuple[int | str, ...] = ()
    """All codes of a finding that is about more than one."""
    documents: tuple[str, ...] = ()
    """All documents of a finding that is about more than one."""

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that stay the same while the rule, the code or full name, and the texts do.

        Neither a move of lines nor another name of the entry changes them.
        """
        about = (self._identity, *self.texts) if self.logical_location else (self.location.path, self.message)
        key = "\x1f".join((self.rule, *about))
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def label(self) -> str:
        """The full name below its domain: `ROOM_NOT_FOUND.action.en`; the label that follows a fingerprint."""
        full_name = ".".join(split_full_name(self.logical_location)[1:])
        return full_name or (str(self.code) if self.code is not None else self.logical_location)

    @property
    def _identity(self) -> str:
        """The logical location with the code in place of the entry's name."""
        domain, *rest = split_full_name(self.logical_location)
        if self.code is None or not rest:
            return self.logical_location
        return "\x1e".join((domain, str(self.code), *rest[1:]))

    def sort_key(self) -> tuple[Location, int, str, str]:
        """Order of a report: by location, worst first."""
        return (self.location, -self.severity, self.rule, self.message)


def split_full_name(full_name: str) -> list[str]:
    """Split a full name at its entry: `zego.rtc.room.ROOM_NOT_FOUND.action.en` -> domain, name, field, locale.

    A full name without an entry is returned as it is.
    """
    words = full_name.split(".")
    start = next((index for index, word in enumerate(words) if word[:1].isupper()), len(words))
    return [".".join(words[:start]), *words[start:]]


def sort_findings(findings: list[Finding]) -> list[Finding]:
    """Return `findings` sorted by location, each once."""
    return sorted(dict.fromkeys(findings), key=Finding.sort_key)


class ZcodegenError(Exception):
    """The command cannot continue; the message says why and what to do."""


def pluralize(number: int, noun: str) -> str:
    """Return a number with its English noun, given in the singular: `1 entry`, `0 entries`, `2 files`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


MAX_NAMES: Final = 10
"""Names that a message lists."""


def abbreviate(names: Sequence[str]) -> list[str]:
    """Return names as a message lists them: all, or the first ones, an ellipsis and the last one if there are many."""
    return [*names] if len(names) <= MAX_NAMES else [*names[: MAX_NAMES - 1], "…", names[-1]]
