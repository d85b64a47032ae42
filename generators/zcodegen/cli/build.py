"""`zcodegen build`: catalog to packages and bundles."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import asdict

from zcodegen import cache
from zcodegen.catalog.load import MANIFEST_NAME, Loaded, read_folder
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.outline import load_changed, recall, remember
from zcodegen.cli.console import answer, answer_json, on_terminal, say, say_findings
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_FINE
from zcodegen.cli.options import form_option
from zcodegen.cli.project import Project, catalog_option, find_project, shown_path
from zcodegen.cli.targets import wanted_targets
from zcodegen.counts import counted
from zcodegen.errors import ZcodegenError
from zcodegen.findings import Finding, Level
from zcodegen.generate import generate, split_by_format, unbuildable, with_message_formats
from zcodegen.tree.compare import Comparison, Status, compare
from zcodegen.tree.files import Tree
from zcodegen.tree.seen import last_seen
from zcodegen.tree.write import write


class Wish(Struct, frozen=True):
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
    wish = Wish(
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

        return watch((project.catalog, project.templates), lambda: build(project, wish))
    return build(project, wish)


def _unsound(loaded: Loaded) -> list[Finding]:
    """Return what keeps a catalog from being built."""
    from zcodegen.rules import run  # noqa: PLC0415 - the rules are for what has changed

    return run.unsound(loaded)


def _parted(names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in (names or "").split(",") if name.strip()))


def build(project: Project, wish: Wish) -> int:
    """Load, generate, and write or compare; return the exit code."""
    started = time.perf_counter()
    if wish.out.resolve().is_relative_to(project.catalog.resolve()):
        raise ZcodegenError(f"{wish.out.as_posix()} is in the catalog: give --out a folder outside of it")
    made = _made(project, wish)
    if made is None:
        return EXIT_FINDINGS
    root = Path(shown_path(wish.out))
    if wish.check or wish.dry_run:
        return _compared(compare(made.trees, root, last_seen(root)), wish)
    written = write(made.trees, root, force=wish.force)
    if wish.form == "json":
        answer_json({"out": root.as_posix(), **asdict(written)})
    seconds = time.perf_counter() - started
    say(
        f"{made.what}: {counted(written.written, 'file')} written, {written.unchanged} unchanged, "
        f"{len(written.removed)} removed in {root.as_posix()} ({seconds:.1f} s)"
    )
    return EXIT_FINE


class _Made(Struct, frozen=True):
    """The trees of a build, and a few words on what they were made from and for."""

    trees: Mapping[str, Tree]
    what: str


def _made(project: Project, wish: Wish) -> _Made | None:
    """Return what the catalog makes; None, with the reasons told, where it must not be built."""
    contents = read_folder(project.catalog)
    name, key = _place(project, wish, contents)
    known = recall(name, key)
    partly = load_changed(contents, known, shown=project.shown)
    loaded, catalog = partly.read, partly.catalog
    findings = [*loaded.findings, *(() if partly.judged else _unsound(loaded))]
    say_findings(findings, loaded.sources.files)
    if loaded.catalog is None or catalog is None or any(found.level is Level.ERROR for found in findings):
        say(f"zcodegen: nothing is built from a catalog with faults ({counted(len(findings), 'finding')})")
        return None
    targets, faults = wanted_targets(project, _names(catalog, wish))
    if faults:
        say_findings(faults.findings, faults.files)
        say(f"zcodegen: nothing is built with {counted(len(faults.findings), 'finding')} in target.yaml")
        return None
    asked = with_message_formats(loaded.catalog, wish.formats)
    if unheld := () if partly.judged else unbuildable(asked, targets, loaded.sources):
        say_findings(unheld, loaded.sources.files)
        say(f"zcodegen: nothing is built while {counted(len(unheld), 'text')} cannot be written")
        return None
    if not findings and partly.outlines != known:
        remember(name, key, partly.outlines)
    outlines = {one.name: one for one in partly.outlines.values()}
    trees = generate(
        catalog, on_terminal(targets), own=project.templates, outlines=outlines, formats=wish.formats
    )
    what = f"{_size_of(catalog)} -> {', '.join(target.id for target in targets)}"
    return _Made(split_by_format(trees, wish.formats), what)


def _place(project: Project, wish: Wish, contents: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Return the name and the key under which outlines are kept: all that a domain may hang on but its file and its links."""
    asked = [str(project.catalog), ",".join(wish.languages), ",".join(wish.formats), *contents]
    told = [one.encode("utf-8", "surrogateescape") for one in asked]
    return cache.digest(told[0]).hex(), cache.digest(cache.identity(), contents[MANIFEST_NAME], *told)


def _names(catalog: Catalog, wish: Wish) -> list[str]:
    names = list(wish.languages or (() if wish.formats else catalog.manifest.targets))
    return [*names, "messages"] if wish.formats else names


def _compared(comparison: Comparison, wish: Wish) -> int:
    if wish.form == "json":
        answer_json(_told(comparison))
    elif wish.check:
        answer("\n".join(comparison.diff()))
    else:
        answer("\n".join(f"{file.status:>9}  {file.path}" for file in comparison.changes))
    if wish.check:
        if comparison.drift:
            say(f"zcodegen: {comparison.root.as_posix()} is not what the catalog makes; run `zcodegen build`")
            return EXIT_FINDINGS
        return EXIT_FINE
    say(
        f"{counted(len(comparison.changes), 'file')} would change, {len(comparison.paths(Status.UNCHANGED))} would not"
    )
    return EXIT_FINE


def _told(comparison: Comparison) -> Mapping[str, object]:
    """Return what a build would do, for programs; `edited` and `foreign` are why it would not, `extra` it leaves there."""
    return {
        "out": comparison.root.as_posix(),
        "created": comparison.paths(Status.CREATE),
        "updated": comparison.paths(Status.UPDATE),
        "removed": comparison.paths(Status.REMOVE),
        "unchanged": len(comparison.paths(Status.UNCHANGED)),
        "edited": comparison.paths(Status.EDITED),
        "foreign": comparison.paths(Status.FOREIGN),
        "extra": comparison.paths(Status.EXTRA),
    }


def _size_of(catalog: Catalog) -> str:
    entries = sum(len(domain.entries) for domain in catalog.domains.values())
    if not entries:
        raise ZcodegenError("the catalog has no entries yet: add a domain file, or run `zcodegen import`")
    counts = {"domain": len(catalog.domains), "entry": entries, "locale": len(catalog.locales())}
    return ", ".join(counted(number, noun) for noun, number in counts.items())
