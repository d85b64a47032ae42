"""Import: pages into a catalog's files, all in memory, so that a dry run and a real one do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from zcodegen.catalog.claims import Version, newest, read_claims
from zcodegen.catalog.dump import domain_path, dump_version, entry_tree
from zcodegen.catalog.edit import add_entries, edit_file, schema_from, set_document, set_texts
from zcodegen.catalog.load import DOCUMENTS_FOLDER, GLOSSARY_NAME, MANIFEST_NAME, is_domain_path, load_files
from zcodegen.catalog.model import Catalog, Domain
from zcodegen.catalog.sources import SourceFile
from zcodegen.errors import ZcodegenError
from zcodegen.findings import Finding, Level, Location
from zcodegen.readers.words import Words
from zcodegen.reconcile.glossary import read_glossary
from zcodegen.reconcile.propose import Context, Proposal, propose
from zcodegen.reconcile.requests import Request, faults_of, read_request, says_the_same, versions_of
from zcodegen.source.commented import TreeMap, mapping, mapping_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where the catalog lies: the project's folder, the catalog's as findings show it, whether schemas lie beside it."""

    project: Path
    shown: str
    schemas: bool


@dataclass(slots=True)
class Imported:
    """What an import makes of a catalog's files (path relative to the catalog -> bytes), and what there is to tell."""

    files: dict[str, bytes]
    told: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, SourceFile] = field(default_factory=dict)
    catalog: Catalog | None = None
    """What the files make, None until it is asked for again."""


def import_pages(files: Mapping[str, bytes], requests: Iterable[Request], place: Place) -> Imported:
    """Store what the pages of `requests` say as claims, and propose what the catalog lacks of it.

    `files` are all of a catalog. Raises ZcodegenError where the catalog does not load or a request cannot be served.
    """
    work = Imported(dict(files))
    catalog = _catalog(work, place)
    words = Words().extended(catalog.manifest.words, {})
    fresh: list[tuple[Version, str, str]] = []
    for request in requests:
        read = read_request(request, words)
        work.sources[read.source.path] = read.source
        faults = list(faults_of(read))
        work.findings += faults
        if not any(one.level is Level.ERROR for one in faults):
            for version in versions_of(read, place.project):
                _declare(version, request, work, place)
                fresh.append((version, request.path.as_posix(), _store(version, request, work, place)))
    for version, page, outcome in fresh:
        _reconcile(version, page, outcome, work, place)
    return work


def _catalog(work: Imported, place: Place) -> Catalog:
    if work.catalog is None:
        work.catalog = _load(work, place)
    return work.catalog


def _load(work: Imported, place: Place) -> Catalog:
    chosen = {
        path: content for path, content in work.files.items() if path == MANIFEST_NAME or is_domain_path(path)
    }
    loaded = load_files(chosen, shown=place.shown)
    if not loaded.whole or loaded.catalog is None:
        first = next(iter(loaded.findings))
        raise ZcodegenError(
            f"the catalog does not load, so nothing is imported; first: {first.at}: {first.message}"
        )
    return loaded.catalog


def _versions(work: Imported, document: str, place: Place) -> tuple[Version, ...]:
    prefix = f"{DOCUMENTS_FOLDER}/{document}/"
    stored = {path: content for path, content in sorted(work.files.items()) if path.startswith(prefix)}
    versions, findings = read_claims(stored, shown=place.shown)
    if findings:
        raise ZcodegenError(f"{findings[0].at}: {findings[0].message}")
    return versions


def _declare(version: Version, request: Request, work: Imported, place: Place) -> None:
    """Declare the document in the manifest where it is new, and its domain where the user names one."""
    catalog = _catalog(work, place)
    document = catalog.manifest.documents.get(request.document)
    wanted = TreeMap()
    if document is None:
        title = mapping_of({version.locale: version.title or request.document})
        wanted = mapping(title=title, domain=request.domain)
        work.told.append(f"{request.document} is new: declared in {place.shown}/{MANIFEST_NAME}")
    elif request.domain and document.domain is None:
        wanted = mapping(domain=request.domain)
    elif request.domain and document.domain != request.domain:
        raise ZcodegenError(
            f"{request.document} belongs to {document.domain} by {place.shown}/{MANIFEST_NAME}, not to {request.domain}: "
            "change it there"
        )
    if wanted.pairs:
        _edit(
            MANIFEST_NAME,
            "catalog",
            lambda root: set_document(root, request.document, wanted),
            work,
            place,
        )


def _store(version: Version, request: Request, work: Imported, place: Place) -> str:
    """Put a version's claims among the files; return what that was: new, unchanged, replaced or refused."""
    path = version.file.path
    stored = next(
        (one for one in _versions(work, version.document, place) if one.file.path.endswith(path)), None
    )
    if stored and says_the_same(stored, version):
        return "unchanged"
    if stored and not request.replace:
        message = f"{version.document} {version.version} ({version.locale}) is stored with other rows"
        advice = "Give this page its own --version, or --replace the rows."
        at = Location(request.path.as_posix())
        work.findings.append(Finding("document-version", Level.ERROR, message, at, advice=advice))
        return "refused"
    work.files[path] = dump_version(version)
    return "replaced" if stored else "new"


def _reconcile(version: Version, page: str, outcome: str, work: Imported, place: Place) -> None:
    """Hold a stored version against the catalog, if it is its document's newest, and make the edits it asks for."""
    title = f"{version.document} {version.version} ({version.locale}): {len(version.claims)} claims {outcome}"
    if outcome == "refused":
        return
    catalog = _catalog(work, place)
    document = catalog.manifest.documents[version.document]
    stored = _versions(work, version.document, place)
    latest = newest(stored, document)
    if latest.get(version.locale, version).version != version.version:
        work.told.append(
            f"{title}; {latest[version.locale].version} is newer, so the catalog is left as it is"
        )
        return
    older = (one for one in stored if one.locale == version.locale and one.version != version.version)
    before = newest(older, document).get(version.locale)
    glossary, _ = read_glossary(work.files, f"{place.shown}/{GLOSSARY_NAME}")
    proposal = propose(version, Context(catalog, document, latest, before, glossary, page))
    work.findings += [one for one in proposal.findings if outcome != "unchanged" or one.level is Level.ERROR]
    _apply(proposal, work, place)
    work.told.append(f"{title}; {len(proposal.entries)} entries proposed, {len(proposal.texts)} texts added")


def _apply(proposal: Proposal, work: Imported, place: Place) -> None:
    touched = [one.entry.domain for one in proposal.entries] + [one.entry.domain for one in proposal.texts]
    domains = {**proposal.domains, **_catalog(work, place).domains}
    for name in dict.fromkeys(touched):
        change = partial(_change_domain, domain=domains[name], proposal=proposal)
        _edit(domain_path(name), "domain", change, work, place)


def _change_domain(root: TreeMap, *, domain: Domain, proposal: Proposal) -> None:
    """Make the edits that concern a domain to its tree, which is empty where the domain is new."""
    if not root.pairs:
        title = mapping_of(dict(domain.title))
        root.pairs += mapping(domain=domain.name, title=title, code_type=domain.code_type).pairs
    entries = (new for new in proposal.entries if new.entry.domain == domain.name)
    add_entries(root, ((new.entry.name, entry_tree(new.entry, domain), new.after) for new in entries))
    texts = (new for new in proposal.texts if new.entry.domain == domain.name)
    set_texts(root, ((new.entry.name, new.field, new.locale, new.text) for new in texts))


def _edit(path: str, kind: str, change: Callable[[TreeMap], None], work: Imported, place: Place) -> None:
    manifest = _catalog(work, place).manifest
    schema = schema_from(path, kind) if place.schemas else None
    locales = (manifest.source_locale, *manifest.required_locales)
    work.files[path] = edit_file(work.files.get(path, b""), kind, locales, change, schema=schema)
    work.catalog = None
