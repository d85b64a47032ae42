"""Message bundles: the texts of the catalog in the formats that other people's frameworks read.

Each format has a folder of its own, `<format>/`, with an index.json that tells locales, fallbacks and arguments, and a
README.md that shows its use. `trees_of_formats` cuts the target's tree along these folders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zcodegen.catalog.model import Catalog
from zcodegen.errors import ZcodegenError
from zcodegen.targets.messages.bundles import Bundles, bundles_of
from zcodegen.targets.messages.index import plan_index
from zcodegen.targets.messages.quoting import FILTERS
from zcodegen.targets.messages.table import Format, format_named
from zcodegen.targets.plan import Planned

__all__ = ["FILTERS", "plan", "refuse_unheld", "unheld"]


def plan(catalog: Catalog) -> Iterator[Planned]:
    """Plan the bundles of a sound catalog in the formats that its manifest names.

    Raises ZcodegenError for an unknown format, and for a text that one of the formats cannot hold.
    """
    formats = [format_named(name) for name in catalog.manifest.packages.message_formats]
    bundles = bundles_of(catalog)
    for one in formats:
        refuse_unheld(bundles, one)
        for planned in (*one.formatter().plan(bundles), *plan_index(bundles, one)):
            yield replace(planned, path=f"{one.id}/{planned.path}")


def refuse_unheld(bundles: Bundles, one: Format) -> None:
    """Raise ZcodegenError for the first text that a format cannot hold, naming it and how many more there are."""
    faults = list(dict.fromkeys(unheld(bundles, one)))
    if faults:
        key, why = faults[0]
        more = f" (and {len(faults) - 1} more texts)" if len(faults) > 1 else ""
        raise ZcodegenError(
            f"bundle-cannot-hold: {key} cannot go into {one.id} bundles: {why}{more}; "
            "change the text, or leave the format out of packages.messages.formats"
        )


def unheld(bundles: Bundles, one: Format) -> Iterator[tuple[str, str]]:
    """Yield the place of each text that a format has no way to write (`domain.NAME.field.locale`), and why."""
    cannot_hold = one.formatter().cannot_hold
    for bundle in bundles.all:
        for unit in bundle.units:
            if why := cannot_hold(unit):
                yield f"{unit.key}.{unit.locale}", why
