"""`zcodegen check`: validate the catalog and run the rules."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from zcodegen.catalog.project import Project, find_project
from zcodegen.cli.baseline import read_baseline
from zcodegen.cli.completion import complete_rules_and_families
from zcodegen.cli.console import log, write_stdout
from zcodegen.cli.findings import (
    accept_findings,
    baseline_option,
    exit_code,
    fail_on_option,
    log_unused,
    read_day_of_check,
    report_format_option,
    summarize,
    today_option,
    write_baseline_option,
    write_results,
)
from zcodegen.cli.options import catalog_option, read_names
from zcodegen.cli.project_check import check_project
from zcodegen.cli.selection import check_selection, selection_options
from zcodegen.diagnostics import Severity, pluralize
from zcodegen.rules.run import select
from zcodegen.rules.selection import GROUPINGS, GroupBy, Selection, sort_by_severity


@click.command(epilog="Example: zcodegen check --only documents,locales --fail-on error")
@catalog_option
@report_format_option
@click.option(
    "--only",
    multiple=True,
    callback=read_names,
    shell_complete=complete_rules_and_families,
    help="Run only these rules or rule families (comma-separated).",
)
@click.option(
    "--skip",
    multiple=True,
    callback=read_names,
    shell_complete=complete_rules_and_families,
    help="Do not run these rules or rule families (comma-separated).",
)
@selection_options
@click.option(
    "--level",
    type=click.Choice(["note", "warning", "error"]),
    help="Only findings of this severity or above.",
)
@fail_on_option
@click.option(
    "--group-by",
    type=click.Choice(GROUPINGS),
    help="Group the findings; the worst and largest group is first.",
)
@click.option(
    "--sort",
    type=click.Choice(["location", "severity"]),
    default="location",
    show_default=True,
    help="Order of the findings: by file and line, or the worst first.",
)
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N", help="Print only the first N findings, or N groups."
)
@click.option("--full", is_flag=True, help="Show every finding with its code frame and related locations.")
@click.option("--stats", is_flag=True, help="Add the number of findings per rule.")
@click.option(
    "--against",
    metavar="REV",
    help="Also compare with an earlier catalog: a Git revision, folder, or package (default: the last release, "
    "if there is one); none turns it off.",
)
@baseline_option
@write_baseline_option
@click.option(
    "--fix",
    is_flag=True,
    help="Fix whitespace, character width, and punctuation before checking. Wording never changes.",
)
@today_option
def command(
    *,
    catalog: Path | None,
    output_format: str,
    only: tuple[str, ...] | None,
    skip: tuple[str, ...] | None,
    documents: tuple[str, ...],
    domains: tuple[str, ...],
    entries: tuple[str, ...],
    level: str | None,
    fail_on: str,
    group_by: GroupBy | None,
    sort: str,
    top: int | None,
    full: bool,
    stats: bool,
    against: str | None,
    baseline: Path | None,
    accept: bool,
    fix: bool,
    today: str | None,
) -> int:
    """Check the catalog, its documents against it, their versions, and its locales against each other."""
    project = find_project(catalog)
    rules = select(only or (), skip or ())
    if fix:
        _fix(project)
    found = check_project(project, rules, against=against, today=read_day_of_check(today))
    if accept:
        return accept_findings(found, baseline)
    known = read_baseline(baseline)
    selection = Selection(
        documents=frozenset(documents),
        domains=frozenset(domains),
        entries=frozenset(entries),
        severity=Severity.parse(level) if level else None,
    )
    chosen = [
        finding
        for finding in found.findings
        if selection.includes(finding) and not (known and finding.fingerprint in known)
    ]
    if not chosen:
        check_selection(project, selection)
    results = replace(
        found,
        findings=tuple(sort_by_severity(chosen) if sort == "severity" else chosen),
        full=full,
        group_by=group_by,
        top=top,
    )
    write_results(results, project, output_format)
    if stats:
        write = write_stdout if output_format == "text" else log
        write("".join(f"{count:>6}  {rule}\n" for rule, count in results.by_rule().items()).rstrip())
    passed = sum(finding.fingerprint in known for finding in found.findings) if known else 0
    if baseline and not only and not skip:
        log_unused(known, found, baseline)
    log(summarize(results, passed))
    return exit_code(chosen, fail_on)


def _fix(project: Project) -> None:
    from zcodegen.cli.fix import fix

    log(f"zcodegen: fixed {pluralize(fix(project), 'text')}")
