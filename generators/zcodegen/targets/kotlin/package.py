"""The plan of the whole project: what all domains share, the index of domains, and the project's own files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zcodegen.catalog.model import HTTP_STATUS, Attribute, Catalog
from zcodegen.locales import fallback_table, next_locale
from zcodegen.targets.common import (
    comment_locales,
    example,
    format_code,
    package_description,
    qualified_label,
)
from zcodegen.targets.kotlin import names
from zcodegen.targets.kotlin.bundles import base_name
from zcodegen.targets.kotlin.domain import plan_domain, suppressed
from zcodegen.targets.kotlin.entries import Scope, literal
from zcodegen.targets.kotlin.literals import in_line, kdoc, quoted, shown
from zcodegen.targets.kotlin.resources import MANIFEST, locale_rows
from zcodegen.targets.plan import PlannedFile

_KINDS: Mapping[str, tuple[str, str]] = {
    "boolean": ("Boolean", "?.first()?.toBoolean()"),
    "integer": ("Long", "?.first()?.toLong()"),
    "string": ("String", "?.first()"),
    "strings": ("List<String>", ""),
}
"""Type of an attribute, and how it is made of its row in the resource."""


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the Maven project; ZcodegenError where two names of the catalog would be one in Kotlin."""
    package = catalog.manifest.packages.kotlin_package
    places = names.places(catalog)
    shared: Mapping[str, object] = {
        "root": package,
        "index": names.index_name(catalog),
        "suppressed": suppressed(package),
    }
    yield from _project(catalog, places, shared)
    for domain in catalog.domains.values():
        yield from plan_domain(Scope(catalog, domain, places), shared)


def _project(
    catalog: Catalog, places: Mapping[str, names.Place], shared: Mapping[str, object]
) -> Iterator[PlannedFile]:
    """Plan what is there once."""
    manifest = catalog.manifest
    package = manifest.packages.kotlin_package
    folder = f"src/main/kotlin/{package.replace('.', '/')}"
    for name, context in _runtime(catalog).items():
        template = f"src/main/kotlin/package/{name}.kt.jinja"
        yield PlannedFile(f"{folder}/{name}.kt", template, {**shared, "file": MANIFEST, **context})
    for spelled, context in _enumerations(catalog):
        template = "src/main/kotlin/package/Attribute.kt.jinja"
        yield PlannedFile(f"{folder}/{spelled}.kt", template, {**shared, "file": MANIFEST, **context})
    yield PlannedFile(
        f"{folder}/{names.index_name(catalog)}.kt",
        "src/main/kotlin/package/Index.kt.jinja",
        {**shared, "file": MANIFEST, **_index(catalog, places)},
    )
    yield from locale_rows(
        package,
        fallback_table(catalog.locales(), manifest.source_locale, manifest.fallback),
        next_locale(catalog.locales(), manifest.source_locale, manifest.fallback),
    )
    yield PlannedFile(
        "pom.xml", "pom.xml.jinja", {**shared, "manifest": manifest, "about": package_description(manifest)}
    )
    yield PlannedFile("README.md", "README.md.jinja", {**shared, **_readme(catalog, places)})


def _runtime(catalog: Catalog) -> dict[str, Mapping[str, object]]:
    """Return the files that every project has, with what their templates need."""
    return {
        "Code": {"attributes": _attributes(catalog)},
        "CodeException": {},
        "Domain": {},
        "Locales": {},
        "Rows": {},
        "Status": {"statuses": list(HTTP_STATUS.items())},
        "Text": {},
    }


def _attributes(catalog: Catalog) -> list[tuple[str, str, str, str]]:
    """Return (comment, property, type, expression) of each attribute."""
    enumerations = names.enumeration_names(catalog)
    found = []
    for name, spelled in names.attribute_names(catalog).items():
        attribute = catalog.manifest.attributes[name]
        kind, reading = _KINDS.get(attribute.type) or (
            enumerations[name],
            f"?.first()?.let({enumerations[name]}::of)",
        )
        found.append((_described(attribute, "    "), spelled, kind, f'fact("@{name}"){reading}'))
    return found


def _enumerations(catalog: Catalog) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the type of each attribute that has values to choose from, and what its template needs."""
    for name, spelled in names.enumeration_names(catalog).items():
        attribute = catalog.manifest.attributes[name]
        entries = [
            (entry, quoted(value)) for value, entry in names.value_names(name, attribute.values).items()
        ]
        yield spelled, {"comment": _described(attribute), "name": spelled, "entries": entries}


def _described(attribute: Attribute, indent: str = "") -> str:
    return kdoc([shown(attribute.description or f"The attribute `{attribute.name}`.")], indent)


def _index(catalog: Catalog, places: Mapping[str, names.Place]) -> Mapping[str, object]:
    called, imports = names.imported(None, catalog.manifest.packages.kotlin_package, places.values())
    return {
        "imports": imports,
        "about": kdoc(
            [shown(package_description(catalog.manifest)), "Finds domains by name, and codes in all of them."]
        ),
        "version": catalog.manifest.version,
        "source": catalog.manifest.source_locale,
        "locales": catalog.locales(),
        "domains": [called[place] for place in places.values()],
    }


def _readme(catalog: Catalog, places: Mapping[str, names.Place]) -> Mapping[str, object]:
    entry = example(catalog)
    domain = catalog.domains[entry.domain]
    locales = [locale for locale in comment_locales(catalog.manifest) if locale in entry.message]
    return {
        "manifest": catalog.manifest,
        "place": places[domain.name],
        "entry": entry.name,
        "code": literal(entry, domain),
        "format_code": format_code(entry.code, domain),
        "type": "Long" if domain.code_type == "integer" else "String",
        "qualified_label": in_line(qualified_label(entry, domain)),
        "locale": locales[-1],
        "bundle": base_name(catalog, domain),
        "message": in_line(entry.message[locales[-1]].value),
        "domains": [
            (name, place.qualified, len(catalog.domains[name].entries)) for name, place in places.items()
        ],
    }
