"""How far the translations of each locale and domain are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.translations.units import units_of


class Coverage(Struct, frozen=True):
    """Counts of one domain's texts in one locale; `domain` is empty for the sum of all.

    `total` are the texts to translate, `translated` those that are up to date, `marked` those that are marked as translations.
    """

    locale: str
    domain: str
    total: int
    translated: int
    stale: int
    missing: int
    marked: int

    @property
    def percent(self) -> int:
        """Up-to-date texts of a hundred, rounded down, so that 100 is all of them."""
        return self.translated * 100 // self.total if self.total else 100


def coverage(catalog: Catalog, locale: str | None = None) -> tuple[Coverage, ...]:
    """Count all locales but the source, in the catalog's order, each with all domains; or one, which may be new."""
    others = [tag for tag in catalog.locales() if tag != catalog.manifest.source_locale]
    return tuple(row for tag in ([locale] if locale else others) for row in _count_locale(catalog, tag))


def sums(rows: Iterable[Coverage]) -> list[Coverage]:
    """Return the sum of each locale's rows."""
    by_locale: dict[str, list[Coverage]] = {}
    for row in rows:
        by_locale.setdefault(row.locale, []).append(row)
    return [
        Coverage(
            locale,
            "",
            *(
                sum(getattr(row, field) for row in group)
                for field in ("total", "translated", "stale", "missing", "marked")
            ),
        )
        for locale, group in by_locale.items()
    ]


def _count_locale(catalog: Catalog, locale: str) -> list[Coverage]:
    states: dict[str, Counter[str]] = {domain: Counter() for domain in catalog.domains}
    for unit in units_of(catalog, locale):
        counts = states[unit.domain]
        counts["total"] += 1
        counts[unit.state] += 1
        counts["marked"] += unit.target is not None and unit.target.translated is not None
    return [
        Coverage(
            locale,
            domain,
            total=counts["total"],
            translated=counts["translated"] + counts["original"],
            stale=counts["stale"],
            missing=counts["missing"],
            marked=counts["marked"],
        )
        for domain, counts in states.items()
    ]
