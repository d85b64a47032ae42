"""`zcodegen waive`: accept findings in bulk, with a reason, in catalog.yaml."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from zcodegen.catalog.edit import add_waiver, edit_file
from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.project import Project, find_project
from zcodegen.cli.completion import complete_rules
from zcodegen.cli.console import log, print_findings, write_stdout
from zcodegen.cli.findings import read_day_of_check
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, read_date
from zcodegen.cli.project_check import check_project
from zcodegen.cli.selection import check_rules, check_selection, selection_options
from zcodegen.diagnostics import Finding, Severity, pluralize, split_full_name
from zcodegen.output.unified_diff import unified_diff
from zcodegen.rules.run import select
from zcodegen.rules.selection import Selection
from zcodegen.rules.waive import is_waivable


@click.command(
    epilog="Example: zcodegen waive --rule text-wording --document acme.codes --reason 'Decided in #12.'"
)
@catalog_option
@click.option(
    "--rule",
    "rules",
    multiple=True,
    callback=check_rules,
    shell_complete=complete_rules,
    help="Only findings of this rule.",
)
@selection_options
@click.option("--reason", required=True, help="Why the findings are accepted; kept in catalog.yaml.")
@click.option(
    "--erratum",
    is_flag=True,
    help="The page is wrong and the catalog right: `documents --errata` lists it for the owner of the page.",
)
@click.option("--owner", help="Who answers for the decision.")
@click.option(
    "--until", metavar="YYYY-MM-DD", callback=read_date, help="Last day on which the decision is valid."
)
@click.option("--dry-run", is_flag=True, help="Print the change as a diff; write nothing.")
def command(
    *,
    catalog: Path | None,
    rules: tuple[str, ...],
    documents: tuple[str, ...],
    domains: tuple[str, ...],
    entries: tuple[str, ...],
    reason: str,
    erratum: bool,
    owner: str | None,
    until: str | None,
    dry_run: bool,
) -> int:
    """Accept the selected findings with a reason: add them to the waivers in catalog.yaml.

    A waiver applies only to the texts that it was written for: a finding whose text changes is back. Syntax and
    integrity errors cannot be waived.
    """
    if not reason.strip():
        raise click.UsageError("--reason is empty: say why the findings are accepted")
    if not (rules or documents or domains or entries):
        raise click.UsageError("select findings with --rule, --document, --domain or --entry")
    project = find_project(catalog)
    selection = Selection(frozenset(rules), frozenset(documents), frozenset(domains), frozenset(entries))
    results = check_project(project, select((), ()), today=read_day_of_check(None))
    broken = [
        finding
        for finding in results.findings
        if finding.severity is Severity.ERROR and not is_waivable(finding)
    ]
    if any(finding.location.path.endswith(MANIFEST_NAME) for finding in broken):
        print_findings(broken, results.files)
        return EXIT_FINDINGS
    chosen = [finding for finding in results.findings if is_waivable(finding) and selection.includes(finding)]
    if not chosen:
        check_selection(project, selection)
        log("zcodegen: no finding is selected; `zcodegen check` lists them")
        return EXIT_FINDINGS
    before = after = project.read(MANIFEST_NAME)
    locales = _locales(project)
    for (rule, full_name), findings in sorted(_group(chosen, documents, domains).items()):
        change = partial(
            add_waiver,
            rule=rule,
            at=full_name,
            reason=reason.strip(),
            covers=[f"{finding.fingerprint} {finding.label}" for finding in findings],
            owner=owner,
            until=until,
            erratum=erratum or None,
        )
        after = edit_file(after, "catalog", locales, change)
    if dry_run:
        write_stdout("\n".join(unified_diff(before, after, f"{project.shown}/{MANIFEST_NAME}")))
    else:
        project.write({MANIFEST_NAME: after})
    log(f"zcodegen: {pluralize(len(chosen), 'finding')} {'would be ' if dry_run else ''}waived")
    return EXIT_OK


def _group(
    findings: list[Finding], documents: tuple[str, ...], domains: tuple[str, ...]
) -> dict[tuple[str, str], list[Finding]]:
    """Return the findings by rule and by the full name that a waiver for them names."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        domain = split_full_name(finding.logical_location)[0]
        about = next((name for name in documents if name in {finding.document, *finding.documents}), None)
        below = next((name for name in domains if domain == name or domain.startswith(f"{name}.")), None)
        full_name = about or below or domain or finding.document or finding.logical_location
        grouped.setdefault((finding.rule, full_name), []).append(finding)
    return grouped


def _locales(project: Project) -> tuple[str, ...]:
    loaded = project.load()
    manifest = loaded.catalog.manifest if loaded.catalog else None
    return (manifest.source_locale, *manifest.required_locales) if manifest else ()
