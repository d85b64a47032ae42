"""What every language asks of a catalog in the same words, so that the packages agree."""

from __future__ import annotations

from zcodegen.catalog.model import Catalog, Code, Document, Domain, Entry, Manifest, example_of
from zcodegen.diagnostics import ZcodegenError


def file_of(domain: str) -> str:
    """Return the path of a domain's file in the catalog: `zego/rtc/room.yaml`."""
    return f"{domain.replace('.', '/')}.yaml"


def format_code(code: Code, domain: Domain) -> str:
    """Return a code as errors and logs show it: `104`, `0x80070005`, `-0x1F`, `InvalidParameter.NotFound`."""
    return domain.shown(code)


def qualified_label(entry: Entry, domain: Domain) -> str:
    """Return the form of an entry in errors and logs: `zego.rtc.room: ROOM_NOT_FOUND (104)`."""
    return f"{domain.name}: {entry.name} ({format_code(entry.code, domain)})"


def package_description(manifest: Manifest) -> str:
    """Return what metadata and comments say of a package: the catalog's description, else its title, English if it has one."""
    titles = manifest.title
    return manifest.description or titles.get("en") or next(iter(titles.values()), manifest.name)


def comment_locales(manifest: Manifest) -> tuple[str, ...]:
    """Return the locales whose texts stand in doc comments: the source locale first, then the required ones."""
    return tuple(dict.fromkeys((manifest.source_locale, *manifest.required_locales)))


def documents_of(catalog: Catalog, domain: str) -> list[Document]:
    """Return the documents that list codes of a domain, in the manifest's order."""
    return [
        document
        for document in catalog.manifest.documents.values()
        if domain in {document.domain, *(heading.domain for heading in document.headings), *document.complete}
    ]


def example(catalog: Catalog) -> Entry:
    """Return the entry that a README shows; ZcodegenError for a catalog without entries."""
    entry = example_of(catalog.entries())
    if entry is None:
        raise ZcodegenError("the catalog has no entries, so there is no package to make; add a domain first")
    return entry
