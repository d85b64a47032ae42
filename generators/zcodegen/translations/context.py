"""What a translator should know of a text: code, domain, the page, other languages, and the terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from zcodegen.catalog.glossary import Glossary, Term
from zcodegen.catalog.model import FIELDS, Catalog
from zcodegen.translations.units import Unit

_SHORTEST_TERM = 2


class Terms(Struct, frozen=True):
    """Terms of the source locale with what they mean, longest first."""

    meanings: Mapping[str, str]

    def of(self, text: str) -> Iterator[str]:
        """Yield `term = meaning` for the terms of `text`; a term inside a longer one is not told."""
        for term, meaning in self.meanings.items():
            if term in text:
                text = text.replace(term, "\0")
                yield f"{term} = {meaning}"


def terms_of(glossary: Glossary) -> Terms:
    """Return what translators are told of a glossary: its terms less the fillers and those of one character."""
    told = [term for term in glossary.terms if term.words and len(term.text) >= _SHORTEST_TERM]
    told.sort(key=lambda term: (-len(term.text), term.text))
    return Terms({term.text: _meaning(term) for term in told})


def _meaning(term: Term) -> str:
    meaning = term.english or term.words.replace("_", " ").lower()
    return f"{meaning} ({term.note})" if term.note else meaning


def context_of(unit: Unit, catalog: Catalog, locale: str, terms: Terms) -> Iterator[str]:
    """Yield the lines of context of a text."""
    entry, source = unit.entry, catalog.manifest.source_locale
    domain = catalog.domains[entry.domain]
    title = domain.title.get("en") or next(iter(domain.title.values()), "")
    yield f"{entry.domain} {entry.code} {entry.name}, {unit.field}: {title}"
    for field in FIELDS:
        if field != unit.field and source in (texts := entry.texts(field)):
            yield f"{field}: {texts[source].value}"
    for other in catalog.locales():
        if other not in {source, locale} and other in (texts := entry.texts(unit.field)):
            yield f"{other}: {texts[other].value}"
    for argument in entry.arguments:
        about = argument.description.rstrip(".。") or argument.type
        yield f"{{{argument.name}}}: {about}, such as {argument.example}"
    for document in catalog.manifest.documents.values():
        speaks = {document.domain, *(heading.domain for heading in document.headings), *document.complete}
        if entry.domain in speaks and document.url:
            yield f"page: {document.url.get(source) or next(iter(document.url.values()))}"
    yield from (f"term: {line}" for line in terms.of(unit.source))
