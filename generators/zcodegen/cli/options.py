"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from zcodegen.cli.completion import complete_locales


def read_locale(_context: click.Context, _option: click.Parameter, tag: str | None) -> str | None:
    """Return a BCP 47 tag in canonical form; raises a usage error with the reason and an example."""
    if tag is None:
        return None
    from zcodegen.locales.tags import parse_locale

    reading = parse_locale(tag)
    if not reading.is_valid:
        raise click.BadParameter(f"{tag!r} {reading.fault}: {reading.help or 'write one such as zh-CN'}")
    return reading.tag


def read_locales(context: click.Context, option: click.Parameter, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the canonical tags of an option that may be given several times, or has a list, each once."""
    listed = (part.strip() for tag in tags for part in tag.split(","))
    return tuple(dict.fromkeys(str(read_locale(context, option, tag)) for tag in listed if tag))


def read_names(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Return the names of an option that takes a list with commas, and may be given several times, each once; None without it."""
    listed = (name.strip() for value in values for name in value.split(","))
    return tuple(dict.fromkeys(name for name in listed if name)) if values else None


def read_date(_context: click.Context, _option: click.Parameter, written: str | None) -> str | None:
    """Return a date as YYYY-MM-DD; raises a usage error if it is not one."""
    try:
        return date.fromisoformat(written).isoformat() if written is not None else None
    except ValueError:
        raise click.BadParameter(f"invalid date {written!r}; use YYYY-MM-DD") from None


catalog_option = click.option(
    "--catalog",
    "catalog",
    type=click.Path(path_type=Path),
    help="Folder of the catalog (default: catalog/ here or in a folder above).",
)
format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(["json", "text"]),
    default="text",
    show_default=True,
    help="Output format.",
)
locale_option = click.option(
    "--locale",
    callback=read_locale,
    shell_complete=complete_locales,
    help="Language of the pages, such as zh-CN.",
)
reader_option = click.option(
    "--reader", help="Reader to use if the format is not recognized; see `zcodegen readers`."
)
root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder from which pages import each other.",
)
