"""`zcodegen stats`: the size of a catalog, and its coverage in each locale."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.model import FIELDS, Catalog
from zcodegen.catalog.project import find_project
from zcodegen.cli.console import print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option


@click.command(epilog="Example: zcodegen stats --format json")
@catalog_option
@format_option
def command(*, catalog: Path | None, output_format: str) -> int:
    """Count domains, entries and documents, and the texts of each locale.

    A locale's texts are compared with those of the source locale; `marked` counts the catalog's own translations.
    """
    project = find_project(catalog)
    loaded = project.load()
    versions, faults = load_claims(project.catalog, shown=project.shown)
    findings = [*loaded.findings, *faults]
    print_findings(findings, loaded.sources.files)
    if loaded.catalog is None:
        return EXIT_FINDINGS
    figures = count(loaded.catalog) | {
        "documents": len({version.document for version in versions}),
        "versions": len(versions),
        "claims": sum(len(version.claims) for version in versions),
    }
    if output_format == "json":
        write_json(figures)
    else:
        write_stdout(_text(figures))
    return EXIT_FINDINGS if findings else EXIT_OK


def count(catalog: Catalog) -> dict[str, object]:
    """Return the figures of a catalog, entries by domain and texts by locale among them."""
    entries = list(catalog.entries())
    return {
        "name": catalog.manifest.name,
        "version": catalog.manifest.version,
        "entries": len(entries),
        "deprecated": sum(entry.deprecated is not None for entry in entries),
        "retired": sum(entry.retired is not None for entry in entries),
        "proposed": sum(entry.proposed for entry in entries),
        "domains": {name: len(domain.entries) for name, domain in catalog.domains.items()},
        "locales": {locale: _coverage(catalog, locale) for locale in catalog.locales()},
    }


def _coverage(catalog: Catalog, locale: str) -> dict[str, int]:
    source = catalog.manifest.source_locale
    fields = [entry.texts(field) for entry in catalog.entries() for field in FIELDS]
    texts = [texts[locale] for texts in fields if locale in texts]
    return {
        "texts": len(texts),
        "of": sum(source in texts for texts in fields),
        "marked": sum(text.translated is not None for text in texts),
    }


def _text(figures: dict[str, object]) -> str:
    domains, locales = figures["domains"], figures["locales"]
    lines = [f"{figures['name']} {figures['version']}"]
    lines += [
        f"{figures[key]:>6} {key}" for key in ("entries", "deprecated", "retired", "proposed") if figures[key]
    ]
    lines += [f"{figures[key]:>6} {key}" for key in ("documents", "versions", "claims") if figures[key]]
    if isinstance(domains, dict) and isinstance(locales, dict):
        lines += ["", "domain                             entries"]
        lines += [f"{name:<34} {number:>7}" for name, number in domains.items()]
        lines += ["", "locale      texts      of  marked"]
        lines += [
            f"{name:<10} {counts['texts']:>6} {counts['of']:>7} {counts['marked']:>7}"
            for name, counts in locales.items()
        ]
    return "\n".join(lines)
