"""Doc comments: what a Go programmer reads of a constant, a type or a package.

gofmt leaves every comment unchanged (https://go.dev/doc/comment). Each line that has text of the catalog starts with a
label, so that the text is never taken for a list, a heading or code. A paragraph is one line: editors join lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zcodegen.catalog.model import (
    Argument,
    Document,
    Domain,
    Entry,
    LocaleTexts,
    ServedTexts,
    Tombstone,
)
from zcodegen.targets.common import shown_text
from zcodegen.targets.go.literals import is_plain, labelled, shown


def shown_texts(domain: Domain, served: LocaleTexts) -> ServedTexts:
    """Return the texts of a domain in one locale as comments show them; arguments in braces."""
    texts = served.texts if is_plain(served.joined) else served.changed(shown)
    filled = [name for name in texts if domain.entries[name].arguments]
    return {**texts, **served.changed(lambda text: shown(shown_text(text)), filled)} if filled else texts


def entry_comment(
    entry: Entry, facts: Iterable[str], links: Mapping[str, str], texts: Mapping[str, ServedTexts], name: str
) -> tuple[str, ...]:
    """Return the paragraphs of an entry's constant: its texts by locale, `facts`, synonyms, deprecation.

    `texts` are as comments show them; `links` are the doc links of entries, by the names that the entry uses for them.
    """
    paragraphs = _texts(entry, name, texts)
    paragraphs += facts
    if entry.same_as:
        same = ", ".join(_link(other, links) for other in entry.same_as)
        paragraphs.append(f"Synonyms: {same}.")
    if entry.retired:
        paragraphs.append(_deprecated(f"Retired since {entry.retired.since}.", entry.retired, links))
    elif entry.deprecated:
        paragraphs.append(_deprecated(f"Since {entry.deprecated.since}.", entry.deprecated, links))
    return tuple(paragraphs)


def _texts(entry: Entry, name: str, texts: Mapping[str, ServedTexts]) -> list[str]:
    paragraphs: list[str] = []
    for locale, shown_in in texts.items():
        if found := shown_in.get(entry.name):
            message, cause, action = found
            paragraphs.append(f"{locale if paragraphs else name}: {message}".rstrip())
            if cause is not None:
                paragraphs.append(f"Cause: {cause}".rstrip())
            if action is not None:
                paragraphs.append(f"Action: {action}".rstrip())
    return paragraphs or [f"{name} is {entry.name}."]


def _deprecated(since: str, tombstone: Tombstone, links: Mapping[str, str]) -> str:
    instead = f" Use {_link(tombstone.replaced_by, links)}." if tombstone.replaced_by else ""
    return labelled("Deprecated", f"{since} {tombstone.reason}") + instead


def _link(name: str, links: Mapping[str, str]) -> str:
    return f"[{links[name]}]" if name in links else shown(name)


def in_locales(texts: Mapping[str, str], locales: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the texts with their locales: the catalog's first locales first, then the rest sorted."""
    order = [locale for locale in locales if locale in texts]
    return tuple((locale, texts[locale]) for locale in (*order, *sorted(set(texts) - set(order))))


def domain_comment(
    domain: Domain, package: str, documents: Iterable[Document], locales: Sequence[str]
) -> tuple[str, ...]:
    """Return the paragraphs of a domain's package: titles, descriptions and the pages that list its codes."""
    paragraphs = [f"Package {package} has the codes of {domain.name} as constants."]
    paragraphs += [
        labelled(f"Title ({locale})", title) for locale, title in in_locales(domain.title, locales)
    ]
    paragraphs += [
        labelled(f"Description ({locale})", text) for locale, text in in_locales(domain.description, locales)
    ]
    for document in documents:
        paragraphs += [
            labelled(f"Document {document.id} ({locale})", url)
            for locale, url in in_locales(document.url, locales)
        ]
    return tuple(paragraphs)


def summary(description: str) -> str:
    """Return what follows `Package NAME` in the comment of the root package."""
    return labelled("has what the codes of all domains have in common. Catalog", description)


def described(name: str, verb: str, description: str) -> str:
    """Return the comment of an attribute: the manifest's description, or what follows from its name."""
    return labelled(name, description) if shown(description) else f"{name} {verb}."


def argument_comment(field: str, argument: Argument) -> str:
    """Return the line on one argument: its description, and an example."""
    about = shown(argument.description)
    example = f"For example {shown(str(argument.example))}".rstrip()
    return labelled(field, f"{about} {example}" if about else example)
