"""Resolves which two catalogs are compared: what the user named, by default the last release and the work tree."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.load import LoadResult
from zcodegen.catalog.model import Catalog, Manifest
from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.catalog.published import PACKED_FOLDER
from zcodegen.cli.console import log, print_findings
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.diff.change import Change
from zcodegen.diff.classify import classify
from zcodegen.diff.compare import compare
from zcodegen.diff.documents import Step, compare_documents
from zcodegen.diff.snapshot import (
    Snapshot,
    SnapshotPair,
    comparable,
    load_both,
    load_documents,
    load_snapshot,
    snapshot_of_folder,
    snapshot_of_package,
    snapshot_of_revision,
)
from zcodegen.report.diff.summary import DiffSummary, Named
from zcodegen.revision import (
    ReleaseTag,
    Revision,
    describe_other_tags,
    open_range,
    open_revision,
    release_tags,
    tag_prefix,
)
from zcodegen.targets.table import TARGETS


class Catalogs(Struct, frozen=True, dict=True):
    """Finds catalogs: in `--catalog`, else in the project of the current folder."""

    option: Path | None

    @property
    def project(self) -> Project:
        """The project. Raises ZcodegenError if there is none."""
        return find_project(self.option)

    @property
    def _here(self) -> Path:
        """The catalog's folder as a user would write it, for git's refusals."""
        return Path(self.project.shown)

    def sides(self, written: tuple[str, ...]) -> tuple[Snapshot, Snapshot]:
        """Return the two sides that OLD and NEW name. Raises ZcodegenError, UsageError for more than two."""
        if len(written) > 2:  # noqa: PLR2004 - OLD and NEW
            raise click.UsageError(f"expected at most two revisions, got {len(written)}")
        if not written:
            return self.released(), self.work_tree()
        if len(written) == 1:
            between = None if Path(written[0]).exists() else open_range(written[0], self._here)
            if between:
                return snapshot_of_revision(between[0], name=self._name), snapshot_of_revision(between[1])
            return self.side(written[0]), self.work_tree()
        return self.side(written[0]), self.side(written[1])

    @cached_property
    def tag_prefix(self) -> str:
        """What comes before the version in this catalog's tags: `release: {tag: …}` in the manifest, else the default."""
        own = self._manifest.release_tag if self._manifest else None
        return own or tag_prefix(self._here)

    @cached_property
    def _manifest(self) -> Manifest | None:
        loaded = self.project.load()
        return loaded.catalog.manifest if loaded.catalog else None

    @property
    def _name(self) -> str | None:
        return self._manifest.name if self._manifest else None

    def tags(self) -> tuple[ReleaseTag, ...]:
        """Return the catalog's release tags, lowest version first; ZcodegenError outside a repository."""
        try:
            return release_tags(self.tag_prefix, self._here)
        except ZcodegenError as error:
            raise ZcodegenError(f"the last release is a tag, and {error}") from error

    def last_release(self) -> ReleaseTag | None:
        """Return the tag of the last final release that HEAD contains, None if there is none."""
        return last_release(self.tags())

    def describe_other_tags(self) -> str:
        """Return, after a semicolon, why tags that look like releases of the catalog are none; empty without such tags."""
        others = describe_other_tags(self.tag_prefix, self._here)
        return f"; {others}" if others else ""

    def released(self) -> Snapshot:
        """Return the catalog at its last tag. Raises ZcodegenError if it has none."""
        tag = self.last_release()
        if tag is None:
            others = self.describe_other_tags()
            raise ZcodegenError(
                f"the catalog has no release yet (no tag {self.tag_prefix}… before HEAD{others}): "
                "name what to compare with, such as `zcodegen diff HEAD`"
            )
        return replace(snapshot_of_revision(open_revision(tag.name, self._here)), released=True)

    def work_tree(self) -> Snapshot:
        """Return the catalog on disk."""
        project = self.project
        return snapshot_of_folder(project.catalog, "work tree", project.shown)

    def side(self, written: str) -> Snapshot:
        """Return the catalog of the package or folder at this path if there is one, else that of the revision."""
        path = Path(written)
        if path.is_file():
            return snapshot_of_package(path, written, display_path(path))
        if not path.is_dir():
            return snapshot_of_revision(
                self._revision(written), name=self._name if ":" not in written else None
            )
        inside = (path, path / "catalog", path / PACKED_FOLDER)
        found = next((folder for folder in inside if (folder / MANIFEST_NAME).is_file()), path)
        return snapshot_of_folder(found, written, display_path(found))

    def _revision(self, written: str) -> Revision:
        try:
            return open_revision(written, self._here)
        except ZcodegenError as error:
            raise ZcodegenError(f"{written!r} is not a file, folder, or Git revision: {error}") from error

    def is_last_release(self, spec: str) -> bool:
        """Return whether `spec` is a revision, and the one of the catalog's last release."""
        tag = None if Path(spec).exists() else self.last_release()
        return tag is not None and open_revision(spec, self._here).commit == tag.commit


def last_release(tags: Iterable[ReleaseTag]) -> ReleaseTag | None:
    """Return the highest final release among `tags`, given lowest first, that HEAD contains."""
    return next((tag for tag in reversed([*tags]) if tag.is_reachable and tag.version.is_final), None)


def load_whole(side: Snapshot) -> Catalog:
    """Return the catalog of a snapshot with what it includes from others. If a part of it does not load, prints the findings and raises ZcodegenError."""
    loaded = load_snapshot(side)
    if loaded.catalog is None or not loaded.ok:
        print_findings(loaded.findings, loaded.sources.files)
        raise ZcodegenError(
            f"{pluralize(len(loaded.findings), 'finding')}: the catalog of {side.name} does not load, "
            "so nothing can be compared with it"
        )
    return bundle(loaded.catalog)


def compare_snapshots(
    old: Snapshot, new: Snapshot, *, documents: bool, colour: bool = False, used_in: tuple[Path, ...] = ()
) -> DiffSummary:
    """Load, compare, and classify two snapshots. If one does not load, prints its findings and raises ZcodegenError.

    For one that loads but could not be built, prints the number of its errors. `used_in` are paths of source code and
    logs: only the changes that reach what they use are kept.
    """
    both = load_both(old, new)
    if both.findings:
        print_findings(both.findings, {**both.old.sources.files, **both.new.sources.files})
        raise ZcodegenError(
            f"{pluralize(len(both.findings), 'finding')}: a catalog that does not load cannot be compared"
        )
    _report_integrity(old, both.old)
    _report_integrity(new, both.new)
    before, after = comparable(both, old, new)
    changes = compare(before, after)
    if old.released:
        _report_unused_approvals(before, both.new, changes)
    if used_in:
        changes = _reaching(changes, before, after, used_in)
    approved = both.catalogs[1].manifest.approved
    return DiffSummary(
        catalog=after.manifest.name,
        old=Named(old.name, "" if old.is_empty else before.manifest.version, both.old.sources, before),
        new=Named(new.name, after.manifest.version, both.new.sources, after),
        verdict=classify(changes, approved, _custom_targets(before, after)),
        steps=_steps(old, new, both) if documents else (),
        colour=colour,
    )


def _custom_targets(*catalogs: Catalog) -> set[str]:
    """Return the targets of the manifests that are not built in."""
    names = {name for catalog in catalogs for name in catalog.manifest.targets}
    return names - {known for target in TARGETS.values() for known in (target.id, target.short)}


def _reaching(
    changes: tuple[Change, ...], before: Catalog, after: Catalog, paths: tuple[Path, ...]
) -> tuple[Change, ...]:
    """Return the changes that reach what the files below `paths` use, and write to stderr how many these are."""
    from zcodegen.diff.reach import reaching
    from zcodegen.usage.scan import ScanRequest, scan

    request = ScanRequest(paths)
    usages = scan(request, before), scan(request, after)
    kept = tuple(reaching(changes, usages, (before, after)))
    shown = ", ".join(path.as_posix() for path in paths)
    log(f"zcodegen: {len(kept)} of {pluralize(len(changes), 'change')} reach what {shown} uses")
    return kept


def _report_integrity(side: Snapshot, loaded: LoadResult) -> None:
    """Write to stderr how many integrity errors a catalog has: it is compared, but could not be built."""
    from zcodegen.rules.run import integrity_errors

    if errors := len(integrity_errors(loaded)):
        log(
            f"zcodegen: {side.name} has {pluralize(errors, 'integrity error')}; run `zcodegen check` there to list them"
        )


def _report_unused_approvals(old: Catalog, new: LoadResult, changes: Iterable[Change]) -> None:
    """Print approvals of the catalog that cover none of the changes since the last release."""
    if new.catalog is None or not new.catalog.manifest.approved:
        return
    from zcodegen.check.catalog import check
    from zcodegen.rules.rule import RuleContext
    from zcodegen.rules.table import RULES

    context = RuleContext(new.catalog, new.sources, against=old, changes=tuple(changes), is_release=True)
    report = check(context, [RULES["unused-approval"]], today="")
    print_findings(report.findings, new.sources.files)


def _steps(old: Snapshot, new: Snapshot, both: SnapshotPair) -> tuple[Step, ...]:
    if old.packed or new.packed:
        return ()
    before, after, findings = load_documents(old, new)
    print_findings(findings, {})
    if findings:
        log(f"zcodegen: {pluralize(len(findings), 'finding')} in claims: their versions are left out")
    declared = {**both.catalogs[0].manifest.documents, **both.catalogs[1].manifest.documents}
    return compare_documents(before, after, declared)
