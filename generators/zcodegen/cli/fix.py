"""`zcodegen check --fix`: fix the typography of the catalog's texts in their files. Comments are kept; wording never changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from zcodegen.catalog.edit import edit_file
from zcodegen.catalog.files import domain_path
from zcodegen.catalog.load import text_hash
from zcodegen.catalog.model import FIELDS, Domain, Field
from zcodegen.catalog.project import Project
from zcodegen.source.commented import CommentedMap, Leaf
from zcodegen.textcompare.cosmetic import normalize_typography


def fix(project: Project) -> int:
    """Fix the files of all domains that load without findings; return the number of fixed texts."""
    loaded = project.load()
    faulty = {found.location.path for found in loaded.findings}
    if loaded.catalog is None:
        return 0
    files: dict[str, bytes] = {}
    fixed = 0
    manifest = loaded.catalog.manifest
    for domain in loaded.catalog.domains.values():
        texts = list(_corrections(domain))
        if not texts or loaded.sources.by_domain[domain.name] in faulty:
            continue
        path = domain_path(domain.name)
        change = partial(_apply, texts=texts, domain=domain, source=manifest.source_locale)
        locales = (manifest.source_locale, *manifest.required_locales)
        files[path] = edit_file(project.read(path), "domain", locales, change)
        fixed += len(texts)
    project.write(files)
    return fixed


_Correction: TypeAlias = tuple[str, Field, str, str]
"""Name, field, locale and corrected text."""


def _corrections(domain: Domain) -> Iterator[_Correction]:
    """Yield a correction for each text whose typography has faults."""
    for entry in domain.entries.values():
        for field in FIELDS:
            for locale, text in entry.texts(field).items():
                corrected = normalize_typography(text.value, locale)
                if text.value.strip() and corrected != text.value:
                    yield entry.name, field, locale, corrected


def _apply(root: CommentedMap, texts: list[_Correction], domain: Domain, source: str) -> None:
    for name, field, locale, corrected in texts:
        tree = _mapping(root, "entries", name, field)
        _set(tree, locale, corrected)
        if locale == source:
            old = domain.entries[name].texts(field)[locale].value
            _renew_hashes(tree, text_hash(old), text_hash(corrected))


def _set(texts: CommentedMap, locale: str, corrected: str) -> None:
    pair = texts.find(locale)
    if pair is None:
        return
    if isinstance(pair.value, CommentedMap):  # a translation: the text next to its hash
        inner = pair.value.find("text")
        if inner:
            inner.value = Leaf(corrected)
    else:
        pair.value = Leaf(corrected)


def _renew_hashes(texts: CommentedMap, old: str, new: str) -> None:
    """Keep translations of the old text up to date: correcting its typography has not outdated them."""
    for pair in texts.pairs:
        hashed = pair.value.find("translated") if isinstance(pair.value, CommentedMap) else None
        if hashed and isinstance(hashed.value, Leaf) and hashed.value.value == old:
            hashed.value = Leaf(new)


def _mapping(root: CommentedMap, *keys: str) -> CommentedMap:
    for key in keys:
        pair = root.find(key)
        if pair is None or not isinstance(pair.value, CommentedMap):
            return CommentedMap()
        root = pair.value
    return root
