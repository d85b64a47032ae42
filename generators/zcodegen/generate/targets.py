"""Names of targets, as `--lang` and the manifest give them, to targets: built-in ones, and the project's custom ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.sources import SourceFile, Sources
from zcodegen.custom.target import DECLARATION, Archive, CustomTarget, read_target
from zcodegen.diagnostics import Finding, Severity, ZcodegenError
from zcodegen.files import names_in
from zcodegen.generate.regions import TARGET as REGIONS
from zcodegen.naming import describe_unknown, nearest
from zcodegen.targets.table import TARGETS, Target, get_target


class ResolvedTargets(Struct, frozen=True):
    """The targets, each once, and what is wrong in the declarations of custom ones, with these files."""

    targets: tuple[Target | CustomTarget, ...]
    findings: tuple[Finding, ...]
    files: Mapping[str, SourceFile]


def resolve_targets(names: Iterable[str], templates: Path, shown: str) -> ResolvedTargets:
    """Return the targets with these ids or short names; `templates` is the project's folder, `shown` its display path.

    A built-in target comes before a custom one of the same name. Raises ZcodegenError for an unknown name.
    """
    targets: dict[str, Target | CustomTarget] = {}
    findings: list[Finding] = []
    files: dict[str, SourceFile] = {}
    for name in names:
        if is_known(name, ()):
            built_in = get_target(name)
            targets[built_in.id] = built_in
            continue
        if name not in custom_target_names(templates):
            raise ZcodegenError(describe_unknown_target(name, templates))
        target, source, errors = read_target(templates / name, shown=f"{shown}/{name}")
        files[source.path] = source
        findings += errors
        if target:
            targets[name] = target
    return ResolvedTargets(tuple(targets.values()), tuple(findings), files)


def custom_findings(
    catalog: Catalog, sources: Sources, targets: Iterable[Target | CustomTarget], templates: Path
) -> list[Finding]:
    """Return what keeps custom targets from being built of a catalog, and names in the manifest that no target has."""
    findings = [
        finding
        for target in targets
        if isinstance(target, CustomTarget)
        for finding in target.findings(visible_to(catalog, target.id), sources)
    ]
    custom = custom_target_names(templates)
    wanted = [
        (name, sources.at("", "targets", index))
        for index, name in enumerate(catalog.manifest.targets)
        if not is_known(name, custom)
    ]
    options = [
        (name, sources.at("", "packages", name, key=True))
        for name in catalog.manifest.packages.options.keys() - {*TARGETS, REGIONS, *custom}
    ]
    for name, location in (*wanted, *options):
        message = f"there is no target {name!r}"
        findings.append(
            Finding("target-parameter", Severity.ERROR, message, location, help=_advice(name, custom))
        )
    return findings


def archive_of_target(target: CustomTarget, catalog: Catalog) -> Archive | None:
    """Return the archive that `pack` makes of a custom target, None if it declares none; its names are rendered with limits."""
    from zcodegen.generate.limits import run_limited

    if target.packing is None:
        return None

    def work() -> dict[str, bytes]:
        archive = target.archive(visible_to(catalog, target.id))
        return {"name": archive.name.encode(), "root": archive.root.encode()} if archive else {}

    entries = sum(len(domain.entries) for domain in catalog.domains.values())
    found = run_limited(work, name=target.id, entries=entries)
    return Archive(found["name"].decode(), found["root"].decode(), target.packing.format)


def custom_target_names(templates: Path) -> list[str]:
    """Return the names of the project's custom targets, sorted: the folders in `templates` with a target.yaml."""
    names = (name for name in names_in(templates) if (templates / name / DECLARATION).is_file())
    return [name for name in names if name not in TARGETS]


def is_known(name: str, custom: Iterable[str]) -> bool:
    """Return whether a built-in target or one of `custom` has this id or short name."""
    return name in custom or any(name in {target.id, target.short} for target in TARGETS.values())


def _advice(name: str, custom: Sequence[str]) -> str:
    from zcodegen.custom.vendor import gallery_names

    if name in gallery_names():
        return f"run `zcodegen targets add {name}`, which copies it to templates/"
    if near := nearest(name, {*TARGETS, *custom}):
        return f"did you mean {near!r}?"
    return f"templates/{name}/ has no {DECLARATION}; `zcodegen targets list` shows the targets."


def describe_unknown_target(name: str, templates: Path) -> str:
    """Return that there is no target of this name, and what to do: add it, complete its folder, or name another one."""
    from zcodegen.custom.vendor import gallery_names

    if name in gallery_names():
        return f"target {name!r} is not in templates/; `zcodegen targets add {name}` copies it there"
    if name and (templates / name).is_dir():
        return f"unknown target {name!r}; templates/{name}/ has no {DECLARATION}"
    return describe_unknown("target", name, [*TARGETS, *custom_target_names(templates)])
