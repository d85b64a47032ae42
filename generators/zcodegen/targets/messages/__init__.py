"""Message bundles: the texts of the catalog in the formats that other people's frameworks read.

Each format has a folder of its own, `<format>/`, with an index.json that tells locales, fallbacks and arguments, and a
README.md that shows its use. `zcodegen build --messages po` owns the folders of the formats that it names, no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.messages.bundles import Bundles, domain_bundles
from zcodegen.targets.messages.index import plan_index
from zcodegen.targets.messages.literals import FILTERS
from zcodegen.targets.messages.table import Format, get_format
from zcodegen.targets.messages.unsupported import unsupported_units
from zcodegen.targets.plan import PlannedFile

__all__ = ["FILTERS", "plan"]


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the bundles of a sound catalog in the formats that its manifest names.

    Raises ZcodegenError for an unknown format, and for a text that one of the formats cannot hold.
    """
    formats = [get_format(name) for name in catalog.manifest.packages.message_formats]
    for name, unit, why in unsupported_units(catalog):
        raise ZcodegenError(f"{unit.key} in {unit.locale} cannot go into {name} bundles: {why}")
    locales = catalog.locales()
    by_domain = [tuple(domain_bundles(catalog, domain)) for domain in catalog.domains.values()]
    for domain_units in by_domain:
        bundles = Bundles(catalog, locales, domain_units)
        for one in formats:
            if not one.joined:
                yield from _below(one, one.formatter().plan(bundles))
    bundles = Bundles(catalog, locales, tuple(bundle for bundles in by_domain for bundle in bundles))
    for one in formats:
        if one.joined:
            yield from _below(one, one.formatter().plan(bundles))
        yield from _below(one, plan_index(bundles, one))


def _below(one: Format, planned: Iterable[PlannedFile]) -> Iterator[PlannedFile]:
    return (replace(each, path=f"{one.id}/{each.path}") for each in planned)
