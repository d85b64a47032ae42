"""Translations into the catalog's files: comments and order stay, each text with the hash of what it translates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from zcodegen.catalog.dump import domain_path
from zcodegen.catalog.edit import edit_file, set_texts
from zcodegen.catalog.files import read_folder
from zcodegen.catalog.load import load_files
from zcodegen.catalog.model import Manifest
from zcodegen.diagnostics import ZcodegenError
from zcodegen.translations.merge import AcceptedTranslation


def edited_files(
    folder: Path, manifest: Manifest, locale: str, taken: Iterable[AcceptedTranslation]
) -> Mapping[str, bytes]:
    """Return the domain files that change: path relative to the catalog's folder -> content.

    The whole catalog is loaded again with them; ZcodegenError where it would no longer load.
    """
    by_path: dict[str, list[AcceptedTranslation]] = {}
    for one in taken:
        by_path.setdefault(domain_path(one.unit.entry.domain), []).append(one)
    files, refused = read_folder(folder)
    for error in refused:
        raise error
    locales = (manifest.source_locale, *manifest.required_locales)
    changed = {}
    for path, group in by_path.items():
        texts = [(one.unit.entry.name, one.unit.field, locale, one.text) for one in group]
        changed[path] = edit_file(files[path], "domain", locales, partial(set_texts, texts=texts))
    faults = load_files({**files, **changed}, shown=folder.as_posix()).findings
    if changed and faults:
        raise ZcodegenError(
            f"the catalog would not load with these translations: {faults[0].location}: {faults[0].message}"
        )
    return changed
