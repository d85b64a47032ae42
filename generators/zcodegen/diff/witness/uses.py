"""What a program used of the old package that a breaking change takes away."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.model import Attribute, Catalog, Entry
from zcodegen.diff.change import Change
from zcodegen.targets.kotlin import names as kotlin


class Constant(Struct, frozen=True):
    """The constant of an entry under a name, and its code."""

    entry: Entry
    name: str


class Received(Struct, frozen=True):
    """A code that a service of `domain` answers with, known as `entry`."""

    domain: str
    entry: Entry


class Meaning(Struct, frozen=True):
    """The message of a code, in the source locale."""

    entry: Entry


class Filled(Struct, frozen=True):
    """The text of an entry with the examples of its arguments."""

    entry: Entry


class AttributeValue(Struct, frozen=True):
    """An attribute of a code in its declared type; `value` is one of an enumeration that the program compares it with."""

    entry: Entry
    attribute: Attribute
    value: str = ""


class LocaleModule(Struct, frozen=True):
    """The module of an entry's texts in one locale."""

    entry: Entry
    locale: str


class Index(Struct, frozen=True):
    """The object that knows all domains, such as that of an entry."""

    entry: Entry


Use: TypeAlias = Constant | Received | Meaning | Filled | AttributeValue | LocaleModule | Index


def domain_of(use: Use) -> str:
    """Return the domain whose module a program imports for a use."""
    return use.domain if isinstance(use, Received) else use.entry.domain


def use_of(change: Change, catalog: Catalog, language: str) -> Use | None:
    """Return what a change breaks for the users of a language's package, which had `catalog`; None if it never had it."""
    domain, *steps = change.old or change.new or ("",)
    kind = change.kind
    if kind == "package-renamed":
        return _first(catalog, "")
    if kind == "index-renamed":
        entry = next(catalog.entries(), None)
        return Index(entry) if entry else None
    if kind == "package-narrowed":
        return _held(change, catalog, language)
    if kind in {"declaration-hidden", "declaration-removed", "declaration-type", "declaration-value-removed"}:
        return _attribute(change, catalog, language)
    if kind == "locale-removed":
        locale = str(change.before)
        entry = next((entry for entry in catalog.entries() if locale in entry.message), None)
        return LocaleModule(entry, locale) if entry and language == "typescript" else None
    if kind == "include-removed":
        return _included(domain, str(change.before), catalog)
    if domain not in catalog.domains:
        return None
    if steps[:1] != ["entries"]:
        return _first(catalog, domain)
    entry = _entry(change, catalog, domain, steps[1])
    if entry is None:
        return None
    match kind:
        case "alias-removed":
            return Constant(entry, str(change.before))
        case "code-reused":
            return Meaning(entry)
        case "argument-added" | "argument-removed" | "argument-type":
            return Filled(entry) if entry.arguments else Meaning(entry)
    return Constant(entry, entry.name)


def _entry(change: Change, catalog: Catalog, domain: str, name: str) -> Entry | None:
    """Return the old entry: by its name, or, if the change states the new place alone, by its code or former name."""
    entries = catalog.domains[domain].entries
    if name in entries:
        return entries[name]
    return next((entry for entry in entries.values() if entry.code == change.order), None)


def _first(catalog: Catalog, domain: str) -> Constant | None:
    entries = catalog.domains[domain].entries.values() if domain else catalog.entries()
    entry = next(iter(entries), None)
    return Constant(entry, entry.name) if entry else None


def _attribute(change: Change, catalog: Catalog, language: str) -> AttributeValue | None:
    """Return the use of an attribute of a domain that the package has itself.

    None if it has none, or if the attribute stays: in Kotlin it is a property that an imported package has for all codes.
    """
    attribute = catalog.manifest.attributes.get(change.detail)
    imported = catalog.imports.get(language, {})
    entries = [entry for entry in catalog.entries() if entry.domain not in imported]
    if attribute is None or not entries:
        return None
    if language == "kotlin" and kotlin.attribute_owners(catalog)[attribute.name] is not catalog:
        return None
    entry = next((entry for entry in entries if attribute.name in entry.attributes), entries[0])
    value = str(change.before) if change.kind == "declaration-value-removed" else ""
    return AttributeValue(entry, attribute, value)


def _held(change: Change, catalog: Catalog, language: str) -> Use | None:
    """Return the use of the first that a package lost: an entry, any entry of a domain, or an attribute."""
    lost = change.before[0] if isinstance(change.before, tuple) else ""
    what, _, name = lost.rpartition(" ")
    if what == "attribute":
        return _attribute(replace(change, detail=name), catalog, language)
    domain, _, entry = name.rpartition(".")
    return _first(catalog, name) if what else Constant(catalog.domains[domain].entries[entry], entry)


def _included(domain: str, other: str, catalog: Catalog) -> Received | None:
    if domain not in catalog.domains or other not in catalog.domains:
        return None
    entries = catalog.domains[other].entries.values()
    found = (entry for entry in entries if catalog.lookup(domain, entry.code) is entry)
    entry = next(found, None)
    return Received(domain, entry) if entry else None
