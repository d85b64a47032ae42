"""What every bundle format is made of: the texts of each domain in each locale, with their states and fallback done.

An entry is taken whole from one locale, so that its message and action speak one language; a bundle knows which of its texts come
from another locale. Former names of an entry keep their keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.messages import TextState, message_of, text_state
from zcodegen.catalog.model import FIELDS, Catalog, Domain, Entry, Field
from zcodegen.locales.matching import Matching, lookup_order, match_data
from zcodegen.locales.message import Message


class Unit(Struct, frozen=True):
    """One text of an entry as a bundle holds it; `locale` is the one that it is in, `name` the entry's name or a former one."""

    entry: Entry
    field: Field
    locale: str
    text: str
    state: TextState = "original"
    name: str = ""

    @property
    def key(self) -> str:
        """The stable key: `zego.rtc.room.ROOM_NOT_FOUND.message`."""
        return f"{self.entry.domain}.{self.name or self.entry.name}.{self.field}"

    @property
    def message(self) -> Message:
        """The text as an ICU message."""
        return message_of(self.entry, self.text)

    @property
    def is_alias(self) -> bool:
        """Whether the key is that of a former name."""
        return self.name not in ("", self.entry.name)


class BundleEntry(Struct, frozen=True):
    """An entry as a bundle shows it: whole, in the locale that answers, under its name or a former one."""

    entry: Entry
    name: str
    locale: str
    texts: tuple[tuple[Field, str, TextState], ...]

    @property
    def units(self) -> list[Unit]:
        """The texts."""
        return [
            Unit(self.entry, field, self.locale, text, state, self.name) for field, text, state in self.texts
        ]

    @property
    def filled(self) -> list[Unit]:
        """The texts, and an empty one for each that the entry has in other locales alone.

        For frameworks that take a missing text from another locale: all texts of an entry are in one locale.
        """
        present = {unit.field: unit for unit in self.units}
        fields = (field for field in FIELDS if field in present or self.entry.texts(field))
        return [
            present.get(field) or Unit(self.entry, field, self.locale, "", "missing", self.name)
            for field in fields
        ]


class Bundle(Struct, frozen=True):
    """The texts of one domain for readers of one locale."""

    domain: Domain
    locale: str
    entries: tuple[BundleEntry, ...]

    @property
    def units(self) -> Iterator[Unit]:
        """All texts, entry by entry."""
        return (unit for shown in self.entries for unit in shown.units)

    @property
    def filled(self) -> Iterator[Unit]:
        """All texts, with those that are empty here and not in other locales."""
        return (unit for shown in self.entries for unit in shown.filled)

    def fallbacks(self) -> dict[str, list[str]]:
        """Return the locales that answer for this one, sorted, with the names of the entries that they answer for."""
        found: dict[str, list[str]] = {}
        for shown in self.entries:
            if shown.locale != self.locale and shown.name == shown.entry.name:
                found.setdefault(shown.locale, []).append(shown.name)
        return dict(sorted(found.items()))


class Bundles(Struct, frozen=True):
    """The bundles of some domains of a catalog: the domains sorted, in each the source locale first."""

    catalog: Catalog
    locales: tuple[str, ...]
    all: tuple[Bundle, ...]

    @property
    def source(self) -> str:
        """The source locale."""
        return self.catalog.manifest.source_locale

    @property
    def matching(self) -> Matching:
        """Which locale answers for which reader."""
        return matching_of(self.catalog)

    def of_locale(self, locale: str) -> tuple[Bundle, ...]:
        """Return the bundles of one locale."""
        return tuple(bundle for bundle in self.all if bundle.locale == locale)

    def by_domain(self) -> Iterator[Bundles]:
        """Yield the bundles of each domain by itself."""
        for _, bundles in groupby(self.all, lambda bundle: bundle.domain.name):
            yield replace(self, all=tuple(bundles))


def matching_of(catalog: Catalog) -> Matching:
    """Return which locale of a catalog answers for which reader."""
    manifest = catalog.manifest
    return match_data(catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback)


def bundles_of(catalog: Catalog) -> Bundles:
    """Return the bundles of a sound catalog."""
    bundles = (bundle for domain in catalog.domains.values() for bundle in domain_bundles(catalog, domain))
    return Bundles(catalog, catalog.locales(), tuple(bundles))


def domain_bundles(catalog: Catalog, domain: Domain) -> Iterator[Bundle]:
    """Yield the bundles of one domain, the source locale first, by the manifest's `packages.messages.untranslated`."""
    untranslated = catalog.manifest.packages.untranslated
    for locale in catalog.locales():
        yield _bundle(catalog, domain, locale, untranslated)


def root_bundle(catalog: Catalog, domain: Domain) -> Bundle:
    """Return the bundle of a domain for readers whose language is missing."""
    return _bundle(catalog, domain, matching_of(catalog).last[0], "fill")


def _bundle(catalog: Catalog, domain: Domain, locale: str, untranslated: str) -> Bundle:
    order = lookup_order(locale, matching_of(catalog))
    source = catalog.manifest.source_locale
    entries: list[BundleEntry] = []
    for entry in domain.entries.values():
        served = locale
        if locale in entry.message:
            texts = _texts(entry, locale, source)
        elif untranslated == "omit":
            continue
        elif untranslated == "empty":
            texts = tuple((field, "", "missing") for field in FIELDS if entry.texts(field))
        else:
            served = next((other for other in order if other in entry.message), min(entry.message))
            texts = tuple((field, text, "missing") for field, text, _ in _texts(entry, served, source))
        entries.append(BundleEntry(entry, entry.name, served, texts))
        entries += [BundleEntry(entry, alias, served, texts) for alias in entry.aliases]
    return Bundle(domain, locale, tuple(entries))


def _texts(entry: Entry, locale: str, source: str) -> tuple[tuple[Field, str, TextState], ...]:
    """Return the texts that an entry has in a locale, with their states."""
    found: list[tuple[Field, str, TextState]] = [
        (field, text.value, text_state(entry, field, locale, source) if text.translated else "original")
        for field in FIELDS
        if (text := entry.texts(field).get(locale))
    ]
    return tuple(found)
