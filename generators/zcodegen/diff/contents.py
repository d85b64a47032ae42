"""What is in an added or removed entry or domain, as lines of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from zcodegen.catalog.model import FIELDS, Domain, Entry

MAX_ENTRIES: Final = 20
"""Entries of a domain that are listed; the others are counted."""
_MAX_TEXT: Final = 160


def entry_contents(entry: Entry) -> tuple[str, ...]:
    """Return the facts and texts of an entry; its name, code, and the messages of `headline_locales` are in its sentence."""
    return tuple(_contents(entry))


def headline_locales(entry: Entry) -> tuple[str, ...]:
    """Return the locales whose messages a sentence about an entry shows: the first, and English."""
    return tuple(dict.fromkeys((*tuple(entry.message)[:1], *(["en"] if "en" in entry.message else []))))


def domain_contents(domain: Domain, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return a line for each of the first of `entries` of a domain, and how many more there are."""
    lines = [
        f"{entry.name} ({domain.shown(entry.code)}) {entry.status}: {_quoted(_message(entry))}"
        for entry in entries[:MAX_ENTRIES]
    ]
    rest = len(entries) - MAX_ENTRIES
    return (*lines, *([f"{rest} more"] if rest > 0 else []))


def _contents(entry: Entry) -> Iterator[str]:
    facts = [entry.status, f"HTTP {entry.http_status}", entry.recovery, entry.actor]
    facts += [f"retry after {entry.retry_after} s" if entry.retry_after else None]
    facts += [entry.stability if entry.stability == "draft" else None]
    facts += [entry.audience if entry.audience == "internal" else None]
    facts += ["proposed" if entry.proposed else None]
    yield ", ".join(filter(None, facts))
    in_sentence = {("message", locale) for locale in headline_locales(entry)}
    for field in FIELDS:
        for locale, text in entry.texts(field).items():
            if (field, locale) not in in_sentence:
                yield f"{field} in {locale}: {_quoted(text.value)}"
    if entry.arguments:
        yield f"arguments: {', '.join(f'{argument.name} ({argument.type})' for argument in entry.arguments)}"
    for name, value in entry.attributes.items():
        yield f"{name}: {', '.join(value) if isinstance(value, tuple) else value}"
    if entry.aliases:
        yield f"aliases: {', '.join(entry.aliases)}"
    if synonyms := (*entry.same_as, *entry.equivalents):
        yield f"same as {', '.join(synonyms)}"
    for state, tombstone in (("deprecated", entry.deprecated), ("retired", entry.retired)):
        if tombstone:
            yield f"{state} since {tombstone.since}: {_cut(tombstone.reason)}"


def _message(entry: Entry) -> str:
    return next((entry.message[locale].value for locale in headline_locales(entry)), "")


def _quoted(text: str) -> str:
    return f'"{_cut(text)}"'


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else f"{text[: _MAX_TEXT - 1]}…"
