"""`zcodegen check`: validate the catalog and run the rules."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click
from msgspec.structs import replace

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.sources import Sources
from zcodegen.cli.baseline import read_baseline, write_baseline
from zcodegen.cli.console import log, wants_colour, write_report, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import read_date
from zcodegen.cli.project import Project, catalog_option, find_project
from zcodegen.diagnostics import Finding, Severity, pluralize, sort_findings
from zcodegen.generate.pipeline import unsupported_texts
from zcodegen.report.results import Results
from zcodegen.report.table import CODE_HOSTS, FORMATS, renderer
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.run import check, select
from zcodegen.rules.table import RULES, Rule
from zcodegen.targets.table import TARGETS


@click.command(epilog="Example: zcodegen check --only documents,locales --fail-on error")
@catalog_option
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@click.option("--only", help="Run these rules or families alone, parted by commas.")
@click.option("--skip", help="Leave these rules or families out.")
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error", "never"]),
    default="warning",
    show_default=True,
    help="Mildest level that makes the exit code 1.",
)
@click.option(
    "--full", is_flag=True, help="Show every finding at length, however many of one rule there are."
)
@click.option("--stats", is_flag=True, help="Add how many findings each rule has.")
@click.option(
    "--against",
    metavar="REV",
    help="Also compare with an earlier catalog: a Git revision, folder, or package (default: the last release, if there is one); none turns it off.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="Let findings pass that this file lists; tell the new ones.",
)
@click.option(
    "--write-baseline", "accept", is_flag=True, help="Write the present findings to the file of --baseline."
)
@click.option(
    "--fix", is_flag=True, help="Mend writing (blanks, width, full stops) in the files first; never words."
)
@click.option(
    "--today",
    metavar="YYYY-MM-DD",
    callback=read_date,
    help="The day for which waivers count (default: today).",
)
def command(
    *,
    catalog: Path | None,
    form: str,
    only: str | None,
    skip: str | None,
    fail_on: str,
    full: bool,
    stats: bool,
    against: str | None,
    baseline: Path | None,
    accept: bool,
    fix: bool,
    today: str | None,
) -> int:
    """Check the catalog, its documents against it, and its locales against each other."""
    project = find_project(catalog)
    rules = select(_parted(only), _parted(skip))
    if fix:
        _fix(project)
    results = replace(
        checked(project, rules, against=against, today=_day(today)),
        colour=form == "text" and wants_colour(sys.stdout),
        full=full,
    )
    if accept:
        return _accept(results, baseline)
    old = read_baseline(baseline) if baseline else frozenset()
    kept = tuple(found for found in results.findings if found.fingerprint not in old)
    passed, results = len(results.findings) - len(kept), replace(results, findings=kept)
    shown = results.seen_from(_from_top(project)) if form in CODE_HOSTS else results
    (write_report if form == "text" else write_stdout)(renderer(form)(shown))
    if stats:
        say_or_answer = write_stdout if form == "text" else log
        say_or_answer("".join(f"{count:>6}  {rule}\n" for rule, count in results.by_rule().items()).rstrip())
    log(_summary(results, passed))
    failed = fail_on != "never" and any(
        found.severity >= Severity.parse(fail_on) for found in results.findings
    )
    return EXIT_FINDINGS if failed else EXIT_OK


def _from_top(project: Project) -> str:
    """Return the path from the repository's top to the current folder, where code hosts count paths from."""
    from zcodegen.revision import find_repository, is_in_repository  # noqa: PLC0415  # few formats need Git

    if not is_in_repository(project.catalog):
        return ""
    top = find_repository(project.catalog).top
    here = Path.cwd().resolve()
    return here.relative_to(top).as_posix() if here.is_relative_to(top) and here != top else ""


def checked(
    project: Project, rules: Iterable[Rule], *, against: str | None = "none", today: str = ""
) -> Results:
    """Load the catalog with its claims, and run `rules` over what could be loaded.

    What does not load is always told: rules that see a part of the catalog only must not pass for all of it.
    """
    chosen = list(rules)
    loaded = project.load()
    versions, faults = load_claims(project.catalog, shown=project.shown)
    glossary = project.glossary()
    findings = [*loaded.findings, *faults, *glossary.findings]
    claims = {one.file.path: one.file for one in versions}
    files = {**loaded.sources.files, **glossary.files, **claims}
    if loaded.catalog is None:
        return Results(tuple(sort_findings(findings)), files=files)
    context = RuleContext(loaded.catalog, loaded.sources, versions)
    context = _with_baseline(project, against, context)
    report = check(context, chosen, today)
    findings += report.findings
    if RULES["unsupported-text"] in chosen:
        findings += _unbuildable(loaded.catalog, loaded.sources)
    return Results(tuple(sort_findings(findings)), report.waived, files)


def _unbuildable(catalog: Catalog, sources: Sources) -> list[Finding]:
    """Return what `build` would refuse to write for the targets that the manifest wants."""
    names = set(catalog.manifest.targets)
    targets = [target for target in TARGETS.values() if {target.id, target.short} & names]
    return unsupported_texts(catalog, (), targets, sources)


def _with_baseline(project: Project, spec: str | None, context: RuleContext) -> RuleContext:
    """Add the older catalog that `--against` names, by default the last release, and what has changed since then.

    Without a repository or a release there is nothing to compare with by default. Raises ZcodegenError if the last
    release is not known, as in a shallow clone.
    """
    if spec == "none":
        return context
    from zcodegen.cli.snapshots import Catalogs, load_baseline  # noqa: PLC0415  # git is asked only here
    from zcodegen.diff.change import place_of  # noqa: PLC0415
    from zcodegen.diff.compare import compare  # noqa: PLC0415
    from zcodegen.revision import is_in_repository  # noqa: PLC0415

    catalogs = Catalogs(project.catalog)
    if spec is None:
        if not is_in_repository(project.catalog) or catalogs.last_release() is None:
            return context
        side = catalogs.released()
    else:
        side = catalogs.side(spec)
    if side.is_empty:
        return context
    older = load_baseline(side)
    changes = compare(older, context.catalog)
    approved = {one for approval in context.catalog.manifest.approved for one in approval.changes}
    places = frozenset(
        place_of(change.old[:3]) for change in changes if change.old and change.fingerprint in approved
    )
    context = replace(context, against=older, approved=places)
    if side.released or catalogs.is_last_release(spec or ""):
        return replace(context, changes=frozenset(change.fingerprint for change in changes))
    return context


def _accept(results: Results, baseline: Path | None) -> int:
    if baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE, the file to write")
    count = write_baseline(baseline, results.findings)
    log(
        f"{pluralize(count, 'finding')} written to {baseline.as_posix()}; sound and loading errors are never accepted"
    )
    return EXIT_OK


def _summary(results: Results, passed: int) -> str:
    counts = [
        pluralize(number, str(level))
        for level in sorted(Severity, reverse=True)
        if (number := results.count(level))
    ]
    more = [f"{len(results.waived)} waived"] if results.waived else []
    more += [f"{passed} in the baseline"] if passed else []
    told = ", ".join(counts) or "no findings"
    hint = "; `zcodegen rules ID` explains a rule" if counts else ""
    return f"zcodegen: {told}{' (' + ', '.join(more) + ')' if more else ''}{hint}"


def _day(given: str | None) -> str:
    """Return the day of `--today`, else of SOURCE_DATE_EPOCH (reproducible-builds.org), else of the clock."""
    if given is not None:
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return now.date().isoformat()


def _fix(project: Project) -> None:
    from zcodegen.cli.fix import fix  # noqa: PLC0415  # the round-trip parser is needed only here

    log(f"zcodegen: {pluralize(fix(project), 'text')} fix_typography")


def _parted(names: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (names or "").split(",") if name.strip())
