"""`zcodegen translations`: texts out to translators, translations back in, and how far each locale is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from msgspec.structs import asdict

from zcodegen.catalog.model import Catalog
from zcodegen.catalog.sources import SourceFile
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import read_locale
from zcodegen.cli.project import Project, catalog_option, display_path, find_project
from zcodegen.diagnostics import Severity, ZcodegenError, pluralize
from zcodegen.output.atomic import atomic_write
from zcodegen.translations.context import terms_of
from zcodegen.translations.coverage import Coverage, coverage
from zcodegen.translations.export import Wanted, export
from zcodegen.translations.merge import AcceptedTranslation, MergeResult
from zcodegen.translations.table import KINDS


@click.group(epilog="\b\nExample: zcodegen translations export --locale ja --format xliff --missing > ja.xlf")
def command() -> None:
    """Send texts to translators, take translations back, and see how far each locale is."""


@command.command(
    "export",
    short_help="Write texts to a translator's file.",
    epilog="Example: zcodegen translations export --locale ja --format po -o ja.po",
)
@catalog_option
@click.option("--locale", required=True, callback=read_locale, help="Language to translate into, such as ja.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(KINDS)),
    default="xliff",
    show_default=True,
    help="Form of file.",
)
@click.option("--missing", is_flag=True, help="Only texts that have no translation, or a stale one.")
@click.option("--domain", "domains", multiple=True, help="Only this domain; may be given again.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="File to write (default: stdout).")
def export_command(
    *,
    catalog: Path | None,
    locale: str,
    kind: str,
    missing: bool,
    domains: tuple[str, ...],
    output: Path | None,
) -> int:
    """Write the source texts, with context and what is translated already, as a file for translators."""
    project = find_project(catalog)
    loaded, glossary = _loaded(project), project.glossary()
    if glossary.findings:
        print_findings(glossary.findings, glossary.files)
        raise ZcodegenError("the glossary does not load: mend it first")
    made = export(loaded, Wanted(locale, missing, domains), KINDS[kind], terms_of(glossary))
    for key, why in made.left_out:
        log(f"zcodegen: {key} is left out: {why}")
    if output:
        atomic_write(output, made.content)
    else:
        write_stdout(made.content.decode("utf-8"))
    left_out = f", {len(made.left_out)} left out" if made.left_out else ""
    nothing = ": nothing is missing or stale" if missing and not made.count and not left_out else ""
    log(f"{pluralize(made.count, 'text')} for {locale}{left_out}{nothing}")
    return EXIT_FINDINGS if made.left_out else EXIT_OK


@command.command(
    "import",
    short_help="Take a translator's file into the catalog.",
    epilog="Example: zcodegen translations import ja.xlf --dry-run",
)
@catalog_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--locale", callback=read_locale, help="Language of the file, where it does not say so itself.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be taken.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text"]),
    default="text",
    show_default=True,
    help="Form in which to tell what is taken; json has the findings as well.",
)
def import_command(*, catalog: Path | None, file: Path, locale: str | None, dry_run: bool, form: str) -> int:
    """Take the translations of FILE into the catalog; what is not taken is told with its line."""
    from zcodegen.translations.import_file import import_file  # noqa: PLC0415 - brings libraries that export may not need

    project = find_project(catalog)
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise ZcodegenError(f"cannot read {file}: {fault.strerror}") from fault
    path = display_path(file)
    received = import_file(content, path, _loaded(project), project.catalog, locale)
    judged = received.judgement
    for name, edited in received.files.items():
        if not dry_run:
            atomic_write(project.catalog / name, edited, inside=project.catalog)
    if form == "json":
        write_json(_judged(received.locale, judged, dry_run=dry_run))
    else:
        print_findings(judged.findings, {path: SourceFile(path, content.decode("utf-8", "replace"), None)})
        write_stdout("\n".join(_taken(one) for one in judged.taken))
    log(
        _summary(judged, received.locale, dry_run=dry_run) if judged.read else f"nothing is taken from {path}"
    )
    return EXIT_FINDINGS if judged.findings else EXIT_OK


def _summary(judged: MergeResult, locale: str, *, dry_run: bool) -> str:
    return (
        f"{locale}: {pluralize(len(judged.taken), 'text')} {'would be ' if dry_run else ''}taken, {judged.unchanged} unchanged, "
        f"{judged.empty} without a translation, {len(judged.findings)} not taken"
    )


def _judged(locale: str, judged: MergeResult, *, dry_run: bool) -> Mapping[str, object]:
    from zcodegen.report.json import finding_object  # noqa: PLC0415 - only this form needs it

    return {
        "locale": locale,
        "dry_run": dry_run,
        "taken": [
            {"key": one.unit.key, "source": one.unit.source, "old": one.old, "text": one.text.value}
            for one in judged.taken
        ],
        "unchanged": judged.unchanged,
        "without_translation": judged.empty,
        "findings": [finding_object(found) for found in judged.findings],
    }


def _taken(one: AcceptedTranslation) -> str:
    old = f"{one.old!r} -> " if one.old else ""
    return f"{one.unit.key}: {old}{one.text.value!r}"


@command.command(
    "status",
    short_help="Show how far each locale is.",
    epilog="Example: zcodegen translations status --format json",
)
@catalog_option
@click.option("--locale", callback=read_locale, help="Only this language.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "svg", "text"]),
    default="text",
    show_default=True,
    help="Output format.",
)
def status_command(*, catalog: Path | None, locale: str | None, form: str) -> int:
    """Show for each locale and domain how many texts are translated, stale (their source has changed) and missing."""
    rows = coverage(_loaded(find_project(catalog)), locale)
    if form == "json":
        told = [{**asdict(row), "percent": row.percent} for row in rows]
        write_json(told)
    elif form == "svg":
        from zcodegen.translations.coverage_svg import coverage_svg  # noqa: PLC0415 - only this form draws

        write_stdout(coverage_svg(rows))
    else:
        write_stdout("\n".join(_table(rows)))
    return EXIT_OK


def _table(rows: Sequence[Coverage]) -> list[str]:
    """Return a line for each locale and domain; a locale without any text of a domain says so in its figures."""
    lines = [f"{'locale':<8} {'domain':<24} {'texts':>6} {'done':>6} {'stale':>6} {'missing':>8} {'ours':>6}"]
    lines += [
        f"{row.locale:<8} {row.domain:<24} {row.total:>6} {row.percent:>5}% {row.stale:>6} {row.missing:>8} {row.ours:>6}"
        for row in rows
    ]
    return lines


def _loaded(project: Project) -> Catalog:
    """Load a catalog that is fit to be edited: without errors."""
    loaded = project.load()
    faults = [found for found in loaded.findings if found.severity is Severity.ERROR]
    if loaded.catalog is None or faults:
        print_findings(loaded.findings, loaded.sources.files)
        raise ZcodegenError("the catalog does not load: mend it first")
    return loaded.catalog
