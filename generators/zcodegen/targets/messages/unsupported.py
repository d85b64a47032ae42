"""Texts that a wanted format has no way to write."""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import FIELDS, Catalog
from zcodegen.catalog.sources import Sources
from zcodegen.diagnostics import Finding, Severity
from zcodegen.targets.messages.bundles import Unit
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.messages.table import FORMATS


def unsupported_units(catalog: Catalog) -> Iterator[tuple[str, Unit, str]]:
    """Yield the format, the text and the reason for each text that one of the manifest's formats cannot hold.

    A name of no format is passed over: `plan` refuses it.
    """
    for name in catalog.manifest.packages.message_formats:
        if name not in FORMATS:
            continue
        unsupported_reason = FORMATS[name].formatter().unsupported_reason
        if unsupported_reason is nothing:
            continue
        for entry in catalog.entries():
            for field in FIELDS:
                for locale, text in entry.texts(field).items():
                    unit = Unit(entry, field, locale, text.value)
                    if why := unsupported_reason(unit):
                        yield name, unit, why


def unsupported_text_findings(catalog: Catalog, sources: Sources) -> list[Finding]:
    """Return the texts that cannot be held as findings at their places."""
    return [
        Finding(
            rule="unsupported-text",
            severity=Severity.ERROR,
            message=f"{unit.key} in {unit.locale} cannot go into {name} bundles: {why}",
            location=sources.entry(unit.entry, unit.field, unit.locale),
            help=f"change the text, or leave {name} out of packages.messages.formats",
            logical_location=f"{unit.key}.{unit.locale}",
            texts=(unit.text,),
        )
        for name, unit, why in unsupported_units(catalog)
    ]
