"""What stands beside the bundles of every format: index.json, for programs, and README.md, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zcodegen.catalog.model import Domain
from zcodegen.locales import fallback_table, is_rtl
from zcodegen.targets.common import comment_locales, example
from zcodegen.targets.messages.bundles import Bundles
from zcodegen.targets.messages.keys import fluent_identifier, identifier
from zcodegen.targets.messages.table import Format
from zcodegen.targets.plan import PlannedFile


def plan_index(bundles: Bundles, one: Format) -> Iterator[PlannedFile]:
    """Plan the two files; what they say is worked out here."""
    manifest = bundles.catalog.manifest
    shared = {"format": one.id, "catalog": manifest.name, "source": bundles.source}
    yield PlannedFile("index.json", "index.json.jinja", {**shared, **_index(bundles)})
    yield PlannedFile("README.md", "README.md.jinja", {**shared, "summary": one.summary, **_example(bundles)})


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
    """Return the message that the README shows, spelled as each format has it; the packages show the same entry."""
    manifest = bundles.catalog.manifest
    entry = example(bundles.catalog)
    locale = [tag for tag in comment_locales(manifest) if tag in entry.message][-1]
    key = f"{entry.place}.message"
    shown = {
        "key": key,
        "domain": entry.domain,
        "name": entry.name,
        "field": "message",
        "locale": locale,
        "locale_name": locale.replace("-", "_"),
        "identifier": identifier(key),
        "fluent": fluent_identifier(entry.place),
    }
    return {
        "example": shown,
        "source_name": bundles.source.replace("-", "_"),
        "kotlin_package": manifest.packages.kotlin_package,
    }
