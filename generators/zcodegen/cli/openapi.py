"""`zcodegen openapi`: the components of the catalog, printed or added to a specification."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.project import find_project
from zcodegen.cli.console import log, print_findings, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option
from zcodegen.files import read_named
from zcodegen.generate.pipeline import generate
from zcodegen.generate.specification import add_components
from zcodegen.output.atomic import atomic_write
from zcodegen.rules.run import integrity_errors
from zcodegen.targets.table import TARGETS


@click.command(epilog="Example: zcodegen openapi --into api/openapi.yaml")
@catalog_option
@click.option(
    "--into",
    "specification",
    metavar="SPEC",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Specification of OpenAPI 3 (YAML or JSON) to add the components to.",
)
@click.option(
    "--check", "dry_run", is_flag=True, help="With --into: write nothing; exit 1 if SPEC would change."
)
def command(*, catalog: Path | None, specification: Path | None, dry_run: bool) -> int:
    """Print the OpenAPI components of the catalog; with --into, add them to SPEC and to its operations.

    `packages.openapi.operations` of the manifest lists the codes that each operation answers with, by its operationId:
    the operation refers to a response for each HTTP status. Comments and all else in SPEC stay as they are.
    """
    if dry_run and specification is None:
        raise click.UsageError("--check needs --into SPEC")
    project = find_project(catalog)
    loaded = project.load()
    errors = [*loaded.findings, *integrity_errors(loaded)]
    if loaded.catalog is None or errors:
        print_findings(errors, loaded.sources.files)
        return EXIT_FINDINGS
    target = TARGETS["openapi"]
    whole = bundle(loaded.catalog)
    shown = visible_to(whole, target.id)
    document = generate(whole, [target], templates=project.templates)[target.id]["openapi.yaml"]
    if specification is None:
        write_stdout(document.decode())
        return EXIT_OK
    before = read_named(specification)
    added = add_components(before, document, shown, specification.as_posix())
    for name in added.kept:
        log(f"zcodegen: {name}")
    if added.content == before:
        log(f"zcodegen: {specification.as_posix()} is up to date")
        return EXIT_OK
    if dry_run:
        log(f"zcodegen: {specification.as_posix()} is out of date; run `zcodegen openapi --into` on it")
        return EXIT_FINDINGS
    atomic_write(specification, added.content)
    log(f"zcodegen: {specification.as_posix()} written")
    return EXIT_OK
