"""The part of a catalog that a target's package has: internal entries, attributes and notes only if it asks for them."""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.model import (
    Attribute,
    Catalog,
    Domain,
    Entry,
    PackageOptions,
    Texts,
    Tombstone,
)
from zcodegen.patterns import compile_glob

_NO_NOTE: Texts = {}


class _Selection(Struct, frozen=True):
    """What a package holds: its options, the names of its attributes, the full names of its entries."""

    options: PackageOptions
    attributes: frozenset[str]
    full_names: frozenset[str]


def visible_to(catalog: Catalog, target: str) -> Catalog:
    """Return the part of a catalog that the package of `target` holds, by `packages.<target>` of its manifest.

    Internal domains, entries and attributes are left out unless the package's audience is internal, attributes that it
    does not list as well, notes and the history unless it asks for them, and what `exclude` names; nothing that stays
    refers to what is left out, and no change in the history is about it. The catalog itself is returned if all is visible.
    """
    manifest = catalog.manifest
    options = manifest.packages.options.get(target, PackageOptions(notes=target == "html"))
    attributes = _attributes(manifest.attributes, options)
    excluded = [compile_glob(text) for text in options.exclude]
    names = [
        name
        for name, domain in catalog.domains.items()
        if _is_public(domain, options) and not any(glob.matches(name) for glob in excluded)
    ]
    is_whole = len(attributes) == len(manifest.attributes) and len(names) == len(catalog.domains)
    hides_entries = excluded or (options.audience == "public" and catalog.has_internal_entries)
    hides_notes = not options.notes and catalog.has_notes
    if is_whole and not hides_entries and not hides_notes:
        return catalog if options.history or not catalog.history else replace(catalog, history={})
    shown = {
        entry.full_name
        for name in names
        for entry in catalog.domains[name].entries.values()
        if _is_public(entry, options) and not any(glob.matches(entry.full_name) for glob in excluded)
    }
    if excluded:
        kept = {full_name.rpartition(".")[0] for full_name in shown}
        names = [name for name in names if name in kept or not catalog.domains[name].entries]
    selection = _Selection(options, frozenset(attributes), frozenset(shown))
    domains = {name: _domain(catalog.domains[name], selection, names) for name in names}
    history = {
        full_name: tuple(change for change in changes if change.full_names <= shown)
        for full_name, changes in catalog.history.items()
        if options.history and full_name in shown
    }
    return Catalog(replace(manifest, attributes=attributes), domains, history, imports=catalog.imports)


def _attributes(declared: Mapping[str, Attribute], options: PackageOptions) -> dict[str, Attribute]:
    return {
        name: attribute
        for name, attribute in declared.items()
        if _is_public(attribute, options) and (options.attributes is None or name in options.attributes)
    }


def _is_public(value: Domain | Entry | Attribute, options: PackageOptions) -> bool:
    return value.audience == "public" or options.audience == "internal"


def restrict_domain(
    domain: Domain, full_names: frozenset[str], attributes: frozenset[str], names: Container[str]
) -> Domain:
    """Return a domain with only those of its entries that are in `full_names`, with these attributes and with their notes.

    Nothing of it refers to an entry outside of `full_names`, or to a domain outside of `names`.
    """
    return _domain(domain, _Selection(PackageOptions(notes=True), attributes, full_names), names)


def _domain(domain: Domain, selection: _Selection, names: Container[str]) -> Domain:
    entries = {
        name: _entry(entry, selection)
        for name, entry in domain.entries.items()
        if entry.full_name in selection.full_names
    }
    return replace(domain, entries=entries, includes=tuple(name for name in domain.includes if name in names))


def _entry(entry: Entry, selection: _Selection) -> Entry:
    attributes = {name: value for name, value in entry.attributes.items() if name in selection.attributes}
    return replace(
        entry,
        note=entry.note if selection.options.notes else _NO_NOTE,
        same_as=tuple(name for name in entry.same_as if f"{entry.domain}.{name}" in selection.full_names),
        equivalents=tuple(full_name for full_name in entry.equivalents if full_name in selection.full_names),
        deprecated=_tombstone(entry.deprecated, entry.domain, selection),
        retired=_tombstone(entry.retired, entry.domain, selection),
        attributes=attributes,
    )


def _tombstone(tombstone: Tombstone | None, domain: str, selection: _Selection) -> Tombstone | None:
    if tombstone is None or tombstone.replaced_by is None:
        return tombstone
    name = tombstone.replaced_by
    full_name = name if "." in name else f"{domain}.{name}"
    return tombstone if full_name in selection.full_names else replace(tombstone, replaced_by=None)
