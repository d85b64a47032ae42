"""What is compared: two folders of files, from git, from disk or in a package, and the catalogs in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.claims import Version, read_claims
from zcodegen.catalog.files import DOCUMENTS_FOLDER, MANIFEST_NAME, is_domain_path, read_all
from zcodegen.catalog.load import LoadResult, load_files
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.published import PACKED_FOLDER, published
from zcodegen.catalog.sources import Sources
from zcodegen.diagnostics import Finding, ZcodegenError
from zcodegen.output.owned_files import MANIFEST as BUILT
from zcodegen.revision import Revision, read_files

if TYPE_CHECKING:
    from zcodegen.catalog.dependencies import OpenedSource, OpenSource


class Snapshot(Struct, frozen=True):
    """One of the two: how it was asked for, how its files are shown, and the catalog's files by path.

    `target` is that of the package that carries the catalog, which has only what this package shows; empty for a whole
    catalog. A released one is the last release.
    """

    name: str
    shown: str
    files: Mapping[str, bytes]
    target: str = ""
    released: bool = False
    open_source: OpenSource | None = None
    """How to read the catalogs that it depends on."""

    @property
    def packed(self) -> bool:
        """Whether a package carries it."""
        return bool(self.target)

    @property
    def is_empty(self) -> bool:
        """Whether there was no catalog: everything in the other one is new."""
        return not self.files


class SnapshotPair(Struct, frozen=True):
    """The two sides loaded."""

    old: LoadResult
    new: LoadResult

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What keeps a side from being compared."""
        return (*self.old.findings, *self.new.findings)

    @property
    def catalogs(self) -> tuple[Catalog, Catalog]:
        """The two catalogs with what they include from others: users see both. ZcodegenError where one did not load."""
        if self.old.catalog is None or self.new.catalog is None:
            raise ZcodegenError("a catalog that does not load cannot be compared")
        return bundle(self.old.catalog), bundle(self.new.catalog)


def snapshot_of_revision(revision: Revision, *, name: str | None = None) -> Snapshot:
    """Read a catalog at a Git revision.

    `name` is the name of today's catalog in the same folder. If the folder has no catalog at the revision, the one of
    that name in another folder is read: it was moved. If there is none, the catalog is new since then: the snapshot is
    empty. Without `name`, or if several folders have such a catalog, raises ZcodegenError.
    """
    files = _read_catalog(revision)
    at = revision.name.partition(":")[0]
    if MANIFEST_NAME not in files:
        former = _folders_of(name, revision) if name else []
        if name is None or len(former) > 1:
            spec = f"{at}:{former[0]}" if former else "REV:path"
            raise ZcodegenError(
                f"{revision.folder or 'the repository'} has no {MANIFEST_NAME} at {at}: "
                f"name the folder that the catalog was in then, as {spec}"
            )
        if former:
            revision = replace(revision, folder=former[0])
        files = _read_catalog(revision) if former else {}
    opened = open_at_revision(revision) if _has_dependencies(files) else None
    return Snapshot(revision.name, f"{at}:{revision.folder}".rstrip(":"), files, open_source=opened)


def _has_dependencies(files: Mapping[str, bytes]) -> bool:
    return b"depends:" in files.get(MANIFEST_NAME, b"")


def open_at_revision(revision: Revision) -> OpenSource:
    """Return how to open the sources of the catalog in a folder of a Git revision: at that revision, in the repository."""
    from zcodegen.catalog.dependencies import OpenedSource, open_package

    def open_source(source: str) -> OpenedSource:
        path = posixpath.normpath(posixpath.join(revision.folder, "..", source))
        if path.startswith(".."):
            raise ZcodegenError(
                f"{source} leads out of its folder: a dependency is inside of the Git repository"
            )
        shown = f"{revision.name.partition(':')[0]}:{path}"
        folder = replace(revision, folder=path)
        files = _catalog_files(_read_catalog(folder))
        if MANIFEST_NAME in files:
            return OpenedSource(files, shown, path, open=open_at_revision(folder))
        above, _, name = path.rpartition("/")
        package = read_files(replace(revision, folder=above), lambda below: below == name).get(name)
        if package is None:
            raise ZcodegenError(f"{source} has no {MANIFEST_NAME} at {revision.name}")
        return open_package(package, source, shown, path)

    return open_source


def _read_catalog(revision: Revision) -> dict[str, bytes]:
    return read_files(revision, _is_wanted, lambda path: _is_wanted(path) or _is_wanted(f"{path}/x.yaml"))


def _folders_of(name: str, revision: Revision) -> list[str]:
    """Return the folders of the repository whose catalogs have this name at the revision."""
    line = re.compile(
        rb"^name:[ \t]*[\"']?" + re.escape(name.encode()) + rb"[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE
    )
    everything = replace(revision, folder="")
    manifests = read_files(everything, lambda path: path.rpartition("/")[2] == MANIFEST_NAME)
    return [path.rpartition("/")[0] for path, content in manifests.items() if line.search(content)]


def snapshot_of_package(package: Path, name: str, shown: str) -> Snapshot:
    """Read the catalog that a packed package carries. Raises ZcodegenError where it carries none, or is broken."""
    from zcodegen.catalog.dependencies import open_carried
    from zcodegen.catalog.packages import read_package

    carried = read_package(package, shown)
    opened = open_carried(carried, shown, shown)
    return Snapshot(name, opened.shown, carried.files, carried.target, open_source=opened.open)


def snapshot_of_folder(folder: Path, name: str, shown: str) -> Snapshot:
    """Read a catalog on disk; one that an installed package carries is a packed one.

    Raises ZcodegenError where the folder has none, or is what `build` made.
    """
    if not (folder / MANIFEST_NAME).is_file():
        if any((above / BUILT).is_file() for above in (folder, *folder.parents)):
            raise ZcodegenError(
                f"{name!r} is what `zcodegen build` made, which carries no catalog: name the package that "
                "`zcodegen pack` makes of it, or the tag that it was built from"
            )
        raise ZcodegenError(f"no {MANIFEST_NAME} in {name!r}")
    files = {path: content for path, content in read_all(folder, shown=shown).items() if _is_wanted(path)}
    target = _installed_target(folder) if folder.name == PACKED_FOLDER else ""
    opened = None
    if _has_dependencies(files):
        from zcodegen.catalog.dependencies import open_on_disk

        opened = open_on_disk(folder, shown)
    return Snapshot(name, shown, files, target, open_source=opened)


def _installed_target(folder: Path) -> str:
    """Return the target of the installed package that has this folder."""
    marks = {"package.json": "typescript", "go.mod": "go"}
    return next((target for name, target in marks.items() if (folder.parent / name).is_file()), "python")


def _is_wanted(path: str) -> bool:
    return path.endswith(".yaml") and (
        path == MANIFEST_NAME or is_domain_path(path) or path.startswith(f"{DOCUMENTS_FOLDER}/")
    )


def comparable(both: SnapshotPair, old: Snapshot, new: Snapshot) -> tuple[Catalog, Catalog]:
    """Return the two catalogs; where a side is a package, of both what packages of its target show.

    So what a package does not carry, such as internal entries, is not reported as added or removed. Raises
    ZcodegenError where one did not load.
    """
    before, after = both.catalogs
    targets = [side.target for side in (old, new) if side.packed]
    if not targets:
        return before, after
    for target in targets:
        before, after = visible_to(before, target), visible_to(after, target)
    return _without_notes(published(before)), _without_notes(published(after))


def _without_notes(catalog: Catalog) -> Catalog:
    """Return a catalog without notes, which most packages leave out."""
    domains = {
        name: replace(domain, entries={key: replace(entry, note={}) for key, entry in domain.entries.items()})
        for name, domain in catalog.domains.items()
    }
    return replace(catalog, domains=domains)


def load_snapshot(side: Snapshot) -> LoadResult:
    """Load the whole catalog of one side, and those that it depends on."""
    return load_files(_catalog_files(side.files), shown=side.shown, open_source=side.open_source)


def load_both(old: Snapshot, new: Snapshot) -> SnapshotPair:
    """Load the whole catalogs of both sides; an empty old one is the new one without its domains."""
    loaded = load_snapshot(new)
    if not old.is_empty:
        return SnapshotPair(load_snapshot(old), loaded)
    nothing = replace(loaded.catalog, domains={}) if loaded.catalog else None
    return SnapshotPair(LoadResult(nothing, Sources({}, {}), ()), loaded)


def _catalog_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path == MANIFEST_NAME or is_domain_path(path)}


def load_documents(
    old: Snapshot, new: Snapshot
) -> tuple[tuple[Version, ...], tuple[Version, ...], list[Finding]]:
    """Load the claims of the documents that differ: those of the old side, those of the new one, what is wrong in them."""
    apart = {
        path.split("/")[1]
        for path in old.files.keys() | new.files.keys()
        if path.startswith(f"{DOCUMENTS_FOLDER}/") and old.files.get(path) != new.files.get(path)
    }
    before, faults = _load_claims(old, apart)
    after, more = _load_claims(new, apart)
    return before, after, faults + more


def _load_claims(side: Snapshot, documents: Collection[str]) -> tuple[tuple[Version, ...], list[Finding]]:
    wanted = {
        path: content
        for path, content in side.files.items()
        if path.startswith(f"{DOCUMENTS_FOLDER}/") and path.split("/")[1] in documents
    }
    return read_claims(wanted, shown=side.shown)
