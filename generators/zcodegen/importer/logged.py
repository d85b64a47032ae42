"""Proposals for codes that logs have and the catalog lacks: a log is a page that lists codes with their messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.model import Catalog, Code, Document, Domain
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Location
from zcodegen.importer.new_entries import propose_entries
from zcodegen.importer.proposal import Context, Proposal, Section
from zcodegen.importer.propose import owners_of
from zcodegen.importer.run import add_proposal, edits_of
from zcodegen.importer.workspace import FileEdit, Workspace, WorkspaceInfo, apply_edits, open_workspace
from zcodegen.readers.locales import locale_of


class LoggedCode(Struct, frozen=True):
    """A code without an entry in a log: the domains in whose ranges it is, and what its first line says."""

    code: Code
    domains: tuple[str, ...]
    location: Location
    message: str


class LoggedResult(Struct, frozen=True):
    """What logs bring to a catalog: the files that change, the proposed entries, codes that make none with the reason."""

    files: Mapping[str, bytes]
    entries: tuple[str, ...]
    left: tuple[tuple[Code, str], ...]
    findings: tuple[Finding, ...]


def propose_logged(
    files: Mapping[str, bytes], logged: Iterable[LoggedCode], info: WorkspaceInfo
) -> LoggedResult:
    """Return what to add to a catalog for the codes of logs; a code needs one domain and a message.

    Raises ZcodegenError if the catalog does not load.
    """
    workspace = open_workspace(files, info)
    catalog = workspace.catalog
    left: list[tuple[Code, str]] = []
    by_section: dict[tuple[str, str], list[LoggedCode]] = {}
    for row in logged:
        if len(row.domains) != 1:
            left.append((row.code, f"it is in the ranges of {', '.join(row.domains)}"))
        elif catalog.domains[row.domains[0]].reservation(row.code):
            left.append((row.code, f"it is reserved in {row.domains[0]}"))
        elif not row.message:
            left.append((row.code, "no line of the logs has a message next to it"))
        else:
            locale = _locale(row.message, catalog)
            by_section.setdefault((row.domains[0], locale), []).append(row)
    entries: list[str] = []
    findings: list[Finding] = []
    edits: list[FileEdit] = []
    for (name, locale), codes in sorted(by_section.items()):
        proposal = _propose(catalog.domains[name], locale, codes, catalog, workspace)
        entries += (new.entry.full_name for new in proposal.entries)
        findings += proposal.findings
        edits += edits_of(proposal, catalog)
        catalog = add_proposal(catalog, proposal)
    changed = apply_edits(workspace, catalog.manifest, edits)
    return LoggedResult(changed, tuple(entries), tuple(left), tuple(findings))


def _propose(
    domain: Domain, locale: str, codes: list[LoggedCode], catalog: Catalog, workspace: Workspace
) -> Proposal:
    # The codes that the domain has count as listed: that a log lacks one does not mean that it has another number now.
    claims: dict[Code, list[Claim]] = {code: [] for code in domain.by_code()}
    for row in sorted(codes, key=lambda row: str(row.code)):
        path = row.location.path
        claims[row.code] = [Claim(row.code, row.location.line, (), message=row.message, page=path)]
    listed = tuple(claim for rows in claims.values() for claim in rows)
    version = Version("log", "log", locale, "log", "", listed, SourceFile("log", "", ""))
    document = Document("log", {}, domain=domain.name)
    context = Context(catalog, document, version, {}, None, workspace.glossary_index, "log")
    proposal = Proposal()
    propose_entries(Section(domain, claims, owners_of(domain, catalog)), context, proposal)
    return proposal


def _locale(message: str, catalog: Catalog) -> str:
    """Return the catalog's locale of a message: that of its script, else English if there is one, else the source locale."""
    language = (locale_of("", message) or "en").partition("-")[0]
    same = (locale for locale in catalog.locales() if locale.partition("-")[0] == language)
    return next(same, catalog.manifest.source_locale)
