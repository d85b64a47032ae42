"""The files of a catalog while pages are imported: parsed once, changed by edits that are applied once at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from zcodegen.catalog.claims import Version, claims_path, read_claims
from zcodegen.catalog.edit import edit_file, schema_from
from zcodegen.catalog.files import DOCUMENTS_FOLDER, GLOSSARY_NAME, MANIFEST_NAME, is_domain_path
from zcodegen.catalog.glossary import read_glossary
from zcodegen.catalog.load import load_files, load_on_disk
from zcodegen.catalog.model import Catalog, Document, Manifest
from zcodegen.catalog.order import version_key
from zcodegen.diagnostics import ZcodegenError
from zcodegen.importer.general_terms import general_terms
from zcodegen.importer.glossary_index import GlossaryIndex, index_glossary
from zcodegen.source.commented import CommentedMap


class WorkspaceInfo(Struct, frozen=True):
    """Where the catalog is: the project's folder, the catalog as findings name it, whether schemas are next to it."""

    project: Path
    shown: str
    schemas: bool
    catalog: Path | None = None
    """The catalog's folder, from which its dependencies are found; None for a catalog without any."""


class Workspace(Struct, frozen=True):
    """What an import starts from: the files (path relative to the catalog -> bytes) and what they contain."""

    files: Mapping[str, bytes]
    info: WorkspaceInfo
    catalog: Catalog
    glossary_index: GlossaryIndex


class FileEdit(Struct, frozen=True):
    """A change of one file: its path, its kind (a key of `FORMS`), and what is done to its tree."""

    path: str
    kind: str
    change: Callable[[CommentedMap], None]


def open_workspace(files: Mapping[str, bytes], info: WorkspaceInfo) -> Workspace:
    """Parse the catalog and its glossary. Raises ZcodegenError if one of them does not load."""
    chosen = {path: files[path] for path in files if path == MANIFEST_NAME or is_domain_path(path)}
    loaded = (
        load_on_disk(chosen, info.catalog, shown=info.shown)
        if info.catalog
        else load_files(chosen, shown=info.shown)
    )
    if loaded.catalog is None or not loaded.ok:
        first = loaded.findings[0]
        raise ZcodegenError(
            f"the catalog does not load, so nothing is imported: {first.location}: {first.message}"
        )
    glossary = read_glossary(files.get(GLOSSARY_NAME), f"{info.shown}/{GLOSSARY_NAME}")
    for finding in glossary.findings:
        raise ZcodegenError(f"{finding.location}: {finding.message}")
    return Workspace(files, info, loaded.catalog, index_glossary(glossary, general_terms()))


def apply_edits(workspace: Workspace, manifest: Manifest, edits: Iterable[FileEdit]) -> dict[str, bytes]:
    """Return the files that the edits change, in canonical form; the edits of one file are made in their order."""
    by_path: dict[str, list[FileEdit]] = {}
    for edit in edits:
        by_path.setdefault(edit.path, []).append(edit)
    locales = (manifest.source_locale, *manifest.required_locales)
    return {
        path: edit_file(
            workspace.files.get(path, b""),
            changes[0].kind,
            locales,
            _all_changes(changes),
            schema=schema_from(path, changes[0].kind) if workspace.info.schemas else None,
        )
        for path, changes in by_path.items()
    }


def _all_changes(edits: list[FileEdit]) -> Callable[[CommentedMap], None]:
    def change(root: CommentedMap) -> None:
        for edit in edits:
            edit.change(root)

    return change


class VersionIndex:
    """The versions of documents: those stored in files, parsed when they are asked for, and those that were added."""

    def __init__(self, files: Mapping[str, bytes], shown: str) -> None:
        self._files = files
        self._shown = shown
        self._known: dict[tuple[str, str, str], Version] = {}
        self._names: dict[str, dict[tuple[str, str], None]] = {}
        for path in sorted(files):
            folder, _, name = path.removeprefix(f"{DOCUMENTS_FOLDER}/").rpartition("/")
            if path.startswith(f"{DOCUMENTS_FOLDER}/") and name.count(".") > 1:
                version, locale, _ = name.rsplit(".", 2)
                self._names.setdefault(folder, {})[version, locale] = None

    def find(self, document: str, version: str, locale: str) -> Version | None:
        """Return a version. Raises ZcodegenError if its file does not load."""
        key = (document, version, locale)
        if key not in self._known:
            path = claims_path(*key)
            if path not in self._files:
                return None
            versions, findings = read_claims({path: self._files[path]}, shown=self._shown)
            if findings:
                raise ZcodegenError(f"{findings[0].location}: {findings[0].message}")
            self._known[key] = versions[0]
        return self._known[key]

    def commit_of(self, document: str, version: str) -> str | None:
        """Return the commit of a stored version, in whatever locale it is."""
        for name, locale in self._names.get(document, {}):
            stored = self.find(document, name, locale) if name == version else None
            if stored:
                return stored.commit
        return None

    def add(self, version: Version) -> None:
        """Add a version, or replace the one with the same name and locale."""
        self._known[version.document, version.version, version.locale] = version
        self._names.setdefault(version.document, {})[version.version, version.locale] = None

    def newest(self, document: Document, *, without: str | None = None) -> dict[str, Version]:
        """Return the newest version in each locale that the manifest does not withdraw; `without` leaves one out."""
        by_locale: dict[str, list[str]] = {}
        for version, locale in self._names.get(document.id, {}):
            if version != without and not _is_out(version, locale, document):
                by_locale.setdefault(locale, []).append(version)
        rank = {name: index for index, name in enumerate(document.order)}
        found: dict[str, Version] = {}
        for locale, names in sorted(by_locale.items()):
            latest = max(names, key=lambda name: (rank.get(name, len(rank)), version_key(name)))
            if stored := self.find(document.id, latest, locale):
                found[locale] = stored
        return found


def _is_out(version: str, locale: str, document: Document) -> bool:
    return any(row.version == version and row.locale in {None, locale} for row in document.withdrawn)
