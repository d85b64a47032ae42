"""`zcodegen all`: what a person runs after an edit."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.cli.main import run
from zcodegen.cli.options import catalog_option


@click.command(epilog="Example: zcodegen all")
@catalog_option
def command(*, catalog: Path | None) -> int:
    """Run fmt, check, and build, in one process; the first that fails ends it."""
    where = [] if catalog is None else ["--catalog", str(catalog)]
    for name in ("fmt", "check", "build"):
        if code := run([name, *where]):
            return code
    return 0
