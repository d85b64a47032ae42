"""`zcodegen targets`: list the targets, bring others into the project, and try a custom one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import asdict, replace

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.model import PackageOptions
from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.copies import Copies
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option
from zcodegen.custom.expected_texts import expected_texts
from zcodegen.custom.target import DECLARATION, CustomTarget, read_target
from zcodegen.custom.vendor import collect, gallery_names, locate, package_names, read_lock, record_of
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.generate.pipeline import generate
from zcodegen.generate.targets import custom_target_names
from zcodegen.naming import nearest
from zcodegen.output.atomic import atomic_write
from zcodegen.output.paths import check_paths
from zcodegen.resources import gallery_folder, torture_folder
from zcodegen.targets.table import TARGETS

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog
    from zcodegen.catalog.sources import Sources


@click.group(epilog="Example: zcodegen targets add rust")
def command() -> None:
    """List targets, bring others into the project's templates/, and try one of them."""


@command.command("list", short_help="List built-in, custom, and shipped targets.")
@catalog_option
@format_option
def list_command(*, catalog: Path | None, output_format: str) -> int:
    """List built-in targets, those of the project with their sources, and those that can be added."""
    rows = _rows(_templates(catalog))
    if output_format == "json":
        write_json([dict(zip(("name", "kind", "summary", "source"), row, strict=True)) for row in rows])
        return EXIT_OK
    width = max(len(row[0]) for row in rows)
    write_stdout(
        "\n".join(
            f"{name:<{width}}  {kind:<9}  {summary}{f' ({source})' if source else ''}"
            for name, kind, summary, source in rows
        )
    )
    return EXIT_OK


def _templates(catalog: Path | None) -> Path | None:
    """Return the project's folder of templates; None outside of a project."""
    try:
        return find_project(catalog).templates
    except ZcodegenError:
        if catalog is not None:
            raise
        return None


def _rows(templates: Path | None) -> list[tuple[str, str, str, str]]:
    rows = [(target.id, "built-in", target.summary, "") for target in TARGETS.values()]
    names: list[str] = []
    if templates is not None:
        names = custom_target_names(templates)
        rows += _custom_rows(templates, names)
    rows += [
        (name, "gallery", _summary(gallery_folder() / name), "")
        for name in gallery_names()
        if name not in names
    ]
    rows += [(name, "package", "", module) for name, module in package_names().items() if name not in names]
    return rows


def _custom_rows(templates: Path, names: list[str]) -> list[tuple[str, str, str, str]]:
    lock = read_lock(templates)
    rows = []
    for name in names:
        source = lock.get(name)
        where = f"{source.shown()}, {record_of(templates).state(name, source, DECLARATION)}" if source else ""
        rows.append((name, "custom", _summary(templates / name), where))
    return rows


def _summary(folder: Path) -> str:
    target, _, findings = read_target(folder, shown=folder.name)
    return target.summary if target else f"{pluralize(len(findings), 'error')} in target.yaml"


@command.command(
    "add",
    short_help="Copy a target into templates/.",
    epilog="\b\nExamples: zcodegen targets add rust\n          zcodegen targets add git+https://example.org/targets.git@<commit>#swift",
)
@catalog_option
@click.argument("source")
@click.option("--name", help="Name of the target in this project (default: that of its folder).")
def add_command(*, catalog: Path | None, source: str, name: str | None) -> int:
    """Copy a target into the project's templates/ and record where it came from, with its hash.

    SOURCE is a target of the gallery, a folder, a target of an installed Python package, or git+URL@COMMIT#FOLDER.
    """
    project = find_project(catalog)
    chosen, origin = locate(source, name)
    if (project.templates / chosen).exists():
        raise ZcodegenError(
            f"{display_path(project.templates / chosen)} exists: choose another name with --name, or update it"
        )
    files = collect(origin)
    templates = Path(display_path(project.templates))
    origin = origin.relative_to(templates.parent)
    record_of(templates).write_copy(chosen, files, origin)
    write_stdout("\n".join(display_path(project.templates / chosen / path) for path in files))
    log(f"target {chosen} added from {origin.shown()}: {_how_to_build(project, chosen)}")
    return EXIT_OK


def _how_to_build(project: Project, target: str) -> str:
    """Return how to build a target once, and each time: `build` removes the output of targets that the manifest does not list."""
    once = f"build it with `zcodegen build --lang {target}`"
    loaded = project.load().catalog
    if loaded is None or target in loaded.manifest.targets:
        return once
    listed = ", ".join((*loaded.manifest.targets, target))
    return f"{once}, or write `targets: [{listed}]` in {display_path(project.catalog)}/{MANIFEST_NAME} to build it each time"


@command.command(
    "update",
    short_help="Copy targets again from their sources.",
    epilog="\b\nExamples: zcodegen targets update rust\n          zcodegen targets update swift --from git+https://example.org/targets.git@<commit>#swift",
)
@catalog_option
@click.argument("names", nargs=-1)
@click.option("--from", "source", help="Where to take one target from, now and later.")
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
@click.option(
    "--check", is_flag=True, help="Do not write. Exit 1 if a target would change, or was edited by hand."
)
def update_command(
    *, catalog: Path | None, names: tuple[str, ...], source: str | None, force: bool, check: bool
) -> int:
    """Copy the targets NAMES, or all that are recorded, again from their sources.

    A target that was edited by hand is left alone unless --force is given. A folder outside of the project is read only if
    --from names it.
    """
    templates = Path(display_path(find_project(catalog).templates))
    copies = Copies(record_of(templates), templates.parent, "target", DECLARATION, collect)
    origin = (lambda name: locate(source, name)[1]) if source else None
    return copies.update(names, origin, force=force, check=check)


@command.command(
    "test",
    short_help="Render a custom target from a catalog with everything.",
    epilog="\b\nExamples: zcodegen targets test swift --out /tmp/swift\n          zcodegen targets test swift --out /tmp/swift --texts /tmp/texts.json",
)
@catalog_option
@click.argument("name")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write the files to, for the language's compiler.",
)
@click.option(
    "--exclude",
    "excluded",
    multiple=True,
    help="Glob of entries to leave out, such as '*.LARGEST' for a language without 64-bit numbers.",
)
@click.option(
    "--texts",
    "texts",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File for the texts that the generated code must return, with values for their arguments, as JSON.",
)
def test_command(
    *, catalog: Path | None, name: str, out: Path | None, excluded: tuple[str, ...], texts: Path | None
) -> int:
    """Render the custom target NAME from zcodegen's own test catalog.

    It has every feature: hostile names and texts, hex, negative, 64-bit and text codes, plurals, right-to-left locales. The
    parameters are those of the project. Exit 1 if the target cannot be built from it.
    """
    project = find_project(catalog)
    custom = custom_target_names(project.templates)
    if name not in custom:
        near = nearest(name, custom)
        hint = f"did you mean {near!r}?" if near else "`zcodegen targets list` shows the targets"
        raise ZcodegenError(f"there is no custom target {name!r}; {hint}")
    target, source, findings = read_target(
        project.templates / name, shown=f"{display_path(project.templates)}/{name}"
    )
    print_findings(findings, {source.path: source})
    if target is None:
        return EXIT_FINDINGS
    tried, sources = _torture(project, target, excluded)
    if faults := list(target.findings(tried, sources)):
        print_findings(faults, sources.files)
        return EXIT_FINDINGS
    tree = generate(tried, [target], templates=project.templates)[name]
    check_paths(tree)
    for path, content in tree.items():
        if out is not None:
            atomic_write(out / path, content, inside=out)
    write_stdout("\n".join(f"{len(content):>9}  {path}" for path, content in sorted(tree.items())))
    if texts is not None:
        _write_texts(tried, texts)
    where = f"in {display_path(out)}" if out else "rendered, not written: --out writes them"
    log(f"{pluralize(len(tree), 'file')} {where}")
    return EXIT_OK


def _write_texts(catalog: Catalog, path: Path) -> None:
    """Write what each text of a catalog is, one text per line."""
    rows = ",\n".join(json.dumps(asdict(text), ensure_ascii=False) for text in expected_texts(catalog))
    atomic_write(path, f"[\n{rows}\n]\n".encode())


def _torture(project: Project, target: CustomTarget, excluded: tuple[str, ...]) -> tuple[Catalog, Sources]:
    """Return the catalog that tries targets, with the options that the project's manifest has for this one."""
    from zcodegen.catalog.load import load_catalog

    loaded = load_catalog(torture_folder(), shown="torture")
    if loaded.catalog is None:
        raise ZcodegenError("the catalog that tries targets is missing: install zcodegen again")
    own = project.load().catalog
    options = own.manifest.packages.options.get(target.id) if own else None
    options = options or PackageOptions()
    options = replace(options, exclude=(*options.exclude, *excluded))
    packages = replace(loaded.catalog.manifest.packages, options={target.id: options})
    manifest = replace(loaded.catalog.manifest, packages=packages)
    return visible_to(replace(loaded.catalog, manifest=manifest), target.id), loaded.sources
