"""What entries that are deprecated or retired are replaced by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from zcodegen.catalog.model import Catalog, Entry, Tombstone


def tombstones(catalog: Catalog) -> Iterator[tuple[Entry, Literal["deprecated", "retired"], Tombstone]]:
    """Yield each tombstone of the catalog with its entry and its key."""
    for entry in catalog.entries():
        if entry.deprecated:
            yield entry, "deprecated", entry.deprecated
        if entry.retired:
            yield entry, "retired", entry.retired


def replacement_of(entry: Entry, stone: Tombstone, catalog: Catalog) -> Entry | None:
    """Return the entry that `stone` names (`NAME` of the same domain, or `domain.NAME`); None where there is none."""
    domain, _, name = (stone.replaced_by or "").rpartition(".")
    owner = catalog.reached.get(domain or entry.domain)
    return owner.entries.get(name) if owner else None


def is_active(entry: Entry) -> bool:
    """Whether the entry is in full use: neither deprecated nor retired."""
    return entry.deprecated is None and entry.retired is None
