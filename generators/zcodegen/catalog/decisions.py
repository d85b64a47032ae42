"""What a catalog decides about its entries beyond their texts: other meanings of a code, and waivers with their reasons."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Entry, Waiver


class Decisions(Struct, frozen=True, dict=True):
    """The decisions of a catalog, indexed once for all entries."""

    catalog: Catalog

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], list[Entry]]:
        found: dict[tuple[str, str], list[Entry]] = {}
        for domain in self.catalog.domains.values():
            for entry in domain.entries.values():
                found.setdefault((domain.vendor, str(entry.code)), []).append(entry)
        return found

    @cached_property
    def _by_full_name(self) -> dict[str, list[Waiver]]:
        """Waivers by the full name of their entry."""
        found: dict[str, list[Waiver]] = {}
        own = (waiver for entry in self.catalog.entries() for waiver in entry.waivers)
        for waiver in (*self.catalog.manifest.waivers, *own):
            words = waiver.at.split(".")
            name = next((number for number, word in enumerate(words) if word[:1].isupper()), None)
            if name is not None:
                found.setdefault(".".join(words[: name + 1]), []).append(waiver)
        return found

    def other_meanings(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries of the same vendor that have the code and mean something else."""
        synonyms = {
            entry.full_name,
            *(f"{entry.domain}.{name}" for name in entry.same_as),
            *entry.equivalents,
        }
        vendor = entry.domain.partition(".")[0]
        return tuple(
            other
            for other in self._by_code.get((vendor, str(entry.code)), ())
            if other.full_name not in synonyms and other.name != entry.name
        )

    def waivers_about(self, entry: Entry) -> tuple[Waiver, ...]:
        """Return the waivers of an entry, and those at another one that are about the meanings of its code."""
        others = [
            waiver
            for other in self.other_meanings(entry)
            for waiver in self._by_full_name.get(other.full_name, ())
            if waiver.rule == "code-meanings"
        ]
        return (*self._by_full_name.get(entry.full_name, ()), *others)
