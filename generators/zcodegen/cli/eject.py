"""`zcodegen eject`: our templates of a target, to be edited in the user's own templates/."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from zcodegen import __version__
from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.cli.completion import complete_templates
from zcodegen.cli.console import log, write_stdout
from zcodegen.cli.options import catalog_option
from zcodegen.diagnostics import pluralize
from zcodegen.output.atomic import atomic_write
from zcodegen.resources import template_files
from zcodegen.targets.table import TARGETS, get_target

_CHANGELOG: Final = "changelog"
"""Templates of no target: those of `version --bump`."""


@click.command(epilog="Example: zcodegen eject go")
@catalog_option
@click.argument("target", required=False, shell_complete=complete_templates)
@click.option("--list", "listed", is_flag=True, help="Only list the targets and how many templates each has.")
def command(*, catalog: Path | None, target: str | None, listed: bool) -> None:
    """Write the built-in templates of TARGET, or of the changelog, into the project's templates/.

    They are used in place of the built-in ones, file by file: edit what you need and delete the rest, which then stays up to date. Existing files are left alone.
    """
    if listed:
        rows = {row.id: row.summary for row in TARGETS.values()} | {_CHANGELOG: "sections of CHANGELOG.md"}
        write_stdout(
            "\n".join(f"{name:<12}{len(template_files(name)):>3}  {text}" for name, text in rows.items())
        )
    elif target:
        _eject(find_project(catalog), target if target == _CHANGELOG else get_target(target).id)
    else:
        raise click.UsageError("name a target, or ask for --list")


def _eject(project: Project, target: str) -> None:
    templates = project.templates
    files = template_files(target)
    left = 0
    for path, content in files.items():
        destination = templates / target / path
        if os.path.lexists(destination) or not atomic_write(destination, content, inside=templates):
            left += 1
            continue
        write_stdout(display_path(destination))
    also = f"; {left} that were there are left as they are" if left else ""
    written = len(files) - left
    log(
        f"{pluralize(written, 'template')} of {target} written, as zcodegen {__version__} has them{also}. "
        "Delete those that you do not change, so that the built-in ones stay in use"
    )
