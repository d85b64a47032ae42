"""Requests of LSP 3.17 to calls of `zcodegen.editor`, and their results back."""

from __future__ import annotations

import logging
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from zcodegen import __version__
from zcodegen.cli.console import log
from zcodegen.cli.language_server.capabilities import CAPABILITIES
from zcodegen.cli.language_server.convert import (
    ACTIONS,
    completion_of,
    range_of,
    span_of_range,
    symbol_of,
    text_edits,
)
from zcodegen.cli.language_server.session import Session
from zcodegen.diagnostics import ZcodegenError
from zcodegen.editor.actions import Action, actions_at
from zcodegen.editor.changes import format_text
from zcodegen.editor.completion import MAX_SUGGESTIONS, complete
from zcodegen.editor.hover import hover
from zcodegen.editor.positions import Span, Text
from zcodegen.editor.references import definition_of, reference_at, references_to
from zcodegen.editor.rename import rename, renameable
from zcodegen.editor.spans import span_of
from zcodegen.editor.symbols import symbols_of
from zcodegen.editor.workspace import Snapshot

REQUEST_FAILED: Final = -32803
"""The error code of LSP 3.17 for a request that is right and cannot be done."""


class _Protocol(LanguageServerProtocol):
    """pygls' protocol without its own copies of the texts, which end a line at U+2028 and other characters as well."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        self.session.open(document.uri, document.text, document.version)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self.session.change(params.text_document.uri, params.text_document.version, params.content_changes)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self.session.close(params.text_document.uri)

    session: Session


class Server(LanguageServer):
    """The server; errors of requests are one line on stderr."""

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write an error that no response carries to stderr."""
        del source
        log(f"zcodegen: {type(error).__name__}: {error}".splitlines()[0])


def make_server() -> LanguageServer:
    """Return the server, ready to start."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # what matters is reported by `report_server_error`
    server = Server("zcodegen", __version__, protocol_cls=_Protocol)
    session = Session(server)
    protocol = server.protocol
    assert isinstance(protocol, _Protocol)  # noqa: S101  # for the type checker
    protocol.session = session
    _serve_files(server, session)
    _serve_questions(server, session)
    _serve_edits(server, session)
    return server


def _serve_files(server: LanguageServer, session: Session) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(_params: types.DidSaveTextDocumentParams) -> None:
        session.refresh()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(_params: types.DidChangeWatchedFilesParams) -> None:
        session.refresh()


def _serve_questions(server: LanguageServer, session: Session) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def on_hover(params: types.HoverParams) -> types.Hover | None:
        position = session.position(params.text_document.uri, params.position)
        found = hover(position.snapshot, position.name, position.offset) if position else None
        if position is None or found is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, found[0])
        return types.Hover(content, range_of(position.text, found[1]))

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=CAPABILITIES["completionProvider"]["triggerCharacters"]),
    )
    def on_completion(params: types.CompletionParams) -> types.CompletionList | None:
        position = session.position(params.text_document.uri, params.position)
        if position is None:
            return None
        found = complete(position.snapshot, position.name, position.offset)
        items = [completion_of(position.text, number, item) for number, item in enumerate(found)]
        return types.CompletionList(is_incomplete=len(found) >= MAX_SUGGESTIONS, items=items)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def on_definition(params: types.DefinitionParams) -> types.Location | None:
        position = session.position(params.text_document.uri, params.position)
        reference = reference_at(position.snapshot, position.name, position.offset) if position else None
        found = definition_of(position.snapshot, reference) if position and reference else None
        return _location(session, position.snapshot, *found) if position and found else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def on_references(params: types.ReferenceParams) -> list[types.Location] | None:
        position = session.position(params.text_document.uri, params.position)
        reference = reference_at(position.snapshot, position.name, position.offset) if position else None
        if position is None or reference is None:
            return None
        return [
            _location(session, position.snapshot, use.path, use.span)
            for use in references_to(position.snapshot, reference)
            if params.context.include_declaration or not use.is_definition
        ]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def on_symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        position = session.position(params.text_document.uri)
        if position is None:
            return None
        return [symbol_of(position.text, symbol) for symbol in symbols_of(position.snapshot, position.name)]


def _serve_edits(server: LanguageServer, session: Session) -> None:
    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def on_formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        position = session.position(params.text_document.uri)
        new = format_text(position.snapshot, position.name) if position else None
        return text_edits(position.text, new) if position and new is not None else None

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def on_prepare_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        position = session.position(params.text_document.uri, params.position)
        found = renameable(position.snapshot, position.name, position.offset) if position else None
        if position is None or found is None:
            return None
        return types.PrepareRenamePlaceholder(range_of(position.text, found[1]), found[0])

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def on_rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        position = session.position(params.text_document.uri, params.position)
        if position is None:
            return None
        try:
            changes = rename(position.snapshot, position.name, position.offset, params.new_name)
        except ZcodegenError as error:
            raise JsonRpcException(str(error), REQUEST_FAILED) from error
        return session.edit(position.snapshot, changes)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=CAPABILITIES["codeActionProvider"]["codeActionKinds"]),
    )
    def on_code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        position = session.position(params.text_document.uri, params.range.start)
        if position is None:
            return None
        span = span_of_range(position.text, params.range)
        findings = [
            finding
            for finding in session.findings(position.snapshot.workspace, position.snapshot)
            if finding.location.path == position.name
            and _meet(span, span_of(position.text, finding.location))
        ]
        only = params.context.only
        return [
            _action(session, position.snapshot, action)
            for action in actions_at(position.snapshot, position.name, span, findings)
            if not only or any(f"{ACTIONS[action.sort].value}.".startswith(f"{kind}.") for kind in only)
        ]


def _location(session: Session, snapshot: Snapshot, name: str, span: Span) -> types.Location:
    text = snapshot.text(name) or Text("")
    return types.Location(session.uri(snapshot.workspace, name), range_of(text, span))


def _action(session: Session, snapshot: Snapshot, action: Action) -> types.CodeAction:
    diagnostics = (
        [session.diagnostic(snapshot.workspace, snapshot, action.finding)] if action.finding else None
    )
    return types.CodeAction(
        title=action.title,
        kind=ACTIONS[action.sort],
        diagnostics=diagnostics,
        is_preferred=action.is_preferred or None,
        edit=session.edit(snapshot, action.changes),
    )


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans have a position in common; a cursor at an end of a span is at it."""
    return one.start <= other.end and other.start <= one.end
