"""`zcodegen hook`: what Git hooks run, for the catalogs that a commit touches.

A commit is what is staged; `git commit --all` and `git commit PATH` stage it in an index of their own, which Git names
in GIT_INDEX_FILE. Files of a catalog or of its output that are not staged would pass here and fail in a clone,
so they fail the hook. Deletions count as changes.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.project import display_path, find_project
from zcodegen.cli.console import log, log_list
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK, run
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.files import RefusedPathError, read_inside
from zcodegen.revision import Repository, find_repository, is_copied_catalog

_IS_MANIFEST = re.compile(rb"^zcodegen:", re.MULTILINE)
_ENTRY_SCHEMA = re.compile(rb"\bschema: *[\"']?([A-Za-z0-9._/-]+\.json)")
_SOURCE = re.compile(rb"\bsource: *[\"']?([A-Za-z0-9_@+!./-]+)")
_MAX_CATALOGS = 50
"""Catalogs that one hook looks at; each takes the time of a command."""


class Tree(Struct, frozen=True):
    """A catalog's folders, as paths from the repository's top that end in `/`, and its schema for entries, if any.

    `sources` are the folders and packages of the catalogs that it depends on.
    """

    catalog: str
    out: str
    templates: str
    entry_schema: str
    sources: tuple[str, ...] = ()

    def is_touched_by(self, path: str) -> bool:
        """Return whether a file is one that a build reads or writes."""
        below = (self.catalog, self.out, self.templates, *(f"{source}/" for source in self.sources))
        return path == self.entry_schema or path in self.sources or path.startswith(below)


@click.command(
    epilog="Example: zcodegen hook check --fail-on error",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
@click.argument("name", type=click.Choice(["fmt", "check", "build", "build-check"]))
@click.option(
    "--catalog",
    "only",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder of a catalog; the hook looks at these catalogs only. May be given several times.",
)
@click.pass_context
def command(context: click.Context, *, name: str, only: tuple[Path, ...]) -> int:
    """Run a Git hook for each catalog that the commit touches; other options go to the command of that name.

    fmt and build write files; check and build-check compare. All fail if files of the catalog or its output are not
    staged. Without staged files, as in `pre-commit run --all-files` on a server, every catalog of the repository is
    checked: at most 50, unless --catalog names more.
    """
    index = os.environ.get("GIT_INDEX_FILE")
    repository = replace(find_repository(Path.cwd()), index=str(Path(index).absolute()) if index else "")
    changed = _changed_paths(repository)
    chosen = {f"{repository.path_of(find_project(folder).catalog)}/" for folder in only}
    trees = [
        tree
        for tree in _find_catalogs(repository)
        if (not chosen or tree.catalog in chosen) and (not changed or any(map(tree.is_touched_by, changed)))
    ]
    if len(trees) > max(_MAX_CATALOGS, len(chosen)):
        raise ZcodegenError(
            f"{len(trees)} catalogs are to be looked at, and a hook looks at {_MAX_CATALOGS}; name catalogs with --catalog"
        )
    return max((_run(repository, tree, name, context.args) for tree in trees), default=EXIT_OK)


def _changed_paths(repository: Repository) -> list[str]:
    """Return the paths that the commit changes or deletes; of a range, if pre-commit names one."""
    start, end = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
    which = [f"{start}...{end}"] if start and end else ["--cached"]
    return _paths(repository, "diff", "--name-only", "--no-renames", "-z", *which)


def _paths(repository: Repository, *arguments: str) -> list[str]:
    answer = repository.ask(*arguments).decode("utf-8", "surrogateescape")
    return [path for path in answer.split("\0") if path]


def _find_catalogs(repository: Repository) -> Iterator[Tree]:
    """Yield the catalogs whose manifest is in the work tree and known to Git, or new there."""
    listed = frozenset(_paths(repository, "ls-files", "-z", "--cached", "--others", "--exclude-standard"))
    for path in sorted(listed):
        folder, _, name = path.rpartition("/")
        if is_copied_catalog(path, listed):
            continue
        if name == MANIFEST_NAME and folder and (manifest := _read_manifest(repository.top, path)):
            root = folder.rpartition("/")[0]
            top = f"{root}/" if root else ""
            schema = _ENTRY_SCHEMA.search(manifest)
            entry_schema = f"{top}{schema[1].decode()}" if schema else ""
            depends = b"depends:" in manifest
            sources = [found.decode() for found in _SOURCE.findall(manifest)] if depends else []
            paths = tuple(posixpath.normpath(f"{top}{source}") for source in sources)
            yield Tree(f"{folder}/", f"{top}out/", f"{top}templates/", entry_schema, paths)


def _read_manifest(top: Path, path: str) -> bytes:
    """Return the content of a manifest; empty for another file of its name."""
    try:
        content = read_inside(top, path)
    except (OSError, RefusedPathError):
        return b""
    return content if _IS_MANIFEST.search(content) else b""


def _run(repository: Repository, tree: Tree, name: str, arguments: list[str]) -> int:
    catalog = display_path(repository.top / tree.catalog)
    is_comparison = name == "build-check"
    code = (
        _compare(Path(catalog), arguments) if is_comparison else run([name, "--catalog", catalog, *arguments])
    )
    generated = (tree.out,) if name in {"build", "build-check"} else ()
    unstaged = [*_unstaged(repository, (tree.catalog, *generated))]
    if unstaged:
        shown = [display_path(repository.top / path) for path in unstaged]
        log(f"zcodegen: {pluralize(len(shown), 'file')} with changes that are not in the commit:")
        log_list(shown)
        folders = " ".join(display_path(repository.top / folder) for folder in (tree.catalog, *generated))
        log(
            f"help: run `git add {folders}`; to commit a part, put the rest aside with `git stash --keep-index`"
        )
        return max(code, EXIT_FINDINGS)
    return code


def _compare(catalog: Path, arguments: list[str]) -> int:
    """Compare the output with the catalog as `build` with these options does, and list the files that differ."""
    from zcodegen.cli import build as builder
    from zcodegen.cli.console import print_findings
    from zcodegen.generate.pipeline import build

    project = find_project(catalog)
    options = builder.command.make_context("build", [*arguments]).params
    request = builder.build_request(project, options["targets"], options["formats"], options["out"])
    result = build(request, write_files=False)
    print_findings(result.findings, result.files)
    if result.current_files is not None:
        return EXIT_OK
    if result.comparison is None:
        return EXIT_FINDINGS
    if not result.comparison.drift:
        return EXIT_OK
    out = display_path(project.out)
    log(f"zcodegen: {out} is out of date:")
    log_list([f"{file.status:>9}  {file.path}" for file in result.comparison.changes])
    option = "" if catalog == Path("catalog") else f" --catalog {catalog.as_posix()}"
    log(f"help: run `zcodegen build{option}` and `git add {out}`")
    return EXIT_FINDINGS


def _unstaged(repository: Repository, folders: Iterable[str]) -> Iterator[str]:
    """Yield files below the folders that differ from what is staged, or that Git does not know and does not ignore."""
    there = [folder for folder in folders if (repository.top / folder).is_dir()]
    if there:
        yield from _paths(repository, "diff", "--name-only", "--no-renames", "-z", "--", *there)
        yield from _paths(repository, "ls-files", "-z", "--others", "--exclude-standard", "--", *there)
