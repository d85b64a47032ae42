"""The outline of a file for people: entries of a domain, documents and sections of a manifest, headings and claims of a page."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from msgspec import Struct

from zcodegen.editor.items import Item, Path
from zcodegen.editor.outline import Outline
from zcodegen.editor.positions import Span
from zcodegen.editor.workspace import Snapshot
from zcodegen.textcompare.invisible import visible

Sort: TypeAlias = Literal["entry", "group", "item"]
MAX_SYMBOLS: Final = 20_000
MAX_DETAIL: Final = 80
"""Characters of what is shown next to a name."""


class Symbol(Struct, frozen=True):
    """A name of the outline: what it is, all that belongs to it, the name's own span, and what is below."""

    name: str
    detail: str
    sort: Sort
    span: Span
    name_span: Span
    children: tuple[Symbol, ...] = ()


def symbols_of(snapshot: Snapshot, path: str) -> tuple[Symbol, ...]:
    """Return the outline of a file of the project."""
    outline, kind = snapshot.outline(path), snapshot.workspace.kind(path)
    if kind is None:
        return ()
    below: dict[Path, list[Item]] = {}
    for item in outline.items[:MAX_SYMBOLS]:
        below.setdefault(item.path[:-1], []).append(item)
    depth = {"domain": 2, "catalog": 2, "document": 4, "glossary": 2, "target": 3}[kind]
    return tuple(_symbol(outline, item, below, depth) for item in below.get((), ()))


def _symbol(outline: Outline, item: Item, below: dict[Path, list[Item]], depth: int) -> Symbol:
    children = below.get(item.path, ()) if len(item.path) < depth else ()
    number, own = item.path[-1], item.path
    name, detail = str(number), _shown(outline.scalar(own) or "")
    if own[:1] == ("entries",) and len(own) > 1:
        detail = _shown(outline.scalar((*own, "code")) or "")
    elif isinstance(number, int):
        name, detail = _element(outline, own)
    return Symbol(
        name=_shown(name) or "-",
        detail=detail,
        sort="entry" if own[:1] == ("entries",) and len(own) > 1 else "group" if children else "item",
        span=Span(item.key.start, max(item.end, item.key.end)),
        name_span=item.key,
        children=tuple(_symbol(outline, child, below, depth) for child in children),
    )


def _element(outline: Outline, path: Path) -> tuple[str, str]:
    """Return name and detail of an element of a list: what its first keys have."""
    own = outline.scalar(path)
    if own:
        return own, ""
    for key, about in (
        ("code", "message"),
        ("heading", ""),
        ("rule", "at"),
        ("template", "path"),
        ("path", ""),
    ):
        if found := outline.scalar((*path, key)):
            return found, _shown(outline.scalar((*path, about)) or "") if about else ""
    return str(path[-1]), ""


def _shown(text: str) -> str:
    line = " ".join(visible(text).split())
    return line if len(line) <= MAX_DETAIL else f"{line[: MAX_DETAIL - 1]}…"
