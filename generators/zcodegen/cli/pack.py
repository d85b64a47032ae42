"""`zcodegen pack`: real packages of out/, by each ecosystem's own tools."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.dump import dump_published
from zcodegen.catalog.model import Catalog, Manifest
from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.cli.completion import complete_targets
from zcodegen.cli.console import log, log_list, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option, read_names
from zcodegen.cli.snapshots import Catalogs, compare_snapshots
from zcodegen.custom.target import DECLARATION, CustomTarget, read_target
from zcodegen.diagnostics import Severity, ZcodegenError
from zcodegen.files import names_in, read_inside
from zcodegen.generate.pipeline import generate
from zcodegen.generate.targets import (
    archive_of_target,
    custom_target_names,
    describe_unknown_target,
    is_known,
)
from zcodegen.output.compare import Status, Tree, compare
from zcodegen.publish.custom import archive_of
from zcodegen.publish.pack import pack
from zcodegen.publish.release import Needed, Source
from zcodegen.publish.table import ECOSYSTEMS, Ecosystem
from zcodegen.report.diff.changelog import CHANGELOG_NAME
from zcodegen.revision import parse_version
from zcodegen.rules.run import integrity_errors
from zcodegen.targets.table import get_target

_LICENCE: Final = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)(\.(md|txt))?", re.IGNORECASE)


@click.command(epilog="Example: zcodegen pack --lang py,ts")
@catalog_option
@click.option(
    "--lang",
    "--only",
    "lang",
    multiple=True,
    callback=read_names,
    shell_complete=complete_targets,
    help="Comma-separated languages to pack: py, ts, go, kt, or custom targets with `pack`.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="Folder for the packages (default: dist/ next to the catalog).",
)
@format_option
def command(
    *, catalog: Path | None, lang: tuple[str, ...] | None, into: Path | None, output_format: str
) -> int:
    """Make packages of out/: wheel and sdist, npm tarball, Go module, Maven artifact. Builds are reproducible.

    Each package carries the changelog and, for `zcodegen diff`, its part of the catalog without comments, waivers, and claims.

    The folder also gets a bill of materials per package, and SHA256SUMS. The tools may use the network.
    """
    project = find_project(catalog)
    loaded = project.load()
    findings = [*loaded.findings, *integrity_errors(loaded)]
    print_findings(findings, loaded.sources.files)
    if loaded.catalog is None or any(found.severity is Severity.ERROR for found in findings):
        return EXIT_FINDINGS
    whole = bundle(loaded.catalog)
    custom = _custom_targets(project)
    chosen = _chosen(loaded.catalog, lang, custom, project.templates)
    if not chosen:
        raise ZcodegenError(
            f"no package to pack: {'name one with --lang' if lang is None else '--lang names none'}"
        )
    targets = [custom.get(row.target) or get_target(row.target) for row in chosen]
    trees = generate(whole, targets, templates=project.templates)
    if not _up_to_date(project, trees):
        return EXIT_FINDINGS
    _warn_of_release(Catalogs(catalog), loaded.catalog.manifest.version)
    folder = Path(display_path(into or project.dist))
    licences = _licences(project.root)
    manifest = loaded.catalog.manifest
    packages: list[Mapping[str, object]] = []
    for row in chosen:
        carried = dump_published(visible_to(whole, row.target)) | _changelog(project, whole, row.target)
        imported = _imported(whole, row.target)
        needed = _needed(whole, row.target, project.templates)
        source = Source(manifest, trees[row.target], licences, carried, imported, needed)
        packed = pack(row, source, folder)
        for remark in packed.remarks:
            log(f"zcodegen: {remark}")
        files = [(folder / name).as_posix() for name in packed.files]
        if output_format == "text":
            write_stdout("\n".join(files))
        packages.append({"ecosystem": row.id, "package": row.package(manifest).name, "files": files})
    if output_format == "json":
        write_json({"version": manifest.version, "packed": packages})
    return EXIT_OK


def _warn_of_release(catalogs: Catalogs, version: str) -> None:
    """Write to stderr if the version has a tag whose catalog shows something else: registries refuse such packages."""
    try:
        tags = catalogs.tags()
    except ZcodegenError:  # no repository, or no Git: what was released is not known
        return
    tag = next((tag for tag in tags if tag.version == parse_version(version)), None)
    if tag is None:
        return
    changes = compare_snapshots(catalogs.side(tag.name), catalogs.work_tree(), documents=False)
    if changes.verdict.changes:
        log(
            f"zcodegen: {version} has the tag {tag.name}, and the packages differ from it: {changes.summary()}; "
            "`zcodegen version --bump auto` takes the next version"
        )


def _imported(catalog: Catalog, target: str) -> tuple[Manifest, ...]:
    """Return the catalogs whose packages the package of a target imports, sorted by name."""
    owners = {
        imported.manifest.name: imported.manifest for imported in catalog.imports.get(target, {}).values()
    }
    return tuple(owners[name] for name in sorted(owners))


def _needed(catalog: Catalog, target: str, templates: Path) -> tuple[Needed, ...]:
    """Return the packages that the package of a target imports, and those that these import, sorted by name."""
    found: dict[str, Needed] = {}
    pending = [*catalog.imports.get(target, {}).values()]
    while pending:
        other = pending.pop().catalog
        if other.manifest.name not in found:
            tree = generate(other, [get_target(target)], templates=templates)[target]
            found[other.manifest.name] = Needed(other.manifest, tree)
            pending += other.imports.get(target, {}).values()
    return tuple(found[name] for name in sorted(found))


def _custom_targets(project: Project) -> dict[str, CustomTarget]:
    """Return the custom targets that declare an archive, by name; one whose target.yaml is faulty is left to `build`."""
    names = custom_target_names(project.templates)
    read = (
        read_target(project.templates / name, shown=display_path(project.templates / name))[0]
        for name in names
    )
    return {target.id: target for target in read if target and target.packing}


def _chosen(
    catalog: Catalog, lang: tuple[str, ...] | None, custom: Mapping[str, CustomTarget], templates: Path
) -> list[Ecosystem]:
    """Return the ecosystems of `--lang`, else those whose target the manifest wants."""
    names = lang or ()
    archives = [
        archive_of(name, archive)
        for name in (catalog.manifest.targets if lang is None else names)
        if name in custom and (archive := archive_of_target(custom[name], catalog))
    ]
    if lang is None:
        rows = [row for row in ECOSYSTEMS.values() if row.target in catalog.manifest.targets]
        return [*rows, *archives]
    others = [name for name in names if name not in custom]
    without_archive = custom_target_names(templates)
    for name in others:
        if not is_known(name, without_archive):
            raise ZcodegenError(describe_unknown_target(name, templates))
        if name in without_archive:
            raise ZcodegenError(
                f"templates/{name}/{DECLARATION} declares no package: it has no `pack`, or faults that `zcodegen build` reports"
            )
    wished = {get_target(name).id for name in others}
    packed = {row.target for row in ECOSYSTEMS.values()}
    if wished - packed:
        raise ZcodegenError(
            f"{', '.join(sorted(wished - packed))} is not a package; available: {', '.join(sorted(packed))}"
        )
    return [*(row for row in ECOSYSTEMS.values() if row.target in wished), *archives]


def _up_to_date(project: Project, trees: Mapping[str, Tree]) -> bool:
    compared = compare(trees, Path(display_path(project.out)))
    if not compared.drift:
        return True
    lines = [f"{file.status:>9}  {file.path}" for file in compared.changes]
    advice = "run `zcodegen build`"
    if compared.is_up_to_date:
        lines = [f"{Status.UNTRACKED:>9}  {path}" for path in compared.untracked]
        advice = "move or delete what is not generated"
    log_list(lines)
    log(f"zcodegen: {compared.root.as_posix()} is not what the catalog makes; {advice}")
    return False


def _changelog(project: Project, catalog: Catalog, target: str) -> dict[str, bytes]:
    """Return the catalog's changelog, if a target's package shows all entries and attributes that it may name."""
    visible = visible_to(catalog, target)
    is_whole = visible.manifest.attributes == catalog.manifest.attributes and [
        entry.full_name for entry in visible.entries()
    ] == [entry.full_name for entry in catalog.entries()]
    if not is_whole or not (project.catalog / CHANGELOG_NAME).is_file():
        return {}
    return {CHANGELOG_NAME: read_inside(project.catalog, CHANGELOG_NAME, shown=project.shown)}


def _licences(root: Path) -> dict[str, bytes]:
    """Return the licence texts of the project: every package carries them."""
    names = (name for name in names_in(root) if _LICENCE.fullmatch(name) and not (root / name).is_dir())
    return {name: read_inside(root, name, shown="") for name in names}
