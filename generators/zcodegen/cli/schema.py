"""`zcodegen schema`: the JSON Schemas, for editors and validators."""

from __future__ import annotations

import click

from zcodegen.cli.console import write_stdout
from zcodegen.resources import schema_names, schema_text


@click.command(epilog="Example: zcodegen schema domain > domain.schema.json")
@click.argument("kind", required=False)
def command(kind: str | None) -> None:
    """Print the JSON Schema (2020-12) of KIND; without KIND, the kinds there are."""
    write_stdout(schema_text(kind) if kind else "\n".join(schema_names()))
