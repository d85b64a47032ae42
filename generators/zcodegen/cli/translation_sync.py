"""`zcodegen translations sync`, `adopt` and `pseudo`."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.cli.completion import complete_locales
from zcodegen.cli.console import log
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
    resolve_locale,
    write_export,
)
from zcodegen.diagnostics import Severity, ZcodegenError, pluralize
from zcodegen.files import names_in
from zcodegen.naming import describe_unknown
from zcodegen.output.atomic import atomic_write
from zcodegen.translations.export import Wanted, export
from zcodegen.translations.import_file import ImportOptions, edit_files, read_catalog
from zcodegen.translations.locales import file_locale, read_tag
from zcodegen.translations.table import KINDS, FileKind, kind_of


@click.command(
    "sync",
    short_help="Keep a folder of translators' files in step with the catalog.",
    epilog="Example: zcodegen translations sync translations/ --format po --locale de --locale fr",
)
@catalog_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--locale",
    "locales",
    multiple=True,
    callback=read_locales,
    shell_complete=complete_locales,
    help="Locales to keep a file for, such as de,fr (default: all of the catalog).",
)
@click.option(
    "--from", "origin", callback=read_locale, help="Locale to translate from (default: the source locale)."
)
@format_option
@dry_run_option
def sync_command(
    *,
    catalog: Path | None,
    folder: Path,
    locales: tuple[str, ...],
    origin: str | None,
    kind: str,
    dry_run: bool,
) -> int:
    """Merge the files of FOLDER into the catalog, then write them again with what is due, one per locale.

    For platforms that keep files in a Git repository (Weblate, Crowdin, Pontoon). A file keeps its name, such as de_DE.po.
    """
    project = find_project(catalog)
    source = load_catalog(project).manifest.source_locale
    given = tuple(dict.fromkeys(resolve_locale(locale, load_catalog(project)) for locale in locales))
    wanted = given or tuple(tag for tag in load_catalog(project).locales() if tag != source)
    has_errors = False
    for locale in wanted:
        path = _file_for(locale, folder, KINDS[kind], project)
        if path.is_file():
            options = ImportOptions(locale, is_new=True)
            imported, content = merge_file(project, path, options, dry_run=dry_run, folder=folder)
            print_import(display_path(path), content, imported, dry_run=dry_run)
            errors = [found for found in imported.judgement.findings if found.severity is Severity.ERROR]
            has_errors = has_errors or bool(errors)
            if errors:
                continue  # the translator's file stays until a person has looked at it
        made = export(load_catalog(project), Wanted(locale, origin=origin), KINDS[kind], load_terms(project))
        if not dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, made.content, inside=folder)
        log_export(made, locale, missing=False)
    return EXIT_FINDINGS if has_errors else EXIT_OK


def _file_for(locale: str, folder: Path, kind: FileKind, project: Project) -> Path:
    """Return the file of a locale: one whose name is a tag that the locale serves, else a new one."""
    loaded = load_catalog(project)
    for name in names_in(folder):
        if name.lower().endswith(kind.endings) and kind_of(name).module == kind.module:
            named = Path(name).stem
            if (
                read_tag(named).tag == locale
                or file_locale(named, "", None, loaded, is_new=False).locale == locale
            ):
                return folder / name
    return folder / f"{locale}{kind.endings[0]}"


@click.command(
    "adopt",
    short_help="Mark hand-written translations, so that they become stale with their source.",
    epilog="Example: zcodegen translations adopt --locale de --locale fr",
)
@catalog_option
@click.option(
    "--locale",
    "locales",
    multiple=True,
    callback=read_locales,
    shell_complete=complete_locales,
    help="Locales to mark, such as de,fr (default: all).",
)
@click.option(
    "--from", "origin", callback=read_locale, help="Locale that was translated (default: the source locale)."
)
@dry_run_option
def adopt_command(
    *, catalog: Path | None, locales: tuple[str, ...], origin: str | None, dry_run: bool
) -> int:
    """Mark the texts of a locale as translations of their source as it is now.

    Texts that imported documents have in the locale are the documents' own and stay as they are.
    """
    from zcodegen.translations.adopt import adopted

    project = find_project(catalog)
    loaded = load_catalog(project)
    versions, _ = load_claims(project.catalog)
    known = [tag for tag in loaded.locales() if tag != loaded.manifest.source_locale]
    given = dict.fromkeys(resolve_locale(locale, loaded) for locale in locales)
    for locale in given or known:
        if locale not in known:
            raise ZcodegenError(describe_unknown("locale", locale, known))
        loaded = load_catalog(project)
        taken = list(adopted(loaded, versions, locale, origin=origin))
        if not dry_run:
            project.write(edit_files(read_catalog(project.catalog), loaded, locale, taken))
        log(f"{locale}: {pluralize(len(taken), 'text')} {'would be ' if dry_run else ''}marked")
    return EXIT_OK


@click.command(
    "pseudo",
    short_help="Write a translators' file in a pseudo-locale, to test a user interface.",
    epilog="Example: zcodegen translations pseudo --locale en-XA -o en-XA.xlf",
)
@catalog_option
@click.option(
    "--locale",
    type=click.Choice(["ar-XB", "en-XA"]),
    default="en-XA",
    show_default=True,
    help="Pseudo-locale.",
)
@click.option(
    "--from",
    "origin",
    callback=read_locale,
    help="Locale to start from (default: en, else the source locale).",
)
@format_option
@output_option
def pseudo_command(
    *, catalog: Path | None, locale: str, origin: str | None, kind: str, output: str | None
) -> int:
    """Write all texts accented and longer (en-XA), or from right to left (ar-XB).

    Import the file into a copy of the catalog with --new-locale and build the packages of it.
    """
    from zcodegen.translations.export import export_pseudo

    loaded = load_catalog(find_project(catalog))
    start = origin or ("en" if "en" in loaded.locales() else loaded.manifest.source_locale)
    made = export_pseudo(loaded, Wanted(locale, origin=start), KINDS[kind])
    write_export(made, locale, KINDS[kind], output)
    log_export(made, locale, missing=False)
    return EXIT_FINDINGS if made.left_out else EXIT_OK
