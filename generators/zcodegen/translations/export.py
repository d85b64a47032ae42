"""What goes out to translators: the texts of a locale with their context, in one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from zcodegen.catalog.messages import message_of
from zcodegen.catalog.model import Catalog, Field
from zcodegen.diagnostics import ZcodegenError
from zcodegen.formats.unit import Content, FileHeader, TextUnit, message_content
from zcodegen.naming import describe_unknown
from zcodegen.translations.context import Terms, context_of
from zcodegen.translations.marks import write_mark
from zcodegen.translations.pseudo import pseudo_text
from zcodegen.translations.table import FileKind
from zcodegen.translations.units import Unit, units_of


class Wanted(Struct, frozen=True):
    """Which texts: of one locale, perhaps only those that are due, of some domains, from another locale, or each source text once."""

    locale: str
    missing: bool = False
    domains: Sequence[str] = ()
    origin: str | None = None
    is_unique: bool = False


class Export(Struct, frozen=True):
    """A file, how many texts are in it, and those that the format cannot hold, with the reason."""

    content: bytes
    count: int
    left_out: tuple[tuple[str, str], ...]


def export(catalog: Catalog, wanted: Wanted, kind: FileKind, terms: Terms) -> Export:
    """Make the file; ZcodegenError for the source locale, and for unknown domains and locales of origin."""
    source = catalog.manifest.source_locale
    if wanted.locale == source:
        raise ZcodegenError(f"{wanted.locale} is the source locale: there is nothing to translate into it")
    for domain in wanted.domains:
        if domain not in catalog.domains:
            raise ZcodegenError(describe_unknown("domain", domain, catalog.domains))
    if wanted.origin and wanted.origin not in catalog.locales():
        raise ZcodegenError(describe_unknown("locale", wanted.origin, catalog.locales()))
    units = list(_wanted_units(catalog, wanted))
    left_out = {
        unit.key: reason
        for unit in units
        if (reason := kind.unsupported_reason(unit.source + (unit.target.value if unit.target else "")))
    }
    exported = [_text_unit(unit, catalog, wanted, terms, kind) for unit in units if unit.key not in left_out]
    header = FileHeader(
        catalog.manifest.name,
        catalog.manifest.version,
        wanted.origin or source,
        wanted.locale,
        catalog.manifest.homepage or catalog.manifest.repository,
    )
    return Export(kind.dump(header, exported), len(exported), tuple(left_out.items()))


def _wanted_units(catalog: Catalog, wanted: Wanted) -> Iterator[Unit]:
    seen = set[tuple[str, str]]()
    for unit in units_of(catalog, wanted.locale, wanted.origin):
        if (wanted.missing and not unit.is_due) or (wanted.domains and unit.domain not in wanted.domains):
            continue
        if wanted.is_unique:
            if (unit.origin, unit.source) in seen:
                continue
            seen.add((unit.origin, unit.source))
        yield unit


def _text_unit(unit: Unit, catalog: Catalog, wanted: Wanted, terms: Terms, kind: FileKind) -> TextUnit:
    lines = context_of(unit, catalog, wanted.locale, terms)
    return TextUnit(
        key=unit.key,
        source=content_of(unit, unit.source, kind),
        target=content_of(unit, unit.target.value, kind) if unit.target else (),
        state=unit.state,
        notes=tuple(line for line in lines if not kind.unsupported_reason(line)),
        max_length=_max_length(unit, catalog),
        mark=write_mark(unit, wanted.locale, catalog.manifest.source_locale, is_unique=wanted.is_unique),
    )


def content_of(unit: Unit, text: str, kind: FileKind) -> Content:
    """Return a text as a format holds it: XLIFF has elements for arguments, other formats the catalog's own syntax."""
    if not unit.has_arguments or unit.entry is None:
        return (("text", text),)
    return message_content(message_of(unit.entry, text)) if kind.module == "xliff" else (("pattern", text),)


def _max_length(unit: Unit, catalog: Catalog) -> int | None:
    fields: tuple[Field, ...] = ("message", "cause", "action")
    for field in fields:
        if unit.entry and unit.field == field:
            return unit.entry.max_length(field, catalog.manifest.limits)
    return None


def export_pseudo(catalog: Catalog, wanted: Wanted, kind: FileKind) -> Export:
    """Make a file in which every text has a translation into a pseudo-locale."""
    units = list(_wanted_units(catalog, wanted))
    left_out = {unit.key: reason for unit in units if (reason := kind.unsupported_reason(unit.source))}
    source = catalog.manifest.source_locale
    made = [
        TextUnit(
            key=unit.key,
            source=content_of(unit, unit.source, kind),
            target=content_of(unit, pseudo_text(unit, wanted.locale), kind),
            state="translated",
            mark=write_mark(unit, wanted.locale, source, is_unique=False),
        )
        for unit in units
        if unit.key not in left_out
    ]
    header = FileHeader(
        catalog.manifest.name, catalog.manifest.version, wanted.origin or source, wanted.locale
    )
    return Export(kind.dump(header, made), len(made), tuple(left_out.items()))
