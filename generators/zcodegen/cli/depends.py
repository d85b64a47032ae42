"""`zcodegen depends`: the catalogs that this one builds on; bring others into the project and up to date."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.dependencies import record_of
from zcodegen.catalog.dependency_copies import collect, declare, locate, source_inside
from zcodegen.catalog.edit import edit_file
from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.load import LoadResult
from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.copies import Copies
from zcodegen.cli.main import EXIT_OK
from zcodegen.cli.options import catalog_option, format_option
from zcodegen.diagnostics import ZcodegenError
from zcodegen.revision import CATALOGS
from zcodegen.vendored import NAME, Record


@click.group(epilog="Example: zcodegen depends add base ../base/catalog")
def command() -> None:
    """List the catalogs that this one depends on, and bring others into the project."""


@command.command("list", short_help="List the catalogs that this one depends on.")
@catalog_option
@format_option
def list_command(*, catalog: Path | None, output_format: str) -> int:
    """List the catalogs of `depends`: version, source, and for a copy where it is from and whether it was edited."""
    project = find_project(catalog)
    loaded = _load(project)
    rows = _rows(project, loaded)
    if output_format == "json":
        write_json(
            [dict(zip(("name", "catalog", "source", "from", "state"), row, strict=True)) for row in rows]
        )
        return EXIT_OK
    for name, version, source, origin, state in rows:
        write_stdout(f"{name}  {version or '-'}  {source}{f'  ({origin}, {state})' if origin else ''}")
    if not rows:
        log("zcodegen: the catalog depends on no other; `zcodegen depends add NAME SOURCE` adds one")
    return EXIT_OK


def _rows(project: Project, loaded: LoadResult) -> list[tuple[str, str, str, str, str]]:
    rows: list[tuple[str, str, str, str, str]] = []
    record = _record(project)
    sources = record.read()
    for name, row in loaded.catalog.manifest.depends.items() if loaded.catalog else ():
        below = loaded.catalog.dependencies.get(name) if loaded.catalog else None
        version = f"{below.manifest.name} {below.manifest.version}" if below else ""
        copied = sources.get(name) if row.source == f"{CATALOGS}/{name}" else None
        state = record.state(name, copied, MANIFEST_NAME) if copied else ""
        rows.append((name, version, row.source, copied.shown() if copied else "", state))
    return rows


def _load(project: Project) -> LoadResult:
    loaded = project.load()
    print_findings(loaded.findings, loaded.sources.files)
    if loaded.catalog is None:
        raise ZcodegenError(f"cannot read {project.shown}/{MANIFEST_NAME}; fix it and try again")
    return loaded


def _record(project: Project) -> Record:
    return record_of(project.root, display_path(project.root).removeprefix("./").removesuffix("."))


@command.command(
    "add",
    short_help="Depend on another catalog.",
    epilog="\b\nExamples: zcodegen depends add base ../base/catalog\n          zcodegen depends add base git+https://example.org/base.git@<commit>#catalog",
)
@catalog_option
@click.argument("name")
@click.argument("source")
@click.option("--copy", is_flag=True, help="Copy a source that is in this repository, too.")
def add_command(*, catalog: Path | None, name: str, source: str, copy: bool) -> int:
    """Name the catalog at SOURCE in the manifest as NAME: its domains can be included as NAME/domain.

    SOURCE is a catalog's folder, a package of `zcodegen pack`, or git+URL@COMMIT#FOLDER. One outside of the repository is
    copied into depends/, and recorded with its hash.
    """
    project = find_project(catalog)
    manifest = _load(project).catalog
    if not NAME.fullmatch(name):
        raise ZcodegenError(f"{name!r} cannot be the name of a catalog: it is of the form {NAME.pattern}")
    if manifest and name in manifest.manifest.depends:
        raise ZcodegenError(f"the catalog depends on {name!r} already: update it, or choose another name")
    origin = locate(source)
    inside = None if copy else source_inside(origin, project.root)
    files = collect(origin)
    if inside is None:
        if (project.root / CATALOGS / name).exists():
            raise ZcodegenError(f"{CATALOGS}/{name} exists: choose another name")
        _record(project).write_copy(name, files, origin.relative_to(project.root))
    _declare(project, name, inside or f"{CATALOGS}/{name}")
    where = f"read from {inside}" if inside else f"copied from {origin.shown()} into {CATALOGS}/{name}"
    log(f"zcodegen: {name} is {where}; include its domains as {name}/DOMAIN")
    return EXIT_OK


def _declare(project: Project, name: str, source: str) -> None:
    loaded = project.load().catalog
    locales = (loaded.manifest.source_locale, *loaded.manifest.required_locales) if loaded else ()
    content = edit_file(
        project.read(MANIFEST_NAME), "catalog", locales, lambda root: declare(root, name, source)
    )
    project.write({MANIFEST_NAME: content})


@command.command(
    "update",
    short_help="Copy catalogs again from their sources.",
    epilog="Example: zcodegen depends update base --from git+https://example.org/base.git@<commit>#catalog",
)
@catalog_option
@click.argument("names", nargs=-1)
@click.option("--from", "source", help="Where to take one catalog from, now and later.")
@click.option("--force", is_flag=True, help="Overwrite a copy that was edited by hand.")
@click.option(
    "--check", is_flag=True, help="Do not write. Exit 1 if a copy would change, or was edited by hand."
)
def update_command(
    *, catalog: Path | None, names: tuple[str, ...], source: str | None, force: bool, check: bool
) -> int:
    """Copy the catalogs NAMES, or all that are recorded in depends/, again from their sources.

    A copy that was edited by hand is left alone unless --force is given. A source outside of the project is read only if
    --from names it. `zcodegen diff` then shows what the new version changes for your users.
    """
    project = find_project(catalog)
    copies = Copies(_record(project), project.root, "catalog", MANIFEST_NAME, collect)
    origin = (lambda _: locate(source)) if source else None
    return copies.update(names, origin, force=force, check=check)
