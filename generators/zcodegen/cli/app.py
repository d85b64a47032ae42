"""The `zcodegen` group: finds commands by the table and imports only the one that runs."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from zcodegen import __version__
from zcodegen.cli.table import COMMANDS, module_of

_OTHER_NAMES: Final = {
    "accept": "confirm",
    "bump": "version",
    "changelog": "version",
    "compile": "build",
    "find": "explain",
    "format": "fmt",
    "gen": "build",
    "generate": "build",
    "grep": "explain",
    "lint": "check",
    "lookup": "explain",
    "mv": "rename",
    "new": "init",
    "release": "publish",
    "search": "explain",
    "show": "explain",
    "test": "check",
    "translate": "translations",
    "validate": "check",
    "verify": "check",
}
"""What other tools call a command -> its name here."""
_REMOVED: Final = "an entry that was released stays: give it `retired: {since: …, reason: …}` in its file"
_IN_FILES: Final = {
    "delete": _REMOVED,
    "deprecate": "give the entry `deprecated: {since: …, reason: …}` in its file",
    "remove": _REMOVED,
    "retire": _REMOVED,
    "rm": _REMOVED,
}
"""What is done in the catalog's files, not by a command -> how."""


class Commands(click.Group):
    """A group whose commands are modules, imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Import a command's module; an unknown name gets a hint."""
        if cmd_name not in COMMANDS:
            if cmd_name in _IN_FILES:
                ctx.fail(f"there is no command {cmd_name!r}: {_IN_FILES[cmd_name]}")
            from difflib import get_close_matches

            near = (
                [_OTHER_NAMES[cmd_name]]
                if cmd_name in _OTHER_NAMES
                else get_close_matches(cmd_name, COMMANDS, n=1)
            )
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"unknown command {cmd_name!r}.{hint}")
        command: click.Command = import_module(f"zcodegen.cli.{module_of(cmd_name)}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an option that takes one value and is given twice is an error, not the last value."""
        name, command, rest = super().resolve_command(ctx, args)
        target, given = command, rest
        if isinstance(command, click.Group) and rest:
            target, given = command.commands.get(rest[0]), rest[1:]
        for option in target.params if target else ():
            if isinstance(option, click.Option) and not option.multiple and not option.is_flag:
                times = sum(word.partition("=")[0] in option.opts for word in _before_dashes(given))
                if times > 1:
                    ctx.fail(f"{option.opts[0]} is given {times} times and takes one value")
        return name, command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, so that `--help` imports none of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


def _before_dashes(words: list[str]) -> list[str]:
    return words[: words.index("--")] if "--" in words else words


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 success; 1 findings or stale output; 2 usage or environment error; 3 internal error. "
    "`zcodegen COMMAND --help` shows an example.",
)
@click.version_option(__version__, prog_name="zcodegen", message="%(prog)s %(version)s")
def app() -> None:
    """Generate packages and message bundles from a catalog of return codes, and check it against its documents."""
