"""`zcodegen check --fix`: mend the writing of the catalog's texts in their files; comments stay, words never change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from zcodegen.catalog.edit import edit_file
from zcodegen.catalog.load import text_hash
from zcodegen.catalog.model import FIELDS, Domain, Field
from zcodegen.cli.project import Project
from zcodegen.source.commented import Leaf, TreeMap
from zcodegen.texts.cosmetic import tidy
from zcodegen.tree.atomic import atomic_write


def fix(project: Project) -> int:
    """Mend the files of all domains that load without findings; return how many texts were mended."""
    loaded = project.load()
    faulty = {found.at.path for found in loaded.findings}
    if loaded.catalog is None:
        return 0
    mended = 0
    manifest = loaded.catalog.manifest
    for domain in loaded.catalog.domains.values():
        path = loaded.sources.by_domain[domain.name]
        texts = list(_untidy(domain))
        if not texts or path in faulty:
            continue
        file = project.catalog / f"{domain.name.replace('.', '/')}.yaml"
        change = partial(_mend, texts=texts, domain=domain, source=manifest.source_locale)
        locales = (manifest.source_locale, *manifest.required_locales)
        atomic_write(file, edit_file(file.read_bytes(), "domain", locales, change), inside=project.catalog)
        mended += len(texts)
    return mended


_Mended: TypeAlias = tuple[str, Field, str, str]
"""Name, field, locale and mended text."""


def _untidy(domain: Domain) -> Iterator[_Mended]:
    """Yield each text that is written untidily."""
    for entry in domain.entries.values():
        for field in FIELDS:
            for locale, text in entry.texts(field).items():
                mended = tidy(text.value, locale)
                if mended != text.value:
                    yield entry.name, field, locale, mended


def _mend(root: TreeMap, texts: list[_Mended], domain: Domain, source: str) -> None:
    for name, field, locale, mended in texts:
        tree = _mapping(root, "entries", name, field)
        _set(tree, locale, mended)
        if locale == source:
            old = domain.entries[name].texts(field)[locale].value
            _renew_hashes(tree, text_hash(old), text_hash(mended))


def _set(texts: TreeMap, locale: str, mended: str) -> None:
    pair = texts.find(locale)
    if pair is None:
        return
    if isinstance(pair.value, TreeMap):  # our translation: the text beside its hash
        inner = pair.value.find("text")
        if inner:
            inner.value = Leaf(mended)
    else:
        pair.value = Leaf(mended)


def _renew_hashes(texts: TreeMap, old: str, new: str) -> None:
    """Keep translations of the old text up to date: mending its writing has not outdated them."""
    for pair in texts.pairs:
        hashed = pair.value.find("translated") if isinstance(pair.value, TreeMap) else None
        if hashed and isinstance(hashed.value, Leaf) and hashed.value.value == old:
            hashed.value = Leaf(new)


def _mapping(root: TreeMap, *keys: str) -> TreeMap:
    for key in keys:
        pair = root.find(key)
        if pair is None or not isinstance(pair.value, TreeMap):
            return TreeMap()
        root = pair.value
    return root
