"""Rename an entry in all files of a project."""

from __future__ import annotations

from collections.abc import Mapping

from zcodegen.catalog.model import Catalog, Domain
from zcodegen.catalog.rename import rename_entry, rename_references
from zcodegen.diagnostics import ZcodegenError, split_full_name
from zcodegen.editor.changes import change_file
from zcodegen.editor.positions import Span
from zcodegen.editor.references import reference_at
from zcodegen.editor.workspace import Snapshot
from zcodegen.naming.names import fault_of
from zcodegen.source.commented import CommentedMap


def renameable(snapshot: Snapshot, path: str, offset: int) -> tuple[str, Span] | None:
    """Return the entry's name at an offset of a file and its span there; None if there is none to rename."""
    reference = reference_at(snapshot, path, offset)
    if reference is None or reference.kind != "entry" or snapshot.catalog is None:
        return None
    domain, name = (*split_full_name(reference.name), "")[:2]
    known = snapshot.catalog.domains.get(domain)
    if known is None or name not in known.entries:
        return None
    written = snapshot.outline(path).text[reference.span.start : reference.span.end]
    start = written.rfind(name)
    if start < 0:  # at its code
        return None
    return name, Span(reference.span.start + start, reference.span.start + start + len(name))


def rename(snapshot: Snapshot, path: str, offset: int, new: str) -> Mapping[str, str]:
    """Return the texts of the files that change if the entry at an offset gets the name `new`; see `rename_in_files`."""
    reference = reference_at(snapshot, path, offset)
    if snapshot.catalog is None or reference is None or reference.kind not in {"entry", "claim"}:
        raise ZcodegenError("there is no entry to rename here")
    return rename_in_files(snapshot, snapshot.catalog, reference.name, new)


def rename_in_files(
    snapshot: Snapshot, catalog: Catalog, full_name: str, new: str, *, keeps_old: bool = True
) -> Mapping[str, str]:
    """Return the texts of the files that change if an entry gets the name `new`, by their paths; none if it has the name.

    With `keeps_old`, the former name becomes an alias, so that packages and bundles keep it; that of a proposal, which was
    never released, does not. Raises ZcodegenError with the
    reason if there is no such entry, `new` cannot be a name or is taken or reserved, or a file that has to change does not parse.
    """
    domain, old = (*split_full_name(full_name), "")[:2]
    known = catalog.domains.get(domain)
    if catalog.is_foreign(domain):
        raise ZcodegenError(f"{full_name} is an entry of another catalog: rename it there")
    if known is None or old not in known.entries:
        raise ZcodegenError(f"unknown entry {full_name!r}")
    if new == old:
        return {}
    _check_free(known, old, new)
    keeps_old = keeps_old and not known.entries[old].proposed
    changed: dict[str, str] = {}
    for path in (snapshot.manifest_path, *snapshot.domain_paths()):
        before = snapshot.content(path) or b""
        if old.encode() not in before:
            continue
        home = snapshot.outline(path).scalar(("domain",)) or ""

        def change(root: CommentedMap, home: str = home) -> None:
            if home == domain:
                rename_entry(root, old, new, keeps_old=keeps_old)
            rename_references(root, home, domain, old, new)

        after = change_file(snapshot, path, change)
        if after is None and home == domain:
            raise ZcodegenError(f"{path} does not parse: correct it first")
        if after is not None and (home == domain or _refers(after, before.decode("utf-8", "replace"), old)):
            changed[path] = after
    return changed


def _refers(after: str, before: str, old: str) -> bool:
    """Whether a file has referred to the entry: what else differs is its form, which a rename leaves alone."""
    return after.count(old) != before.count(old)


def _check_free(domain: Domain, old: str, new: str) -> None:
    if error := fault_of(new):
        raise ZcodegenError(f"{new!r} cannot be a name: {error}")
    for entry in domain.entries.values():
        taken = (entry.name, *entry.aliases) if entry.name != old else ()
        if new in taken:
            raise ZcodegenError(f"{domain.name} already has the name {new}")
    if reserved := domain.reserved_name(new):
        raise ZcodegenError(f"the name {new} is reserved: {reserved.reason}")
