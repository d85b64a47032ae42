"""The `zcodegen` group: finds commands by the table and imports only the one that runs."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module

import click

from zcodegen import __version__
from zcodegen.cli.table import COMMANDS, module_of


class Commands(click.Group):
    """A group whose commands live in modules of their own, imported when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Import a command's module; an unknown name gets a hint."""
        if cmd_name not in COMMANDS:
            near = get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"no command is called {cmd_name!r}.{hint}")
        command: click.Command = import_module(f"zcodegen.cli.{module_of(cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, so that `--help` imports none of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit code: 0 fine, 1 findings or drift, 2 wrong usage or cannot go on, 3 a fault of zcodegen itself. "
    "`zcodegen COMMAND --help` shows an example.",
)
@click.version_option(__version__, prog_name="zcodegen", message="%(prog)s %(version)s")
def app() -> None:
    """One catalog of return codes; packages, message bundles and checks made from it."""
