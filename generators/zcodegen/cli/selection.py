"""The options that choose findings: shared by `check` and `waive`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from zcodegen.cli.completion import complete_documents, complete_domains, complete_entries
from zcodegen.rules.table import RULES

Command = TypeVar("Command", bound=Callable[..., Any])


def selection_options(command: Command) -> Command:
    """Add --document, --domain and --entry to a command; each may be given several times."""
    for name, completer, text in (
        ("entry", complete_entries, "Only findings about this entry: NAME or domain.NAME."),
        ("domain", complete_domains, "Only findings about this domain and the domains below it."),
        ("document", complete_documents, "Only findings about this document."),
    ):
        option = click.option(
            f"--{name}",
            f"{_plural(name)}",
            multiple=True,
            metavar=name.upper(),
            shell_complete=completer,
            help=text,
        )
        command = option(command)
    return command


def _plural(name: str) -> str:
    return "entries" if name == "entry" else f"{name}s"


def check_rules(_context: click.Context, _option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return rule ids; a usage error for one that does not exist."""
    for name in names:
        if name not in RULES:
            raise click.BadParameter(f"unknown rule {name!r}: `zcodegen rules` lists them")
    return names
