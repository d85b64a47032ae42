"""A translator's file to edited files of the catalog: the whole way of an import, short of writing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.edit import edit_file, set_domain_texts, set_reasons, set_texts
from zcodegen.catalog.files import domain_path, read_folder
from zcodegen.catalog.load import LoadResult, load_files
from zcodegen.catalog.model import FIELDS, Catalog
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.table import RULES
from zcodegen.source.commented import CommentedMap
from zcodegen.translations.locales import file_locale
from zcodegen.translations.marks import read_mark
from zcodegen.translations.merge import AcceptedTranslation, MergeResult, make_finding, merge, refused
from zcodegen.translations.table import kind_of

CHECKED: Final = (
    "argument-fault",
    "glued-placeholder",
    "hidden-character",
    "locale-detail",
    "locale-fact",
    "message-branches",
    "text-length",
    "untranslated-text",
)
"""The rules that look at what a translator has written."""


class ImportedFile(Struct, frozen=True):
    """What came of a file: its locale, what was decided, and the catalog's files as they are to be."""

    locale: str
    judgement: MergeResult
    files: Mapping[str, bytes]


class ImportOptions(Struct, frozen=True):
    """What the user says of files: their locale, whether it may be new, and which of `ACCEPTABLE` is taken nevertheless."""

    locale: str | None = None
    is_new: bool = False
    accepts: frozenset[str] = frozenset()


def import_file(
    content: bytes, path: str, catalog: Catalog, folder: Path, options: ImportOptions
) -> ImportedFile:
    """Read a file and merge it into the catalog in `folder`.

    Raises ZcodegenError if the kind of file cannot be known by its name.
    """
    file = kind_of(path).load(content, path)
    if file.findings:
        return ImportedFile("", refused(*file.findings), {})
    marks = (read_mark(unit.mark) for unit in file.units)
    marked = {mark.locale for mark in marks if mark and mark.locale}
    marked_locale = marked.pop() if len(marked) == 1 else ""
    found = file_locale(file.locale, marked_locale, options.locale, catalog, is_new=options.is_new)
    if not found.locale:
        wrong = make_finding("translation-locale", found.message, path, file.locale_line, found.help)
        return ImportedFile("", refused(wrong), {})
    merged = merge(file, catalog, found.locale, path, accepts=options.accepts)
    files = read_catalog(folder)
    merged, edited = _check(merged, files, catalog, found.locale, (path, folder.as_posix()))
    return ImportedFile(found.locale, merged, edited)


def read_catalog(folder: Path) -> Mapping[str, bytes]:
    """Return the manifest and the domain files of a catalog; raises ZcodegenError for the first that is refused."""
    files, refused_paths = read_folder(folder)
    if refused_paths:
        raise refused_paths[0]
    return files


def _check(
    merged: MergeResult, files: Mapping[str, bytes], catalog: Catalog, locale: str, paths: tuple[str, str]
) -> tuple[MergeResult, Mapping[str, bytes]]:
    """Run the rules on what is taken; leave out translations with errors, report the rest at their lines."""
    path, folder = paths
    edited = edit_files(files, catalog, locale, merged.taken)
    loaded = load_files({**files, **edited}, shown=folder)
    _raise_faults(loaded)
    findings = list(_findings(loaded, merged.taken, locale, path))
    if not findings:
        return merged, edited
    bad = {finding.logical_location for finding in findings if finding.severity is Severity.ERROR}
    taken = tuple(accepted for accepted in merged.taken if accepted.unit.key not in bad)
    merged = replace(merged, taken=taken, findings=(*merged.findings, *findings))
    return merged, edit_files(files, catalog, locale, taken) if bad else edited


def _raise_faults(loaded: LoadResult) -> None:
    if loaded.findings and loaded.catalog is None:
        fault = loaded.findings[0]
        raise ZcodegenError(
            f"the catalog would not load with these translations: {fault.location}: {fault.message}"
        )


def _findings(
    loaded: LoadResult, taken: Iterable[AcceptedTranslation], locale: str, path: str
) -> Iterable[Finding]:
    by_place = {f"{accepted.unit.key}.{locale}": accepted for accepted in taken}
    if loaded.catalog is None or not by_place:
        return
    context = RuleContext(loaded.catalog, loaded.sources)
    for rule_id in CHECKED:
        rule = RULES.get(rule_id)
        check = rule.check() if rule else None
        severity = rule and loaded.catalog.manifest.rules.get(rule_id, str(rule.severity))
        if check is None or severity == "off":
            continue
        for violation in check(context):
            accepted = by_place.get(violation.logical_location)
            if accepted:
                yield _at_line(violation, rule_id, Severity[str(severity).upper()], accepted, path)


def _at_line(
    violation: Violation, rule_id: str, severity: Severity, accepted: AcceptedTranslation, path: str
) -> Finding:
    return Finding(
        rule_id,
        severity,
        f"{accepted.unit.key}: {violation.message}",
        Location(path, accepted.line),
        help=violation.help,
        logical_location=accepted.unit.key,
        texts=violation.texts,
    )


def edit_files(
    files: Mapping[str, bytes], catalog: Catalog, locale: str, taken: Iterable[AcceptedTranslation]
) -> Mapping[str, bytes]:
    """Return the domain files that change: path relative to the catalog's folder -> content; comments and order stay."""
    by_path: dict[str, list[AcceptedTranslation]] = {}
    for accepted in taken:
        by_path.setdefault(domain_path(accepted.unit.domain), []).append(accepted)
    manifest = catalog.manifest
    locales = (manifest.source_locale, *manifest.required_locales)
    return {
        path: edit_file(files[path], "domain", locales, partial(_set_all, locale=locale, taken=group))
        for path, group in by_path.items()
    }


def _set_all(root: CommentedMap, locale: str, taken: Iterable[AcceptedTranslation]) -> None:
    for accepted in taken:
        unit = accepted.unit
        if unit.entry is None:
            set_domain_texts(root, [(unit.field, locale, accepted.text.value)])
        elif unit.field in FIELDS:
            set_texts(root, [(unit.entry.name, unit.field, locale, accepted.text)])
        else:
            set_reasons(root, [(unit.entry.name, unit.field, locale, accepted.text)])
