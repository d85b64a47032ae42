"""`zcodegen import`: pages to claims, and to proposals for the catalog."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from msgspec.structs import replace as with_fields

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.files import MANIFEST_NAME, read_all
from zcodegen.catalog.model import Document, Manifest, PageSource
from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.cli.completion import complete_documents, complete_domains
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import (
    catalog_option,
    format_option,
    locale_option,
    read_date,
    reader_option,
    root_option,
)
from zcodegen.diagnostics import Severity, ZcodegenError, pluralize
from zcodegen.files import list_inside, real_path
from zcodegen.importer.requests import ImportRequest, is_version
from zcodegen.importer.run import ImportResult, VersionResult, import_pages
from zcodegen.importer.snapshots import history_requests
from zcodegen.importer.workspace import VersionIndex, WorkspaceInfo
from zcodegen.output.unified_diff import unified_diff
from zcodegen.patterns import compile_glob

_DOCUMENT = re.compile(r"[a-z][a-z0-9]*([.-][a-z0-9]+)*")
_DOMAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*")


@click.command(
    epilog="\b\nExample: zcodegen import docs/zh/return-codes.mdx --document acme.return-codes --domain acme.api"
)
@catalog_option
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option(
    "--document",
    shell_complete=complete_documents,
    help="Id of the document that the pages are versions of; a new one is declared.",
)
@click.option(
    "--version", help="Version (default: date of the page's last commit, else of its front matter)."
)
@click.option(
    "--fetched",
    metavar="YYYY-MM-DD",
    callback=read_date,
    help="Day on which the pages were fetched; it is recorded with the version.",
)
@locale_option
@click.option("--domain", shell_complete=complete_domains, help="Domain of a document that is new.")
@reader_option
@root_option
@click.option("--replace", is_flag=True, help="Replace a stored version that has other rows.")
@click.option("--dry-run", is_flag=True, help="Do not write. Print what would change as a diff.")
@click.option("--manifest", "listed", is_flag=True, help="Import the pages that catalog.yaml lists.")
@click.option("--history", is_flag=True, help="Import every version in the Git history of the pages.")
@click.option(
    "--since", metavar="YYYY-MM-DD", callback=read_date, help="With --history: leave out older versions."
)
@click.option(
    "--discover",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Declare the documents among the pages below DIR in catalog.yaml; import nothing.",
)
@format_option
def command(
    *,
    catalog: Path | None,
    files: tuple[Path, ...],
    document: str | None,
    version: str | None,
    fetched: str | None,
    locale: str | None,
    domain: str | None,
    reader: str | None,
    root: Path | None,
    replace: bool,
    dry_run: bool,
    listed: bool,
    history: bool,
    since: str | None,
    discover: Path | None,
    output_format: str,
) -> int:
    """Extract claims from FILEs and propose missing entries and texts.

    Existing text is never changed. Importing the same page again changes nothing.
    """
    project = find_project(catalog)
    loaded, glossary = project.load(), project.glossary()
    if loaded.catalog is None or not loaded.ok or glossary.findings:
        findings = (*loaded.findings, *glossary.findings)
        print_findings(findings, {**loaded.sources.files, **glossary.files})
        log(
            f"zcodegen: nothing is imported into a catalog that does not load ({pluralize(len(findings), 'finding')})"
        )
        return EXIT_FINDINGS
    if since and not history:
        raise click.UsageError("--since needs --history")
    if discover:
        if files or document or listed:
            raise click.UsageError(
                "--discover reads the pages below DIR: leave out FILE, --document, --manifest"
            )
        return _discover(
            project, loaded.catalog.manifest, discover, domain, dry_run=dry_run, output_format=output_format
        )
    manifest = loaded.catalog.manifest
    if listed:
        if files or document:
            raise click.UsageError(
                "--manifest takes its pages from catalog.yaml: leave out FILE and --document"
            )
        requests = list(_listed(manifest, project, root, replace=replace))
    else:
        options = ImportRequest(Path(), document or "", version, locale, domain, reader, root, replace)
        requests = list(_named(files, options, manifest, project))
    requests = [with_fields(request, fetched=fetched) for request in requests]
    return _import(
        project, requests, history=history, since=since, dry_run=dry_run, output_format=output_format
    )


def _named(
    files: Sequence[Path], options: ImportRequest, manifest: Manifest, project: Project
) -> Iterator[ImportRequest]:
    """Yield a request for each page that the user names: `options` with what the manifest says of the page.

    Raises UsageError if there are no pages, or for names that are none.
    """
    if not files or not options.document:
        raise click.UsageError(_missing_name(files, project))
    _check_names(options.document, options.domain, options.version)
    if options.domain is None and options.document not in manifest.documents:
        _check_new(options.document, files, project)
    known = _known(manifest.documents.get(options.document), project)
    for path in files:
        yield _request(known.get(real_path(path)), with_fields(options, path=path))


def _missing_name(files: Sequence[Path], project: Project) -> str:
    """Return what a user has to name as well: pages, or the document that they are versions of."""
    if not files:
        return "name the pages and their --document, or say --manifest to read those that the manifest names"
    page = files[0].as_posix()
    if stored := _documents_of(files, project):
        return f"{page} is a page of {' and '.join(stored)}: name it with --document, or say --manifest"
    return f"which document is {page}? Name it with --document, such as acme.codes, and the --domain of its codes"


def _documents_of(files: Sequence[Path], project: Project) -> list[str]:
    """Return the documents that have a version of one of the pages."""
    if not files:
        return []
    versions, _ = load_claims(project.catalog, shown=project.shown)
    paths = {path.as_posix() for path in files}
    return sorted({version.document for version in versions if version.page in paths})


def _check_new(document: str, files: Sequence[Path], project: Project) -> None:
    """Raise a usage error for an unknown document of pages that are another's; with --domain it may have them too."""
    stored = [other for other in _documents_of(files, project) if other != document]
    if stored:
        raise click.UsageError(
            f"unknown document {document!r}; {files[0].as_posix()} is a page of {' and '.join(stored)}; "
            "name --domain for a new document"
        )


def _check_names(document: str, domain: str | None, version: str | None) -> None:
    if not _DOCUMENT.fullmatch(document):
        raise click.UsageError(
            f"{document!r} is not a document id: lower-case words, such as acme.return-codes"
        )
    if domain is not None and not _DOMAIN.fullmatch(domain):
        raise click.UsageError(
            f"{domain!r} is not a domain: a dotted path of lower-case words, such as acme.api"
        )
    if version is not None and not is_version(version):
        raise click.UsageError(f"{version!r} is not a version: a date or a number, such as 2026-03-20 or 1.4")


def _known(document: Document | None, project: Project) -> dict[Path, PageSource]:
    """Return what the manifest says of the pages that it lists for a document."""
    sources = document.pages if document else ()
    return {real_path(path): source for source in sources for path in _paths(source, project, None)}


def _request(source: PageSource | None, request: ImportRequest) -> ImportRequest:
    """Return a request with what the manifest says of its page, where the user says nothing."""
    if source is None:
        return request
    return with_fields(
        request,
        version=request.version or source.version,
        locale=request.locale or source.locale,
        reader=request.reader or source.reader,
    )


def _listed(
    manifest: Manifest, project: Project, root: Path | None, *, replace: bool
) -> Iterator[ImportRequest]:
    """Yield the pages of all documents that the manifest lists, document by document, sorted by path."""
    found = False
    for document in manifest.documents.values():
        for source in document.pages:
            paths = _paths(source, project, root)
            if not paths:
                log(f"{document.id}: no page is at {source.path}")
            for path in paths:
                found = True
                request = ImportRequest(
                    Path(display_path(path)), document.id, root=root or project.root, replace=replace
                )
                yield _request(source, request)
    if not found:
        raise ZcodegenError(f"{project.shown}/catalog.yaml lists no pages: add `pages:` to a document")


def _paths(source: PageSource, project: Project, root: Path | None) -> list[Path]:
    """Return the pages at a path or glob of the manifest, below `--root` or else below the project.

    Raises ZcodegenError if a page is outside of that folder: the manifest alone cannot name such a page.
    """
    where = f"{source.path!r} in {project.shown}/catalog.yaml"
    try:
        pattern = compile_glob(source.path)
    except ValueError as error:
        raise ZcodegenError(f"{where} is not a relative path: {error}") from error
    for folder in filter(None, (root, project.root)):
        listing = list_inside(folder, pattern.folder, shown="")
        for refused in listing.refused:
            if pattern.matches(refused.path):
                raise ZcodegenError(f"{where}: {refused}; name the folder of the pages with --root")
        if found := [folder / path for path in listing.paths if pattern.matches(path)]:
            return found
    return []


def _import(
    project: Project,
    requests: list[ImportRequest],
    *,
    history: bool,
    since: str | None,
    dry_run: bool,
    output_format: str,
) -> int:
    before = read_all(project.catalog, shown=project.shown)
    info = WorkspaceInfo(project.root, project.shown, schemas=project.has_schemas, catalog=project.catalog)
    if history:
        index = VersionIndex(before, project.shown)
        requests = [found for request in requests for found in history_requests(request, index, since)]
    done = import_pages(before, requests, info)
    changed = {path: content for path, content in sorted(done.files.items()) if before.get(path) != content}
    if not dry_run:
        project.write(changed)
    if output_format == "json":
        write_json(_as_json(project, done, list(changed), dry_run=dry_run))
    else:
        if dry_run:
            write_stdout("\n".join(_diff(project, before, changed)))
        print_findings(list(done.findings), done.sources)
    for line in _lines(project, done):
        log(line)
    _say_written(project, changed, dry_run=dry_run)
    return EXIT_FINDINGS if any(found.severity is Severity.ERROR for found in done.findings) else EXIT_OK


def _say_written(project: Project, changed: Mapping[str, bytes], *, dry_run: bool) -> None:
    log(
        f"{pluralize(len(changed), 'file')} {'would be written' if dry_run else 'written'} in {project.shown}"
    )


def _discover(
    project: Project,
    manifest: Manifest,
    folder: Path,
    prefix: str | None,
    *,
    dry_run: bool,
    output_format: str,
) -> int:
    """Declare the documents among the pages below a folder."""
    from zcodegen.importer.discover import declare_discovered, discover_documents

    content = project.read(MANIFEST_NAME)
    found = discover_documents(folder, manifest, project.root, prefix)
    for error in found.refused:
        log(f"zcodegen: not read: {error}")
    info = WorkspaceInfo(project.root, project.shown, schemas=project.has_schemas, catalog=project.catalog)
    changed = {MANIFEST_NAME: declare_discovered(content, found.documents, manifest, info)}
    if changed[MANIFEST_NAME] == content:
        changed = {}
    if not dry_run:
        project.write(changed)
    if output_format == "json":
        write_json(
            {
                "documents": [document.id for document in found.documents],
                "pages": found.pages,
                "skipped": found.skipped,
            }
        )
    elif dry_run:
        write_stdout("\n".join(_diff(project, {MANIFEST_NAME: content}, changed)))
    log(
        f"{pluralize(found.pages, 'page')} with codes below {folder.as_posix()}: {pluralize(len(found.documents), 'document')} declared, "
        f"{found.skipped} declared before; next: zcodegen import --manifest --root {folder.as_posix()}"
    )
    _say_written(project, changed, dry_run=dry_run)
    return EXIT_OK


def _diff(project: Project, before: Mapping[str, bytes], changed: Mapping[str, bytes]) -> Iterator[str]:
    for path, content in changed.items():
        yield from unified_diff(before.get(path), content, f"{project.shown}/{path}")


def _lines(project: Project, done: ImportResult) -> Iterator[str]:
    """Yield what was declared, and what became of each version."""
    if done.skipped:
        yield f"{pluralize(len(done.skipped), 'version')} without a row left out: {', '.join(done.skipped)}"
    for document in done.declared:
        yield f"{document} is new: declared in {project.shown}/{MANIFEST_NAME}"
    older = Counter(
        (result.version.document, result.version.locale, result.outcome)
        for result in done.versions
        if result.newer
    )
    for (document, locale, outcome), number in older.items():
        if number > 1:
            yield f"{document} ({locale}): {number} older versions {outcome}"
    for result in done.versions:
        is_alone = older[result.version.document, result.version.locale, result.outcome] == 1
        if result.outcome != "refused" and (
            is_alone or not result.newer
        ):  # a finding reports a refused version
            claims = pluralize(len(result.version.claims), "claim")
            yield f"{_title(result)}: {claims} {result.outcome}; {_effect(result)}"


def _title(result: VersionResult) -> str:
    return f"{result.version.document} {result.version.version} ({result.version.locale})"


def _effect(result: VersionResult) -> str:
    if result.newer:
        return f"{result.newer} is newer: the catalog is not changed"
    return f"{pluralize(len(result.entries), 'entry')} proposed, {pluralize(len(result.texts), 'text')} added"


def _as_json(
    project: Project, done: ImportResult, changed: Sequence[str], *, dry_run: bool
) -> Mapping[str, object]:
    """Return for programs what was stored and proposed, in which files, and what there is to look at."""
    from zcodegen.report.json import finding_object

    return {
        "dry_run": dry_run,
        "declared": done.declared,
        "versions": [_version(version) for version in done.versions],
        "written": [f"{project.shown}/{path}" for path in changed],
        "findings": [finding_object(found) for found in done.findings],
    }


def _version(result: VersionResult) -> Mapping[str, object]:
    return {
        "document": result.version.document,
        "version": result.version.version,
        "locale": result.version.locale,
        "claims": len(result.version.claims),
        "outcome": result.outcome,
        "newer": result.newer,
        "proposed": result.entries,
        "added": result.texts,
    }
