"""`zcodegen translations`: texts out to translators, translations back in, and how far each locale is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from msgspec.structs import asdict

from zcodegen.catalog.project import display_path, find_project
from zcodegen.cli.completion import complete_domains, complete_locales
from zcodegen.cli.console import log, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, read_locale, read_locales
from zcodegen.cli.translation_files import (
    dry_run_option,
    format_option,
    load_catalog,
    load_terms,
    log_export,
    merge_file,
    output_option,
    print_import,
    refuse_folders,
    resolve_locale,
    write_export,
)
from zcodegen.cli.translation_sync import adopt_command, pseudo_command, sync_command
from zcodegen.diagnostics import Severity, ZcodegenError
from zcodegen.naming import describe_unknown
from zcodegen.translations.coverage import Coverage, coverage, sums
from zcodegen.translations.export import Wanted, export
from zcodegen.translations.import_file import ImportedFile, ImportOptions
from zcodegen.translations.merge import ACCEPTABLE
from zcodegen.translations.table import KINDS


@click.group(epilog="\b\nExample: zcodegen translations export --locale ja --format xliff --missing > ja.xlf")
def command() -> None:
    """Export texts for translators, import translations, and show the status of each locale."""


@command.command(
    "export",
    short_help="Write texts to a translator's file.",
    epilog="Example: zcodegen translations export --locale ja --format po -o ja.po",
)
@catalog_option
@click.option(
    "--locale",
    "locales",
    required=True,
    multiple=True,
    callback=read_locales,
    shell_complete=complete_locales,
    help="Locales to translate into, such as ja or de,fr.",
)
@click.option(
    "--from", "origin", callback=read_locale, help="Locale to translate from (default: the source locale)."
)
@format_option
@click.option("--missing", is_flag=True, help="Only texts that have no translation, or a stale one.")
@click.option(
    "--unique", is_flag=True, help="Each source text once; its translation is used wherever the text is."
)
@click.option(
    "--domain",
    "domains",
    multiple=True,
    shell_complete=complete_domains,
    help="Only this domain.",
)
@output_option
def export_command(
    *,
    catalog: Path | None,
    locales: tuple[str, ...],
    origin: str | None,
    kind: str,
    missing: bool,
    unique: bool,
    domains: tuple[str, ...],
    output: str | None,
) -> int:
    """Write the source texts, with context and existing translations, as files for translators."""
    project = find_project(catalog)
    loaded, terms = load_catalog(project), load_terms(project)
    locales = tuple(dict.fromkeys(resolve_locale(locale, loaded) for locale in locales))
    if len(locales) > 1 and output is None:
        raise ZcodegenError("several locales need a folder: give --output")
    is_incomplete = False
    for locale in locales:
        made = export(loaded, Wanted(locale, missing, domains, origin, unique), KINDS[kind], terms)
        write_export(made, locale, KINDS[kind], output, several=len(locales) > 1)
        log_export(made, locale, missing=missing)
        is_incomplete = is_incomplete or bool(made.left_out)
    return EXIT_FINDINGS if is_incomplete else EXIT_OK


@command.command(
    "import",
    short_help="Merge translators' files into the catalog.",
    epilog="Example: zcodegen translations import ja.xlf de.xlf --dry-run",
)
@catalog_option
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--locale",
    callback=read_locale,
    shell_complete=complete_locales,
    help="Locale of the file; wins over what the file says.",
)
@click.option("--new-locale", is_flag=True, help="Accept a locale that the catalog does not have.")
@click.option(
    "--accept",
    multiple=True,
    type=click.Choice(ACCEPTABLE),
    help="Also take translations that are marked as not approved (unfinished), or whose place in the catalog has another "
    "text by now (conflicts).",
)
@dry_run_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["json", "text"]),
    default="text",
    show_default=True,
    help="Format of the report; json contains the findings.",
)
def import_command(
    *,
    catalog: Path | None,
    files: tuple[Path, ...],
    locale: str | None,
    new_locale: bool,
    accept: tuple[str, ...],
    dry_run: bool,
    output_format: str,
) -> int:
    """Merge the translations of each FILE into the catalog; report what is not taken at its line."""
    project = find_project(catalog)
    options = ImportOptions(locale, new_locale, frozenset(accept))
    refuse_folders(files)
    results: list[Mapping[str, object]] = []
    has_errors = False
    for file in files:
        imported, content = merge_file(project, file, options, dry_run=dry_run)
        merged = imported.judgement
        if output_format == "json":
            results.append(_import_object(file, imported, dry_run=dry_run))
        else:
            print_import(display_path(file), content, imported, dry_run=dry_run)
        has_errors = has_errors or any(found.severity is Severity.ERROR for found in merged.findings)
    if output_format == "json":
        write_json(results[0] if len(results) == 1 else results)
    return EXIT_FINDINGS if has_errors else EXIT_OK


def _import_object(file: Path, imported: ImportedFile, *, dry_run: bool) -> Mapping[str, object]:
    from zcodegen.report.json import finding_object

    merged = imported.judgement
    return {
        "file": display_path(file),
        "locale": imported.locale,
        "dry_run": dry_run,
        "taken": [
            {
                "key": accepted.unit.key,
                "source": accepted.unit.source,
                "old": accepted.old,
                "text": accepted.text.value,
            }
            for accepted in merged.taken
        ],
        "unchanged": merged.unchanged,
        "without_translation": merged.empty,
        "findings": [finding_object(found) for found in merged.findings],
    }


@command.command(
    "status",
    short_help="Show how far each locale is.",
    epilog="Example: zcodegen translations status --fail-under 95",
)
@catalog_option
@click.option("--locale", callback=read_locale, shell_complete=complete_locales, help="Only this locale.")
@click.option(
    "--fail-under",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="Exit 1 if a locale has a lower percentage of its texts up to date.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["json", "svg", "text"]),
    default="text",
    show_default=True,
    help="Format of the report.",
)
def status_command(
    *, catalog: Path | None, locale: str | None, fail_under: int | None, output_format: str
) -> int:
    """Show for each locale and domain how many texts are translated, stale (their source has changed) and missing."""
    loaded = load_catalog(find_project(catalog))
    known = tuple(dict.fromkeys((*loaded.locales(), *loaded.manifest.required_locales)))
    if locale and (locale := resolve_locale(locale, loaded)) not in known:
        raise ZcodegenError(describe_unknown("locale", locale, known))
    rows = coverage(loaded, locale)
    totals = sums(rows)
    if output_format == "json":
        write_json([{**asdict(row), "percent": row.percent} for row in rows])
    elif output_format == "svg":
        from zcodegen.translations.coverage_svg import coverage_svg

        write_stdout(coverage_svg(rows))
    else:
        write_stdout("\n".join(_table(rows, totals)))
    behind = [row for row in totals if fail_under is not None and row.percent < fail_under]
    for row in behind:
        log(f"zcodegen: {row.locale} has {row.percent}% of its texts up to date, less than {fail_under}%")
    return EXIT_FINDINGS if behind else EXIT_OK


def _table(rows: Sequence[Coverage], totals: Sequence[Coverage]) -> list[str]:
    """Return a line for each locale and domain, and the sum of each locale after its domains."""
    lines = [
        f"{'locale':<8} {'domain':<24} {'texts':>6} {'done':>6} {'stale':>6} {'missing':>8} {'marked':>6}"
    ]
    for total in totals:
        own = [row for row in rows if row.locale == total.locale]
        lines += map(_table_line, (*own, *((total,) if len(own) > 1 else ())))
    return lines


def _table_line(row: Coverage) -> str:
    return (
        f"{row.locale:<8} {row.domain or 'all':<24} {row.total:>6} {row.percent:>5}% {row.stale:>6} "
        f"{row.missing:>8} {row.marked:>6}"
    )


for _command in (adopt_command, pseudo_command, sync_command):
    command.add_command(_command)
