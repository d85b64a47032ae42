"""Model to files: the canonical text of a catalog and of its claims.

`load_files(dump_catalog(c)).catalog == c`, and a claims file reads back as the version that it was made from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields, replace

from zcodegen.catalog.files import IMPORTED_FOLDER, MANIFEST_NAME, domain_path
from zcodegen.catalog.form import canonical_claims, canonical_domain, canonical_manifest
from zcodegen.catalog.manifest import PACKAGE_NAMES
from zcodegen.catalog.model import (
    FIELDS,
    Catalog,
    Dependency,
    Domain,
    Entry,
    Manifest,
    Packages,
    Text,
    Tombstone,
    Waiver,
)
from zcodegen.catalog.published import PACKED_FOLDER, published
from zcodegen.source.commented import CommentedMap, CommentedSeq, Leaf, Pair, Value, mapping_of
from zcodegen.source.emit import emit

if TYPE_CHECKING:
    from zcodegen.catalog.claims import Claim, Version


_ENTRY_APART: Final = frozenset(
    [
        "domain",
        "name",
        "code",
        "arguments",
        "same_as",
        "equivalents",
        "waivers",
        "stability",
        "audience",
        "deprecated",
        "retired",
        "declared_http_status",
        "declared_recovery",
        "declared_actor",
    ]
) | frozenset(FIELDS)
_MANIFEST_APART: Final = frozenset(
    [
        "source_locale",
        "required_locales",
        "default_locale",
        "fallback",
        "packages",
        "attributes",
        "depends",
        "documents",
        "waivers",
        "approved",
        "site_url",
        "versions_since",
        "release_tag",
        "rules",
        "entry_schema",
    ]
)
"""Fields that are written by hand below: their keys or shapes differ from the model's."""


def dump_catalog(catalog: Catalog) -> dict[str, bytes]:
    """Return the files of a catalog, manifest and domains: path relative to its folder -> content."""
    locales = catalog.manifest.required_locales
    manifest = manifest_tree(catalog.manifest)
    canonical_manifest(manifest, locales)
    trees = {MANIFEST_NAME: manifest}
    for domain in catalog.domains.values():
        tree = domain_tree(domain)
        canonical_domain(tree, (catalog.manifest.source_locale, *locales))
        trees[domain_path(domain.name)] = tree
    return {path: emit(tree).encode() for path, tree in trees.items()}


def dump_published(catalog: Catalog, folder: str = PACKED_FOLDER) -> dict[str, bytes]:
    """Return the files of the part of a catalog that its packages show: path relative to its folder `folder` -> content.

    The domains that its packages import from those of others stay apart, each catalog in a folder that the manifest
    depends on, so that the files show which package has which domain.
    """
    imported: dict[str, tuple[Catalog, set[str]]] = {}
    owners: dict[str, str] = {}
    for target, packages in sorted(catalog.imports.items()):
        for domain, package in packages.items():
            owner = owners.setdefault(domain, package.manifest.name)
            if owner == package.manifest.name:
                imported.setdefault(owner, (package.catalog, set()))[1].add(target)
    whole = published(catalog)
    domains = {
        name: replace(
            domain,
            includes=tuple(
                f"{owners[include]}/{include}" if include in owners else include
                for include in domain.includes
            ),
        )
        for name, domain in whole.domains.items()
        if name not in owners
    }
    depends = {
        name: Dependency(name, f"{folder}/{IMPORTED_FOLDER}/{name}", tuple(sorted(targets)))
        for name, (_, targets) in sorted(imported.items())
    }
    files = dump_catalog(Catalog(replace(whole.manifest, depends=depends), domains))
    for name, (other, _) in sorted(imported.items()):
        for path, content in dump_published(other, name).items():
            files[f"{IMPORTED_FOLDER}/{name}/{path}"] = content
    return files


def dump_version(version: Version) -> bytes:
    """Return the claims file of one version of a document."""
    about = {
        "path": version.page,
        "title": version.title,
        "url": version.page_url,
        "sha256": version.sha256,
        "commit": version.commit,
        "date": version.date,
        "subject": version.subject,
        "fetched": version.fetched,
    }
    page = CommentedMap([Pair(key, Leaf(value)) for key, value in about.items() if value is not None])
    sections = CommentedSeq()
    for (heading, imported), claims in groupby(version.claims, lambda claim: (claim.heading, claim.page)):
        listed = CommentedSeq([Pair("", _claim_tree(claim)) for claim in claims])
        source = {"page": Leaf(imported)} if imported else {}
        sections.pairs.append(Pair("", mapping_of({"heading": _value(heading), **source, "claims": listed})))
    names = {"document": version.document, "version": version.version, "locale": version.locale}
    root = mapping_of({**names, "page": page, "sections": sections})
    canonical_claims(root, ())
    return emit(root).encode()


def _claim_tree(claim: Claim) -> CommentedMap:
    kind = None if claim.kind == "return" else claim.kind
    values: dict[str, str | int | bool | None] = {
        "code": claim.code,
        "line": claim.line,
        "class": kind,
        "name": claim.name,
    }
    values |= {"http_status": claim.http_status, "retryable": claim.retryable, "recovery": claim.recovery}
    values |= {"deprecated": claim.deprecated or None}
    values |= {"message": claim.message, "cause": claim.cause, "action": claim.action}
    return CommentedMap([Pair(key, Leaf(value)) for key, value in values.items() if value is not None])


def domain_tree(domain: Domain) -> CommentedMap:
    """Return the tree of a domain's file."""
    tree = _tree(domain, without=("name", "entries", "origin"))
    entries = [Pair(name, entry_tree(entry, domain)) for name, entry in domain.entries.items()]
    tree.pairs += [Pair("domain", Leaf(domain.name)), Pair("entries", CommentedMap(entries))]
    return tree


def entry_tree(entry: Entry, domain: Domain) -> CommentedMap:
    """Return the tree of an entry; the first synonym of a domain lists the others."""
    tree = _tree(entry, without=_ENTRY_APART)
    add = tree.pairs.append
    for key, value in (
        ("http_status", entry.declared_http_status),
        ("recovery", entry.declared_recovery),
        ("actor", entry.declared_actor),
        ("stability", entry.stability if entry.stability != domain.stability else None),
        ("audience", entry.audience if entry.audience != domain.audience else None),
    ):
        if value is not None:
            add(Pair(key, Leaf(value)))
    for key, tombstone in (("deprecated", entry.deprecated), ("retired", entry.retired)):
        if tombstone:
            add(Pair(key, _tombstone_tree(tombstone)))
    is_hex = domain.code_format == "hex" and isinstance(entry.code, int) and entry.code >= 0
    add(Pair("code", Leaf(entry.code, domain.shown(entry.code) if is_hex else None)))
    for field in FIELDS:
        if texts := entry.texts(field):
            add(Pair(field, _value(texts)))
    if entry.arguments:
        arguments = [Pair(argument.name, _tree(argument, without=("name",))) for argument in entry.arguments]
        add(Pair("arguments", CommentedMap(arguments)))
    first = _is_first(entry, domain)
    synonyms = (*entry.same_as, *entry.equivalents) if first else ()
    if synonyms:
        add(Pair("same_as", _value(synonyms)))
    if entry.waivers:
        add(Pair("waivers", CommentedSeq([Pair("", _waiver_tree(waiver)) for waiver in entry.waivers])))
    return tree


def _is_first(entry: Entry, domain: Domain) -> bool:
    group = {entry.name, *entry.same_as}
    return next((name for name in domain.entries if name in group), entry.name) == entry.name


def _tombstone_tree(tombstone: Tombstone) -> CommentedMap:
    tree = _tree(tombstone, without=("reason", "reasons"))
    tree.pairs.append(Pair("reason", _value(tombstone.reasons or tombstone.reason)))
    return tree


def manifest_tree(manifest: Manifest) -> CommentedMap:
    """Return the tree of catalog.yaml."""
    tree = _tree(manifest, without=_MANIFEST_APART)
    locales = {
        "source": manifest.source_locale,
        "default": manifest.default_locale,
        "required": manifest.required_locales,
        "fallback": manifest.fallback,
    }
    settings: dict[str, dict[str, object]] = {
        "site": {"url": manifest.site_url},
        "versions": {"since": manifest.versions_since},
        "release": {"tag": manifest.release_tag},
        "rules": {**manifest.rules, **({"schema": manifest.entry_schema} if manifest.entry_schema else {})},
    }
    named = {
        "attributes": {name: _tree(value, without=("name",)) for name, value in manifest.attributes.items()},
        "depends": {name: _tree(value, without=("name",)) for name, value in manifest.depends.items()},
        "documents": {name: _tree(value, without=("id",)) for name, value in manifest.documents.items()},
    }
    listed = {
        "waivers": [_waiver_tree(waiver) for waiver in manifest.waivers],
        "approved": [_tree(approval) for approval in manifest.approved],
    }
    tree.pairs += [
        Pair("zcodegen", Leaf(1)),
        Pair("locales", _value({key: value for key, value in locales.items() if value})),
        Pair("packages", _value(_package_settings(manifest.packages))),
        *(Pair(key, _value(value)) for key, value in settings.items() if any(value.values())),
        *(Pair(key, _value(values)) for key, values in {**named, **listed}.items() if values),
    ]
    return tree


def _package_settings(packages: Packages) -> dict[str, dict[str, object]]:
    """Return the settings of packages by target."""
    settings: dict[str, dict[str, object]] = {}
    for row in PACKAGE_NAMES:
        settings.setdefault(row.target, {})[row.key] = getattr(packages, row.field)
    settings["messages"] = {"formats": packages.message_formats}
    if packages.untranslated != "fill":
        settings["messages"]["untranslated"] = packages.untranslated
    if packages.operations:
        settings["openapi"] = {"operations": dict(packages.operations)}
    for target, options in packages.options.items():
        settings.setdefault(target, {}).update({pair.key: pair.value for pair in _tree(options).pairs})
    return settings


def _waiver_tree(waiver: Waiver) -> CommentedMap:
    tree = _tree(waiver, without=("origin", "labels", "covers"))
    labelled = [f"{covered} {waiver.labels.get(covered, '')}".rstrip() for covered in waiver.covers]
    tree.pairs.append(Pair("covers", _value(labelled)))
    return tree


def _tree(value: Struct, *, without: Collection[str] = ()) -> CommentedMap:
    """Return a value of the model as a mapping of those of its fields that differ from their default."""
    pairs: list[Pair] = []
    for field in fields(value):
        content = getattr(value, field.name)
        default = field.default if field.default_factory is NODEFAULT else field.default_factory()
        if field.name not in without and (default is NODEFAULT or content != default):
            pairs.append(Pair(field.name, _value(content)))
    return CommentedMap(pairs)


def _value(value: object) -> Value:
    match value:
        case None | bool() | int() | float() | str():
            return Leaf(value)
        case Text():
            parts = {"text": value.value, "translated": value.translated, "from": value.origin}
            return (
                _value({key: part for key, part in parts.items() if part})
                if value.translated
                else Leaf(value.value)
            )
        case CommentedMap() | CommentedSeq() | Leaf():
            return value
        case Mapping():
            return CommentedMap([Pair(str(key), _value(element)) for key, element in value.items()])
        case Iterable():
            return CommentedSeq([Pair("", _value(element)) for element in value])
        case _:
            return _tree(value)  # type: ignore[arg-type]  # the rest are values of the model
