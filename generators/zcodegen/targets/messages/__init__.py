"""Message bundles: the texts of the catalog in the formats that other people's frameworks read.

Each format has its own folder, `<format>/`, with an index.json for programs (locales, matching, arguments, states) and a README.md that
shows its use. `zcodegen build --messages po` owns the folders of the formats that it names, no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.messages.bundles import bundles_of
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
    everything = bundles_of(catalog)
    for bundles in everything.by_domain():
        for form in formats:
            if not form.joined:
                yield from _below(form, form.formatter().plan(bundles))
    for form in formats:
        if form.joined:
            yield from _below(form, form.formatter().plan(everything))
        yield from _below(form, plan_index(everything, form))


def _below(form: Format, planned: Iterable[PlannedFile]) -> Iterator[PlannedFile]:
    for file in planned:
        copy_of = f"{form.id}/{file.copy_of}" if file.copy_of else ""
        yield replace(file, path=f"{form.id}/{file.path}", copy_of=copy_of)
