"""Values of `zcodegen.editor` to types of the protocol, and positions back to offsets."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.uris import to_fs_path

from zcodegen.diagnostics import Severity
from zcodegen.editor.completion import Suggestion
from zcodegen.editor.edits import edits_between
from zcodegen.editor.positions import Span, Text
from zcodegen.editor.symbols import Symbol
from zcodegen.files import real_path

SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.NOTE: types.DiagnosticSeverity.Information,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
}
_COMPLETIONS: Final = {
    "code": types.CompletionItemKind.Value,
    "document": types.CompletionItemKind.File,
    "domain": types.CompletionItemKind.Module,
    "entry": types.CompletionItemKind.Constant,
    "key": types.CompletionItemKind.Property,
    "locale": types.CompletionItemKind.Unit,
    "rule": types.CompletionItemKind.Event,
    "value": types.CompletionItemKind.EnumMember,
}
_SYMBOLS: Final = {
    "entry": types.SymbolKind.Constant,
    "group": types.SymbolKind.Namespace,
    "item": types.SymbolKind.Property,
}
ACTIONS: Final = {
    "quickfix": types.CodeActionKind.QuickFix,
    "refactor": types.CodeActionKind.RefactorRewrite,
}


def path_of(uri: str) -> Path | None:
    """Return the real path of a file's address, None for what is not a file on this machine."""
    try:
        name = to_fs_path(uri) if uri.startswith("file:") else None
        return real_path(Path(name)) if name and "\0" not in name else None
    except (OSError, ValueError, RuntimeError):  # a loop of links, a host
        return None


def offset_of(text: Text, position: types.Position) -> int:
    """Return the offset of a position."""
    return text.offset(position.line, position.character)


def span_of_range(text: Text, wanted: types.Range) -> Span:
    """Return the span of a range; an empty one at its start if its end is before that."""
    start = offset_of(text, wanted.start)
    return Span(start, max(start, offset_of(text, wanted.end)))


def range_of(text: Text, span: Span) -> types.Range:
    """Return the range of a span."""
    first, last = text.position(span.start), text.position(span.end)
    return types.Range(types.Position(*first), types.Position(*last))


def text_edits(text: Text, new: str) -> list[types.TextEdit]:
    """Return the edits that make a new text of a text."""
    return [types.TextEdit(range_of(text, edit.span), edit.text) for edit in edits_between(text, new)]


def completion_of(text: Text, number: int, suggestion: Suggestion) -> types.CompletionItem:
    """Return the item for a suggestion; `number` is its index in the list."""
    docs = types.MarkupContent(types.MarkupKind.Markdown, suggestion.docs) if suggestion.docs else None
    return types.CompletionItem(
        label=suggestion.label,
        kind=_COMPLETIONS[suggestion.sort],
        detail=suggestion.detail or None,
        documentation=docs,
        sort_text=f"{number:05}",
        filter_text=suggestion.label,
        text_edit=types.TextEdit(range_of(text, suggestion.span), suggestion.text),
        insert_text_mode=types.InsertTextMode.AsIs,  # its lines have the indentation where they are put
    )


def symbol_of(text: Text, symbol: Symbol) -> types.DocumentSymbol:
    """Return a symbol with those below it."""
    return types.DocumentSymbol(
        name=symbol.name,
        kind=_SYMBOLS[symbol.sort],
        range=range_of(text, symbol.span),
        selection_range=range_of(text, symbol.name_span),
        detail=symbol.detail or None,
        children=[symbol_of(text, child) for child in symbol.children],
    )
