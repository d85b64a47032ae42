"""Changes of files that are open: made to their trees, in canonical form, comments kept."""

from __future__ import annotations

from collections.abc import Callable

from zcodegen.catalog.canonical import canonical_file
from zcodegen.catalog.edit import edit_file
from zcodegen.diagnostics import ZcodegenError
from zcodegen.editor.workspace import Snapshot
from zcodegen.source.commented import CommentedMap
from zcodegen.source.yaml import decode, parse_yaml


def change_file(snapshot: Snapshot, path: str, change: Callable[[CommentedMap], None]) -> str | None:
    """Return the text of a catalog's file after a change, in canonical form; None if the file does not parse, or is not a mapping."""
    content, kind = snapshot.content(path), snapshot.workspace.kind(path)
    if content is None or kind is None or not _parses(content, path):
        return None
    try:
        return edit_file(content, kind, snapshot.locales, change).decode()
    except ZcodegenError:  # a key that is to change does not have a mapping
        return None


def format_text(snapshot: Snapshot, path: str) -> str | None:
    """Return a file of the catalog as `fmt` writes it; None if it does not load, or is not of the catalog."""
    below = path.removeprefix(f"{snapshot.workspace.folder}/")
    content = snapshot.contents.get(below)
    if content is None or below == path:
        return None
    has_schemas = snapshot.workspace.project.has_schemas
    formatted = canonical_file(content, below, path, snapshot.locales, has_schemas=has_schemas)
    return formatted.content.decode() if formatted.content is not None else None


def _parses(content: bytes, path: str) -> bool:
    text, findings = decode(content, path)
    return bool(text.strip()) and not findings and not parse_yaml(text, path)[1]
