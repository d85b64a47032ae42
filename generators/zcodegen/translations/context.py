"""What a translator should know of a text: code, domain, notes, page, other languages, and the terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from zcodegen.catalog.glossary import Glossary, Term
from zcodegen.catalog.model import FIELDS, Catalog, Entry
from zcodegen.translations.units import Unit

_MIN_TERM_LENGTH: Final = 2


class Terms(Struct, frozen=True):
    """Terms of the source locale with their English, longest first."""

    meanings: Mapping[str, str]

    def of(self, text: str) -> Iterator[str]:
        """Yield `term = meaning` for the terms of `text`, without those inside a longer one."""
        for term, meaning in self.meanings.items():
            if term in text:
                text = text.replace(term, "\0")
                yield f"{term} = {meaning}"


def terms_of(glossary: Glossary) -> Terms:
    """Return the terms of a glossary without fillers and terms of one character."""
    found = [term for term in glossary.terms if term.words and len(term.text) >= _MIN_TERM_LENGTH]
    found.sort(key=lambda term: (-len(term.text), term.text))
    return Terms({term.text: _meaning(term) for term in found})


def _meaning(term: Term) -> str:
    meaning = term.english or term.words.replace("_", " ").lower()
    return f"{meaning} ({term.note})" if term.note else meaning


def context_of(unit: Unit, catalog: Catalog, locale: str, terms: Terms) -> Iterator[str]:
    """Yield the lines of context of a text."""
    domain = catalog.domains[unit.domain]
    title = domain.title.get("en") or next(iter(domain.title.values()), "")
    entry = unit.entry
    if entry is None:
        yield f"{domain.name}, {unit.field} of the domain"
        return
    yield f"{entry.domain} {entry.code} {entry.name}, {unit.field}: {title}"
    yield from _notes(unit, entry, catalog.manifest.source_locale)
    for field in FIELDS:
        if field != unit.field and unit.origin in (texts := entry.texts(field)):
            yield f"{field}: {texts[unit.origin].value}"
    for field in FIELDS:
        if field == unit.field:
            others = entry.texts(field)
            yield from (
                f"{other}: {others[other].value}"
                for other in catalog.locales()
                if other in others and other not in {unit.origin, locale}
            )
    for argument in entry.arguments:
        about = argument.description.rstrip(".。") or argument.type
        yield f"{{{argument.name}}}: {about}, such as {argument.example}"
    for document in catalog.manifest.documents.values():
        covered = {document.domain, *(heading.domain for heading in document.headings), *document.complete}
        if entry.domain in covered and document.url:
            yield f"page: {document.url.get(unit.origin) or next(iter(document.url.values()))}"
    yield from (f"term (en): {line}" for line in terms.of(unit.source))


def _notes(unit: Unit, entry: Entry, source_locale: str) -> Iterator[str]:
    note = entry.note.get(source_locale) or next(iter(entry.note.values()), None)
    if note:
        yield f"note: {note.value}"
    for field, hint in entry.fields.items():
        if field == unit.field and hint.note:
            yield f"note: {hint.note}"
