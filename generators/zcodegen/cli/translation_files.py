"""What the commands of `zcodegen translations` share: options, loading, merging a file, and what they print."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from zcodegen.catalog.model import Catalog
from zcodegen.catalog.project import Project, display_path
from zcodegen.catalog.sources import SourceFile
from zcodegen.cli.console import log, print_findings, write_stdout
from zcodegen.diagnostics import Severity, ZcodegenError, abbreviate, pluralize
from zcodegen.files import names_in, read_inside, read_named
from zcodegen.formats.unit import text_to_show
from zcodegen.output.atomic import atomic_write
from zcodegen.translations.context import Terms, terms_of
from zcodegen.translations.export import Export
from zcodegen.translations.import_file import ImportedFile, ImportOptions, import_file
from zcodegen.translations.locales import catalog_locale
from zcodegen.translations.merge import AcceptedTranslation, MergeResult
from zcodegen.translations.table import KINDS, FileKind

format_option = click.option(
    "--format",
    "kind",
    type=click.Choice(list(KINDS)),
    default="xliff",
    show_default=True,
    help="Format of the files.",
)
output_option = click.option(
    "--output",
    "-o",
    type=click.Path(),
    help="File to write (default: stdout); a folder for several locales, or if it has no ending.",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Do not write. Show what would change.")


def resolve_locale(tag: str, catalog: Catalog) -> str:
    """Return the catalog's tag of a locale, and write to stderr if that is not the one that was given."""
    known = catalog_locale(tag, catalog)
    if known != tag:
        log(f"zcodegen: {tag} is {known} in this catalog")
    return known


def merge_file(
    project: Project, file: Path, options: ImportOptions, *, dry_run: bool, folder: Path | None = None
) -> tuple[ImportedFile, bytes]:
    """Merge a translators' file, in `folder` if that is of the project, and write what changes; also return the file's content."""
    content = read_inside(folder, file.name) if folder else read_named(file)
    imported = import_file(content, display_path(file), load_catalog(project), project.catalog, options)
    if not dry_run:
        project.write(imported.files)
    return imported, content


def refuse_folders(files: Iterable[Path]) -> None:
    """Raise ZcodegenError for a folder in the place of a translators' file, with the files that are in it."""
    endings = tuple(ending for kind in KINDS.values() for ending in kind.endings)
    for folder in filter(Path.is_dir, files):
        found = [name for name in names_in(folder) if name.lower().endswith(endings)]
        listed = " ".join(display_path(folder / name) for name in abbreviate(found))
        advice = f"name its files: {listed}" if found else "name a file"
        raise ZcodegenError(f"{display_path(folder)} is a folder; {advice}")


def print_import(path: str, content: bytes, imported: ImportedFile, *, dry_run: bool) -> None:
    """Print what was taken of a file, the findings at their lines, and a summary."""
    merged = imported.judgement
    print_findings(merged.findings, {path: SourceFile(path, text_to_show(content), None)})
    write_stdout("\n".join(map(_accepted_line, merged.taken)))
    log(
        _summary(merged, imported.locale, dry_run=dry_run) if merged.read else f"nothing is taken from {path}"
    )


def _summary(merged: MergeResult, locale: str, *, dry_run: bool) -> str:
    refused = sum(found.severity is Severity.ERROR for found in merged.findings)
    return (
        f"{locale}: {pluralize(len(merged.taken), 'text')} {'would be ' if dry_run else ''}taken, {merged.unchanged} unchanged, "
        f"{merged.empty} without a translation, {refused} not taken"
    )


def _accepted_line(accepted: AcceptedTranslation) -> str:
    old = f"{accepted.old!r} -> " if accepted.old else ""
    return f"{accepted.unit.key}: {old}{accepted.text.value!r}"


def log_export(made: Export, locale: str, *, missing: bool) -> None:
    """Log how many texts an export has and what is left out."""
    for key, reason in made.left_out:
        log(f"zcodegen: {key} is left out: {reason}")
    left_out = f", {len(made.left_out)} left out" if made.left_out else ""
    nothing = ": nothing is missing or stale" if missing and not made.count and not left_out else ""
    log(f"{pluralize(made.count, 'text')} for {locale}{left_out}{nothing}")


def write_export(
    made: Export, locale: str, kind: FileKind, output: str | None, *, several: bool = False
) -> None:
    """Write an export to stdout, to the file `output`, or into that folder; `several` exports need a folder.

    Raises ZcodegenError if it cannot be written.
    """
    if output is None:
        write_stdout(made.content.decode("utf-8"))
    elif _is_folder(output, several=several):
        folder = Path(output)
        atomic_write(folder / f"{locale}{kind.endings[0]}", made.content, inside=folder)
    else:
        atomic_write(Path(output), made.content)


def _is_folder(output: str, *, several: bool) -> bool:
    """Return whether files are written into `output`, and not to it: to a file or pipe that exists, or to what ends like a file."""
    destination = Path(output)
    if destination.exists() and not destination.is_dir():
        if several:
            raise ZcodegenError(f"several locales need a folder: {output} is a file")
        return False
    return several or destination.is_dir() or output.endswith(("/", os.sep)) or not destination.suffix


def load_catalog(project: Project) -> Catalog:
    """Load a catalog that is fit to be edited: without errors."""
    loaded = project.load()
    errors = [found for found in loaded.findings if found.severity is Severity.ERROR]
    if loaded.catalog is None or errors:
        print_findings(loaded.findings, loaded.sources.files)
        raise ZcodegenError("the catalog does not load: fix it first")
    return loaded.catalog


def load_terms(project: Project) -> Terms:
    """Load the glossary; raises ZcodegenError if it has errors."""
    glossary = project.glossary()
    if glossary.findings:
        print_findings(glossary.findings, glossary.files)
        raise ZcodegenError("the glossary does not load: fix it first")
    return terms_of(glossary)
