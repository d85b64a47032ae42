"""What the server promises; known without the libraries of the protocol, which take a third of a second to load."""

from __future__ import annotations

from typing import Any, Final

CAPABILITIES: Final[dict[str, Any]] = {
    "positionEncoding": "utf-16",
    "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
    "hoverProvider": True,
    "completionProvider": {"triggerCharacters": [" ", ":", "[", ",", "-", "."]},
    "definitionProvider": True,
    "referencesProvider": True,
    "documentSymbolProvider": True,
    "documentFormattingProvider": True,
    "codeActionProvider": {"codeActionKinds": ["quickfix", "refactor.rewrite"]},
}
"""What the server can do for every client (LSP 3.17, `ServerCapabilities`)."""


def capabilities_for(client: dict[str, Any]) -> dict[str, Any]:
    """Return what the server can do for a client with these capabilities: not all know that a rename can be prepared."""
    rename = client.get("textDocument") or {}
    rename = rename.get("rename") if isinstance(rename, dict) else {}
    prepares = isinstance(rename, dict) and rename.get("prepareSupport") is True
    return {**CAPABILITIES, "renameProvider": {"prepareProvider": True} if prepares else True}
