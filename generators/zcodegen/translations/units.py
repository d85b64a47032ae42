"""The texts of a catalog that are translated into one locale, and the state of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from zcodegen.catalog.load import text_hash
from zcodegen.catalog.messages import TextState
from zcodegen.catalog.model import FIELDS, Catalog, Domain, Entry, Text


class Unit(Struct, frozen=True):
    """One text and its translation, if there is one.

    `field` is a field of the entry, `deprecated` or `retired` for a reason; without an entry it is the domain's `title` or
    `description`. `origin` is the locale that `source` is in.
    """

    domain: str
    entry: Entry | None
    field: str
    source: str
    origin: str
    target: Text | None
    state: TextState

    @property
    def key(self) -> str:
        """`zego.rtc.room.ROOM_NOT_FOUND.message`, `zego.rtc.room.title`."""
        return f"{self.entry.full_name if self.entry else self.domain}.{self.field}"

    @property
    def has_arguments(self) -> bool:
        """Whether the text is an ICU message."""
        return self.entry is not None and bool(self.entry.arguments) and self.field in FIELDS

    @property
    def is_due(self) -> bool:
        """Whether a translator has something to do."""
        return self.state in ("missing", "stale")


def units_of(catalog: Catalog, locale: str, origin: str | None = None) -> Iterator[Unit]:
    """Yield the texts to translate into `locale`, domain by domain; retired entries are no longer translated.

    The source is the text in `origin` (default: the source locale); a text that is not there is translated from the source locale,
    one that is not there either from the first locale that has it.
    """
    order = tuple(dict.fromkeys((origin or catalog.manifest.source_locale, catalog.manifest.source_locale)))
    for domain in catalog.domains.values():
        yield from _domain_units(domain, locale, order)
        for entry in domain.entries.values():
            if not entry.retired:
                yield from _entry_units(entry, locale, order)


def _domain_units(domain: Domain, locale: str, order: tuple[str, ...]) -> Iterator[Unit]:
    for field, plain in (("title", domain.title), ("description", domain.description)):
        texts = {tag: Text(value) for tag, value in plain.items()}
        yield from _unit(domain.name, None, field, texts, locale, order)


def _entry_units(entry: Entry, locale: str, order: tuple[str, ...]) -> Iterator[Unit]:
    for field in FIELDS:
        yield from _unit(entry.domain, entry, field, entry.texts(field), locale, order)
    for state, tombstone in (("deprecated", entry.deprecated), ("retired", entry.retired)):
        if tombstone:
            yield from _unit(entry.domain, entry, state, tombstone.reasons, locale, order)


def _unit(
    domain: str,
    entry: Entry | None,
    field: str,
    texts: Mapping[str, Text],
    locale: str,
    order: tuple[str, ...],
) -> Iterator[Unit]:
    found = next((tag for tag in (*order, *texts) if tag in texts and tag != locale), None)
    if found is None or locale in order[-1:]:
        return
    target = texts.get(locale)
    yield Unit(domain, entry, field, texts[found].value, found, target, _state(texts, target, order[-1]))


def _state(texts: Mapping[str, Text], target: Text | None, source_locale: str) -> TextState:
    if target is None:
        return "missing"
    original = texts.get(target.origin or source_locale)
    if target.translated is None or original is None:
        return "original"
    return "translated" if target.translated == text_hash(original.value) else "stale"
