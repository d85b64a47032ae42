"""Columns that a document has in one locale and not in another, so that the texts of all its codes are missing there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import FIELDS, Entry, Field
from zcodegen.catalog.resolve import text_of
from zcodegen.diagnostics import Location
from zcodegen.rules.pages import Page, documents_of, newest_pages
from zcodegen.rules.rule import RuleContext

MIN_TEXTS: Final = 5
"""Texts that a column must lack to be one finding."""


class MissingColumn(Struct, frozen=True):
    """A column that a document lacks in a locale: the page (None if there is none), one that has it, and the entries."""

    document: str
    locale: str
    field: Field
    page: Location | None
    other: Page
    entries: tuple[Entry, ...]


def missing_columns(context: RuleContext) -> tuple[MissingColumn, ...]:
    """Return the columns that documents lack in a required locale."""
    manifest = context.catalog.manifest
    wanted = dict.fromkeys((manifest.source_locale, *manifest.required_locales))
    return tuple(
        column
        for document, pages in documents_of(context.cached(newest_pages)).items()
        for locale in wanted
        for field in FIELDS
        for column in _missing(document, {page.version.locale: page for page in pages}, locale, field)
    )


def _missing(document: str, pages: dict[str, Page], locale: str, field: Field) -> Iterator[MissingColumn]:
    page = pages.get(locale)
    if page and any(text_of(resolved, field) for resolved in page.claims):
        return
    for name, other in pages.items():
        entries = {
            resolved.entry.full_name: resolved.entry
            for resolved in other.claims
            if resolved.entry
            and not resolved.entry.retired
            and text_of(resolved, field)
            and locale not in resolved.entry.texts(field)
        }
        if name != locale and len(entries) >= MIN_TEXTS:
            yield MissingColumn(
                document, locale, field, page.at() if page else None, other, tuple(entries.values())
            )
            return


def texts_of_missing_columns(context: RuleContext) -> frozenset[tuple[str, Field, str]]:
    """Return full name, field and locale of the texts that `missing-column` reports together."""
    return frozenset(
        (entry.full_name, column.field, column.locale)
        for column in context.cached(missing_columns)
        for entry in column.entries
    )
