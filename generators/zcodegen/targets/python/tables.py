"""What a package knows of entries and loads when first asked: facts a domain, texts a domain and locale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zcodegen.targets.python.literals import Value, literal, strings
from zcodegen.targets.python.values import field_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zcodegen.catalog.model import Domain, Entry, LocaleTexts, Tombstone

_TYPES: Final = {
    "ALIASES": "dict[str, str]",
    "ARGUMENTS": "set[str]",
    "ATTRIBUTES": "dict[str, dict[str, object]]",
    "CODES": "dict[str, int | str]",
    "DEPRECATED": "dict[str, tuple[str, str, str | None]]",
    "LOCALES": "list[str]",
    "RETIRED": "dict[str, tuple[str, str, str | None]]",
    "RETRYABLE": "set[str]",
    "STATUS": "dict[str, str]",
    "SYNONYMS": "dict[str, list[str]]",
}
TextRow = tuple[str, str, str, str]


def facts(
    domain: Domain, locales: tuple[str, ...], codes: dict[str, str] | None
) -> list[tuple[str, str, str]]:
    """Return the tables of a domain that are not empty: (name, type, literal), sorted by name.

    `codes` (name -> literal of the code) is there where the enum is filled from a table.
    """
    entries = domain.entries.values()
    tables: dict[str, Value] = {
        "ALIASES": {alias: entry.name for entry in entries for alias in entry.aliases},
        "ARGUMENTS": {entry.name for entry in entries if entry.arguments},
        "ATTRIBUTES": {entry.name: _listed(entry) for entry in entries if entry.attributes},
        "DEPRECATED": {entry.name: _notice(entry.deprecated) for entry in entries if entry.deprecated},
        "LOCALES": [locale for locale in locales if any(locale in entry.message for entry in entries)],
        "RETIRED": {entry.name: _notice(entry.retired) for entry in entries if entry.retired},
        "RETRYABLE": {entry.name for entry in entries if entry.retryable},
        "SYNONYMS": {entry.name: list(entry.same_as) for entry in entries if entry.same_as},
    }
    made = {name: literal(table) for name, table in tables.items() if table}
    made["STATUS"] = _lines((entry.name, f'"{entry.status}"') for entry in entries)
    if codes:
        made["CODES"] = _lines(iter(codes.items()))
    return [(name, _TYPES[name], made[name]) for name in sorted(made)]


def _lines(pairs: Iterator[tuple[str, str]]) -> str:
    return "{\n" + "".join([f'    "{name}": {value},\n' for name, value in pairs]) + "}"


def _notice(tombstone: Tombstone) -> tuple[str, str, str | None]:
    return tombstone.since, tombstone.reason, tombstone.replaced_by


def _listed(entry: Entry) -> dict[str, Value]:
    """Return the attributes by field, with lists for tuples: black joins a tuple of one, and keeps a list in lines."""
    return {
        field_of(name): list(value) if isinstance(value, tuple) else value
        for name, value in sorted(entry.attributes.items())
    }


def texts(served: LocaleTexts) -> list[TextRow]:
    """Return name and literals of message, cause and action of all entries that have a message in a locale."""
    quoted = strings(served.joined)
    return [
        (name, quoted(message), quoted(cause) if cause else "None", quoted(action) if action else "None")
        for name, (message, cause, action) in served.texts.items()
    ]
