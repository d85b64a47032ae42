"""What goes out to translators: the texts of a locale with their context, in one file."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.translations.context import Terms, context_of
from zcodegen.translations.files import ExportUnit
from zcodegen.translations.table import FileKind
from zcodegen.translations.units import Unit, units_of


class Wanted(Struct, frozen=True):
    """Which texts: of one locale, perhaps only those that are missing or stale, perhaps only of some domains."""

    locale: str
    missing: bool = False
    domains: Sequence[str] = ()


class Export(Struct, frozen=True):
    """A file, how many texts are in it, and those that the format cannot hold, with the reason."""

    content: bytes
    count: int
    left_out: tuple[tuple[str, str], ...]


def export(catalog: Catalog, wanted: Wanted, kind: FileKind, terms: Terms) -> Export:
    """Make the file; ZcodegenError for the source locale and for unknown domains."""
    if wanted.locale == catalog.manifest.source_locale:
        raise ZcodegenError(f"{wanted.locale} is the source locale: there is nothing to translate into it")
    for domain in wanted.domains:
        if domain not in catalog.domains:
            raise ZcodegenError(f"no domain is called {domain!r}: there are {', '.join(catalog.domains)}")
    form = kind.form()
    units = [unit for unit in units_of(catalog, wanted.locale) if _is_wanted(unit, wanted)]
    faults = {
        unit.key: why
        for unit in units
        if (why := form.unsupported_reason(unit.source + (unit.target.value if unit.target else "")))
    }
    exported = [
        ExportUnit(unit, tuple(context_of(unit, catalog, wanted.locale, terms)))
        for unit in units
        if unit.key not in faults
    ]
    return Export(form.write(catalog, wanted.locale, exported), len(exported), tuple(faults.items()))


def _is_wanted(unit: Unit, wanted: Wanted) -> bool:
    due = not wanted.missing or unit.state != "translated"
    return due and (not wanted.domains or unit.entry.domain in wanted.domains)
