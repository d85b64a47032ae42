"""`zcodegen schema`: the JSON Schemas, for editors and validators."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.cli.completion import complete_schemas
from zcodegen.cli.console import log, write_stdout
from zcodegen.diagnostics import pluralize
from zcodegen.output.atomic import atomic_write
from zcodegen.resources import schema_names, schema_text


@click.command(epilog="Example: zcodegen schema domain > domain.schema.json")
@click.argument("kind", required=False, shell_complete=complete_schemas)
@click.option(
    "--all",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write all schemas into this folder; editors look for them in schema/ next to the catalog.",
)
def command(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema (2020-12) of KIND; without KIND, list the kinds."""
    if folder is None:
        write_stdout(schema_text(kind) if kind else "\n".join(schema_names()))
        return
    for name in schema_names():
        atomic_write(folder / f"{name}.schema.json", schema_text(name).encode(), inside=folder)
    log(f"wrote {pluralize(len(schema_names()), 'schema')} to {folder.as_posix()}")
