"""`zcodegen stats`: how large a catalog is, and how much of it is there in each locale."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.model import FIELDS, Catalog
from zcodegen.cli.console import print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import form_option
from zcodegen.cli.project import catalog_option, find_project


@click.command(epilog="Example: zcodegen stats --format json")
@catalog_option
@form_option
def command(*, catalog: Path | None, form: str) -> int:
    """Count domains, entries and documents, and what each locale covers.

    Coverage is told as texts that are there, of those that the source locale has; ours are the translations that no
    document says.
    """
    project = find_project(catalog)
    loaded = project.load()
    versions, faults = load_claims(project.catalog, shown=project.shown)
    findings = [*loaded.findings, *faults]
    print_findings(findings, loaded.sources.files)
    if loaded.catalog is None:
        return EXIT_FINDINGS
    told = count(loaded.catalog) | {
        "documents": len({one.document for one in versions}),
        "versions": len(versions),
        "claims": sum(len(one.claims) for one in versions),
    }
    if form == "json":
        write_json(told)
    else:
        write_stdout(_text(told))
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
        "ours": sum(text.translated is not None for text in texts),
    }


def _text(told: dict[str, object]) -> str:
    domains, locales = told["domains"], told["locales"]
    lines = [f"{told['name']} {told['version']}"]
    lines += [
        f"{told[key]:>6} {key}" for key in ("entries", "deprecated", "retired", "proposed") if told[key]
    ]
    lines += [f"{told[key]:>6} {key}" for key in ("documents", "versions", "claims") if told[key]]
    if isinstance(domains, dict) and isinstance(locales, dict):
        lines += ["", "domain                             entries"]
        lines += [f"{name:<34} {number:>7}" for name, number in domains.items()]
        lines += ["", "locale      texts      of    ours"]
        lines += [
            f"{name:<10} {one['texts']:>6} {one['of']:>7} {one['ours']:>7}" for name, one in locales.items()
        ]
    return "\n".join(lines)
