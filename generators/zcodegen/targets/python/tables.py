"""The tables of a Python package: facts of a domain's codes, and its texts, one module per locale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Domain, Entry, Tombstone
from zcodegen.targets.common import file_of, has_rare_facts, message_texts, url_parts
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.python.literals import Value, code_literals, strings
from zcodegen.targets.python.names import field_name, folder_name, table_name

_TABLES: Final = {
    "ACTOR": "str",
    "ALIASES": "str",
    "ARGUMENTS": "list[list[str]]",
    "ATTRIBUTES": "dict[str, object]",
    "DEPRECATED": "list[str | None]",
    "EQUIVALENTS": "list[str]",
    "HTTP_STATUS": "int",
    "LINKS": "list[list[str | None]]",
    "RECOVERY": "str",
    "RETIRED": "list[str | None]",
    "RETRY_AFTER": "int",
    "SINCE": "str",
    "SYNONYMS": "list[str]",
}
"""Table → type of its values."""


class NamedValue(Struct, frozen=True):
    """The name of an entry and a literal."""

    name: str
    value: str


class LocaleModule(Struct, frozen=True):
    """A locale, and the folder of its texts."""

    tag: str
    folder: str


class Table(Struct, frozen=True):
    """A table by entry names, and the type of its values."""

    name: str
    type: str
    rows: dict[str, Value]


class FactsModule(Struct, frozen=True):
    """Context of `_facts/<domain>.py`."""

    package: str
    file: str
    domain: str
    table: str
    locales: tuple[LocaleModule, ...]
    codes: tuple[NamedValue, ...]
    statuses: tuple[NamedValue, ...]
    tables: tuple[Table, ...]
    url: tuple[str, str] | None


class TextsModule(Struct, frozen=True):
    """Context of `_texts/<locale>/<domain>.py`: rows of name and literals of message, cause and action."""

    file: str
    rows: tuple[tuple[str, str, str, str], ...]


def plan_tables(catalog: Catalog, domain: Domain, root: str) -> Iterator[PlannedFile]:
    """Plan the modules that are loaded with the first code or text of a domain."""
    package, table, file = (
        catalog.manifest.packages.python_package,
        table_name(domain.name),
        file_of(domain),
    )
    locales: list[LocaleModule] = []
    for locale in catalog.locales():
        if rows := _text_rows(catalog, domain, locale):
            folder = folder_name(locale)
            locales.append(LocaleModule(locale, folder))
            path = f"{root}/_texts/{folder}/{table}.py"
            yield PlannedFile(path, "src/package/texts.py.jinja", variables(TextsModule(file, rows)))
    entries = domain.entries
    context = FactsModule(
        package=package,
        file=file,
        domain=domain.name,
        table=table,
        locales=tuple(locales),
        codes=tuple(starmap(NamedValue, code_literals(domain).items())),
        statuses=tuple([NamedValue(name, entry.status) for name, entry in entries.items()]),
        tables=_fact_tables(domain),
        url=url_parts(catalog, domain),
    )
    yield PlannedFile(f"{root}/_facts/{table}.py", "src/package/facts.py.jinja", variables(context))


def _fact_tables(domain: Domain) -> tuple[Table, ...]:
    rows: dict[str, dict[str, Value]] = {name: {} for name in _TABLES}
    actors, recoveries = rows["ACTOR"], rows["RECOVERY"]
    for name, entry in domain.entries.items():
        if entry.declared_actor:
            actors[name] = entry.declared_actor
        if entry.declared_recovery:
            recoveries[name] = entry.declared_recovery
        if entry.declared_http_status:
            rows["HTTP_STATUS"][name] = entry.declared_http_status
        if entry.retry_after:
            rows["RETRY_AFTER"][name] = entry.retry_after
        if not has_rare_facts(entry):
            continue
        rows["ALIASES"] |= dict.fromkeys(entry.aliases, name)
        for table, value in _rare_facts(entry).items():
            if value:
                rows[table][name] = value
    return tuple(Table(name, kind, rows[name]) for name, kind in _TABLES.items())


def _rare_facts(entry: Entry) -> dict[str, Value]:
    """Return the facts that few entries have, by table. Rows are lists: black keeps each element of a list on its line."""
    return {
        "ARGUMENTS": [[argument.name, argument.type, argument.description] for argument in entry.arguments],
        "ATTRIBUTES": {
            field_name(name): list(value) if isinstance(value, tuple) else value
            for name, value in sorted(entry.attributes.items())
        },
        "DEPRECATED": _notice(entry.deprecated),
        "EQUIVALENTS": list(entry.equivalents),
        "LINKS": [[link.title, link.url, link.locale] for link in entry.links],
        "RETIRED": _notice(entry.retired),
        "SINCE": entry.since,
        "SYNONYMS": list(entry.same_as),
    }


def _notice(tombstone: Tombstone | None) -> list[Value] | None:
    return [tombstone.since, tombstone.reason, tombstone.replaced_by] if tombstone else None


def _text_rows(catalog: Catalog, domain: Domain, locale: str) -> tuple[tuple[str, str, str, str], ...]:
    texts = catalog.texts_in(domain.name, locale)
    quoted = strings(texts.joined)
    return tuple(
        (name, quoted(message), quoted(cause) if cause else "None", quoted(action) if action else "None")
        for name, (message, cause, action) in message_texts(domain, texts).items()
    )
