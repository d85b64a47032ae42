"""What the names in a project's files mean: each reference with its span, where it is defined, and where else it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from zcodegen.catalog.model import domain_of_include
from zcodegen.diagnostics import split_full_name
from zcodegen.editor.items import Item, Path
from zcodegen.editor.positions import Span
from zcodegen.editor.workspace import TEMPLATES, Snapshot
from zcodegen.rules.pages import histories
from zcodegen.rules.rule import RuleContext

Kind: TypeAlias = Literal[
    "attribute", "claim", "document", "domain", "entry", "locale", "rule", "status", "template"
]

_TEXTS: Final = frozenset(("message", "cause", "action", "note", "title", "description", "reason", "url"))
_TEXT_PARTS: Final = frozenset(("text", "translated", "from", "locale"))
_KEYS: Final[Mapping[str, Mapping[Path, Kind]]] = {
    "catalog": {("attributes", "*"): "attribute", ("documents", "*"): "document", ("rules", "*"): "rule"},
    "document": {},
    "domain": {("entries", "*"): "entry", ("entries", "*", "attributes", "*"): "attribute"},
}
"""Kind of file -> where a key is a name, and what it names."""
_VALUES: Final[Mapping[str, Mapping[Path, Kind]]] = {
    "catalog": {
        ("documents", "*", "complete", 0): "domain",
        ("documents", "*", "domain"): "domain",
        ("documents", "*", "headings", 0, "domain"): "domain",
        ("locales", "default"): "locale",
        ("locales", "required", 0): "locale",
        ("locales", "source"): "locale",
        ("waivers", 0, "rule"): "rule",
    },
    "document": {("document",): "document", ("locale",): "locale"},
    "domain": {
        ("authority",): "document",
        ("domain",): "domain",
        ("entries", "*", "deprecated", "replaced_by"): "entry",
        ("entries", "*", "retired", "replaced_by"): "entry",
        ("entries", "*", "same_as", 0): "entry",
        ("entries", "*", "status"): "status",
        ("entries", "*", "waivers", 0, "rule"): "rule",
        ("includes", 0): "domain",
    },
}
"""Kind of file -> where a value is a name, and what it names."""
_DEFINITIONS: Final = frozenset((("entries", "*"), ("documents", "*"), ("attributes", "*")))
_CLAIM_DEPTH: Final = 4
"""Steps of the path to a claim: sections, number, claims, number."""


class Reference(Struct, frozen=True):
    """A name at a span of a file; `name` is `domain.NAME` for an entry, for other kinds the name as it is written."""

    kind: Kind
    name: str
    path: str
    span: Span
    is_definition: bool = False


def reference_at(snapshot: Snapshot, path: str, offset: int) -> Reference | None:
    """Return the reference at an offset of a file. In claims, the whole claim refers to its entry."""
    found = next(
        (candidate for candidate in references_in(snapshot, path) if candidate.span.has(offset)), None
    )
    if found or snapshot.workspace.kind(path) != "document":
        return found
    around = snapshot.outline(path).around(offset)
    code = (*around.path[:_CLAIM_DEPTH], "code") if around and len(around.path) >= _CLAIM_DEPTH else ()
    item = snapshot.outline(path).by_path.get(code)
    return _claim(snapshot, path, item) if item else None


def references_in(snapshot: Snapshot, path: str) -> Iterator[Reference]:
    """Yield all references in a file of the project."""
    kind = snapshot.workspace.kind(path)
    outline = snapshot.outline(path)
    if kind and kind in _VALUES:
        yield from _in_file(kind, snapshot, path)
    if kind == "document":
        for item in outline.items:
            is_code = len(item.path) == _CLAIM_DEPTH + 1 and item.path[-1] == "code"
            if is_code and (claim := _claim(snapshot, path, item)):
                yield claim
    elif kind == "target":
        for item in outline.items:
            if _shape(item.path) == ("files", 0, "template") and item.value:
                name = f"{path.rpartition('/')[0]}/{outline.written(item.value)}"
                yield Reference("template", name, path, item.value)


def definition_of(snapshot: Snapshot, reference: Reference) -> tuple[str, Span] | None:
    """Return the file and the span that define what a reference names, None if nothing does."""
    name = reference.name
    match reference.kind:
        case "entry" | "claim":
            domain, entry = (*split_full_name(name), "")[:2]
            path = snapshot.domain_path(domain) or snapshot.foreign_path(domain)
            return _located(snapshot, path, ("entries", entry), key=True)
        case "domain":
            return _located(snapshot, snapshot.domain_path(name) or snapshot.foreign_path(name), ("domain",))
        case "document":
            return _located(snapshot, snapshot.manifest_path, ("documents", name), key=True)
        case "attribute":
            return _located(snapshot, snapshot.manifest_path, ("attributes", name), key=True)
        case "locale":
            return _located(snapshot, snapshot.manifest_path, ("locales",), key=True)
        case "template":
            there = (snapshot.workspace.project.root / name).is_file()
            return (
                (name, Span(0, 0))
                if there and name.startswith(f"{TEMPLATES}/") and ".." not in name.split("/")
                else None
            )
        case _:
            return None


def references_to(snapshot: Snapshot, reference: Reference) -> Iterator[Reference]:
    """Yield all references to what a reference names, in all files, the definition among them."""
    kind = "entry" if reference.kind == "claim" else reference.kind
    domain, name = (*split_full_name(reference.name), "")[:2] if kind == "entry" else ("", reference.name)
    entry = (
        snapshot.catalog.domains[domain].entries.get(name)
        if snapshot.catalog and domain in snapshot.catalog.domains
        else None
    )
    needles = [name.encode()] + (
        [snapshot.catalog.domains[domain].shown(entry.code).encode(), str(entry.code).encode()]
        if entry and snapshot.catalog
        else []
    )
    for path in files_of(snapshot):
        content = snapshot.content(path) or b""
        if any(needle in content for needle in needles):
            for candidate in references_in(snapshot, path):
                same_kind = candidate.kind == kind or (candidate.kind == "claim" and kind == "entry")
                if same_kind and candidate.name == reference.name:
                    yield candidate


def files_of(snapshot: Snapshot) -> Iterator[str]:
    """Yield the paths of the project's files."""
    yield from (f"{snapshot.workspace.folder}/{path}" for path in snapshot.contents)
    yield from snapshot.targets


def _located(snapshot: Snapshot, path: str | None, at: Path, *, key: bool = False) -> tuple[str, Span] | None:
    item = snapshot.outline(path).by_path.get(at) if path else None
    if path is None or item is None:
        return None
    return path, item.key if key or item.value is None else item.value


def _in_file(kind: str, snapshot: Snapshot, path: str) -> Iterator[Reference]:
    """Yield the references in a domain's file, a manifest or claims: by where they are."""
    outline = snapshot.outline(path)
    home = outline.scalar(("domain",)) or ""
    for item in outline.items:
        shape, last = _shape(item.path), str(item.path[-1])
        if named := _KEYS[kind].get(shape):
            name = f"{home}.{last}" if named == "entry" else last
            yield Reference(named, name, path, item.key, is_definition=shape in _DEFINITIONS)
        elif last not in _TEXT_PARTS and len(shape) > 1 and shape[-2] in _TEXTS:
            yield Reference("locale", last, path, item.key)
        if item.value is None:
            continue
        written = outline.written(item.value)
        if shape == ("entries", "*", "code"):
            yield Reference("entry", f"{home}.{item.path[1]}", path, item.value)
        elif shape[-1] == "at" and shape[-3:-1] == ("waivers", 0):
            yield from _waived_reference(snapshot, path, item)
        elif valued := _VALUES[kind].get(shape):
            name = f"{home}.{written}" if valued == "entry" and "." not in written else written
            name = domain_of_include(name) if shape == ("includes", 0) else name
            yield Reference(valued, name, path, item.value, is_definition=shape == ("domain",))


def _shape(path: Path) -> Path:
    """Return a path with 0 for every number, and `*` for the name of an entry, a document, an attribute or a rule."""
    steps = tuple(0 if isinstance(step, int) else step for step in path)
    if len(steps) > 1 and steps[0] in {"entries", "documents", "attributes", "rules"}:
        steps = (steps[0], "*", *steps[2:])
    match steps:
        case (first, second, "attributes", _, *rest):
            return (first, second, "attributes", "*", *rest)
    return steps


def _waived_reference(snapshot: Snapshot, path: str, item: Item) -> Iterator[Reference]:
    """Yield what `at` of a waiver names: an entry, a document or a domain."""
    if item.value is None:
        return
    name = snapshot.outline(path).written(item.value)
    domain, *rest = split_full_name(name)
    if rest:
        start = item.value.start + (snapshot.outline(path).text[item.value.start] in "\"'")
        yield Reference(
            "entry", f"{domain}.{rest[0]}", path, Span(start, start + len(domain) + 1 + len(rest[0]))
        )
    elif snapshot.catalog and name in snapshot.catalog.manifest.documents:
        yield Reference("document", name, path, item.value)
    else:
        yield Reference("domain", name, path, item.value)


def _claim(snapshot: Snapshot, path: str, item: Item) -> Reference | None:
    """Return what a claim's code refers to; `item` is the code."""
    if snapshot.context is None or item.value is None:
        return None
    name = snapshot.context.cached(_entries_of_claims).get((path, item.path[:_CLAIM_DEPTH]))
    return Reference("claim", name, path, item.value) if name else None


def _entries_of_claims(context: RuleContext) -> dict[tuple[str, Path], str]:
    """Return (claims file, path of the claim) -> `domain.NAME` of its entry."""
    return {
        (resolved.version.file.path, resolved.claim.steps): resolved.entry.full_name
        for history in context.cached(histories)
        for page in history
        for resolved in page.claims
        if resolved.entry
    }
