"""`zcodegen readers`: the shapes of pages that can be read."""

from __future__ import annotations

import click

from zcodegen.cli.console import write_json, write_stdout
from zcodegen.cli.options import format_option
from zcodegen.readers.read import READERS


@click.command(epilog="Example: zcodegen readers")
@format_option
def command(*, output_format: str) -> None:
    """List the readers that `--reader` names; without it the shape of a page is guessed."""
    if output_format == "json":
        write_json([{"id": reader.id, "purpose": reader.purpose} for reader in READERS])
        return
    width = max(len(reader.id) for reader in READERS)
    write_stdout("\n".join(f"{reader.id:<{width}}  {reader.purpose}" for reader in READERS))
