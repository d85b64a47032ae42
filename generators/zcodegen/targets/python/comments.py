"""Docstrings of the codes of a Python package."""

from __future__ import annotations

from collections.abc import Iterable

from zcodegen.catalog.model import Argument, Catalog, Domain, Entry, LocaleTexts, ServedTexts, Tombstone
from zcodegen.targets.common import document_links, has_rare_facts, shown_text
from zcodegen.targets.python.literals import is_visible, one_line, visible

Texts = tuple[str, str | None, str | None]
"""Message, cause and action of an entry in one locale."""


def domain_comment(catalog: Catalog, domain: Domain) -> list[str]:
    """Return the paragraphs of a domain's docstring: titles, descriptions, documents."""
    titles = " / ".join(one_line(title) for title in domain.title.values())
    descriptions = [one_line(text) for text in domain.description.values()]
    links = [f"{one_line(title)}: <{url}>" for title, url in document_links(catalog, domain.name)]
    return [f"{titles} ({domain.name}).", *descriptions, *(["\n".join(links)] if links else [])]


def shown_texts(domain: Domain, served: LocaleTexts) -> ServedTexts:
    """Return the texts of a domain in one locale as docstrings show them; arguments in braces."""
    texts = served.texts if is_visible(served.joined) else served.changed(lambda text: visible(text.strip()))
    filled = [name for name in texts if domain.entries[name].arguments]
    return (
        {**texts, **served.changed(lambda text: visible(shown_text(text).strip()), filled)}
        if filled
        else texts
    )


def entry_comment(entry: Entry, facts: str, texts: Iterable[Texts], history: Iterable[str] = ()) -> list[str]:
    """Return the paragraphs of an entry's docstring: the end of its life, `texts`, `facts`, arguments, synonyms, links, `history`.

    The end of its life comes first: pyright shows prose and drops reStructuredText directives.
    """
    if not has_rare_facts(entry):
        return [*(_describe(*in_locale) for in_locale in texts), facts, *history]
    paragraphs = [_end(state, tombstone) for state, tombstone in _tombstones(entry)]
    paragraphs += [_describe(*in_locale) for in_locale in texts]
    paragraphs.append(facts)
    paragraphs += [_describe_argument(argument) for argument in entry.arguments]
    if synonyms := (*entry.same_as, *entry.equivalents):
        paragraphs.append(f"Same as {', '.join(f'`{name}`' for name in synonyms)}.")
    if entry.links:
        paragraphs.append("\n".join(f"{one_line(link.title)}: <{link.url}>" for link in entry.links))
    return [*paragraphs, *history]


def _tombstones(entry: Entry) -> Iterable[tuple[str, Tombstone]]:
    if entry.retired:
        yield "Retired", entry.retired
    elif entry.deprecated:
        yield "Deprecated", entry.deprecated


def _end(state: str, tombstone: Tombstone) -> str:
    instead = f" Use `{tombstone.replaced_by}`." if tombstone.replaced_by else ""
    return f"{state} since {tombstone.since}: {one_line(tombstone.reason)}{instead}"


def _describe(message: str, cause: str | None, action: str | None) -> str:
    text = message.strip()
    if cause or action:
        text += "\n"
    if cause:
        text += f"\nCause: {cause.strip()}"
    if action:
        text += f"\nAction: {action.strip()}"
    return text


def _describe_argument(argument: Argument) -> str:
    description = f": {one_line(argument.description)}" if argument.description else "."
    return f"Argument `{argument.name}` ({argument.type}){description}"
