"""How far the translations of each locale and domain are."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.translations.units import units_of


class Coverage(Struct, frozen=True):
    """Counts of one domain's texts in one locale; `total` is what the source locale has, `ours` no document says."""

    locale: str
    domain: str
    total: int
    translated: int
    stale: int
    missing: int
    ours: int

    @property
    def percent(self) -> int:
        """Up-to-date texts of a hundred, rounded down, so that 100 is all of them."""
        return self.translated * 100 // self.total if self.total else 100


def coverage(catalog: Catalog, locale: str | None = None) -> tuple[Coverage, ...]:
    """Count all locales but the source, in the catalog's order, each with all domains; or one, which may be new."""
    others = [one for one in catalog.locales() if one != catalog.manifest.source_locale]
    return tuple(row for one in ([locale] if locale else others) for row in _of_locale(catalog, one))


def _of_locale(catalog: Catalog, locale: str) -> list[Coverage]:
    states: dict[str, Counter[str]] = {domain: Counter() for domain in catalog.domains}
    for unit in units_of(catalog, locale):
        counts = states[unit.entry.domain]
        counts[unit.state] += 1
        counts["ours"] += unit.target is not None and unit.target.translated is not None
    return [
        Coverage(
            locale,
            domain,
            total=counts["translated"] + counts["stale"] + counts["missing"],
            translated=counts["translated"],
            stale=counts["stale"],
            missing=counts["missing"],
            ours=counts["ours"],
        )
        for domain, counts in states.items()
    ]
