"""`zcodegen mentions`: codes that prose mentions and no list has."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.project import display_path, find_project
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.importer.mentions import Mention, find_mentions

MAX_LOCATIONS = 5
"""Locations of a code in the text report."""


@click.command(epilog="Example: zcodegen mentions docs --format json")
@catalog_option
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--unmentioned", is_flag=True, help="Also list the catalog's codes that no page mentions.")
@format_option
def command(*, catalog: Path | None, folder: Path, unmentioned: bool, output_format: str) -> int:
    """Search the pages below DIR for codes that prose mentions and no list has.

    Each is printed with its locations and the most similar listed code. Changelogs, release notes and code blocks
    are left out. Exit code 1 if there is one, or if the catalog cannot be loaded in full.
    """
    project = find_project(catalog)
    loaded = project.load()
    versions, claim_errors = load_claims(project.catalog, shown=project.shown)
    findings = [*loaded.findings, *claim_errors]
    print_findings(findings, loaded.sources.files)
    if loaded.catalog is None:
        raise ZcodegenError("cannot read catalog.yaml; fix it and try again")
    found = find_mentions(folder, loaded.catalog, versions, shown=display_path(folder))
    for error in found.refused:
        log(f"zcodegen: not read: {error}")
    if output_format == "json":
        write_json(
            {
                "unlisted": [_object(mention) for mention in found.unlisted],
                "unmentioned": list(found.unmentioned),
                "pages": found.pages,
            }
        )
    else:
        lines = [line for mention in found.unlisted for line in _lines(mention)]
        lines += [f"no page mentions {location}" for location in found.unmentioned if unmentioned]
        write_stdout("\n".join(lines))
    log(
        f"zcodegen: {pluralize(len(found.unlisted), 'unlisted code')} in {pluralize(found.pages, 'page')}; "
        f"{pluralize(len(found.unmentioned), 'listed code')} without a mention"
    )
    return EXIT_FINDINGS if found.unlisted or findings else EXIT_OK


def _lines(mention: Mention) -> list[str]:
    near = f"; the nearest listed code is {mention.nearest}" if mention.nearest else ""
    more = len(mention.locations) - MAX_LOCATIONS
    return [
        f"{mention.code} is in no list ({pluralize(len(mention.locations), 'location')}){near}",
        *(f"  {location}" for location in mention.locations[:MAX_LOCATIONS]),
        *([f"  and {more} more"] if more > 0 else []),
    ]


def _object(mention: Mention) -> dict[str, object]:
    return {
        "code": mention.code,
        "nearest": mention.nearest,
        "locations": [{"path": location.path, "line": location.line} for location in mention.locations],
    }
