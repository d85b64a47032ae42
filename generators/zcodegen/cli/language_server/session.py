"""What a client has open, the projects that it belongs to, and what the client knows of their findings."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from lsprotocol import types
from msgspec import Struct
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.project import Project
from zcodegen.check.problems import EarlierCatalog, Problems
from zcodegen.cli.console import log
from zcodegen.cli.findings import read_day_of_check
from zcodegen.cli.language_server.convert import (
    SEVERITIES,
    offset_of,
    path_of,
    range_of,
    span_of_range,
    text_edits,
)
from zcodegen.cli.project_check import find_earlier
from zcodegen.diagnostics import Finding, ZcodegenError
from zcodegen.editor.positions import Text
from zcodegen.editor.spans import span_of
from zcodegen.editor.workspace import Snapshot, Workspace, find_catalog_folder
from zcodegen.textcompare.invisible import visible

DELAY: Final = 0.02
"""Seconds without a change before the project is checked."""
MAX_DIAGNOSTICS: Final = 1_000
"""Diagnostics of one file."""


class Document(Struct):
    """An open file: its text, and where it is in a project, if it is in one."""

    uri: str
    text: Text
    version: int | None
    path: Path | None = None
    workspace: Workspace | None = None
    name: str = ""
    """Its path in the project."""


class DocumentPosition(Struct, frozen=True):
    """What most requests are about: a project as it is now, a file of it, and an offset."""

    snapshot: Snapshot
    name: str
    text: Text
    offset: int


class Session:
    """The open files, the projects that they belong to, and what the client knows of their findings."""

    def __init__(self, server: LanguageServer) -> None:
        self.server = server
        self.documents: dict[str, Document] = {}
        self._workspaces: dict[Path, Workspace] = {}
        self._published: dict[str, tuple[list[types.Diagnostic], int | None]] = {}
        self._problems: dict[Workspace, tuple[Snapshot, Problems]] = {}
        self._waiting: set[Workspace] = set()
        self._running: dict[Workspace, asyncio.Task[None]] = {}

    def open(self, uri: str, text: str, version: int) -> None:
        """Take a file that the client has opened."""
        document = Document(uri, Text(text), version)
        self.documents[uri] = document
        document.path = path_of(uri)
        self._assign(document)
        if (
            document.path and document.path.name == MANIFEST_NAME
        ):  # files that were open before have a project now
            for other in self.documents.values():
                if other.workspace is None:
                    self._assign(other)

    def _assign(self, document: Document) -> None:
        if document.path is None:
            return
        open_paths = {other.path for other in self.documents.values()}
        folder = find_catalog_folder(document.path, lambda path: path in open_paths)
        if folder is None:
            return
        if folder not in self._workspaces:
            self._workspaces[folder] = Workspace(Project(folder), find_earlier=_earlier)
            self._load_from_disk(self._workspaces[folder])
        workspace = self._workspaces[folder]
        document.name = document.path.relative_to(folder.parent).as_posix()
        if workspace.kind(document.name):
            document.workspace = workspace
            workspace.write(document.name, document.text.value)
            self.check(workspace)

    def _load_from_disk(self, workspace: Workspace) -> None:
        """Load a project as it is on disk: completion knows its names even if the file that is opened does not load."""
        try:
            workspace.snapshot()
        except (ZcodegenError, OSError) as error:
            log(f"zcodegen: {error}")

    def change(self, uri: str, version: int, changes: Iterable[types.TextDocumentContentChangeEvent]) -> None:
        """Apply the changes of a file, in their order."""
        document = self.documents.get(uri)
        if document is None:
            return
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                document.text = document.text.replaced(
                    span_of_range(document.text, change.range), change.text
                )
            else:
                document.text = Text(change.text)
        document.version = version
        if document.workspace:
            document.workspace.write(document.name, document.text.value)
            self.check(document.workspace)

    def close(self, uri: str) -> None:
        """Take what is on disk again."""
        document = self.documents.pop(uri, None)
        if document and document.workspace:
            document.workspace.discard(document.name)
            self.check(document.workspace)

    def refresh(self) -> None:
        """Check all projects again: files have changed on disk, or there is a new release."""
        for workspace in self._workspaces.values():
            workspace.forget_earlier()
            self._problems.pop(workspace, None)
            self.check(workspace)

    def check(self, workspace: Workspace) -> None:
        """Check a project soon, once for all that changes until then."""
        is_running = workspace in self._running
        self._waiting.add(workspace)
        if not is_running:
            self._running[workspace] = asyncio.ensure_future(self._check(workspace))

    async def _check(self, workspace: Workspace) -> None:
        """Check a project until nothing has changed meanwhile, and publish the findings."""
        while workspace in self._waiting:
            await asyncio.sleep(DELAY)
            self._waiting.discard(workspace)
            try:
                snapshot = workspace.snapshot()
                versions = {document.name: document.version for document in self._open_in(workspace)}
                kept = self._problems.get(workspace)
                if kept is None or kept[0] is not snapshot:
                    found = await asyncio.to_thread(snapshot.problems, read_day_of_check(None))
                    kept = self._problems[workspace] = (snapshot, found)
            except (ZcodegenError, OSError) as error:
                log(f"zcodegen: {error}")
            else:
                self._publish(workspace, *kept, versions)
        del self._running[workspace]

    def findings(self, workspace: Workspace, snapshot: Snapshot) -> tuple[Finding, ...]:
        """Return the findings of a project, as last published if it has not changed since."""
        kept = self._problems.get(workspace)
        if kept is None or kept[0] is not snapshot:
            kept = self._problems[workspace] = (snapshot, snapshot.problems(read_day_of_check(None)))
        return kept[1].findings

    def _open_in(self, workspace: Workspace) -> Iterator[Document]:
        return (document for document in self.documents.values() if document.workspace is workspace)

    def _publish(
        self,
        workspace: Workspace,
        snapshot: Snapshot,
        problems: Problems,
        versions: Mapping[str, int | None],
    ) -> None:
        """Send the findings of each file for which the client has others, or an older version of the file."""
        by_name: dict[str, list[Finding]] = {}
        for finding in problems.findings:
            by_name.setdefault(finding.location.path, []).append(finding)
        names = dict.fromkeys((*versions, *by_name, *self._names(workspace)))
        for name in names:
            uri = self.uri(workspace, name)
            found = [
                self.diagnostic(workspace, snapshot, problem)
                for problem in by_name.get(name, ())[:MAX_DIAGNOSTICS]
            ]
            version = versions.get(name)
            if (found, version) != self._published.get(uri, ([], None)):
                self._published[uri] = (found, version)
                self.server.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(uri, found, version)
                )

    def _names(self, workspace: Workspace) -> Iterable[str]:
        """Return the files of a project whose findings the client has."""
        root = workspace.project.root
        for uri, (found, _) in self._published.items():
            path = path_of(uri)
            if found and path and path.is_relative_to(root):
                yield path.relative_to(root).as_posix()

    def diagnostic(self, workspace: Workspace, snapshot: Snapshot, finding: Finding) -> types.Diagnostic:
        """Return a finding as editors show it: hidden characters visible, its help below its message."""
        text = snapshot.text(finding.location.path) or Text("")
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(
                    self.uri(workspace, other.location.path),
                    range_of(there, span_of(there, other.location)),
                ),
                visible(other.message),
            )
            for other in finding.related
            for there in [snapshot.text(other.location.path) or Text("")]
        ]
        advice = f"\nhelp: {visible(finding.help)}" if finding.help else ""
        return types.Diagnostic(
            range=range_of(text, span_of(text, finding.location)),
            message=f"{visible(finding.message)}{advice}",
            severity=SEVERITIES[finding.severity],
            code=finding.rule,
            source="zcodegen",
            related_information=related or None,
            data=finding.fingerprint,
        )

    def uri(self, workspace: Workspace, name: str) -> str:
        """Return the address of a file of a project, as the client knows it if it is open."""
        for document in self._open_in(workspace):
            if document.name == name:
                return document.uri
        return from_fs_path(os.path.normpath(workspace.project.root / name)) or ""

    def position(self, uri: str, position: types.Position | None = None) -> DocumentPosition | None:
        """Return what a request is about; None for a file of no project."""
        document = self.documents.get(uri)
        if document is None or document.workspace is None:
            return None
        snapshot = document.workspace.snapshot()
        offset = offset_of(document.text, position) if position else 0
        return DocumentPosition(snapshot, document.name, document.text, offset)

    def edit(self, snapshot: Snapshot, changes: Mapping[str, str]) -> types.WorkspaceEdit:
        """Return the edits that make new texts of a project's files."""
        edits: dict[str, list[types.TextEdit]] = {}
        for name, new in changes.items():
            text = snapshot.text(name) or Text("")
            edits[self.uri(snapshot.workspace, name)] = text_edits(text, new)
        return types.WorkspaceEdit(changes=edits)


def _earlier(project: Project) -> EarlierCatalog | None:
    """Return the last release; none, with a line on stderr, if it is not known, as in a shallow clone."""
    try:
        return find_earlier(project, None)
    except ZcodegenError as error:
        log(f"zcodegen: {error}")
        return None
