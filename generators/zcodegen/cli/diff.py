"""`zcodegen diff`: what changed between two revisions of a catalog, what it affects, and which version it requires."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from msgspec.structs import replace

from zcodegen.cli.console import log, wants_colour, write_report, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option
from zcodegen.cli.snapshots import Catalogs, compare_snapshots
from zcodegen.diagnostics import pluralize
from zcodegen.diff.levels import Criticality
from zcodegen.output.atomic import atomic_write
from zcodegen.report.diff.summary import DiffSummary
from zcodegen.report.diff.table import FORMATS, renderer


@click.command(
    epilog="Example: zcodegen diff main...feature --format markdown --fail-on breaking",
)
@catalog_option
@click.argument("sides", nargs=-1, metavar="[OLD] [NEW]")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="Output format.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "dangerous", "any", "never"]),
    default="never",
    show_default=True,
    help="Lowest level of a change without approval that makes the command exit 1.",
)
@click.option(
    "--documents/--no-documents",
    default=True,
    show_default=True,
    help="Whether to report what versions of documents changed.",
)
@click.option(
    "--usage",
    "used_in",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path, exists=True),
    help="Report only the changes that reach what source code and logs below PATH use. May be given several times.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1_000),
    default=60_000,
    show_default=True,
    help="Length of a Markdown report in characters; items that do not fit are counted.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write to.")
@click.option(
    "--witness",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder for the smallest program per language that each breaking change breaks (see docs/diff.md).",
)
@click.option("--git-driver", is_flag=True, help="Run as a Git external diff driver (see docs/diff.md).")
def command(
    *,
    catalog: Path | None,
    sides: tuple[str, ...],
    output_format: str,
    fail_on: str,
    documents: bool,
    used_in: tuple[Path, ...],
    limit: int,
    output: Path | None,
    witness: Path | None,
    git_driver: bool,
) -> int:
    """Show the changes from OLD to NEW. Each is a Git revision, REV:path, folder, or package; A..B and A...B name both.

    A package is a file of `zcodegen pack` (wheel, sdist, .tgz, Go's .zip, .jar), or a folder in which one is installed.

    NEW defaults to the work tree, and OLD to the last release, the highest catalog/v… tag reachable from HEAD.
    """
    if git_driver:
        from zcodegen.cli.git_driver import drive

        write_report(drive(sides, colour=wants_colour(sys.stdout)))
        return EXIT_OK
    old, new = Catalogs(catalog).sides(sides)
    colour = output_format == "text" and output is None and wants_colour(sys.stdout)
    outcome = replace(
        compare_snapshots(old, new, documents=documents and not used_in, colour=colour, used_in=used_in),
        limit=limit,
    )
    report = renderer(output_format)(outcome)
    if output is None:
        (write_report if output_format == "text" else write_stdout)(report)
    else:
        atomic_write(output, report.encode("utf-8", "backslashreplace"))
        log(f"{outcome.summary()}: {output.as_posix()}")
    if witness is not None:
        _write_witnesses(outcome, witness)
    return EXIT_FINDINGS if _fails(outcome, fail_on) else EXIT_OK


def _write_witnesses(outcome: DiffSummary, folder: Path) -> None:
    """Write the programs that the breaking changes break."""
    from zcodegen.diff.witness import find_witnesses

    old = outcome.old.contents
    found = list(find_witnesses(outcome.verdict.changes, old)) if old else []
    for witness in found:
        atomic_write(folder / witness.path, witness.source.encode("utf-8"), inside=folder)
    log(f"{pluralize(len(found), 'witness program')}: {folder.as_posix()}")


def _fails(outcome: DiffSummary, fail_on: str) -> bool:
    found = [
        *([outcome.verdict.worst] if outcome.verdict.worst else []),
        *(step.criticality for step in outcome.steps),
    ]
    if not found or fail_on == "never":
        return False
    limit = {"breaking": Criticality.BREAKING, "dangerous": Criticality.DANGEROUS, "any": Criticality.SAFE}[
        fail_on
    ]
    return max(found) >= limit
