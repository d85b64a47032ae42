"""`zcodegen merge-driver`: Git's merge driver for the files of a catalog (gitattributes(5), "merge")."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from zcodegen.catalog.merge import MergeConflictError, merge_files
from zcodegen.cli.console import log
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import read_named
from zcodegen.output.atomic import atomic_write
from zcodegen.programs import find_program


@click.command(epilog="Example: git config merge.zcodegen.driver 'zcodegen merge-driver %O %A %B %P'")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("path")
def command(*, base: Path, ours: Path, theirs: Path, path: str) -> int:
    """Merge THEIRS into OURS, both edits of BASE; Git calls it for the file at PATH.

    Entries and other keys that only one side added, changed, or removed are taken. If both sides changed one value,
    lines are merged as Git does, with conflict markers, and the exit code is 1.
    """
    contents = [read_named(file) for file in (base, ours, theirs)]
    try:
        merged = merge_files(*contents)
    except MergeConflictError as conflict:
        git = find_program("git")
        if git is None:
            raise ZcodegenError(
                f"{path}: {conflict}, and git, which merges lines, is not in PATH"
            ) from conflict
        log(f"zcodegen: {path}: {conflict}; lines are merged instead")
        names = ("-L", "ours", "-L", "base", "-L", "theirs")
        files = (str(ours), str(base), str(theirs))
        command = [git, "merge-file", "-q", *names, "--", *files]
        done = subprocess.run(command, check=False)  # noqa: S603 - Git's own program, no shell
        return EXIT_FINDINGS if done.returncode else EXIT_OK
    atomic_write(ours, merged)
    return EXIT_OK
