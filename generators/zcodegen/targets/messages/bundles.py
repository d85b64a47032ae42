"""What every bundle format is made of: the texts of each domain in each locale, with fallback done.

An entry is taken whole from one locale, so that its message and action speak one language; a bundle knows which of its
texts come from another locale than its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from zcodegen.catalog.model import FIELDS, Catalog, Domain, Entry, Field
from zcodegen.locales import next_locale
from zcodegen.textcompare.arguments import Argument, Literal, parse

Piece: TypeAlias = Literal | Argument


def pieces_of(entry: Entry, text: str) -> tuple[Piece, ...]:
    """Cut a text of `entry` into literals and arguments; braces are literal around a name that it does not declare."""
    if not entry.arguments:
        return (Literal(text),)
    declared = {one.name for one in entry.arguments}
    pieces: list[Piece] = []
    for piece in parse(text).pieces:
        if isinstance(piece, Argument) and piece.name in declared:
            pieces.append(piece)
            continue
        literal = f"{{{piece.name}}}" if isinstance(piece, Argument) else piece.text
        last = pieces[-1] if pieces else None
        if isinstance(last, Literal):
            pieces[-1] = Literal(last.text + literal)
        else:
            pieces.append(Literal(literal))
    return tuple(pieces)


class Unit(Struct, frozen=True):
    """One text of an entry as a bundle holds it; `locale` is the one that it really is in."""

    entry: Entry
    field: Field
    locale: str
    text: str

    @property
    def key(self) -> str:
        """The stable key: `zego.rtc.room.ROOM_NOT_FOUND.message`."""
        return f"{self.entry.place}.{self.field}"

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text cut into literals and arguments."""
        return pieces_of(self.entry, self.text)

    def spelled(self, literal: Callable[[str], str], argument: Callable[[str], str]) -> str:
        """Return the text with its literal pieces and its arguments' names in a format's own syntax."""
        return "".join(
            argument(piece.name) if isinstance(piece, Argument) else literal(piece.text)
            for piece in self.pieces
        )


class Shown(Struct, frozen=True):
    """An entry as a bundle shows it: whole, in the locale that answers. As many as entries times locales: tuples are cheap."""

    entry: Entry
    locale: str
    texts: Sequence[tuple[Field, str]]

    @property
    def units(self) -> list[Unit]:
        """The texts, each with its entry and locale."""
        return [Unit(self.entry, field, self.locale, text) for field, text in self.texts]

    @property
    def filled(self) -> list[Unit]:
        """The texts, and an empty one for each that the entry has in other locales alone.

        For frameworks that take a text that is not there from another locale: an entry speaks one language.
        """
        there = dict(self.texts)
        fields = (field for field in FIELDS if field in there or self.entry.texts(field))
        return [Unit(self.entry, field, self.locale, there.get(field, "")) for field in fields]


class Bundle(Struct, frozen=True):
    """The texts of one domain for readers of one locale; every locale has the entries in the same order."""

    domain: Domain
    locale: str
    entries: tuple[Shown, ...]

    @property
    def units(self) -> Iterator[Unit]:
        """All texts, entry by entry."""
        return (unit for shown in self.entries for unit in shown.units)

    @property
    def filled(self) -> Iterator[Unit]:
        """All texts, with those that are empty here and not in other locales."""
        return (unit for shown in self.entries for unit in shown.filled)

    def fell_back(self) -> dict[str, list[str]]:
        """Return the locales that stand in for this one, sorted, with the names of the entries that they answer for."""
        found: dict[str, list[str]] = {}
        for shown in self.entries:
            if shown.locale != self.locale:
                found.setdefault(shown.locale, []).append(shown.entry.name)
        return dict(sorted(found.items()))


class Bundles(Struct, frozen=True):
    """All bundles of a catalog: the domains sorted, in each the source locale first."""

    catalog: Catalog
    locales: tuple[str, ...]
    all: tuple[Bundle, ...]

    @property
    def source(self) -> str:
        """The source locale."""
        return self.catalog.manifest.source_locale

    def of_locale(self, locale: str) -> tuple[Bundle, ...]:
        """Return the bundles of one locale."""
        return tuple(bundle for bundle in self.all if bundle.locale == locale)

    def of_domain(self, domain: str) -> tuple[Bundle, ...]:
        """Return the bundles of one domain, the source locale first."""
        return tuple(bundle for bundle in self.all if bundle.domain.name == domain)


def bundles_of(catalog: Catalog) -> Bundles:
    """Return the bundles of a sound catalog."""
    bundles = (bundle for domain in catalog.domains.values() for bundle in domain_bundles(catalog, domain))
    return Bundles(catalog, catalog.locales(), tuple(bundles))


def domain_bundles(catalog: Catalog, domain: Domain) -> Iterator[Bundle]:
    """Yield the bundles of one domain, the source locale first."""
    locales = catalog.locales()
    following = next_locale(locales, catalog.manifest.source_locale, catalog.manifest.fallback)
    for locale in locales:
        shown = (_shown(entry, locale, following) for entry in domain.entries.values())
        yield Bundle(domain, locale, tuple(shown))


def _shown(entry: Entry, locale: str, following: Mapping[str, str]) -> Shown:
    while locale not in entry.message:
        locale = following.get(locale) or min(
            entry.message
        )  # a code may be known in a locale that is not the source
    texts: list[tuple[Field, str]] = [("message", entry.message[locale].value)]
    if cause := entry.cause.get(locale):
        texts.append(("cause", cause.value))
    if action := entry.action.get(locale):
        texts.append(("action", action.value))
    return Shown(entry, locale, texts)
