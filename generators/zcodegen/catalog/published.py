"""The part of a catalog that its packages show; they carry it, so that a package can be compared with a catalog.

It makes the same packages as the whole catalog, and has nothing that is only for its maintainers: comments, waivers,
approved changes, limits, severities of rules, marks of translations and proposals, hints for translators, ranges,
reservations, claims, and the pages to import.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from zcodegen.catalog.model import Catalog, Document, Domain, Entry, Manifest, Text, Texts

PACKED_FOLDER: Final = "_catalog"
"""The folder of a package with this part; no domain and no module can have this name."""


def published(catalog: Catalog) -> Catalog:
    """Return the part of a catalog that its packages show."""
    domains = {name: _domain(domain) for name, domain in catalog.domains.items()}
    return Catalog(_manifest(catalog.manifest), domains)


def _manifest(manifest: Manifest) -> Manifest:
    documents = {name: _document(document) for name, document in manifest.documents.items()}
    return replace(
        manifest,
        depends={},
        documents=documents,
        packages=replace(manifest.packages, operations={}),
        limits={},
        words={},
        rules={},
        waivers=(),
        approved=(),
        versions_since=None,
        release_tag=None,
        regions=(),
        entry_schema=None,
    )


def _document(document: Document) -> Document:
    return replace(document, pages=(), order=(), withdrawn=(), since=None)


def _domain(domain: Domain) -> Domain:
    entries = {name: _entry(entry) for name, entry in domain.entries.items()}
    return replace(domain, entries=entries, ranges=(), reserved=(), authority=None, origin="")


def _entry(entry: Entry) -> Entry:
    return replace(
        entry,
        message=_texts(entry.message),
        cause=_texts(entry.cause),
        action=_texts(entry.action),
        fields={},
        proposed=False,
        waivers=(),
    )


def _texts(texts: Texts) -> Texts:
    return {locale: Text(text.value) for locale, text in texts.items()}
