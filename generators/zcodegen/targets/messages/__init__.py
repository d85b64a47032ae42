"""Message bundles: the texts of the catalog in the formats that other people's frameworks read.

Each format has a folder of its own, `<format>/`, with an index.json that tells locales, fallbacks and arguments, and a
README.md that shows its use. `zcodegen build --messages po` owns the folders of the formats that it names, no others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zcodegen.catalog.model import Catalog
from zcodegen.errors import ZcodegenError
from zcodegen.targets.messages.bundles import bundles_of
from zcodegen.targets.messages.held import unheld
from zcodegen.targets.messages.index import plan_index
from zcodegen.targets.messages.quoting import FILTERS
from zcodegen.targets.messages.table import format_named
from zcodegen.targets.plan import Planned

__all__ = ["FILTERS", "plan"]


def plan(catalog: Catalog) -> Iterator[Planned]:
    """Plan the bundles of a sound catalog in the formats that its manifest names.

    Raises ZcodegenError for an unknown format, and for a text that one of the formats cannot hold.
    """
    for name, unit, why in unheld(catalog):
        raise ZcodegenError(f"{unit.key} in {unit.locale} cannot go into {name} bundles: {why}")
    bundles = bundles_of(catalog)
    for one in map(format_named, catalog.manifest.packages.message_formats):
        for planned in (*one.formatter().plan(bundles), *plan_index(bundles, one)):
            yield replace(planned, path=f"{one.id}/{planned.path}")
