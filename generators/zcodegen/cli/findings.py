"""What `check` and `scan` do with findings: baseline, report, summary, exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
from msgspec.structs import replace

from zcodegen.catalog.project import Project
from zcodegen.cli.baseline import write_baseline
from zcodegen.cli.console import log, wants_colour, write_report, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import read_date
from zcodegen.diagnostics import Finding, Severity, pluralize
from zcodegen.report.results import Results
from zcodegen.report.table import CODE_HOSTS, FORMATS, renderer
from zcodegen.rules.selection import group_findings

report_format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="Output format.",
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error", "never"]),
    default="warning",
    show_default=True,
    help="Lowest severity that makes the command exit 1.",
)
baseline_option = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="Ignore findings listed in this file; report only new ones.",
)
write_baseline_option = click.option(
    "--write-baseline", "accept", is_flag=True, help="Write the findings to the file of --baseline."
)
today_option = click.option(
    "--today",
    metavar="YYYY-MM-DD",
    callback=read_date,
    help="Evaluate the end of waivers as of this date (default: today).",
)
MAX_UNUSED_LISTED: Final = 5
"""Entries of a baseline that a line names."""


def write_results(results: Results, project: Project, output_format: str) -> None:
    """Write the report in `output_format` to stdout, with colours if that is a terminal."""
    if output_format == "text":
        write_report(renderer(output_format)(replace(results, colour=wants_colour(sys.stdout))))
    else:
        shown = results.seen_from(_from_top(project)) if output_format in CODE_HOSTS else results
        write_stdout(renderer(output_format)(shown))


def _from_top(project: Project) -> str:
    """Return the path from the repository's top to the current folder, where code hosts count paths from."""
    from zcodegen.revision import find_repository, is_in_repository

    if not is_in_repository(project.catalog):
        return ""
    top = find_repository(project.catalog).top
    here = Path.cwd().resolve()
    return here.relative_to(top).as_posix() if here.is_relative_to(top) and here != top else ""


def exit_code(findings: Iterable[Finding], fail_on: str) -> int:
    """Return the exit code: EXIT_FINDINGS if a finding has the severity `fail_on` or a higher one."""
    failed = fail_on != "never" and any(finding.severity >= Severity.parse(fail_on) for finding in findings)
    return EXIT_FINDINGS if failed else EXIT_OK


def accept_findings(results: Results, baseline: Path | None) -> int:
    """Write the findings to the file of --baseline; a usage error without it."""
    if baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE, the file to write")
    count = write_baseline(baseline, results.findings)
    log(
        f"wrote {pluralize(count, 'finding')} to {baseline.as_posix()}; syntax and integrity errors cannot be baselined"
    )
    return EXIT_OK


def log_unused(known: frozenset[str], results: Results, baseline: Path) -> None:
    """Report the entries of a baseline that no finding has any more."""
    unused = known - {finding.fingerprint for finding in results.findings}
    if unused:
        log(
            f"{pluralize(len(unused), 'entry')} of {baseline.as_posix()} match no finding: {', '.join(sorted(unused)[:MAX_UNUSED_LISTED])}"
            f"{', …' if len(unused) > MAX_UNUSED_LISTED else ''}; --write-baseline removes them"
        )


def summarize(results: Results, passed: int) -> str:
    """Return the last line: the findings by severity; `passed` is the number of those in the baseline."""
    counts = [
        pluralize(number, str(level))
        for level in sorted(Severity, reverse=True)
        if (number := results.count(level))
    ]
    more = [f"{len(results.waived)} waived"] if results.waived else []
    more += [f"{passed} in the baseline"] if passed else []
    groups = len(group_findings(results.findings, results.group_by)) if results.group_by else 0
    grouped = f" in {pluralize(groups, 'group')}" if groups else ""
    hint = "; `zcodegen rules ID` explains a rule" if counts else ""
    listed = ", ".join(counts) or "no findings"
    return f"zcodegen: {listed}{grouped}{' (' + ', '.join(more) + ')' if more else ''}{hint}"


def read_day_of_check(given: str | None) -> str:
    """Return the day of `--today`, else of SOURCE_DATE_EPOCH (reproducible-builds.org), else of the clock."""
    if given is not None:
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return now.date().isoformat()
