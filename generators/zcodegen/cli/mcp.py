"""`zcodegen mcp`: tools for assistants, on the standard streams."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from zcodegen.catalog.project import find_project
from zcodegen.cli.console import log
from zcodegen.cli.main import EXIT_OK
from zcodegen.cli.options import catalog_option
from zcodegen.diagnostics import ZcodegenError


@click.command(
    epilog="Example: zcodegen mcp --catalog catalog (an assistant starts it; see docs/assistants.md)"
)
@catalog_option
@click.option("--write", is_flag=True, help="Also offer a tool that writes proposed entries to the catalog.")
def command(*, catalog: Path | None, write: bool) -> int:
    """Serve assistants by the Model Context Protocol: explain, search, check, diff, and propose entries.

    The server only reads, unless it is started with --write. It needs the extra `mcp`.
    """
    from importlib.util import find_spec

    if find_spec("mcp") is None:
        raise ZcodegenError(
            "the server for assistants needs mcp: install it with `pip install 'zcodegen[mcp]'`"
        )
    project = find_project(catalog)
    from zcodegen.cli.mcp_tools import make_server

    gc.freeze()
    gc.enable()  # commands run without it, since they end; a server does not
    server = make_server(project, can_write=write)
    try:
        server.run("stdio")
    except* BrokenPipeError:
        log("zcodegen: the client reads no answers any more")
    return EXIT_OK
