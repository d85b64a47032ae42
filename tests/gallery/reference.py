"""What a package says, worked out from the model: the lines that the program of each language has to print.

Fields are separated by tabs; texts are UTF-8 in hex, `-` is none. A program is itself made by a custom target from the catalog,
so that it can name every constant and fill every text with the examples of its arguments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.messages import message_of, readable_text
from zcodegen.catalog.model import Catalog, Domain, Entry
from zcodegen.catalog.urls import entry_url
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.locales.messageformat import format_message

REQUESTS: Final[tuple[tuple[str, ...], ...]] = (
    (),
    ("en",),
    ("zh-Hans-CN", "en"),
    ("zh_TW",),
    ("fr-CA", "ar-EG"),
    ("pl-PL-x-own",),
    ("cmn-Hans-CN",),
    ("EN_us",),
    ("", "-", "中文", "x-zh"),
)
"""Preferences of readers, which each program has too."""
COUNTS: Final = (0, 1, 2, 3, 5, 11, 21, 100, 1234567, -1)
"""Numbers for the plurals."""


def lines(catalog: Catalog) -> list[str]:
    """Return what a program for this catalog prints, sorted."""
    return sorted(_lines(catalog))


def _hex(text: str | None) -> str:
    return "-" if text is None else text.encode().hex() or "''"


def _order(catalog: Catalog, request: tuple[str, ...]) -> tuple[str, ...]:
    manifest = catalog.manifest
    data = match_data(catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback)
    return lookup_order(list(request), data)


def _lines(catalog: Catalog) -> Iterator[str]:
    orders = [_order(catalog, request) for request in REQUESTS]
    for number, order in enumerate(orders):
        yield f"negotiate\t{number}\t{order[0]}"
    for domain in catalog.domains.values():
        for entry in domain.entries.values():
            yield from _entry(catalog, domain, entry, orders)
        for name in catalog.included(domain.name):
            other = catalog.domains[name]
            if other.code_type != domain.code_type:
                continue
            for entry in other.entries.values():
                if entry.code not in domain.by_code():
                    yield f"lookup\t{domain.name}\t{_hex(str(entry.code))}\t{_found(catalog, domain, entry)}"
        unknown = _unknown(domain)
        yield f"unknown\t{domain.name}\t{_hex(f'{domain.name}: unknown ({domain.shown(unknown)})')}"


def _found(catalog: Catalog, domain: Domain, entry: Entry) -> str:
    found = catalog.lookup(domain.name, entry.code)
    assert found
    return found.full_name


def _unknown(domain: Domain) -> int | str:
    return "no.such.code" if domain.code_type == "string" else 987654321


def _entry(catalog: Catalog, domain: Domain, entry: Entry, orders: list[tuple[str, ...]]) -> Iterator[str]:
    facts = (
        entry.status,
        str(entry.http_status),
        entry.recovery or "-",
        "-" if entry.retry_after is None else str(entry.retry_after),
        entry_url(catalog.manifest, entry) or "-",
        str(int(bool(entry.deprecated or entry.retired))),
        str(int(entry.retryable)),
    )
    shown = f"{domain.name}: {entry.name} ({domain.shown(entry.code)})"
    yield "\t".join(("entry", entry.full_name, _hex(str(entry.code)), *facts, _hex(shown)))
    for alias in (entry.name, *entry.aliases):
        yield f"name\t{domain.name}\t{alias}\t{_hex(str(entry.code))}"
    for number, order in enumerate(orders):
        locale = next(locale for locale in (*order, *entry.message) if locale in entry.message)
        texts = [texts.get(locale) for texts in (entry.message, entry.cause, entry.action)]
        plain = [readable_text(entry, text.value, locale) if text else None for text in texts]
        yield "\t".join(("text", entry.full_name, str(number), locale, *map(_hex, plain)))
        if not entry.arguments:
            continue
        for count in COUNTS:
            values: dict[str, str | int | float] = {
                argument.name: count if argument.type == "integer" else argument.example
                for argument in entry.arguments
            }
            filled = [
                format_message(message_of(entry, text.value), values, locale) if text else None
                for text in texts
            ]
            yield "\t".join(("format", entry.full_name, str(number), str(count), *map(_hex, filled)))
