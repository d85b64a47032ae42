"""A translator's file to judgement and edited files: the whole way of an import, short of writing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError
from zcodegen.locales import parse_locale
from zcodegen.translations.apply import edited_files
from zcodegen.translations.files import TranslationFile
from zcodegen.translations.merge import MergeResult, merge, refused
from zcodegen.translations.table import kind_of
from zcodegen.translations.units import units_of


class ImportedFile(Struct, frozen=True):
    """What came of a file: its locale, what was decided, and the catalog's files as they are to be."""

    locale: str
    judgement: MergeResult
    files: Mapping[str, bytes]


def import_file(
    content: bytes, path: str, catalog: Catalog, folder: Path, locale: str | None
) -> ImportedFile:
    """Read and judge a file for the catalog in `folder`; `locale` is what the user said, if anything.

    Raises ZcodegenError where the kind of file cannot be told by its name, and where nothing says its locale.
    """
    source = catalog.manifest.source_locale
    with_arguments = {unit.key for unit in units_of(catalog, source) if unit.entry.arguments}
    file = kind_of(path).form().read(content, path, with_arguments)
    if file.findings:
        return ImportedFile("", refused(*file.findings), {})
    wrong = _locale_fault(file, locale, source, path)
    if wrong:
        return ImportedFile("", refused(wrong), {})
    chosen = locale or parse_locale(file.locale).tag
    judged = merge(file, catalog, chosen, path)
    return ImportedFile(chosen, judged, edited_files(folder, catalog.manifest, chosen, judged.taken))


def _locale_fault(file: TranslationFile, locale: str | None, source: str, path: str) -> Finding | None:
    if not file.locale and not locale:
        raise ZcodegenError(f"{path} does not say its locale: give --locale")
    reading = parse_locale(file.locale or locale or "")
    if not reading.is_valid:
        message, advice = f"the locale {file.locale!r} {reading.fault}", reading.sentence or "Export again."
    elif locale and reading.tag != locale:
        message, advice = f"the file is for {reading.tag}, not for {locale}", "Leave --locale out."
    elif reading.tag == source:
        message, advice = f"{source} is the source locale", "Edit the catalog's files to change its texts."
    else:
        return None
    return Finding(
        "translation-locale", Severity.ERROR, message, Location(path, file.locale_line), help=advice
    )
