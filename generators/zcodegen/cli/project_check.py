"""Checks the project on disk, with an earlier catalog to compare it with: for `check`, `waive`, the language server and assistants."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.project import Project, display_path
from zcodegen.check.problems import EarlierCatalog, LoadedProject, find_problems
from zcodegen.diagnostics import Finding, ZcodegenError, sort_findings
from zcodegen.generate.targets import ResolvedTargets, custom_target_names, resolve_targets
from zcodegen.report.results import Results
from zcodegen.rules.table import RULES, Rule


def check_project(
    project: Project, rules: Collection[Rule], *, against: str | None = "none", today: str = ""
) -> Results:
    """Load the catalog with its claims, and run `rules` over what could be loaded."""
    versions, claim_findings = load_claims(project.catalog, shown=project.shown)
    loaded = project.load()
    schema = project.entry_schema(loaded.catalog.manifest) if loaded.catalog else None
    whole = LoadedProject(loaded, versions, claim_findings, project.glossary(), schema)
    found = find_problems(
        whole,
        rules,
        today=today,
        templates=project.templates,
        targets=lambda catalog: _resolve_custom_targets(catalog, project),
        earlier=lambda: find_earlier(project, against),
    )
    findings = found.findings
    if loaded.catalog and loaded.catalog.manifest.regions and RULES["region-fault"] in rules:
        findings = tuple(sort_findings([*findings, *_find_faults_of_regions(loaded.catalog, project)]))
    return Results(findings, found.waived, {**whole.files, **found.files})


def _find_faults_of_regions(catalog: Catalog, project: Project) -> Iterable[Finding]:
    """Return what keeps a build from filling the regions of the project's Markdown files."""
    from zcodegen.generate.regions import fill_regions

    return fill_regions(bundle(catalog), project.root, shown=display_path(project.root)).findings


def _resolve_custom_targets(catalog: Catalog, project: Project) -> ResolvedTargets:
    """Return the custom targets that the manifest names and the project has."""
    names = set(custom_target_names(project.templates)) & set(catalog.manifest.targets)
    return resolve_targets(sorted(names), project.templates, display_path(project.templates))


def find_earlier(project: Project, spec: str | None) -> EarlierCatalog | None:
    """Return the older catalog that `--against` names, by default the last release; None without one.

    Raises ZcodegenError if the last release is not known, as in a shallow clone.
    """
    if spec == "none":
        return None
    from zcodegen.revision import is_in_repository

    if spec is None and not is_in_repository(project.catalog):
        return None
    from zcodegen.cli.snapshots import Catalogs, load_whole

    catalogs = Catalogs(project.catalog)
    if spec is None:
        try:
            released = catalogs.last_release()
        except ZcodegenError as error:
            raise ZcodegenError(f"{error}, or check without a release: --against none") from error
        if released is None:
            return None
        side = catalogs.released()
    else:
        side = catalogs.side(spec)
    if side.is_empty:
        return None
    is_release = side.released or catalogs.is_last_release(spec or "")
    return EarlierCatalog(load_whole(side), is_release=is_release)
