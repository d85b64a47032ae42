"""`zcodegen scan`: codes and names of the catalog in source code and logs."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from msgspec.structs import replace

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.project import Project, find_project
from zcodegen.catalog.sources import SourceFile
from zcodegen.check.catalog import check
from zcodegen.cli.baseline import read_baseline
from zcodegen.cli.completion import complete_domains
from zcodegen.cli.console import log, print_findings, write_stdout
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
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.naming import describe_unknown
from zcodegen.report.results import Results
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.run import select
from zcodegen.rules.table import SCAN_FAMILIES, Rule
from zcodegen.usage.codes import code_rows
from zcodegen.usage.scan import ScanRequest, scan
from zcodegen.usage.tree import described
from zcodegen.usage.use import Usage

_UNUSED = "unused-entry"


@click.command(epilog="Example: zcodegen scan src logs/app.log --codes")
@click.argument(
    "paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
@catalog_option
@report_format_option
@click.option(
    "--only",
    multiple=True,
    callback=read_names,
    help="Run only these rules of the family usage (comma-separated).",
)
@click.option("--skip", multiple=True, callback=read_names, help="Do not run these rules (comma-separated).")
@fail_on_option
@click.option(
    "--domain",
    metavar="DOMAIN",
    shell_complete=complete_domains,
    help="Look only for codes of this domain and those that it includes.",
)
@click.option("--logs", "all_logs", is_flag=True, help="Read every PATH as logs, whatever its suffix.")
@click.option("--unused", is_flag=True, help="Also report the entries that no file uses.")
@click.option(
    "--codes", "with_codes", is_flag=True, help="Add a table of all codes: documented, in the catalog, seen."
)
@click.option(
    "--all-numbers",
    is_flag=True,
    help="Report short numbers called codes even if nothing in PATH names the catalog's vendors or packages.",
)
@click.option(
    "--propose", is_flag=True, help="Propose entries for unknown codes that logs give a message to."
)
@click.option("--dry-run", is_flag=True, help="With --propose: do not write; print the entries.")
@baseline_option
@write_baseline_option
@click.option("--full", is_flag=True, help="Show every finding with its code frame.")
@today_option
def command(
    *,
    paths: tuple[Path, ...],
    catalog: Path | None,
    output_format: str,
    only: tuple[str, ...] | None,
    skip: tuple[str, ...] | None,
    fail_on: str,
    domain: str | None,
    all_logs: bool,
    unused: bool,
    with_codes: bool,
    all_numbers: bool,
    propose: bool,
    dry_run: bool,
    baseline: Path | None,
    accept: bool,
    full: bool,
    today: str | None,
) -> int:
    """Find codes and names of the catalog in source code and logs below each PATH; `-` is a log on the standard input.

    Source code: plain numbers that are codes, unknown codes in a domain's range, and names of the packages that are
    retired, deprecated or former ones. Logs (.log, .jsonl, .ndjson, also .gz): how often each code occurs.

    What Git ignores, links, and binary files are left out.
    """
    if dry_run and not propose:
        raise click.UsageError("--dry-run needs --propose")
    rules = _rules(only, skip, unused=unused)
    project = find_project(catalog)
    loaded = project.load().bundled()
    versions, faults = load_claims(project.catalog, shown=project.shown)
    unread = [*loaded.findings, *faults]
    print_findings(unread, loaded.sources.files)
    if loaded.catalog is None:
        raise ZcodegenError("cannot read catalog.yaml; fix it and try again")
    wanted = _within(loaded.catalog, domain)
    usage = scan(_request(project, paths, all_logs=all_logs, all_numbers=all_numbers), wanted)
    context = RuleContext(wanted, loaded.sources, versions, usage=usage)
    report = check(context, rules, read_day_of_check(today))
    files = {
        **loaded.sources.files,
        **{path: SourceFile(path, text, "") for path, text in usage.texts.items()},
    }
    found = Results(report.findings, report.waived, files, families=SCAN_FAMILIES)
    if accept:
        return accept_findings(found, baseline)
    known = read_baseline(baseline)
    rows = code_rows(wanted, versions, usage)
    results = replace(
        found,
        findings=tuple(finding for finding in found.findings if finding.fingerprint not in known),
        full=full,
        codes=tuple(
            row for row in rows if with_codes or row.logs or (output_format == "json" and row.is_seen)
        ),
    )
    write_results(results, project, output_format)
    if baseline and not only and not skip:
        log_unused(known, found, baseline)
    log(_summary(results, len(found.findings) - len(results.findings), usage))
    if propose:
        _propose(project, usage, dry_run=dry_run)
    return exit_code((*unread, *results.findings), fail_on)


def _rules(only: tuple[str, ...] | None, skip: tuple[str, ...] | None, *, unused: bool) -> list[Rule]:
    """Return the rules to run: `unused-entry` only if it is asked for."""
    rules = select(only or (), skip or (), SCAN_FAMILIES)
    wanted = unused or _UNUSED in (only or ())
    return [rule for rule in rules if wanted or rule.id != _UNUSED]


def _within(catalog: Catalog, domain: str | None) -> Catalog:
    """Return a catalog with the domains of --domain alone; all without it."""
    if domain is None:
        return catalog
    if domain not in catalog.domains:
        raise ZcodegenError(describe_unknown("domain", domain, catalog.domains))
    names = {domain, *catalog.included(domain)}
    return Catalog(
        catalog.manifest, {name: catalog.domains[name] for name in catalog.domains if name in names}
    )


def _request(project: Project, paths: tuple[Path, ...], *, all_logs: bool, all_numbers: bool) -> ScanRequest:
    return ScanRequest(
        paths=tuple(path for path in paths if str(path) != "-"),
        all_logs=all_logs,
        all_numbers=all_numbers,
        stdin=sys.stdin.buffer if Path("-") in paths else None,
        without=(project.catalog, project.out),
        base=project.root,
    )


def _propose(project: Project, usage: Usage, *, dry_run: bool) -> None:
    """Add an entry for each unknown code of the logs, and report those that make none."""
    from zcodegen.catalog.files import read_all
    from zcodegen.importer.logged import LoggedCode, propose_logged
    from zcodegen.importer.workspace import WorkspaceInfo
    from zcodegen.output.unified_diff import unified_diff

    before = read_all(project.catalog, shown=project.shown)
    unknown = [use for use in usage.logs if not use.entries]
    logged = [LoggedCode(use.code, use.domains, use.location, use.message) for use in unknown]
    done = propose_logged(
        before,
        logged,
        WorkspaceInfo(project.root, project.shown, schemas=project.has_schemas, catalog=project.catalog),
    )
    if not dry_run:
        project.write(done.files)
    for path, content in sorted(done.files.items()) if dry_run else ():
        write_stdout("\n".join(unified_diff(before.get(path), content, f"{project.shown}/{path}")))
    print_findings(done.findings, {})
    for code, reason in done.left:
        log(f"zcodegen: {code} makes no entry: {reason}")
    for full_name in done.entries:
        log(f"zcodegen: {'would propose' if dry_run else 'proposed'} {full_name}")


def _summary(results: Results, passed: int, usage: Usage) -> str:
    """Return the last lines: findings, files, what was skipped, and what was not decided."""
    lines = [f"{summarize(results, passed)}; {pluralize(usage.files, 'file')} scanned"]
    if usage.skipped.counts:
        lines[0] += f", skipped: {described(usage.skipped.counts)}"
    if usage.unsure:
        lines.append(
            f"zcodegen: {pluralize(usage.unsure, 'file')} with numbers equal to short codes left out, since nothing in PATH "
            "names the catalog's vendors or packages; --all-numbers reports the numbers that are called codes"
        )
    return "\n".join(lines)
