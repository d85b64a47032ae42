"""A catalog's files in memory while pages are imported: read, edited and read again, written by nobody here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from zcodegen.catalog.claims import Version, read_claims
from zcodegen.catalog.edit import edit_file, schema_from
from zcodegen.catalog.files import DOCUMENTS_FOLDER, GLOSSARY_NAME, MANIFEST_NAME, is_domain_path
from zcodegen.catalog.glossary import read_glossary
from zcodegen.catalog.load import LoadResult, load_files
from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.importer.glossary_index import GlossaryIndex, index_glossary
from zcodegen.source.commented import CommentedMap


class WorkspaceInfo(Struct, frozen=True):
    """Where the catalog lies: the project's folder, the catalog's as findings show it, whether schemas lie beside it."""

    project: Path
    shown: str
    schemas: bool


class Workspace:
    """The files (path relative to the catalog -> bytes) and what they make."""

    def __init__(self, files: Mapping[str, bytes], place: WorkspaceInfo) -> None:
        self.files = dict(files)
        self.place = place
        self._loaded: LoadResult | None = None

    @property
    def catalog(self) -> Catalog:
        """The catalog that the files make; ZcodegenError where they do not load."""
        if self._loaded is None:
            chosen = (path for path in self.files if path == MANIFEST_NAME or is_domain_path(path))
            self._loaded = load_files({path: self.files[path] for path in chosen}, shown=self.place.shown)
        if self._loaded.catalog is None or not self._loaded.ok:
            first = self._loaded.findings[0]
            raise ZcodegenError(
                f"the catalog does not load, so nothing is imported: {first.location}: {first.message}"
            )
        return self._loaded.catalog

    def glossary_index(self) -> GlossaryIndex:
        """Return the glossary's terms, none where there is no glossary; ZcodegenError where it does not load."""
        glossary = read_glossary(self.files.get(GLOSSARY_NAME), f"{self.place.shown}/{GLOSSARY_NAME}")
        for fault in glossary.findings:
            raise ZcodegenError(f"{fault.location}: {fault.message}")
        return index_glossary(glossary)

    def versions(self, document: str) -> tuple[Version, ...]:
        """Return the stored versions of a document; ZcodegenError where one does not load."""
        prefix = f"{DOCUMENTS_FOLDER}/{document}/"
        stored = {path: content for path, content in sorted(self.files.items()) if path.startswith(prefix)}
        versions, findings = read_claims(stored, shown=self.place.shown)
        if findings:
            raise ZcodegenError(f"{findings[0].location}: {findings[0].message}")
        return versions

    def edit(self, path: str, kind: str, change: Callable[[CommentedMap], None]) -> None:
        """Change a file of a kind (a key of `FORMS`), which need not be there; the result is in canonical form."""
        manifest = self.catalog.manifest
        schema = schema_from(path, kind) if self.place.schemas else None
        locales = (manifest.source_locale, *manifest.required_locales)
        self.files[path] = edit_file(self.files.get(path, b""), kind, locales, change, schema=schema)
        self._loaded = None
