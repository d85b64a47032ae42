"""docs/reference/commands.md: every command with its arguments and options, as click knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from zcodegen.cli.app import app

MAX_CHOICES = 7
"""More of them are in the column of the meaning."""
_INTRODUCTION = """\
# Commands

`zcodegen --help` lists the commands, `zcodegen COMMAND --help` shows one. Results go to stdout; progress, summaries and incidental
findings go to stderr. The exit codes are those of [the environment](environment.md). `--catalog` is the catalog's folder; without
it, a command takes `catalog/` here or in the nearest folder above.
"""


def commands_page() -> str:
    """Return the page."""
    return "\n".join([_INTRODUCTION, *_group(app, "zcodegen", depth=2)])


def _group(group: click.Group, path: str, depth: int) -> Iterator[str]:
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield from _command(command, f"{path} {name}", depth)


def _command(command: click.Command, path: str, depth: int) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    yield f"{'#' * depth} {path.removeprefix('zcodegen ')}\n"
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```text\n{path} {usage}\n```\n"
    yield f"{_paragraphs(command.help or '')}\n"
    if command.epilog:
        yield re.sub(r"Example: (.*)", r"Example: `\1`", command.epilog) + "\n"
    options = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    if options:
        yield "| option | default | meaning |"
        yield "|---|---|---|"
        yield from (_option(option, context) for option in options)
        yield ""
    if isinstance(command, click.Group):
        yield from _group(command, path, depth + 1)


def _paragraphs(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text.replace("\f", "").replace("\b\n", ""))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _option(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    value = "" if option.is_flag else f" {_value(option, context)}"
    repeated = (
        " May be given several times."
        if option.multiple and "several times" not in (option.help or "")
        else ""
    )
    required = "required" if option.required else _default(option)
    meaning = " ".join((option.help or "").split()).replace("|", "\\|")
    if len(_choices(option)) > MAX_CHOICES:
        meaning += f" One of {', '.join(_choices(option))}."
    return f"| {names}{value} | {required} | {meaning}{repeated} |"


def _value(option: click.Option, context: click.Context) -> str:
    if choices := _choices(option):
        return " ".join(choices) if len(choices) <= MAX_CHOICES else f"`{option.opts[-1].strip('-').upper()}`"
    return f"`{option.make_metavar(context)}`"


def _choices(option: click.Option) -> list[str]:
    is_choice = isinstance(option.type, click.Choice) and option.metavar is None
    return [f"`{choice}`" for choice in option.type.choices] if is_choice else []  # type: ignore[attr-defined]  # a Choice, as is_choice says


def _default(option: click.Option) -> str:
    value = option.to_info_dict()["default"]
    if option.is_flag or value in (None, (), "") or not isinstance(value, (str, int)):
        return ""
    return f"`{value}`"
