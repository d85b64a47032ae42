"""One difference between two catalogs, as a fact: `classify` says how bad it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from msgspec import Struct

from zcodegen.catalog.model import Code

Value: TypeAlias = str | int | bool | tuple[str, ...] | None
Steps: TypeAlias = tuple[str, ...]
"""A location in the words of `Sources.at`: the domain ("" for the manifest), then keys."""


class Change(Struct, frozen=True):
    """A difference of a `kind` (a row of `table.KINDS`), its location in the old and the new catalog, and its values.

    The location is None on a side that lacks it. `name` and `code` are the entry's, the new ones if they changed.
    `detail` is a clause with values that before and after do not show. `only` names what this change affects if
    the kind leaves it open.
    """

    kind: str
    old: Steps | None
    new: Steps | None
    before: Value = None
    after: Value = None
    name: str = ""
    code: str = ""
    detail: str = ""
    only: tuple[str, ...] = ()
    order: Code = 0
    """The code as it sorts; not part of what the change is."""
    contents: tuple[str, ...] = ()
    """What is in an entry or domain that was added or removed, as lines; not part of what the change is."""
    is_draft: bool = False
    """Whether what changed was a draft, of which nothing is promised; not part of what the change is."""

    @property
    def full_name(self) -> str:
        """Where it is, as waivers and reports name it: `zego.rtc.room.ROOM_NOT_FOUND.message.en`."""
        return full_name_of(self.new or self.old or ())

    @property
    def domain(self) -> str:
        """The domain, the new one if it changed; empty for the manifest."""
        return (self.new or self.old or ("",))[0]

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that stay the same while kind, full names and values do, wherever lines move."""
        sides = [full_name_of(side) if side else None for side in (self.old, self.new)]
        key = json.dumps([self.kind, *sides, self.before, self.after, self.detail])
        return hashlib.sha256(key.encode("ascii")).hexdigest()[:12]

    def sort_key(self) -> tuple[str, bool, int, str, str, str]:
        """Order of a report: by domain, in it by code, then by full name."""
        text = isinstance(self.order, str)
        number = 0 if isinstance(self.order, str) else self.order
        return (self.domain, text, number, str(self.order) if text else "", self.full_name, self.kind)


def approval_line(changes: Iterable[Change]) -> str:
    """Return the line to paste under `approved:` of the manifest; the reason is left to its author."""
    fingerprints = ", ".join(json.dumps(change.fingerprint) for change in changes)
    return f"- {{changes: [{fingerprints}], reason: …}}"


def full_name_of(steps: Steps) -> str:
    """Return the full name that steps lead to: they are separated by dots, without `entries`."""
    domain, *rest = steps
    if domain and rest[:1] == ["entries"]:
        del rest[0]
    return ".".join(part for part in (domain, *rest) if part)


def describe(options: Mapping[str, object]) -> str:
    """Return options and their values in words, without those that are not set: `notes: True, params: crate = codes`."""
    return ", ".join(
        f"{name}: {_listed(value)}"
        for name, value in options.items()
        if value not in (None, False, (), "", {})
    )


def _listed(value: object) -> object:
    if isinstance(value, Mapping):
        return "; ".join(f"{name} = {_listed(content)}" for name, content in value.items())
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value
