"""Import: pages into a catalog's files, all in memory, so that a dry run and a real one do the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from msgspec import Struct, field

from zcodegen.catalog.claims import Version, newest
from zcodegen.catalog.dump import domain_path, dump_version, entry_tree
from zcodegen.catalog.edit import add_entries, set_document, set_texts
from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.model import Domain
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError
from zcodegen.importer.proposal import Context, Proposal
from zcodegen.importer.propose import propose
from zcodegen.importer.requests import ImportRequest, faults_of, read_request, says_the_same, versions_of
from zcodegen.importer.workspace import Workspace, WorkspaceInfo
from zcodegen.readers.header_vocabulary import HeaderVocabulary
from zcodegen.source.commented import CommentedMap, mapping, mapping_of


class VersionResult(Struct, frozen=True):
    """A version that was read from a page: what became of its claims, and what it brought to the catalog.

    `outcome` is new, unchanged, replaced or refused. `entries` and `texts` are places (`domain.NAME`,
    `domain.NAME.field.locale`); there are none where `newer`, another version of the document, counts instead.
    """

    version: Version
    outcome: str
    entries: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    newer: str | None = None


class ImportResult(Struct):
    """What an import makes of a catalog's files (path relative to the catalog -> bytes), and what there is to tell.

    `declared` are the documents that the manifest did not have; `sources` are the pages, for code frames.
    """

    files: Mapping[str, bytes]
    declared: list[str] = field(default_factory=list)
    versions: list[VersionResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, SourceFile] = field(default_factory=dict)


def import_pages(
    files: Mapping[str, bytes], requests: Iterable[ImportRequest], place: WorkspaceInfo
) -> ImportResult:
    """Store what the pages of `requests` say as claims, and propose what the catalog lacks of it.

    `files` are all of a catalog. All claims are stored first, so that a name can come from another page's English.
    Raises ZcodegenError where the catalog does not load, a page cannot be read, or a request contradicts the manifest.
    """
    workspace = Workspace(files, place)
    done = ImportResult(workspace.files)
    words = HeaderVocabulary().extended(workspace.catalog.manifest.words, {})
    stored: list[tuple[Version, ImportRequest, str]] = []
    for request in requests:
        read = read_request(request, words)
        faults = list(faults_of(read))
        done.sources[read.source.path] = read.source
        done.findings += faults
        if any(one.severity is Severity.ERROR for one in faults):
            continue
        for version in versions_of(read, place.project):
            _declare(version, request, workspace, done)
            stored.append((version, request, _store(version, request, workspace, done)))
    for version, request, outcome in stored:
        if outcome == "refused":
            done.versions.append(VersionResult(version, outcome))
        else:
            done.versions.append(_reconcile(version, request, outcome, workspace, done))
    return done


def _declare(version: Version, request: ImportRequest, workspace: Workspace, done: ImportResult) -> None:
    """Declare the document in the manifest where it is new, and its domain where the user names one."""
    document = workspace.catalog.manifest.documents.get(request.document)
    where = f"{workspace.place.shown}/{MANIFEST_NAME}"
    if document is None:
        title = mapping_of({version.locale: version.title or request.document})
        wanted = mapping(title=title, domain=request.domain)
        done.declared.append(request.document)
    elif request.domain is None or document.domain == request.domain:
        return
    elif document.domain is None:
        wanted = mapping(domain=request.domain)
    else:
        raise ZcodegenError(
            f"{request.document} belongs to {document.domain}, not to {request.domain}: change it in {where}"
        )
    workspace.edit(MANIFEST_NAME, "catalog", lambda root: set_document(root, request.document, wanted))


def _store(version: Version, request: ImportRequest, workspace: Workspace, done: ImportResult) -> str:
    """Put a version's claims among the files; return what that was: new, unchanged, replaced or refused."""
    known = (version.version, version.locale)
    stored = next(
        (one for one in workspace.versions(version.document) if (one.version, one.locale) == known), None
    )
    if stored and says_the_same(stored, version):
        return "unchanged"
    if stored and not request.replace:
        message = f"{version.document} {version.version} ({version.locale}) is stored with other rows"
        advice = "Give this page its own --version, or --replace the rows."
        at = Location(request.path.as_posix())
        done.findings.append(Finding("document-version", Severity.ERROR, message, at, help=advice))
        return "refused"
    workspace.files[version.file.path] = dump_version(version)
    return "replaced" if stored else "new"


def _reconcile(
    version: Version, request: ImportRequest, outcome: str, workspace: Workspace, done: ImportResult
) -> VersionResult:
    """Hold a stored version against the catalog, if it is its document's newest, and make the edits it asks for."""
    document = workspace.catalog.manifest.documents[version.document]
    versions = workspace.versions(version.document)
    latest = newest(versions, document)
    if latest.get(version.locale, version).version != version.version:
        return VersionResult(version, outcome, newer=latest[version.locale].version)
    before = newest((one for one in versions if one.version != version.version), document).get(version.locale)
    page = request.path.as_posix()
    proposal = propose(
        Context(workspace.catalog, document, version, latest, before, workspace.glossary_index(), page)
    )
    done.findings += (
        one for one in proposal.findings if outcome != "unchanged" or one.severity is Severity.ERROR
    )
    _apply(proposal, workspace)
    entries = tuple(new.entry.place for new in proposal.entries)
    texts = tuple(f"{new.entry.place}.{new.field}.{new.locale}" for new in proposal.texts)
    return VersionResult(version, outcome, entries, texts)


def _apply(proposal: Proposal, workspace: Workspace) -> None:
    """Make the edits of a proposal, a domain's file at a time."""
    domains = {**proposal.domains, **workspace.catalog.domains}
    entries = [*(new.entry for new in proposal.entries), *(new.entry for new in proposal.texts)]
    for name in dict.fromkeys(entry.domain for entry in entries):
        change = partial(_change_domain, domain=domains[name], proposal=proposal)
        workspace.edit(domain_path(name), "domain", change)


def _change_domain(root: CommentedMap, *, domain: Domain, proposal: Proposal) -> None:
    """Make the edits that concern a domain to its tree, which is empty where the domain is new."""
    if not root.pairs:
        title = mapping_of(dict(domain.title))
        root.pairs += mapping(domain=domain.name, title=title, code_type=domain.code_type).pairs
    entries = (new for new in proposal.entries if new.entry.domain == domain.name)
    add_entries(root, ((new.entry.name, entry_tree(new.entry, domain), new.after) for new in entries))
    texts = (new for new in proposal.texts if new.entry.domain == domain.name)
    set_texts(root, ((new.entry.name, new.field, new.locale, new.text) for new in texts))
