"""What stands beside the bundles of every format: index.json, for programs, and README.md, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from zcodegen.catalog.model import Domain
from zcodegen.errors import ZcodegenError
from zcodegen.locales import fallback_table, is_rtl
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.keys import fluent_identifier, identifier
from zcodegen.targets.messages.table import Format
from zcodegen.targets.plan import Planned


def plan_index(bundles: Bundles, one: Format) -> Iterator[Planned]:
    """Plan the two files; what they say is worked out here."""
    manifest = bundles.catalog.manifest
    shared = {"format": one.id, "catalog": manifest.name, "source": bundles.source}
    yield Planned("index.json", "index.json.jinja", {**shared, **_index(bundles)})
    yield Planned("README.md", "README.md.jinja", {**shared, "summary": one.summary, **_example(bundles)})


def _index(bundles: Bundles) -> Mapping[str, object]:
    manifest = bundles.catalog.manifest
    return {
        "version": manifest.version,
        "locales": [(tag, {"direction": "rtl" if is_rtl(tag) else "ltr"}) for tag in bundles.locales],
        "fallback": fallback_table(bundles.locales, bundles.source, manifest.fallback).items(),
        "domains": [(domain.name, _about(domain)) for domain in bundles.catalog.domains.values()],
        "fell_back": [(tag, found) for tag in bundles.locales if (found := _fell_back(bundles, tag))],
    }


def _about(domain: Domain) -> Mapping[str, object]:
    """Return what a program may need of a domain: its titles, and the arguments of the entries that have any."""
    arguments = {
        entry.name: {one.name: one.type for one in entry.arguments}
        for entry in domain.entries.values()
        if entry.arguments
    }
    return {"title": dict(domain.title), "includes": list(domain.includes), "arguments": arguments}


def _fell_back(bundles: Bundles, locale: str) -> list[tuple[str, Mapping[str, list[str]]]]:
    """Return the domains in which entries of a locale come from another one: that locale -> their names."""
    found = ((bundle.domain.name, bundle.fell_back()) for bundle in bundles.of_locale(locale))
    return [(name, names) for name, names in found if names]


def _example(bundles: Bundles) -> Mapping[str, object]:
    """Return a text that the README shows, spelled as each format has it: the first in use that is plain and translated."""
    units = (unit for bundle in bundles.all for unit in bundle.units)
    first = next(units, None)
    if first is None:
        raise ZcodegenError("the catalog has no entries yet: there is nothing to make bundles of")
    unit = next((unit for unit in chain((first,), units) if _is_telling(unit, bundles)), first)
    shown = {
        "key": unit.key,
        "domain": unit.entry.domain,
        "name": unit.entry.name,
        "field": unit.field,
        "locale": unit.locale,
        "locale_name": unit.locale.replace("-", "_"),
        "identifier": identifier(unit.key),
        "fluent": fluent_identifier(unit.entry.place),
    }
    return {"example": shown, "source_name": bundles.source.replace("-", "_")}


def _is_telling(unit: Unit, bundles: Bundles) -> bool:
    entry = unit.entry
    usual = entry.status != "OK" and not (entry.arguments or entry.deprecated or entry.retired)
    return usual and (unit.locale != bundles.source or len(bundles.locales) == 1)
