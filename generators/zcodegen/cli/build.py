"""`zcodegen build`: catalog to packages and bundles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.cli.completion import complete_message_formats, complete_targets
from zcodegen.cli.console import log, on_terminal, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option, read_names
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.files import real_path
from zcodegen.generate.pipeline import BuildRequest, BuildResult, build

if TYPE_CHECKING:
    from zcodegen.output.compare import Comparison


@click.command(epilog="Example: zcodegen build --lang ts,go --messages json,po")
@catalog_option
@click.option(
    "--lang",
    "--only",
    "targets",
    multiple=True,
    callback=read_names,
    shell_complete=complete_targets,
    help="Comma-separated targets to build: py, ts, go, kt, html, msg, or a custom target.",
)
@click.option(
    "--messages",
    "formats",
    multiple=True,
    callback=read_names,
    shell_complete=complete_message_formats,
    help="Comma-separated formats of message bundles to build: json, po, …",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write to (default: out/ next to the catalog)."
)
@click.option(
    "--check", is_flag=True, help="Do not write. Print a diff and exit 1 if the output is out of date."
)
@click.option(
    "--dry-run", is_flag=True, help="Do not write. List the files that would be written or removed."
)
@click.option("--force", is_flag=True, help="Overwrite generated files that were modified by hand.")
@click.option(
    "--watch", "watched", is_flag=True, help="Build again whenever the catalog or a template changes."
)
@format_option
def command(
    *,
    catalog: Path | None,
    targets: tuple[str, ...] | None,
    formats: tuple[str, ...] | None,
    out: Path | None,
    check: bool,
    dry_run: bool,
    force: bool,
    watched: bool,
    output_format: str,
) -> int:
    """Generate the packages and message bundles of the catalog.

    Only files that differ are written. Files that zcodegen did not create are never changed.
    """
    if check and dry_run:
        raise click.UsageError("--check and --dry-run exclude each other")
    project = find_project(catalog)
    request = build_request(project, targets, formats, out)

    def run() -> int:
        if check or dry_run:
            return _compare(request, check=check, output_format=output_format)
        return _write(request, force=force, output_format=output_format, is_apart=out is not None)

    if watched:
        from zcodegen.cli.watch import watch

        return watch((project.catalog, project.templates, *_dependencies(project)), run)
    return run()


def _dependencies(project: Project) -> Iterator[Path]:
    """Yield the folders of the catalogs that this one depends on, as its manifest has them when the command starts."""
    loaded = project.load()
    for dependency in loaded.catalog.manifest.depends.values() if loaded.catalog else ():
        source = project.root / dependency.source
        yield source if source.is_dir() else source.parent


def build_request(
    project: Project,
    targets: tuple[str, ...] | None = None,
    formats: tuple[str, ...] | None = None,
    out: Path | None = None,
) -> BuildRequest:
    """Return what `build` with these options does. Raises ZcodegenError if the output would lie in the catalog."""
    folder = out or project.out
    if real_path(folder).is_relative_to(real_path(project.catalog)):
        raise ZcodegenError(f"{folder.as_posix()} is in the catalog: name a folder outside of it with --out")
    return BuildRequest(
        catalog=project.catalog,
        templates=project.templates,
        out=Path(display_path(folder)),
        catalog_shown=project.shown,
        templates_shown=display_path(project.templates),
        targets=targets or (),
        message_formats=formats or (),
    )


def _write(request: BuildRequest, *, force: bool, output_format: str, is_apart: bool) -> int:
    started = time.perf_counter()
    result = build(request, write_files=True, force=force, progress=on_terminal)
    print_findings(result.findings, result.files)
    out, comparison = request.out.as_posix(), result.comparison
    if result.current_files is not None:
        if output_format == "json":
            none: tuple[str, ...] = ()
            current = {"created": none, "updated": none, "removed": none, "unchanged": result.current_files}
            write_json({"out": out, **current, "regions": none})
        log(f"{out} is up to date")
        return EXIT_OK
    if comparison is None:
        return _refuse(result)
    if output_format == "json":
        write_json(
            {
                "out": out,
                "created": comparison.created,
                "updated": comparison.updated,
                "removed": comparison.removed,
                "unchanged": comparison.unchanged,
                "regions": _region_paths(result),
            }
        )
    if result.regions and result.regions.changed:
        log(f"filled regions of {', '.join(_region_paths(result))}")
    written = len(comparison.created) + len(comparison.updated)
    log(
        f"built {', '.join(result.targets)} from {_describe_size(result)}: {written} written, "
        f"{comparison.unchanged} unchanged, {len(comparison.removed)} removed in {out} "
        f"({time.perf_counter() - started:.1f} s)"
    )
    if not is_apart:  # what --out names is left alone by a build without options
        _log_unlisted(result, comparison, out)
    return EXIT_OK


def _log_unlisted(result: BuildResult, comparison: Comparison, out: str) -> None:
    """Print which targets this build made for once, and which it removed as a whole: the manifest lists neither."""
    if result.unlisted:
        log(
            f"note: catalog.yaml does not list {', '.join(result.unlisted)}: a build without options removes the files"
        )
        log(
            "help: to keep them, name all targets in `targets`, all formats in `packages.messages.formats`; or use --out"
        )
    elif comparison.dropped:
        log(
            f"note: {', '.join(comparison.dropped)} removed from {out}: catalog.yaml does not list it in `targets`"
        )


def _compare(request: BuildRequest, *, check: bool, output_format: str) -> int:
    result = build(request, write_files=False, progress=on_terminal)
    print_findings(result.findings, result.files)
    out, comparison = request.out.as_posix(), result.comparison
    if result.current_files is None and comparison is None:
        return _refuse(result)
    unchanged = result.current_files or 0 if comparison is None else comparison.unchanged
    regions = result.regions.changed if result.regions else ()
    if output_format == "json":
        write_json({**_to_json(out, comparison, unchanged), "regions": _region_paths(result)})
    elif comparison is not None and check:
        write_stdout("\n".join([*comparison.diff(), *_region_diff(result)]))
    elif comparison is not None:
        rows = [f"{file.status:>9}  {file.path}" for file in comparison.changes]
        write_stdout("\n".join([*rows, *(f"{'region':>9}  {file.path}" for file in regions)]))
    if check and regions:
        log(f"zcodegen: regions of {pluralize(len(regions), 'file')} are out of date; run `zcodegen build`")
        return EXIT_FINDINGS
    if check and comparison is not None and comparison.drift:
        if comparison.is_up_to_date:
            extra = pluralize(len(comparison.untracked), "file")
            log(
                f"zcodegen: {extra} in {out} that zcodegen did not make; move or delete what is not generated"
            )
        else:
            log(f"zcodegen: {out} is out of date; run `zcodegen build`")
        return EXIT_FINDINGS
    if not check:
        changes = len(comparison.changes) if comparison else 0
        log(f"{pluralize(changes, 'file')} would change, {unchanged} would not")
    return EXIT_OK


def _region_paths(result: BuildResult) -> list[str]:
    return [file.path for file in result.regions.changed] if result.regions else []


def _region_diff(result: BuildResult) -> list[str]:
    from zcodegen.output.unified_diff import unified_diff

    files = result.regions.changed if result.regions else ()
    return [line for file in files for line in unified_diff(file.old, file.new, file.path)]


def _refuse(result: BuildResult) -> int:
    from zcodegen.diagnostics import Severity

    errors = sum(finding.severity is Severity.ERROR for finding in result.findings)
    log(f"zcodegen: build failed: {pluralize(errors, 'error')} in the catalog")
    return EXIT_FINDINGS


def _to_json(out: str, comparison: Comparison | None, unchanged: int) -> dict[str, object]:
    """Return the report of `--check` and `--dry-run` for programs.

    A build refuses to overwrite what is `edited` or `foreign`, and leaves what is `extra`.
    """
    from zcodegen.output.compare import Status

    def paths(status: Status) -> tuple[str, ...]:
        return comparison.paths(status) if comparison else ()

    return {
        "out": out,
        "created": paths(Status.CREATE),
        "updated": paths(Status.UPDATE),
        "removed": paths(Status.REMOVE),
        "unchanged": unchanged,
        "edited": paths(Status.MODIFIED),
        "foreign": paths(Status.UNOWNED),
        "extra": paths(Status.UNTRACKED),
    }


def _describe_size(result: BuildResult) -> str:
    if result.size is None:
        return "the catalog"
    counts = {"domain": result.size.domains, "entry": result.size.entries, "locale": result.size.locales}
    return ", ".join(pluralize(number, noun) for noun, number in counts.items())
