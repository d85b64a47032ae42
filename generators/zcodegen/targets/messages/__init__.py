"""Message bundles: the texts of the catalog in the formats that other people's frameworks read.

Each format has a folder of its own, `<format>/`, with an index.json that tells locales, fallbacks and arguments, and a
README.md that shows its use. `zcodegen build --messages po` owns the folders of the formats that it names, no others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TypeAlias

from msgspec.structs import replace

from zcodegen.catalog.model import Catalog, Domain
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.messages.bundles import Bundle, Bundles, domain_bundles
from zcodegen.targets.messages.index import plan_index
from zcodegen.targets.messages.literals import FILTERS
from zcodegen.targets.messages.table import Format, get_format
from zcodegen.targets.messages.unsupported import unsupported_units
from zcodegen.targets.plan import Part, PlannedFile, files_of

__all__ = ["FILTERS", "parts", "plan"]

_Made: TypeAlias = Callable[[str], tuple[Bundle, ...]]
"""Makes the bundles of a domain, once."""


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the bundles of a sound catalog in the formats that its manifest names.

    Raises ZcodegenError for an unknown format, and for a text that one of the formats cannot hold.
    """
    return files_of(parts(catalog))


def parts(catalog: Catalog) -> Iterator[Part]:
    """Return the same files in parts."""
    formats = [get_format(name) for name in catalog.manifest.packages.message_formats]
    made = cache(lambda name: tuple(domain_bundles(catalog, catalog.domains[name])))
    for domain in catalog.domains.values():
        yield Part(partial(_domain, catalog, domain, formats, made), domain.name)
    yield Part(partial(_shared, catalog, formats, made), outline=not any(one.joined for one in formats))


def _domain(
    catalog: Catalog, domain: Domain, formats: Iterable[Format], made: _Made
) -> Iterator[PlannedFile]:
    """Plan the files that follow from one domain."""
    for name, unit, why in unsupported_units(replace(catalog, domains={domain.name: domain})):
        raise ZcodegenError(f"{unit.key} in {unit.locale} cannot go into {name} bundles: {why}")
    bundles = Bundles(catalog, catalog.locales(), made(domain.name))
    for one in formats:
        if not one.joined:
            yield from _below(one, one.formatter().plan(bundles))


def _shared(catalog: Catalog, formats: Iterable[Format], made: _Made) -> Iterator[PlannedFile]:
    """Plan the files that follow from all domains."""
    bundles = Bundles(
        catalog, catalog.locales(), tuple(one for name in catalog.domains for one in made(name))
    )
    for one in formats:
        if one.joined:
            yield from _below(one, one.formatter().plan(bundles))
        yield from _below(one, plan_index(bundles, one))


def _below(one: Format, planned: Iterable[PlannedFile]) -> Iterator[PlannedFile]:
    return (replace(each, path=f"{one.id}/{each.path}") for each in planned)
