"""`zcodegen readers`: the shapes of pages that can be read."""

from __future__ import annotations

import json

import click

from zcodegen.cli.console import answer
from zcodegen.readers.read import READERS


@click.command(epilog="Example: zcodegen readers")
@click.option(
    "--format", "form", type=click.Choice(["json", "text"]), default="text", show_default=True, help="Form."
)
def command(*, form: str) -> None:
    """List the readers that `--reader` names; without it the shape of a page is guessed."""
    if form == "json":
        answer(json.dumps([{"id": reader.id, "purpose": reader.purpose} for reader in READERS], indent=1))
        return
    width = max(len(reader.id) for reader in READERS)
    answer("\n".join(f"{reader.id:<{width}}  {reader.purpose}" for reader in READERS))
