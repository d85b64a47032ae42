"""A catalog and what it includes from others as one catalog: what packages hold, and what look-ups go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from zcodegen.catalog.audience import restrict_domain, visible_to
from zcodegen.catalog.model import (
    Attribute,
    Catalog,
    Dependency,
    Domain,
    Entry,
    ImportedPackage,
    Texts,
    domain_of_include,
)


def bundle(catalog: Catalog) -> Catalog:
    """Return a catalog with the domains that it includes from others among its own; the same one if it depends on none.

    An entry of another catalog keeps the texts in this catalog's locales, or all if it has none in these, and the attributes that this catalog declares
    alike; nothing of it refers to what is not there. Its domain has the envelope of its catalog if it has none itself.
    """
    if not catalog.dependencies:
        return catalog
    reached = catalog.reached
    locales = frozenset(catalog.locales())
    attributes = catalog.manifest.attributes
    full_names = frozenset(
        entry.full_name for domain in reached.values() for entry in domain.entries.values()
    )
    domains: dict[str, Domain] = {}
    lacking: set[str] = set()
    for name, domain in reached.items():
        plain = replace(domain, includes=tuple(map(domain_of_include, domain.includes)))
        if name not in catalog.domains:
            owner = owner_of(catalog, name)
            plain = replace(
                plain,
                origin=f"{owner.manifest.name} {owner.manifest.version}",
                envelope=domain.envelope or owner.manifest.envelope,
                entries={key: _adapted(entry, locales) for key, entry in domain.entries.items()},
            )
            declared = _alike(attributes, owner.manifest.attributes)
            lacking |= attributes.keys() - declared
            plain = restrict_domain(plain, full_names, declared, reached)
        domains[name] = plain
    manifest = replace(
        catalog.manifest,
        depends={},
        attributes={
            key: replace(attribute, required=attribute.required and key not in lacking)
            for key, attribute in attributes.items()
        },
    )
    targets = sorted(
        {target for dependency in catalog.manifest.depends.values() for target in dependency.imports}
    )
    imports = {target: dict(_imports(catalog, target)) for target in targets}
    return Catalog(manifest, domains, catalog.history, imports=imports)


def _imports(catalog: Catalog, target: str) -> Iterator[tuple[str, ImportedPackage]]:
    known: dict[str, ImportedPackage] = {}
    for name in catalog.reached:
        owner = _importing(catalog, name, target)
        if owner is None:
            continue
        key = owner.manifest.name
        if key not in known:
            known[key] = ImportedPackage(visible_to(bundle(owner), target))
        if name in known[key].catalog.domains:
            yield name, known[key]


def _importing(catalog: Catalog, domain: str, target: str) -> Catalog | None:
    """Return the catalog whose package has a domain that the package of `target` imports; None for one that it has itself."""
    if domain in catalog.domains:
        return None
    name, other = next(
        (name, other) for name, other in catalog.dependencies.items() if domain in other.reachable
    )
    row = catalog.manifest.depends[name]
    if target not in row.imports:
        return None
    return _importing(other, domain, target) or _renamed(other, row)


def _renamed(catalog: Catalog, row: Dependency) -> Catalog:
    """Return a catalog with the names of packages that the row which names it has."""
    if not row.packages:
        return catalog
    names = {
        f"{target}_{part}": name for target, parts in row.packages.items() for part, name in parts.items()
    }
    packages = replace(catalog.manifest.packages, **names)
    return replace(catalog, manifest=replace(catalog.manifest, packages=packages))


def owner_of(catalog: Catalog, domain: str) -> Catalog:
    """Return the catalog that has a domain: this one, or one that it depends on."""
    if domain in catalog.domains:
        return catalog
    owner = next(other for other in catalog.dependencies.values() if domain in other.reachable)
    return owner_of(owner, domain)


def _adapted(entry: Entry, locales: frozenset[str]) -> Entry:
    known = locales & entry.message.keys()

    def kept(texts: Texts) -> Texts:
        return {locale: text for locale, text in texts.items() if locale in known} if known else texts

    return replace(
        entry,
        message=kept(entry.message),
        cause=kept(entry.cause),
        action=kept(entry.action),
        note=kept(entry.note),
        waivers=(),
    )


def _alike(attributes: Mapping[str, Attribute], others: Mapping[str, Attribute]) -> frozenset[str]:
    """Return the attributes that two catalogs declare with the same type and values."""
    return frozenset(
        name
        for name, attribute in attributes.items()
        if name in others and (attribute.type, attribute.values) == (others[name].type, others[name].values)
    )
