"""Import: pages into a catalog's files, all in memory, so that a dry run and a real one do the same.

The steps are pure: pages → versions → claims files, declared documents, proposals. What they want to change is returned as
edits, which are applied once. The catalog and its glossary are parsed once, a stored version when it is needed, so that
the time is linear in the number of pages and versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.claims import Version
from zcodegen.catalog.dump import dump_version, entry_tree
from zcodegen.catalog.edit import (
    add_entries,
    begin_domain,
    set_codes,
    set_document,
    set_domain_texts,
    set_texts,
)
from zcodegen.catalog.files import MANIFEST_NAME, domain_path
from zcodegen.catalog.model import Catalog, Document, Domain, Entry, Manifest, Text
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError
from zcodegen.importer.proposal import Context, NewEntry, Proposal
from zcodegen.importer.propose import propose
from zcodegen.importer.requests import (
    ImportRequest,
    PageRead,
    faults_of,
    last_commits,
    read_request,
    says_the_same,
    versions_of,
)
from zcodegen.importer.workspace import (
    FileEdit,
    VersionIndex,
    Workspace,
    WorkspaceInfo,
    apply_edits,
    open_workspace,
)
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.source.commented import CommentedMap, mapping, mapping_of


class VersionResult(Struct, frozen=True):
    """A version that was read from a page: what became of its claims, and what it brought to the catalog.

    `outcome` is new, unchanged, replaced or refused. `entries` and `texts` are places (`domain.NAME`,
    `domain.NAME.field.locale`); there are none if another version of the document, `newer`, counts instead.
    """

    version: Version
    outcome: str
    entries: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    newer: str | None = None


class ImportResult(Struct, frozen=True):
    """The result of an import: the catalog's files (path relative to the catalog -> bytes), and what there is to report.

    `declared` are the documents that the manifest did not have; `sources` are the pages, for code frames; `skipped` are
    the versions of a page's history that have no rows.
    """

    files: Mapping[str, bytes]
    declared: tuple[str, ...] = ()
    versions: tuple[VersionResult, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, SourceFile] = {}
    skipped: tuple[str, ...] = ()


def import_pages(
    files: Mapping[str, bytes], requests: Iterable[ImportRequest], info: WorkspaceInfo
) -> ImportResult:
    """Return the files of a catalog after the pages of `requests` were imported.

    `files` are all of a catalog. All claims are stored first, so that a name can come from another page's English.
    Raises ZcodegenError if the catalog does not load, a page cannot be read, or a request contradicts the manifest.
    """
    workspace = open_workspace(files, info)
    words = HeaderVocabulary().extended(workspace.catalog.manifest.words, {})
    wanted = list(requests)
    commits = last_commits(wanted)
    reads = [read_request(request, words, commits.get(request.path)) for request in wanted]
    kept, findings, skipped = _keep_usable(reads)
    versions = [(version, read.request) for read in kept for version in versions_of(read, info.project)]
    manifest, declared, edits = declare_documents(versions, workspace)
    index = VersionIndex(workspace.files, info.shown)
    outcomes, contents, refused = store_versions(versions, index)
    findings += refused
    catalog = replace(workspace.catalog, manifest=manifest)
    results, proposed, more = _propose_all(versions, outcomes, catalog, index, workspace)
    changed = apply_edits(workspace, manifest, [*edits, *proposed])
    return ImportResult(
        files={**workspace.files, **contents, **changed},
        declared=declared,
        versions=tuple(results),
        findings=(*findings, *more),
        sources={read.source.path: read.source for read in reads},
        skipped=tuple(skipped),
    )


def _keep_usable(reads: Sequence[PageRead]) -> tuple[list[PageRead], list[Finding], list[str]]:
    """Return the pages without an error, all findings, and the versions of a history that have no rows."""
    kept: list[PageRead] = []
    findings: list[Finding] = []
    skipped: list[str] = []
    for read in reads:
        found = list(faults_of(read))
        if read.request.snapshot and not any(page.rows for page in read.pages):
            skipped.append(f"{read.request.document} {read.version}")
            continue
        if read.request.snapshot is None or not read.request.snapshot.is_older:
            findings += found
        if not any(finding.severity is Severity.ERROR for finding in found):
            kept.append(read)
    return kept, findings, skipped


def declare_documents(
    versions: Iterable[tuple[Version, ImportRequest]], workspace: Workspace
) -> tuple[Manifest, tuple[str, ...], list[FileEdit]]:
    """Return the manifest with the documents that it lacks, and their domain if the user names one; and the edits.

    Raises ZcodegenError if a document belongs to another domain than the user says.
    """
    manifest = workspace.catalog.manifest
    declared: list[str] = []
    edits: list[FileEdit] = []
    for version, request in versions:
        document = manifest.documents.get(request.document)
        if document is None:
            title = {version.locale: version.title or request.document}
            document = Document(request.document, title, domain=request.domain)
            wanted = mapping(title=mapping_of(dict(title)), domain=request.domain)
            declared.append(request.document)
        elif request.document in declared and version.title and version.locale not in document.title:
            document = replace(document, title={**document.title, version.locale: version.title})
            wanted = mapping(title=mapping_of(dict(document.title)))
        elif request.domain is None or document.domain == request.domain:
            continue
        elif document.domain is None:
            document = replace(document, domain=request.domain)
            wanted = mapping(domain=request.domain)
        else:
            raise ZcodegenError(
                f"document {request.document} belongs to the domain {document.domain}, not to {request.domain!r}; "
                f"leave out --domain, or change `domain` in {workspace.info.shown}/{MANIFEST_NAME}"
            )
        manifest = replace(manifest, documents={**manifest.documents, document.id: document})
        change = partial(set_document, name=document.id, document=wanted)
        edits.append(FileEdit(MANIFEST_NAME, "catalog", change))
    return manifest, tuple(declared), edits


def store_versions(
    versions: Iterable[tuple[Version, ImportRequest]], index: VersionIndex
) -> tuple[list[str], dict[str, bytes], list[Finding]]:
    """Add the versions to the index; return the outcome of each, the claims files to write, and what was refused."""
    outcomes: list[str] = []
    contents: dict[str, bytes] = {}
    findings: list[Finding] = []
    for version, request in versions:
        stored = index.find(version.document, version.version, version.locale)
        if stored and says_the_same(stored, version):
            outcomes.append("unchanged")
            continue
        if stored and not request.replace:
            message = f"{version.document} {version.version} ({version.locale}) is stored with other rows"
            advice = "give this page its own --version, or --replace the rows"
            at = Location(request.path.as_posix())
            findings.append(Finding("document-version", Severity.ERROR, message, at, help=advice))
            outcomes.append("refused")
            continue
        contents[version.file.path] = dump_version(version)
        index.add(version)
        outcomes.append("replaced" if stored else "new")
    return outcomes, contents, findings


def _propose_all(
    versions: Sequence[tuple[Version, ImportRequest]],
    outcomes: Sequence[str],
    catalog: Catalog,
    index: VersionIndex,
    workspace: Workspace,
) -> tuple[list[VersionResult], list[FileEdit], list[Finding]]:
    """Compare each document's newest versions with the catalog; return the results, the edits and the findings."""
    newest = {
        name: index.newest(catalog.manifest.documents[name])
        for name in {version.document for version, _ in versions}
    }
    results: list[VersionResult] = []
    edits: list[FileEdit] = []
    findings: list[Finding] = []
    for (version, request), outcome in zip(versions, outcomes, strict=True):
        latest = newest[version.document]
        counting = latest.get(version.locale, version).version
        if outcome == "refused":
            results.append(VersionResult(version, outcome))
        elif counting != version.version:
            results.append(VersionResult(version, outcome, newer=counting))
        else:
            document = catalog.manifest.documents[version.document]
            before = index.newest(document, without=version.version).get(version.locale)
            page = request.path.as_posix()
            proposal = propose(
                Context(catalog, document, version, latest, before, workspace.glossary_index, page)
            )
            findings += (
                found
                for found in proposal.findings
                if outcome != "unchanged" or found.severity is Severity.ERROR
            )
            edits += edits_of(proposal, catalog)
            catalog = add_proposal(catalog, proposal)
            results.append(_result(version, outcome, proposal))
    return results, edits, findings


def _new_entries(proposal: Proposal) -> Iterator[Entry]:
    yield from (new.entry for new in proposal.entries)
    yield from (new.entry for new in proposal.renumbered)


def _result(version: Version, outcome: str, proposal: Proposal) -> VersionResult:
    entries = tuple(entry.full_name for entry in _new_entries(proposal))
    texts = tuple(f"{new.entry.full_name}.{new.field}.{new.locale}" for new in proposal.texts)
    return VersionResult(version, outcome, entries, texts)


def add_proposal(catalog: Catalog, proposal: Proposal) -> Catalog:
    """Return the catalog with the entries and texts of a proposal."""
    domains = {**proposal.domains, **catalog.domains}
    for name in _touched(proposal):
        domain = domains[name]
        new = [row for row in proposal.entries if row.entry.domain == name]
        entries = _insert(domain.entries, new)
        for new_code in proposal.renumbered:
            if new_code.entry.domain == name:
                entries[new_code.entry.name] = replace(entries[new_code.entry.name], code=new_code.code)
        for row in proposal.texts:
            if row.entry.domain == name:
                entries[row.entry.name] = _with_text(entries[row.entry.name], row.field, row.locale, row.text)
        title = dict((proposal.titles[name],)) if name in proposal.titles else {}
        domains[name] = replace(domain, entries=entries, title={**domain.title, **title})
    return replace(catalog, domains={name: domains[name] for name in sorted(domains)})


def _touched(proposal: Proposal) -> Iterator[str]:
    entries = [new.entry for new in proposal.entries]
    entries += [*(new.entry for new in proposal.texts), *(new.entry for new in proposal.renumbered)]
    yield from dict.fromkeys((*(entry.domain for entry in entries), *proposal.titles))


def _insert(entries: Mapping[str, Entry], new: Iterable[NewEntry]) -> dict[str, Entry]:
    """Return entries with new ones, each behind the one that it follows, as `add_entries` puts them into the file."""
    behind: dict[str | None, list[Entry]] = {}
    for row in new:
        behind.setdefault(row.after, []).append(row.entry)
    pending = [*reversed(list(entries.values())), *behind.pop(None, [])]
    ordered: dict[str, Entry] = {}
    while pending:
        entry = pending.pop()
        ordered[entry.name] = entry
        pending += behind.pop(entry.name, [])
    return ordered


def _with_text(entry: Entry, field: str, locale: str, text: str) -> Entry:
    match field:
        case "message":
            return replace(entry, message={**entry.message, locale: Text(text)})
        case "cause":
            return replace(entry, cause={**entry.cause, locale: Text(text)})
        case _:
            return replace(entry, action={**entry.action, locale: Text(text)})


def edits_of(proposal: Proposal, catalog: Catalog) -> Iterator[FileEdit]:
    """Yield the edits of a proposal, one for each domain's file."""
    domains = {**proposal.domains, **catalog.domains}
    for name in _touched(proposal):
        change = partial(_change_domain, domain=domains[name], proposal=proposal)
        yield FileEdit(domain_path(name), "domain", change)


def _change_domain(root: CommentedMap, *, domain: Domain, proposal: Proposal) -> None:
    """Make the edits that concern a domain to its tree, which is empty if the domain is new."""
    if not root.pairs:
        begin_domain(root, domain)
    if domain.name in proposal.titles:
        set_domain_texts(root, [("title", *proposal.titles[domain.name])])
    entries = (new for new in proposal.entries if new.entry.domain == domain.name)
    add_entries(root, ((new.entry.name, entry_tree(new.entry, domain), new.after) for new in entries))
    codes = {new.entry.name: new.code for new in proposal.renumbered if new.entry.domain == domain.name}
    set_codes(root, codes)
    texts = (new for new in proposal.texts if new.entry.domain == domain.name)
    set_texts(root, ((new.entry.name, new.field, new.locale, new.text) for new in texts))
