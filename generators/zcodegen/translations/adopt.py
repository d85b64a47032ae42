"""Hand-written translations become trackable: each gets the hash of the text that it translates, so that a change makes it stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from zcodegen.catalog.claims import Version
from zcodegen.catalog.load import text_hash
from zcodegen.catalog.model import FIELDS, Catalog
from zcodegen.translations.merge import AcceptedTranslation
from zcodegen.translations.units import units_of


def adopted(
    catalog: Catalog, versions: Iterable[Version], locale: str, *, origin: str | None = None
) -> Iterator[AcceptedTranslation]:
    """Yield the texts of a locale that are not marked, each as a translation of its source.

    A text that an imported document has in the locale is the document's and stays as it is.
    """
    imported = {
        text
        for version in versions
        if version.locale == locale
        for claim in version.claims
        for text in (claim.message, claim.cause, claim.action)
    }
    for unit in units_of(catalog, locale, origin):
        is_entry = unit.entry is not None and unit.field in FIELDS
        if is_entry and unit.target and unit.target.translated is None and unit.target.value not in imported:
            wanted = unit.origin if unit.origin != catalog.manifest.source_locale else None
            text = replace(unit.target, translated=text_hash(unit.source), origin=wanted)
            yield AcceptedTranslation(unit, text)
