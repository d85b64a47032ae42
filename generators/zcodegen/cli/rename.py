"""`zcodegen rename`: another name for an entry, in all files of the catalog."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.model import Catalog
from zcodegen.catalog.project import display_path, find_project
from zcodegen.cli.completion import complete_entries
from zcodegen.cli.console import log, print_findings, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option
from zcodegen.cli.selection import check_known
from zcodegen.diagnostics import ZcodegenError
from zcodegen.editor.rename import rename_in_files
from zcodegen.editor.workspace import Workspace
from zcodegen.output.unified_diff import unified_diff


@click.command(epilog="Example: zcodegen rename acme.rtc.ROOM_FULL ROOM_LIMIT_REACHED")
@catalog_option
@click.argument("entry", shell_complete=complete_entries)
@click.argument("new")
@click.option("--no-alias", is_flag=True, help="Drop the former name, of an entry that was never released.")
@click.option("--dry-run", is_flag=True, help="Print the change as a diff; write nothing.")
def command(*, catalog: Path | None, entry: str, new: str, no_alias: bool, dry_run: bool) -> int:
    """Give ENTRY (NAME or domain.NAME) the name NEW, in all files of the catalog that refer to it.

    The former name becomes an alias, which packages keep, unless the entry is a proposal. Run `build` afterwards.
    """
    project = find_project(catalog)
    loaded = project.load()
    if loaded.catalog is None or not loaded.ok:
        print_findings(list(loaded.findings), loaded.sources.files)
        return EXIT_FINDINGS
    full_name = _full_name(loaded.catalog, entry)
    workspace = Workspace(project)
    snapshot = workspace.snapshot()
    changed = rename_in_files(snapshot, loaded.catalog, full_name, new, keeps_old=not no_alias)
    if not dry_run:
        project.write(
            {path.removeprefix(f"{workspace.folder}/"): text.encode() for path, text in changed.items()}
        )
    for path, text in changed.items():
        shown = display_path(project.root / path)
        if dry_run:
            write_stdout("\n".join(unified_diff(snapshot.content(path), text.encode(), shown)))
        else:
            log(f"{shown}: written")
    done = "would be" if dry_run else "is"
    log(f"zcodegen: {full_name} {done} renamed to {new}" if changed else f"{full_name} has that name")
    return EXIT_OK


def _full_name(catalog: Catalog, name: str) -> str:
    check_known(catalog, entries=[name])
    found = sorted(entry.full_name for entry in catalog.entries() if name in {entry.name, entry.full_name})
    if len(found) > 1:
        raise ZcodegenError(f"{name} is the name of {' and '.join(found)}: name one of them")
    return found[0]
