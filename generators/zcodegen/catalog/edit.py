"""Edits of a catalog's files: comments and order stay; the result is in canonical form."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TypeGuard

from zcodegen.catalog.form import FORMS
from zcodegen.catalog.migrate import migrate
from zcodegen.catalog.model import Code, Domain, Text
from zcodegen.diagnostics import ZcodegenError
from zcodegen.source.commented import CommentedMap, CommentedSeq, Leaf, Pair, Value, mapping, mapping_of
from zcodegen.source.comments import parse_commented
from zcodegen.source.emit import emit

_HEADER = "# yaml-language-server: $schema="


def format_file(content: bytes, kind: str, locales: Sequence[str], *, schema: str | None = None) -> bytes:
    """Return the canonical form of a file of a `kind` (a key of `FORMS`), without former keys; see `edit_file`."""
    return edit_file(content, kind, locales, lambda root: migrate(root, kind), schema=schema)


def migrate_file(content: bytes, kind: str) -> bytes:
    """Return a file, which must be YAML without findings, with the keys of earlier drafts replaced."""
    root = parse_commented(content.decode("utf-8-sig"))
    return emit(root).encode() if root and migrate(root, kind) else content


def edit_file(
    content: bytes,
    kind: str,
    locales: Sequence[str],
    change: Callable[[CommentedMap], object],
    *,
    schema: str | None = None,
) -> bytes:
    """Return a file after `change` was made to its tree, in canonical form.

    `locales` are the source's and the required ones; `schema` is where editors find the file's schema, put at its top
    unless the file names one. The file must be one that loads without findings.
    """
    root = parse_commented(content.decode("utf-8-sig")) if content else CommentedMap()
    if root is None:
        raise ZcodegenError("a file of a catalog is a mapping: this one cannot be edited")
    change(root)
    FORMS[kind](root, locales)
    if schema and root.pairs and not any(line.startswith(_HEADER) for line in root.pairs[0].above):
        root.pairs[0].above.insert(0, f"{_HEADER}{schema}")
    return emit(root).encode()


def schema_from(path: str, kind: str) -> str:
    """Return the path to a kind's schema from a file at `path` below the catalog; `schema/` is next to the catalog."""
    return f"{'../' * (path.count('/') + 1)}schema/{kind}.schema.json"


def begin_domain(root: CommentedMap, domain: Domain) -> None:
    """Give the file of a new domain, whose tree is empty, what comes before its entries."""
    title = mapping_of(dict(domain.title))
    root.pairs += mapping(domain=domain.name, title=title, code_type=domain.code_type).pairs
    if domain.code_format != "decimal":
        root.pairs += mapping(code_format=domain.code_format).pairs


def add_entries(root: CommentedMap, new: Iterable[tuple[str, CommentedMap, str | None]]) -> None:
    """Put entries (name, tree, name of the entry before it or None) into a domain file, one after the other."""
    entries = _mapping_at(root, "entries")
    behind: dict[str | None, list[Pair]] = {}
    for name, tree, after in new:
        behind.setdefault(after, []).append(Pair(name, tree))
    pending = list(reversed(entries.pairs)) + behind.pop(None, [])
    entries.pairs = []
    while pending:  # of two behind one entry the later one comes first
        pair = pending.pop()
        entries.pairs.append(pair)
        pending += behind.pop(pair.key, [])


def set_codes(root: CommentedMap, codes: Mapping[str, Code]) -> None:
    """Give entries of a domain's file other codes, by name."""
    for pair in _mapping_at(root, "entries").pairs if codes else ():
        if pair.key in codes and isinstance(pair.value, CommentedMap):
            _set(pair.value, "code", Leaf(codes[pair.key]))


def set_texts(root: CommentedMap, texts: Iterable[tuple[str, str, str, str | Text]]) -> None:
    """Set texts of entries (name, field, locale, text)."""
    entries = {pair.key: pair.value for pair in _mapping_at(root, "entries").pairs}
    for name, field, locale, text in texts:
        entry = entries[name]
        if isinstance(entry, CommentedMap):
            _set(_mapping_at(entry, field), locale, _text(text))


def set_domain_texts(root: CommentedMap, texts: Iterable[tuple[str, str, str]]) -> None:
    """Give a domain texts (`title` or `description`, locale, text), in place of those that it may have."""
    for field, locale, text in texts:
        _set(_mapping_at(root, field), locale, Leaf(text))


def set_reasons(root: CommentedMap, texts: Iterable[tuple[str, str, str, Text]]) -> None:
    """Give entries reasons (name, `deprecated` or `retired`, locale, text), in place of those that they may have."""
    entries = {pair.key: pair.value for pair in _mapping_at(root, "entries").pairs}
    for name, field, locale, text in texts:
        entry = entries[name]
        if isinstance(entry, CommentedMap):
            _set(_mapping_at(_mapping_at(entry, field), "reason"), locale, _text(text))


def _text(text: str | Text) -> Value:
    if isinstance(text, str) or text.translated is None:
        return Leaf(text if isinstance(text, str) else text.value)
    origin = {"from": text.origin} if text.origin else {}
    return mapping_of({"text": text.value, "translated": text.translated, **origin})


def set_document(root: CommentedMap, name: str, document: CommentedMap) -> None:
    """Declare a document in the manifest, or set the keys of `document` in the declared one."""
    declared = _mapping_at(_mapping_at(root, "documents"), name)
    for pair in document.pairs:
        _set(declared, pair.key, pair.value)


def confirm_entries(root: CommentedMap, names: Iterable[str]) -> None:
    """Remove the `proposed` mark of entries in a domain's file."""
    wanted = set(names)
    for pair in _mapping_at(root, "entries").pairs:
        if pair.key in wanted and isinstance(pair.value, CommentedMap):
            pair.value.pairs = [field for field in pair.value.pairs if field.key != "proposed"]


def add_waiver(
    root: CommentedMap,
    *,
    rule: str,
    at: str,
    reason: str,
    covers: Iterable[str],
    owner: str | None = None,
    until: str | None = None,
    erratum: bool | None = None,
) -> None:
    """Add a waiver to the manifest; one with the same rule, location, reason, owner and end gets the fingerprints.

    `erratum` is True or None.
    """
    wanted = {"rule": rule, "at": at, "reason": reason, "owner": owner, "until": until, "erratum": erratum}
    waivers = root.find("waivers")
    if waivers is None:
        waivers = Pair("waivers", CommentedSeq())
        root.pairs.append(waivers)
    if not isinstance(waivers.value, CommentedSeq):
        raise ZcodegenError("waivers is not a list: it cannot be edited")
    listed = [Pair("", Leaf(covered)) for covered in covers]
    for pair in waivers.value.pairs:
        existing = pair.value.get("covers") if _has_values(pair.value, wanted) else None
        if isinstance(existing, CommentedSeq):
            existing.pairs += listed
            return
    tree = mapping(
        rule=rule,
        at=at,
        reason=reason,
        covers=CommentedSeq(listed),
        erratum=erratum,
        owner=owner,
        until=until,
    )
    waivers.value.pairs.append(Pair("", tree))


def _has_values(value: Value, wanted: Mapping[str, str | bool | None]) -> TypeGuard[CommentedMap]:
    if not isinstance(value, CommentedMap):
        return False
    found = {key: value.get(key) for key in wanted}
    return all((leaf.value if isinstance(leaf, Leaf) else None) == wanted[key] for key, leaf in found.items())


def set_version(root: CommentedMap, version: str) -> None:
    """Set the manifest's version."""
    _set(root, "version", Leaf(version))


def remove_approvals(root: CommentedMap, *, but: Container[object]) -> None:
    """Remove approved changes whose fingerprints are not in `but`, and the approvals that are empty then."""
    approved = root.find("approved")
    if approved is None or not isinstance(approved.value, CommentedSeq):
        return
    for approval in approved.value.pairs:
        changes = approval.value.get("changes") if isinstance(approval.value, CommentedMap) else None
        if isinstance(changes, CommentedSeq):
            changes.pairs[:] = [
                pair for pair in changes.pairs if isinstance(pair.value, Leaf) and pair.value.value in but
            ]
    approved.value.pairs[:] = [pair for pair in approved.value.pairs if not _is_empty(pair.value)]
    if not approved.value.pairs:
        root.pairs.remove(approved)


def _is_empty(approval: Value) -> bool:
    changes = approval.get("changes") if isinstance(approval, CommentedMap) else None
    return isinstance(changes, CommentedSeq) and not changes.pairs


def stamp_since(root: CommentedMap, version: str, names: Container[str] | None = None) -> None:
    """Record the catalog version that first has entries: those of `names`, or all, that have no `since` yet."""
    for pair in _mapping_at(root, "entries").pairs:
        wanted = names is None or pair.key in names
        if wanted and isinstance(pair.value, CommentedMap) and pair.value.find("since") is None:
            pair.value.pairs.append(Pair("since", Leaf(version)))


def stamp_life_cycle(root: CommentedMap, version: str, keys: Iterable[tuple[str, str]]) -> None:
    """Record the catalog version that deprecated or retired entries: of each name and key (`retired`) the `since`."""
    entries = _mapping_at(root, "entries")
    for name, key in keys:
        entry = entries.get(name)
        tombstone = entry.get(key) if isinstance(entry, CommentedMap) else None
        if isinstance(tombstone, CommentedMap):
            _set(tombstone, "since", Leaf(version))


def _set(parent: CommentedMap, key: str, value: Value) -> None:
    """Set the value of a key; its comments stay."""
    pair = parent.find(key)
    if pair:
        pair.value = value
    else:
        parent.pairs.append(Pair(key, value))


def _mapping_at(parent: CommentedMap, key: str) -> CommentedMap:
    """Return the mapping under `key`; a new one if there is none."""
    pair = parent.find(key)
    if pair is None:
        pair = Pair(key, CommentedMap())
        parent.pairs.append(pair)
    if not isinstance(pair.value, CommentedMap):
        raise ZcodegenError(f"{key} is not a mapping, so it cannot be edited")
    return pair.value
