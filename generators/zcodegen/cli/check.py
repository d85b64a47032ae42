"""`zcodegen check`: validate the catalog and run the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import click
from msgspec.structs import replace

from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.model import Catalog
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
    split_names,
    summarize,
    today_option,
    write_baseline_option,
    write_results,
)
from zcodegen.cli.options import join_values
from zcodegen.cli.project import Project, catalog_option, display_path, find_project
from zcodegen.cli.selection import check_selection, selection_options
from zcodegen.diagnostics import Finding, Severity, ZcodegenError, pluralize, sort_findings
from zcodegen.editor.problems import EarlierCatalog, LoadedProject, find_problems
from zcodegen.generate.targets import ResolvedTargets, custom_target_names, resolve_targets
from zcodegen.report.results import Results
from zcodegen.rules.run import select
from zcodegen.rules.selection import GROUPINGS, GroupBy, Selection, sort_by_severity
from zcodegen.rules.table import RULES, Rule


@click.command(epilog="Example: zcodegen check --only documents,locales --fail-on error")
@catalog_option
@report_format_option
@click.option(
    "--only",
    multiple=True,
    callback=join_values,
    shell_complete=complete_rules_and_families,
    help="Run only these rules or rule families (comma-separated).",
)
@click.option(
    "--skip",
    multiple=True,
    callback=join_values,
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
    form: str,
    only: str | None,
    skip: str | None,
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
    rules = select(split_names(only), split_names(skip))
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
    write_results(results, project, form)
    if stats:
        write = write_stdout if form == "text" else log
        write("".join(f"{count:>6}  {rule}\n" for rule, count in results.by_rule().items()).rstrip())
    passed = sum(finding.fingerprint in known for finding in found.findings) if known else 0
    if baseline and not only and not skip:
        log_unused(known, found, baseline)
    log(summarize(results, passed))
    return exit_code(chosen, fail_on)


def check_project(
    project: Project, rules: Collection[Rule], *, against: str | None = "none", today: str = ""
) -> Results:
    """Load the catalog with its claims, and run `rules` over what could be loaded."""
    versions, claim_findings = load_claims(project.catalog, shown=project.shown)
    loaded = project.load()
    schema = project.entry_schema(loaded.catalog.manifest) if loaded.catalog else None
    whole = LoadedProject(loaded, versions, claim_findings, project.glossary(), schema)
    found = find_problems(
        whole,
        rules,
        today=today,
        templates=project.templates,
        targets=lambda catalog: _resolve_custom_targets(catalog, project),
        earlier=lambda: find_earlier(project, against),
    )
    findings = found.findings
    if loaded.catalog and loaded.catalog.manifest.regions and RULES["region-fault"] in rules:
        findings = tuple(sort_findings([*findings, *_find_faults_of_regions(loaded.catalog, project)]))
    return Results(findings, found.waived, {**whole.files, **found.files})


def _find_faults_of_regions(catalog: Catalog, project: Project) -> Iterable[Finding]:
    """Return what keeps a build from filling the regions of the project's Markdown files."""
    from zcodegen.generate.regions import fill_regions

    return fill_regions(bundle(catalog), project.root, shown=display_path(project.root)).findings


def _resolve_custom_targets(catalog: Catalog, project: Project) -> ResolvedTargets:
    """Return the custom targets that the manifest names and the project has."""
    names = set(custom_target_names(project.templates)) & set(catalog.manifest.targets)
    return resolve_targets(sorted(names), project.templates, display_path(project.templates))


def find_earlier(project: Project, spec: str | None) -> EarlierCatalog | None:
    """Return the older catalog that `--against` names, by default the last release; None without one.

    Raises ZcodegenError if the last release is not known, as in a shallow clone.
    """
    if spec == "none":
        return None
    from zcodegen.revision import is_in_repository

    if spec is None and not is_in_repository(project.catalog):
        return None
    from zcodegen.cli.snapshots import Catalogs, load_whole

    catalogs = Catalogs(project.catalog)
    if spec is None:
        try:
            released = catalogs.last_release()
        except ZcodegenError as error:
            raise ZcodegenError(f"{error}, or check without a release: --against none") from error
        if released is None:
            return None
        side = catalogs.released()
    else:
        side = catalogs.side(spec)
    if side.is_empty:
        return None
    is_release = side.released or catalogs.is_last_release(spec or "")
    return EarlierCatalog(load_whole(side), is_release=is_release)


def _fix(project: Project) -> None:
    from zcodegen.cli.fix import fix

    log(f"zcodegen: fixed {pluralize(fix(project), 'text')}")
