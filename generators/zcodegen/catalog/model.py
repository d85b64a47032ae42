"""The catalog as values: what every later stage reads and none changes.

Nothing here knows a file or a line; `Sources` (sources.py) turns a full name such as
`zego.rtc.room.ROOM_NOT_FOUND.action.en` into one. Mappings keep the order of the files; a reader
code that needs another order sorts. The parts are in entry.py, manifest.py and status.py; all of them are imported from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field

from zcodegen.catalog.entry import (
    FIELDS,
    MAX_TEXT_LENGTH,
    Approval,
    Argument,
    AttributeValue,
    Audience,
    Code,
    Entry,
    Field,
    FieldHint,
    Link,
    Stability,
    Text,
    Texts,
    Tombstone,
    Waiver,
)
from zcodegen.catalog.entry_changes import EntryChange
from zcodegen.catalog.manifest import (
    Attribute,
    Dependency,
    Document,
    Envelope,
    Heading,
    Manifest,
    PackageOptions,
    Packages,
    PageSource,
    Untranslated,
    Withdrawal,
)
from zcodegen.catalog.status import HTTP_STATUS

__all__ = (
    "FIELDS",
    "HTTP_STATUS",
    "MAX_INCLUDED",
    "MAX_TEXT_LENGTH",
    "Approval",
    "Argument",
    "Attribute",
    "AttributeValue",
    "Audience",
    "Catalog",
    "Code",
    "Dependency",
    "Document",
    "Domain",
    "Entry",
    "Envelope",
    "Field",
    "FieldHint",
    "Heading",
    "ImportedPackage",
    "Link",
    "LocaleTexts",
    "Manifest",
    "PackageOptions",
    "Packages",
    "PageSource",
    "Reserved",
    "ServedTexts",
    "Stability",
    "Text",
    "Texts",
    "Tombstone",
    "Untranslated",
    "Waiver",
    "Withdrawal",
)

MAX_INCLUDED: Final = 100
"""Domains that a domain includes, counting includes of includes."""


class Reserved(Struct, frozen=True):
    """A code, a range of codes or a name that no entry may take; exactly one of the three is given."""

    reason: str
    code: Code | None = None
    range: tuple[int, int] | None = None
    name: str | None = None

    def has_code(self, code: Code) -> bool:
        """Return whether this reserves a code."""
        if self.range and isinstance(code, int):
            return self.range[0] <= code <= self.range[1]
        return code == self.code


class Domain(Struct, frozen=True):
    """The namespace in which a code is unique."""

    name: str
    title: Mapping[str, str]
    code_type: Literal["integer", "string"]
    entries: Mapping[str, Entry]
    description: Mapping[str, str] = field(default_factory=dict)
    code_format: Literal["decimal", "hex"] = "decimal"
    ranges: tuple[tuple[int, int], ...] = ()
    includes: tuple[str, ...] = ()
    """Domains as they are written: `acme.common`, or `base/acme.common` for one of the catalog that `depends` calls base."""
    stability: Stability = "stable"
    audience: Audience = "public"
    authority: str | None = None
    """The document whose texts the entries follow; other documents may word them differently."""
    reserved: tuple[Reserved, ...] = ()
    envelope: Envelope | None = None
    origin: str = ""
    """Name and version of the catalog that it is included from (`acme-base 1.2.0`); empty for the catalog's own domains."""

    def reservation(self, code: Code) -> Reserved | None:
        """Return what reserves a code, None if nothing does."""
        return next((reserved for reserved in self.reserved if reserved.has_code(code)), None)

    def reserved_name(self, name: str) -> Reserved | None:
        """Return what reserves a name, None if nothing does."""
        return next((reserved for reserved in self.reserved if reserved.name == name), None)

    def shown(self, code: Code) -> str:
        """Return a code as errors, logs and reports show it: `104`, `0x80070005`, `-0x1F`, `InvalidParameter`."""
        if isinstance(code, str) or self.code_format == "decimal":
            return str(code)
        return f"{'-' if code < 0 else ''}0x{abs(code):X}"

    @property
    def locales(self) -> frozenset[str]:
        """The locales in which an entry has a message."""
        return frozenset().union(*(entry.message for entry in self.entries.values()))

    @property
    def vendor(self) -> str:
        """First word of the path."""
        return self.name.partition(".")[0]

    def by_code(self) -> dict[Code, Entry]:
        """Code to entry; the first entry of a code counts (a second one is a finding)."""
        found: dict[Code, Entry] = {}
        for entry in self.entries.values():
            found.setdefault(entry.code, entry)
        return found


ServedTexts: TypeAlias = Mapping[str, tuple[str, str | None, str | None]]
"""Name of an entry -> message, cause and action."""


class LocaleTexts(Struct, frozen=True):
    """The texts of a domain in one locale."""

    texts: ServedTexts
    """Those of each entry that has a message in the locale, in the domain's order."""
    joined: str
    """All these texts with a space between two: a character that is not in here is in none of them."""

    def changed(self, change: Callable[[str], str], names: Iterable[str] | None = None) -> ServedTexts:
        """Return the texts after `change`, of all entries or only of `names`."""
        wanted = (
            self.texts if names is None else {name: self.texts[name] for name in names if name in self.texts}
        )
        return {
            name: (change(message), cause and change(cause), action and change(action))
            for name, (message, cause, action) in wanted.items()
        }


class ImportedPackage(Struct, frozen=True):
    """The package of another catalog: what it shows of that catalog, with the domains that this one includes from others."""

    catalog: Catalog

    @property
    def manifest(self) -> Manifest:
        """The other catalog's manifest, with the attributes that its package has."""
        return self.catalog.manifest

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales of the package."""
        return self.catalog.locales()


def domain_of_include(include: str) -> str:
    """Return the domain that an include names (`base/acme.common` -> `acme.common`)."""
    return include.rpartition("/")[2]


class Catalog(Struct, frozen=True, dict=True):
    """The whole catalog. `domains` is sorted by name. What every domain's files ask for is worked out once and kept.

    `domains` and `entries` are the catalog's own. What its domains include from other catalogs is in `reached`, which
    look-ups go through; nothing writes there, and no rule is about it alone.
    """

    manifest: Manifest
    domains: Mapping[str, Domain]
    history: Mapping[str, tuple[EntryChange, ...]] = field(default_factory=dict)
    """Full name of an entry -> what the versions of documents changed about it; empty unless a build asks for it."""
    dependencies: Mapping[str, Catalog] = field(default_factory=dict)
    """The catalogs that the manifest depends on, by their names there; those that could not be loaded are missing."""
    imports: Mapping[str, Mapping[str, ImportedPackage]] = field(default_factory=dict)
    """Target -> domain -> the other catalog's package that has the domain, for packages that import it; `bundle` fills it."""

    @cached_property
    def reachable(self) -> Mapping[str, Domain]:
        """All domains of this catalog and of those that it depends on; of two with one name, which rules report, the nearer one."""
        if not self.dependencies:
            return self.domains
        found = dict(self.domains)
        for dependency in self.dependencies.values():
            found = {**dependency.reachable, **found}
        return found

    @cached_property
    def reached(self) -> Mapping[str, Domain]:
        """The catalog's own domains, and those of other catalogs that they include, sorted by name."""
        if not self.dependencies:
            return self.domains
        names = {*self.domains, *(name for domain in self.domains for name in self.included(domain))}
        return {name: self.reachable[name] for name in sorted(names)}

    def entries(self) -> Iterator[Entry]:
        """All entries, domain by domain."""
        for domain in self.domains.values():
            yield from domain.entries.values()

    def waivers(self) -> tuple[Waiver, ...]:
        """Return the waivers of the manifest and of all entries."""
        of_entries = (waiver for entry in self.entries() for waiver in entry.waivers)
        return (*self.manifest.waivers, *of_entries)

    def is_foreign(self, domain: str) -> bool:
        """Return whether a domain is one of another catalog, which nothing here may change."""
        return domain not in self.domains and domain in self.reachable

    def locales(self) -> tuple[str, ...]:
        """All locales in which an entry has a message: the source first, then the required, then the rest sorted."""
        return self._locales

    @cached_property
    def has_internal_entries(self) -> bool:
        """Whether an entry is for packages whose audience is internal."""
        return any(entry.audience != "public" for entry in self.entries())

    @cached_property
    def has_notes(self) -> bool:
        """Whether an entry has a note."""
        return any(entry.note for entry in self.entries())

    @cached_property
    def _locales(self) -> tuple[str, ...]:
        used = frozenset().union(*(domain.locales for domain in self.domains.values()))
        first = dict.fromkeys((self.manifest.source_locale, *self.manifest.required_locales))
        return (*first, *sorted(used - set(first)))

    @cached_property
    def example(self) -> Entry | None:
        """An entry for examples: an ordinary error that newcomers meet, with an action if there is one; None without entries."""
        return max(self.entries(), key=_suitability, default=None)

    def texts_in(self, domain: str, locale: str) -> LocaleTexts:
        """Return the texts of a domain in one locale. An entry is served whole from one locale."""
        kept = self._texts_in
        if (domain, locale) not in kept:
            kept[domain, locale] = _served_in(self.domains[domain], locale)
        return kept[domain, locale]

    @cached_property
    def _texts_in(self) -> dict[tuple[str, str], LocaleTexts]:
        return {}

    def included(self, domain: str) -> tuple[str, ...]:
        """Domains that `domain` includes, transitively, in order, depth first, each once, itself not; also those of other catalogs.

        An included domain that does not exist, or a cycle, is left out: a rule reports both. So is what comes after
        `MAX_INCLUDED` + 1 domains, which is a finding of loading.
        """
        domains = self.reachable
        order: dict[str, None] = {}
        pending = list(reversed(domains[domain].includes)) if domain in domains else []
        while pending:
            name = domain_of_include(pending.pop())
            if name in order or name == domain or name not in domains:
                continue
            order[name] = None
            if len(order) > MAX_INCLUDED:
                break
            pending.extend(reversed(domains[name].includes))
        return tuple(order)

    def lookup(self, domain: str, code: Code) -> Entry | None:
        """Return the entry that has `code` in `domain`: its own, else the first included domain's."""
        for name in (domain, *self.included(domain)):
            entry = self.reachable[name].by_code().get(code) if name in self.reachable else None
            if entry:
                return entry
        return None

    def envelope(self, domain: str) -> Envelope | None:
        """Return the envelope of a domain's responses: the domain's own, else the manifest's."""
        return self.domains[domain].envelope or self.manifest.envelope

    def meanings(self, code: Code) -> tuple[Entry, ...]:
        """Return all entries with a code, in any domain."""
        return tuple(entry for entry in self.entries() if entry.code == code)


def _suitability(entry: Entry) -> tuple[bool, ...]:
    """Return how well an entry serves as an example: the first property counts most."""
    return (
        entry.status != "OK",
        not (entry.deprecated or entry.retired),
        not entry.arguments,
        entry.status == "NOT_FOUND",
        bool(entry.action),
    )


def _served_in(domain: Domain, locale: str) -> LocaleTexts:
    texts = {
        entry.name: (
            message.value,
            cause.value if (cause := entry.cause.get(locale)) else None,
            action.value if (action := entry.action.get(locale)) else None,
        )
        for entry in domain.entries.values()
        if (message := entry.message.get(locale))
    }
    return LocaleTexts(texts, " ".join(filter(None, chain.from_iterable(texts.values()))))
