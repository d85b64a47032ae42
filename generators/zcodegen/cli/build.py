"""`zcodegen build`: catalog to packages and bundles."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import asdict

from zcodegen import cache
from zcodegen.catalog.load import MANIFEST_NAME, LoadResult, read_folder
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.outline import load_changed, recall, remember
from zcodegen.cli.console import log, on_terminal, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import form_option
from zcodegen.cli.project import Project, catalog_option, display_path, find_project
from zcodegen.cli.targets import resolve_targets
from zcodegen.diagnostics import Finding, Severity, ZcodegenError, pluralize
from zcodegen.generate import generate, split_by_format, unbuildable, with_message_formats
from zcodegen.output.compare import Comparison, Status, compare
from zcodegen.output.files import Tree
from zcodegen.output.seen import last_seen
from zcodegen.output.write import write


class BuildOptions(Struct, frozen=True):
    """What the user asked for on the command line."""

    languages: tuple[str, ...]
    formats: tuple[str, ...]
    out: Path
    check: bool
    dry_run: bool
    force: bool
    form: str


@click.command(epilog="Example: zcodegen build --lang ts,go --messages json,po")
@catalog_option
@click.option(
    "--lang",
    "languages",
    help="Targets, parted by commas: py, ts, go, kt, html, msg, their long names, or your own.",
)
@click.option("--messages", "formats", help="Formats of the message bundles, parted by commas: json, po, …")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write to (default: out/ beside the catalog)."
)
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 with a diff where the folder is not as it should be."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; list what would be written and removed.")
@click.option("--force", is_flag=True, help="Overwrite files of ours that were edited by hand.")
@click.option(
    "--watch", "watched", is_flag=True, help="Build again whenever the catalog or a template changes."
)
@form_option
def command(
    *,
    catalog: Path | None,
    languages: str | None,
    formats: str | None,
    out: Path | None,
    check: bool,
    dry_run: bool,
    force: bool,
    watched: bool,
    form: str,
) -> int:
    """Write the packages and message bundles that the catalog describes.

    Only changed files are written, each as a whole; a file that zcodegen does not own is never touched.
    """
    if check and dry_run:
        raise click.UsageError("--check tells what differs and --dry-run what would be done: say one of them")
    project = find_project(catalog)
    options = BuildOptions(
        _parted(languages),
        _parted(formats),
        out or project.out,
        check=check,
        dry_run=dry_run,
        force=force,
        form=form,
    )
    if watched:
        from zcodegen.cli.watch import watch  # noqa: PLC0415 - few builds watch

        return watch((project.catalog, project.templates), lambda: build(project, options))
    return build(project, options)


def _integrity_errors(loaded: LoadResult) -> list[Finding]:
    """Return what keeps a catalog from being built."""
    from zcodegen.rules import run  # noqa: PLC0415 - the rules are for what has changed

    return run.integrity_errors(loaded)


def _parted(names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in (names or "").split(",") if name.strip()))


def build(project: Project, options: BuildOptions) -> int:
    """Load, generate, and write or compare; return the exit code."""
    started = time.perf_counter()
    if options.out.resolve().is_relative_to(project.catalog.resolve()):
        raise ZcodegenError(f"{options.out.as_posix()} is in the catalog: give --out a folder outside of it")
    made = _made(project, options)
    if made is None:
        return EXIT_FINDINGS
    root = Path(display_path(options.out))
    if options.check or options.dry_run:
        return _compared(compare(made.trees, root, last_seen(root)), options)
    written = write(made.trees, root, force=options.force)
    if options.form == "json":
        write_json({"out": root.as_posix(), **asdict(written)})
    seconds = time.perf_counter() - started
    log(
        f"{made.what}: {pluralize(written.written, 'file')} written, {written.unchanged} unchanged, "
        f"{len(written.removed)} removed in {root.as_posix()} ({seconds:.1f} s)"
    )
    return EXIT_OK


class _Made(Struct, frozen=True):
    """The trees of a build, and a few words on what they were made from and for."""

    trees: Mapping[str, Tree]
    what: str


def _made(project: Project, options: BuildOptions) -> _Made | None:
    """Return what the catalog makes; None, with the reasons told, where it must not be built."""
    contents = read_folder(project.catalog)
    name, key = _place(project, options, contents)
    known = recall(name, key)
    partly = load_changed(contents, known, shown=project.shown)
    loaded, catalog = partly.read, partly.catalog
    findings = [*loaded.findings, *(() if partly.judged else _integrity_errors(loaded))]
    print_findings(findings, loaded.sources.files)
    if (
        loaded.catalog is None
        or catalog is None
        or any(found.severity is Severity.ERROR for found in findings)
    ):
        log(f"zcodegen: nothing is built from a catalog with faults ({pluralize(len(findings), 'finding')})")
        return None
    targets, faults = resolve_targets(project, _names(catalog, options))
    if faults:
        print_findings(faults.findings, faults.files)
        log(f"zcodegen: nothing is built with {pluralize(len(faults.findings), 'finding')} in target.yaml")
        return None
    asked = with_message_formats(loaded.catalog, options.formats)
    if unsupported_units := () if partly.judged else unbuildable(asked, targets, loaded.sources):
        print_findings(unsupported_units, loaded.sources.files)
        log(f"zcodegen: nothing is built while {pluralize(len(unsupported_units), 'text')} cannot be written")
        return None
    if not findings and partly.outlines != known:
        remember(name, key, partly.outlines)
    outlines = {one.name: one for one in partly.outlines.values()}
    trees = generate(
        catalog, on_terminal(targets), own=project.templates, outlines=outlines, formats=options.formats
    )
    what = f"{_size_of(catalog)} -> {', '.join(target.id for target in targets)}"
    return _Made(split_by_format(trees, options.formats), what)


def _place(project: Project, options: BuildOptions, contents: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Return the name and the key under which outlines are kept: all that a domain may hang on but its file and its links."""
    asked = [str(project.catalog), ",".join(options.languages), ",".join(options.formats), *contents]
    told = [one.encode("utf-8", "surrogateescape") for one in asked]
    return cache.digest(told[0]).hex(), cache.digest(cache.tool_fingerprint(), contents[MANIFEST_NAME], *told)


def _names(catalog: Catalog, options: BuildOptions) -> list[str]:
    names = list(options.languages or (() if options.formats else catalog.manifest.targets))
    return [*names, "messages"] if options.formats else names


def _compared(comparison: Comparison, options: BuildOptions) -> int:
    if options.form == "json":
        write_json(_told(comparison))
    elif options.check:
        write_stdout("\n".join(comparison.diff()))
    else:
        write_stdout("\n".join(f"{file.status:>9}  {file.path}" for file in comparison.changes))
    if options.check:
        if comparison.drift:
            log(f"zcodegen: {comparison.root.as_posix()} is not what the catalog makes; run `zcodegen build`")
            return EXIT_FINDINGS
        return EXIT_OK
    log(
        f"{pluralize(len(comparison.changes), 'file')} would change, {len(comparison.paths(Status.UNCHANGED))} would not"
    )
    return EXIT_OK


def _told(comparison: Comparison) -> Mapping[str, object]:
    """Return what a build would do, for programs; `edited` and `foreign` are why it would not, `extra` it leaves there."""
    return {
        "out": comparison.root.as_posix(),
        "created": comparison.paths(Status.CREATE),
        "updated": comparison.paths(Status.UPDATE),
        "removed": comparison.paths(Status.REMOVE),
        "unchanged": len(comparison.paths(Status.UNCHANGED)),
        "edited": comparison.paths(Status.MODIFIED),
        "foreign": comparison.paths(Status.UNOWNED),
        "extra": comparison.paths(Status.UNTRACKED),
    }


def _size_of(catalog: Catalog) -> str:
    entries = sum(len(domain.entries) for domain in catalog.domains.values())
    if not entries:
        raise ZcodegenError("the catalog has no entries yet: add a domain file, or run `zcodegen import`")
    counts = {"domain": len(catalog.domains), "entry": entries, "locale": len(catalog.locales())}
    return ", ".join(pluralize(number, noun) for noun, number in counts.items())
