"""An editor: pygls' client with a real server process, made to wait for answers."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from zcodegen.editor.positions import Text

Answer = TypeVar("Answer")

WAIT = 30
"""Seconds after which an answer that does not come fails the test."""


class Editor:
    """Files open in an editor; positions are given as a text in the file, with `|` where the cursor is."""

    def __init__(self, client: LanguageClient, loop: asyncio.AbstractEventLoop, root: Path) -> None:
        self.client = client
        self.root = root
        self.texts: dict[str, str] = {}
        self.diagnostics: dict[str, Sequence[types.Diagnostic]] = {}
        self.published: list[types.PublishDiagnosticsParams] = []
        self._loop = loop
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}

    def wait(self, answer: Awaitable[Answer]) -> Answer:
        """Return an answer of the server."""
        return self._loop.run_until_complete(asyncio.wait_for(answer, WAIT))

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Read what the server sends until something is so."""

        async def read() -> None:
            while not is_so():
                self._news.clear()
                await self._news.wait()

        self.wait(read())

    def take(self, params: types.PublishDiagnosticsParams) -> None:
        """Take what the server publishes."""
        self.published.append(params)
        self.diagnostics[params.uri] = params.diagnostics
        self._news.set()

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        """Open a file as it is on disk, or with another text."""
        self.texts[name] = (self.root / name).read_text("utf-8") if text is None else text
        self._versions[name] = self._versions.get(name, 0) + 1
        item = types.TextDocumentItem(self.uri(name), "yaml", self._versions[name], self.texts[name])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, name: str, at: str, written: str) -> None:
        """Write at a place of an open file, as one change of the range."""
        offset = self.offset(name, at)
        self.replace(name, offset, offset, written)

    def replace(self, name: str, start: int, end: int, written: str) -> None:
        """Put a text in place of a part of an open file."""
        before = Text(self.texts[name])
        first, last = (types.Position(*before.position(offset)) for offset in (start, end))
        self._versions[name] += 1
        self.texts[name] = before.value[:start] + written + before.value[end:]
        change = types.TextDocumentContentChangePartial(types.Range(first, last), written)
        self._send(name, [change])

    def set(self, name: str, text: str) -> None:
        """Put another text in place of all of a file."""
        self._versions[name] += 1
        self.texts[name] = text
        self._send(name, [types.TextDocumentContentChangeWholeDocument(text)])

    def _send(self, name: str, changes: Sequence[types.TextDocumentContentChangeEvent]) -> None:
        document = types.VersionedTextDocumentIdentifier(self._versions[name], self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def save(self, name: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.texts[name], "utf-8")
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def close(self, name: str) -> None:
        del self.texts[name]
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def offset(self, name: str, at: str) -> int:
        """Return the offset of the `|` of a text that is in the file once."""
        before, _, after = at.partition("|")
        assert self.texts[name].count(before + after) == 1, at
        return self.texts[name].index(before + after) + len(before)

    def span(self, name: str, text: str) -> tuple[int, int]:
        """Return start and end of a text that is in a file once."""
        start = self.offset(name, f"|{text}")
        return start, start + len(text)

    def position(self, name: str, at: str) -> types.Position:
        return types.Position(*Text(self.texts[name]).position(self.offset(name, at)))

    def document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def checked(self, name: str) -> dict[str | int | None, list[types.Diagnostic]]:
        """Return the diagnostics of a file by rule, those for its text as it is now."""
        self.wait_until(lambda: self._is_current(name))
        found: dict[str | int | None, list[types.Diagnostic]] = {}
        for diagnostic in self.diagnostics[self.uri(name)]:
            found.setdefault(diagnostic.code, []).append(diagnostic)
        return found

    def _is_current(self, name: str) -> bool:
        versions = [notice.version for notice in self.published if notice.uri == self.uri(name)]
        return bool(versions) and versions[-1] == self._versions[name]

    def hover(self, name: str, at: str) -> str:
        found = self.wait(
            self.client.text_document_hover_async(
                types.HoverParams(self.document(name), self.position(name, at))
            )
        )
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    def complete(self, name: str, at: str) -> dict[str, types.CompletionItem]:
        found = self.wait(
            self.client.text_document_completion_async(
                types.CompletionParams(self.document(name), self.position(name, at))
            )
        )
        assert isinstance(found, types.CompletionList)
        return {item.label: item for item in found.items}

    def definition(self, name: str, at: str) -> tuple[str, str] | None:
        """Return the file of a definition, and the line that it is in."""
        found = self.wait(
            self.client.text_document_definition_async(
                types.DefinitionParams(self.document(name), self.position(name, at))
            )
        )
        if found is None:
            return None
        assert isinstance(found, types.Location)
        return self.line(found)

    def references(self, name: str, at: str) -> list[tuple[str, str]]:
        context = types.ReferenceContext(include_declaration=True)
        found = self.wait(
            self.client.text_document_references_async(
                types.ReferenceParams(context, self.document(name), self.position(name, at))
            )
        )
        return [self.line(symbol) for symbol in found or ()]

    def line(self, location: types.Location) -> tuple[str, str]:
        name = Path(location.uri.removeprefix("file://")).relative_to(self.root).as_posix()
        text = self.texts.get(name) or (self.root / name).read_text("utf-8")
        return name, text.split("\n")[location.range.start.line].strip()

    def actions(
        self, name: str, at: str, only: list[types.CodeActionKind | str] | None = None
    ) -> dict[str, types.CodeAction]:
        position = self.position(name, at)
        context = types.CodeActionContext([], only=only)
        found = self.wait(
            self.client.text_document_code_action_async(
                types.CodeActionParams(self.document(name), types.Range(position, position), context)
            )
        )
        return {action.title: action for action in found or () if isinstance(action, types.CodeAction)}

    def format(self, name: str) -> None:
        options = types.FormattingOptions(tab_size=2, insert_spaces=True)
        found = self.wait(
            self.client.text_document_formatting_async(
                types.DocumentFormattingParams(self.document(name), options)
            )
        )
        self.apply({self.uri(name): list(found or ())})

    def rename(self, name: str, at: str, new: str) -> None:
        found = self.wait(
            self.client.text_document_rename_async(
                types.RenameParams(self.document(name), self.position(name, at), new)
            )
        )
        assert found is not None
        self.apply(found.changes or {})

    def act(self, action: types.CodeAction) -> None:
        """Do what an action offers: its edits, then its command."""
        assert action.edit is not None
        self.apply(action.edit.changes or {})
        if action.command:
            command = types.ExecuteCommandParams(action.command.command, list(action.command.arguments or ()))
            self.wait(self.client.workspace_execute_command_async(command))

    def apply(self, changes: Mapping[str, Sequence[types.TextEdit]]) -> None:
        """Make edits, the last first; a file that is not open is opened."""
        for uri, edits in changes.items():
            name = Path(uri.removeprefix("file://")).relative_to(self.root).as_posix()
            if name not in self.texts:
                self.open(name)
            text = Text(self.texts[name])
            spans = [
                (
                    text.offset(edit.range.start.line, edit.range.start.character),
                    text.offset(edit.range.end.line, edit.range.end.character),
                    edit.new_text,
                )
                for edit in edits
            ]
            for start, end, written in sorted(spans, reverse=True):
                self.replace(name, start, end, written)


@contextmanager
def editor(
    root: Path, *, program: Sequence[str] = (sys.executable, "-m", "zcodegen", "lsp")
) -> Iterator[Editor]:
    """Start a server for a folder, and end it as an editor does."""
    loop = asyncio.new_event_loop()
    client = LanguageClient("test", "1")
    opened = Editor(client, loop, root)

    def on_diagnostics(params: types.PublishDiagnosticsParams) -> None:
        opened.take(params)

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(on_diagnostics)

    try:
        opened.wait(client.start_io(*program, cwd=str(root)))
        parameters = types.InitializeParams(types.ClientCapabilities(), root_uri=root.as_uri())
        opened.wait(client.initialize_async(parameters))
        client.initialized(types.InitializedParams())
        yield opened
        opened.wait(client.shutdown_async(None))
        client.exit(None)
        opened.wait(client.stop())  # type: ignore[no-untyped-call]  # pygls has no types for it
    finally:
        loop.close()
