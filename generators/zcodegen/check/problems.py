"""All findings of a project, as `check` reports them: what does not load, what the rules find, what cannot be built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.claims import Version
from zcodegen.catalog.entry_schema import EntrySchema
from zcodegen.catalog.glossary import Glossary
from zcodegen.catalog.load import LoadResult
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.sources import SourceFile
from zcodegen.check.catalog import check
from zcodegen.diagnostics import Finding, sort_findings
from zcodegen.generate.pipeline import custom_target_findings, unsupported_texts
from zcodegen.generate.targets import ResolvedTargets
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.table import RULES, Rule
from zcodegen.rules.waive import Waived
from zcodegen.targets.table import TARGETS


class LoadedProject(Struct, frozen=True):
    """The files of a project after loading: its catalog, the versions of its documents, its glossary."""

    loaded: LoadResult
    versions: tuple[Version, ...]
    claim_findings: Sequence[Finding]
    glossary: Glossary
    entry_schema: EntrySchema | None = None
    """The team's own rules for entries."""

    @property
    def findings(self) -> list[Finding]:
        """What keeps files from being loaded."""
        return [*self.loaded.findings, *self.claim_findings, *self.glossary.findings]

    @property
    def files(self) -> Mapping[str, SourceFile]:
        """The files by their paths in findings."""
        claims = {version.file.path: version.file for version in self.versions}
        schema = self.entry_schema
        schemas = {schema.path: SourceFile(schema.path, schema.text, None)} if schema else {}
        return {**self.loaded.sources.files, **self.glossary.files, **claims, **schemas}

    def context(self) -> RuleContext | None:
        """Return what rules look at; None if the manifest does not load."""
        if self.loaded.catalog is None:
            return None
        return RuleContext(
            self.loaded.catalog, self.loaded.sources, self.versions, entry_schema=self.entry_schema
        )


class Problems(Struct, frozen=True):
    """The findings, sorted by location, those that a waiver covers, and the files of custom targets by their paths."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    files: Mapping[str, SourceFile] = {}


class EarlierCatalog(Struct, frozen=True):
    """A catalog to compare with; `is_release` if it is the last release, whose approvals can be unused."""

    catalog: Catalog
    is_release: bool

    def add_to(self, context: RuleContext) -> RuleContext:
        """Return the context with the older catalog and with what has changed since."""
        from zcodegen.diff.compare import compare

        return replace(
            context,
            against=_own_part(self.catalog, context.catalog),
            changes=compare(self.catalog, bundle(context.catalog)),
            is_release=self.is_release,
        )


def _own_part(older: Catalog, catalog: Catalog) -> Catalog:
    """Return an older catalog without the domains that it or today's one includes from others: rules are not about them."""
    foreign = catalog.reached.keys() - catalog.domains.keys()
    own = {
        name: domain for name, domain in older.domains.items() if not domain.origin and name not in foreign
    }
    return older if len(own) == len(older.domains) else replace(older, domains=own)


def find_problems(
    project: LoadedProject,
    rules: Iterable[Rule],
    *,
    today: str,
    templates: Path | None,
    targets: Callable[[Catalog], ResolvedTargets],
    earlier: Callable[[], EarlierCatalog | None] = lambda: None,
) -> Problems:
    """Run `rules` over what could be loaded; `today` (YYYY-MM-DD) is the day for which waivers count.

    What does not load is always reported: rules that see a part of the catalog must not pass for all of it. `targets` returns
    the custom targets in `templates` (None for none) that the manifest names; it and `earlier` are asked only if the manifest loads.
    """
    active = list(rules)
    findings = project.findings
    context = project.context()
    if context is None:
        return Problems(tuple(sort_findings(findings)))
    catalog = context.catalog
    if older := earlier():
        context = older.add_to(context)
    report = check(context, active, today)
    findings += report.findings
    if RULES["unsupported-text"] in active:
        names = set(catalog.manifest.targets)
        built_in = [target for target in TARGETS.values() if {target.id, target.short} & names]
        findings += unsupported_texts(bundle(catalog), (), built_in, context.sources)
    files: Mapping[str, SourceFile] = {}
    if templates and RULES["target-name"] in active:
        resolved = targets(catalog)
        findings += resolved.findings
        findings += custom_target_findings(bundle(catalog), context.sources, resolved, templates)
        files = resolved.files
    return Problems(tuple(sort_findings(findings)), report.waived, files)
