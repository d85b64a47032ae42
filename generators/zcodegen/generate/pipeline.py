"""The way of a build: load, validate, resolve targets, plan, render, write. Each stage is one function below.

    load ──▶ validate ──▶ resolve targets ──▶ plan ──▶ render ──▶ compare or write

No stage changes its input, and nothing is kept from one build to the next but the up-to-date stamp, which is asked
before anything is loaded, and compiled templates (`templating`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.files import read_folder
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import RefusedPathError
from zcodegen.generate.up_to_date import stamp_of
from zcodegen.output.compare import Comparison, Tree, compare
from zcodegen.output.write import write

if TYPE_CHECKING:
    from zcodegen.catalog.load import LoadResult
    from zcodegen.catalog.model import Catalog
    from zcodegen.catalog.sources import SourceFile, Sources
    from zcodegen.custom.target import CustomTarget
    from zcodegen.diagnostics import Finding
    from zcodegen.generate.regions import Regions
    from zcodegen.generate.targets import ResolvedTargets
    from zcodegen.targets.plan import PlannedFile
    from zcodegen.targets.table import Target

    AnyTarget: TypeAlias = Target | CustomTarget
    Progress: TypeAlias = Callable[[Sequence[AnyTarget]], Iterable[AnyTarget]]


class BuildRequest(Struct, frozen=True):
    """What to build: the project's folders with their display paths, and the options of the command."""

    catalog: Path
    templates: Path
    out: Path
    catalog_shown: str
    templates_shown: str
    targets: tuple[str, ...] = ()
    """Ids or short names; none for those of the manifest."""
    message_formats: tuple[str, ...] = ()
    """Formats of message bundles in place of the manifest's; only these are built unless `targets` names more."""

    @property
    def is_complete(self) -> bool:
        """Whether everything of the manifest is built, so that what it no longer names is removed."""
        return not self.targets and not self.message_formats


class BuildSize(Struct, frozen=True):
    """What a catalog holds."""

    domains: int
    entries: int
    locales: int


class BuildResult(Struct, frozen=True):
    """The outcome of a build: its findings, and if none is an error, what the output folder lacked."""

    findings: tuple[Finding, ...] = ()
    files: Mapping[str, SourceFile] = {}
    comparison: Comparison | None = None
    """None if findings prevented the build, or if the output is known to be current."""
    targets: tuple[str, ...] = ()
    size: BuildSize | None = None
    current_files: int | None = None
    """How many files the output has if it is known to be current without a comparison."""
    regions: Regions | None = None
    """The files of the project whose regions are, or were, not current."""
    unlisted: tuple[str, ...] = ()
    """Folders below the output that options asked for: a build of all that the manifest names removes them."""


class BuildInputs(Struct, frozen=True):
    """What is rendered, with its findings and the files that they name."""

    findings: tuple[Finding, ...]
    files: Mapping[str, SourceFile]
    catalog: Catalog | None = None
    """None if a finding is an error."""
    targets: tuple[AnyTarget, ...] = ()
    regions: Regions | None = None
    """The files of the project whose regions are not current."""
    is_stamped: bool = False
    """Whether the stamp covers all files that were read: not those of documents, of other catalogs, or with regions."""


def build(
    request: BuildRequest, *, write_files: bool, force: bool = False, progress: Progress = iter
) -> BuildResult:
    """Build a catalog and write the output folder, or with `write_files` False only compare.

    The output is not touched if a finding is an error. Raises ZcodegenError if a file cannot be read or written, for an
    unknown target, and if a template fails.
    """
    contents, refused = read_folder(request.catalog, shown=request.catalog_shown)
    options = (",".join(request.targets), ",".join(request.message_formats))
    stamp = stamp_of(options, contents, request.templates, request.out)
    if stamp and (count := stamp.read()) is not None:
        return BuildResult(current_files=count)
    inputs = prepare(contents, request, refused, force=force)
    del contents  # texts and nodes of all files are a third of the memory
    if inputs.catalog is None:
        return BuildResult(inputs.findings, inputs.files)
    size = measure(inputs.catalog)
    trees = generate(
        inputs.catalog,
        progress(inputs.targets),
        templates=request.templates,
        message_formats=request.message_formats,
    )
    started = time.time_ns()
    if write_files:
        write_regions(inputs.regions, request)
        comparison = write(trees, request.out, force=force, complete=request.is_complete)
    else:
        comparison = compare(trees, request.out, complete=request.is_complete)
    is_current = not comparison.untracked and (write_files or not comparison.drift)
    if stamp and inputs.is_stamped and not inputs.findings and is_current:
        stamp.record(sorted(trees), comparison.owned_after, started)
    return BuildResult(
        inputs.findings,
        inputs.files,
        comparison,
        tuple(target.id for target in inputs.targets),
        size,
        regions=inputs.regions,
        unlisted=unlisted_folders(inputs.catalog, request, trees),
    )


def prepare(
    contents: Mapping[str, bytes], request: BuildRequest, refused: Iterable[RefusedPathError], *, force: bool
) -> BuildInputs:
    """Load and validate the catalog, resolve the targets, and fill the regions: all that can refuse a build comes before it renders."""
    loaded = load(contents, request, refused)
    findings, files = validate(loaded), loaded.sources.files
    if loaded.catalog is None or has_errors(findings):
        return BuildInputs(tuple(findings), files)
    catalog = loaded.bundled().catalog or loaded.catalog
    resolved = resolve(catalog, request)
    findings += resolved.findings
    findings += custom_target_findings(catalog, loaded.sources, resolved, request.templates)
    findings += unsupported_texts(catalog, request.message_formats, resolved.targets, loaded.sources)
    if has_errors(findings):
        return BuildInputs(tuple(findings), {**files, **resolved.files})
    regions = fill_regions(catalog, request, force=force)
    if has_errors(regions.findings):
        return BuildInputs((*findings, *regions.findings), files)
    has_history = shows_history(catalog, resolved.targets)
    if has_history:
        catalog, faults = with_history(catalog, loaded.sources, request)
        if has_errors(faults):
            return BuildInputs((*findings, *faults), files)
    return BuildInputs(
        tuple(findings),
        files if findings else {},
        catalog,
        resolved.targets,
        regions,
        is_stamped=not (has_history or catalog.manifest.regions or loaded.catalog.dependencies),
    )


def load(
    contents: Mapping[str, bytes], request: BuildRequest, refused: Iterable[RefusedPathError]
) -> LoadResult:
    """Turn the catalog's files into the model."""
    from zcodegen.catalog.load import load_on_disk

    return load_on_disk(contents, request.catalog, shown=request.catalog_shown, refused=refused)


def validate(loaded: LoadResult) -> list[Finding]:
    """Return what is wrong with a catalog's files, and what else keeps packages from being made of it."""
    from zcodegen.rules.run import integrity_errors

    return [*loaded.findings, *integrity_errors(loaded)]


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether a finding is an error."""
    from zcodegen.diagnostics import Severity

    return any(finding.severity is Severity.ERROR for finding in findings)


def resolve(catalog: Catalog, request: BuildRequest) -> ResolvedTargets:
    """Return the targets that the request names, or those of the manifest; an unknown one is a finding."""
    from zcodegen.generate.targets import custom_target_names, is_known, resolve_targets

    custom = custom_target_names(request.templates)
    wanted = [name for name in catalog.manifest.targets if is_known(name, custom)]
    names = list(request.targets or (() if request.message_formats else wanted))
    if request.message_formats:
        names.append("messages")
    return resolve_targets(names, request.templates, request.templates_shown)


def unlisted_folders(catalog: Catalog, request: BuildRequest, folders: Iterable[str]) -> tuple[str, ...]:
    """Return the folders (`html`, `messages/po`) that a build of all that the manifest names does not make."""
    if request.is_complete:
        return ()
    everything = resolve(catalog, replace(request, targets=(), message_formats=()))
    listed = {target.id for target in everything.targets}
    formats = catalog.manifest.packages.message_formats if "messages" in listed else ()
    listed |= {f"messages/{name}" for name in formats}
    return tuple(folder for folder in folders if folder not in listed)


def custom_target_findings(
    catalog: Catalog, sources: Sources, resolved: ResolvedTargets, templates: Path
) -> list[Finding]:
    """Return what in the catalog keeps its custom targets from being built, and targets that do not exist."""
    from zcodegen.generate.targets import custom_findings

    return custom_findings(catalog, sources, resolved.targets, templates)


def unsupported_texts(
    catalog: Catalog, message_formats: Sequence[str], targets: Iterable[AnyTarget], sources: Sources
) -> list[Finding]:
    """Return the texts that one of the targets has no way to write."""
    if not any(target.id == "messages" for target in targets):
        return []
    from zcodegen.targets.messages.unsupported import unsupported_text_findings

    return unsupported_text_findings(with_message_formats(catalog, message_formats), sources)


def fill_regions(catalog: Catalog, request: BuildRequest, *, force: bool) -> Regions:
    """Return what the regions of the project's own files should be; nothing unless everything is built."""
    from zcodegen.generate import regions

    if not request.is_complete or not catalog.manifest.regions:
        return regions.Regions()
    shown = request.catalog_shown.rpartition("/")[0]
    return regions.fill_regions(catalog, request.catalog.parent, shown=shown, force=force)


def write_regions(filled: Regions | None, request: BuildRequest) -> None:
    """Write the regions of the project's own files."""
    if filled and filled.changed:
        from zcodegen.generate import regions

        regions.write_regions(filled, request.catalog.parent)


def shows_history(catalog: Catalog, targets: Iterable[AnyTarget]) -> bool:
    """Return whether one of the targets shows what the versions of documents changed."""
    options = catalog.manifest.packages.options
    return any(target.id in options and options[target.id].history for target in targets)


def with_history(catalog: Catalog, sources: Sources, request: BuildRequest) -> tuple[Catalog, list[Finding]]:
    """Return the catalog with what the versions of its documents changed about each entry, and what is wrong with their files."""
    from zcodegen.catalog.claims import load_claims
    from zcodegen.explain.changes import changes_by_entry
    from zcodegen.rules.rule import RuleContext

    versions, faults = load_claims(request.catalog, shown=request.catalog_shown)
    history = changes_by_entry(RuleContext(catalog, sources, versions))
    return replace(catalog, history=history), faults


def measure(catalog: Catalog) -> BuildSize:
    """Return the size of a catalog; ZcodegenError if it has no entries: there is nothing to build."""
    entries = sum(len(domain.entries) for domain in catalog.domains.values())
    if not entries:
        raise ZcodegenError("the catalog has no entries yet: add a domain file, or run `zcodegen import`")
    return BuildSize(len(catalog.domains), entries, len(catalog.locales()))


def generate(
    catalog: Catalog,
    targets: Iterable[AnyTarget],
    *,
    templates: Path | None = None,
    message_formats: Sequence[str] = (),
) -> dict[str, Tree]:
    """Plan and render targets of a catalog without errors: folder below the output -> files.

    A folder is the target's id; with `message_formats`, each format of the message bundles has its own (`messages/po`), so
    that the bundles of other formats are not taken for files that are no longer wanted. `templates` is the folder of
    the project's templates, which take the place of built-in ones file by file. Raises ZcodegenError if a template
    fails, or if a target cannot express the catalog.
    """
    trees: dict[str, Tree] = {}
    for target in targets:
        tree = _generate_target(target, catalog, templates, message_formats)
        if message_formats and target.id == "messages":
            trees |= _split_by_format(tree)
        else:
            trees[target.id] = tree
    return trees


def _generate_target(
    target: AnyTarget, catalog: Catalog, templates: Path | None, message_formats: Sequence[str]
) -> Tree:
    """Plan and render one target; in a process with limits if templates of the project have a part in it."""

    def work() -> dict[str, bytes]:
        return dict(render(target, plan(target, catalog, message_formats), templates))

    if templates is None or not (templates / target.id).is_dir():
        return work()
    from zcodegen.generate.limits import run_limited

    entries = sum(len(domain.entries) for domain in catalog.domains.values())
    return run_limited(work, name=target.id, entries=entries)


def plan(target: AnyTarget, catalog: Catalog, message_formats: Sequence[str] = ()) -> Iterable[PlannedFile]:
    """Return the files of a target: which template, with which context. A target gets what its audience may see."""
    from zcodegen.catalog.audience import visible_to

    visible = visible_to(catalog, target.id)
    return target.plan(with_message_formats(visible, message_formats) if target.id == "messages" else visible)


def render(target: AnyTarget, planned: Iterable[PlannedFile], templates: Path | None = None) -> Tree:
    """Return the bytes of planned files: path below the target's folder -> content."""
    from zcodegen.generate import render as rendering

    return rendering.render(planned, target.id, target.environment(templates))


def with_message_formats(catalog: Catalog, formats: Sequence[str]) -> Catalog:
    """Return the catalog with these formats of message bundles in place of the manifest's; unchanged if there are none."""
    if not formats:
        return catalog
    packages = replace(catalog.manifest.packages, message_formats=tuple(formats))
    return replace(catalog, manifest=replace(catalog.manifest, packages=packages))


def _split_by_format(bundles: Tree) -> dict[str, Tree]:
    split: dict[str, dict[str, bytes]] = {}
    for path, content in bundles.items():
        name, _, below = path.partition("/")
        split.setdefault(f"messages/{name}", {})[below] = content
    return dict(split)
