"""`zcodegen import`: pages to claims, and to proposals for the catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from msgspec.structs import replace as with_fields

from zcodegen.catalog.files import MANIFEST_NAME, yaml_paths
from zcodegen.catalog.model import Document, Manifest, PageSource
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import form_option, locale_option, reader_option, root_option
from zcodegen.cli.project import Project, catalog_option, display_path, find_project
from zcodegen.diagnostics import Severity, ZcodegenError, pluralize
from zcodegen.importer.requests import ImportRequest, is_version
from zcodegen.importer.run import ImportResult, VersionResult, import_pages
from zcodegen.importer.workspace import WorkspaceInfo
from zcodegen.output.atomic import atomic_write
from zcodegen.output.unified_diff import unified_diff

_DOCUMENT = re.compile(r"[a-z][a-z0-9]*([.-][a-z0-9]+)*")
_DOMAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*")


@click.command(
    epilog="\b\nExample: zcodegen import docs/zh/return-codes.mdx --document acme.return-codes --domain acme.api"
)
@catalog_option
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--document", help="Id of the document that the pages are versions of; a new one is declared.")
@click.option(
    "--version", help="Version (default: date of the page's last commit, else of its front matter)."
)
@locale_option
@click.option("--domain", help="Domain of a document that is new.")
@reader_option
@root_option
@click.option("--replace", is_flag=True, help="Replace a stored version that has other rows.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print what would change as a diff.")
@click.option("--manifest", "listed", is_flag=True, help="Import the pages that catalog.yaml lists.")
@form_option
def command(
    *,
    catalog: Path | None,
    files: tuple[Path, ...],
    document: str | None,
    version: str | None,
    locale: str | None,
    domain: str | None,
    reader: str | None,
    root: Path | None,
    replace: bool,
    dry_run: bool,
    listed: bool,
    form: str,
) -> int:
    """Store what the FILEs say as claims, and propose entries and texts that the catalog lacks.

    Nothing that a person wrote is changed; importing the same page again changes nothing.
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
    if listed:
        if files or document:
            raise click.UsageError(
                "--manifest takes its pages from catalog.yaml: leave out FILE and --document"
            )
        requests = list(_listed(loaded.catalog.manifest, project, root, replace=replace))
    else:
        if not files or document is None:
            raise click.UsageError("name the pages and their --document, or say --manifest")
        _check_names(document, domain, version)
        known = _known(loaded.catalog.manifest.documents.get(document), project)
        requests = [
            _request(
                known.get(path.resolve()),
                ImportRequest(path, document, version, locale, domain, reader, root, replace),
            )
            for path in files
        ]
    return _import(project, requests, dry_run=dry_run, form=form)


def _check_names(document: str, domain: str | None, version: str | None) -> None:
    if not _DOCUMENT.fullmatch(document):
        raise click.UsageError(f"{document!r} is no document id: lower-case words, such as acme.return-codes")
    if domain is not None and not _DOMAIN.fullmatch(domain):
        raise click.UsageError(
            f"{domain!r} is no domain: a dotted path of lower-case words, such as acme.api"
        )
    if version is not None and not is_version(version):
        raise click.UsageError(f"{version!r} is no version: a date or a number, such as 2026-03-20 or 1.4")


def _known(document: Document | None, project: Project) -> dict[Path, PageSource]:
    """Return what the manifest says of the pages that it lists for a document."""
    sources = document.pages if document else ()
    return {path.resolve(): source for source in sources for path in _paths(source, project)}


def _request(source: PageSource | None, wish: ImportRequest) -> ImportRequest:
    """Return a request with what the manifest says of its page, where the user says nothing."""
    if source is None:
        return wish
    return with_fields(
        wish,
        version=wish.version or source.version,
        locale=wish.locale or source.locale,
        reader=wish.reader or source.reader,
    )


def _listed(
    manifest: Manifest, project: Project, root: Path | None, *, replace: bool
) -> Iterator[ImportRequest]:
    """Yield the pages of all documents that the manifest lists, document by document, sorted by path."""
    found = False
    for document in manifest.documents.values():
        for source in document.pages:
            paths = _paths(source, project)
            if not paths:
                log(f"{document.id}: no page is at {source.path}")
            for path in paths:
                found = True
                wish = ImportRequest(
                    Path(display_path(path)), document.id, root=root or project.root, replace=replace
                )
                yield _request(source, wish)
    if not found:
        raise ZcodegenError(f"{project.shown}/catalog.yaml lists no pages: add `pages:` to a document")


def _paths(source: PageSource, project: Project) -> list[Path]:
    """Return the pages at a path or glob of the manifest; ZcodegenError where one lies outside of the project."""
    root, where = project.root.resolve(), f"{source.path!r} in {project.shown}/catalog.yaml"
    try:
        found = sorted(path for path in project.root.glob(source.path) if path.is_file())
    except (NotImplementedError, ValueError) as fault:
        raise ZcodegenError(f"{where} is no path relative to the project: {fault}") from fault
    for path in found:
        if not path.resolve().is_relative_to(root):
            raise ZcodegenError(f"{where} leads out of the project: name such pages on the command line")
    return found


def _import(project: Project, requests: list[ImportRequest], *, dry_run: bool, form: str) -> int:
    before = {path: (project.catalog / path).read_bytes() for path in yaml_paths(project.catalog)}
    place = WorkspaceInfo(project.root, project.shown, schemas=project.has_schemas)
    done = import_pages(before, requests, place)
    changed = {path: content for path, content in sorted(done.files.items()) if before.get(path) != content}
    if not dry_run:
        for path, content in changed.items():
            atomic_write(project.catalog / path, content, inside=project.catalog)
    if form == "json":
        write_json(_told(project, done, list(changed), dry_run=dry_run))
    else:
        if dry_run:
            write_stdout("\n".join(_diff(project, before, changed)))
        print_findings(done.findings, done.sources)
    for line in _lines(project, done):
        log(line)
    log(
        f"{pluralize(len(changed), 'file')} {'would be written' if dry_run else 'written'} in {project.shown}"
    )
    return EXIT_FINDINGS if any(one.severity is Severity.ERROR for one in done.findings) else EXIT_OK


def _diff(project: Project, before: Mapping[str, bytes], changed: Mapping[str, bytes]) -> Iterator[str]:
    for path, content in changed.items():
        yield from unified_diff(before.get(path), content, f"{project.shown}/{path}")


def _lines(project: Project, done: ImportResult) -> Iterator[str]:
    """Yield what was declared, and what became of each version."""
    for document in done.declared:
        yield f"{document} is new: declared in {project.shown}/{MANIFEST_NAME}"
    for one in done.versions:
        if one.outcome != "refused":  # a finding says why
            yield f"{_title(one)}: {pluralize(len(one.version.claims), 'claim')} {one.outcome}; {_effect(one)}"


def _title(one: VersionResult) -> str:
    return f"{one.version.document} {one.version.version} ({one.version.locale})"


def _effect(one: VersionResult) -> str:
    if one.newer:
        return f"{one.newer} is newer, so the catalog is left as it is"
    return f"{pluralize(len(one.entries), 'entry')} proposed, {pluralize(len(one.texts), 'text')} added"


def _told(
    project: Project, done: ImportResult, changed: Sequence[str], *, dry_run: bool
) -> Mapping[str, object]:
    """Return for programs what was stored and proposed, in which files, and what there is to look at."""
    from zcodegen.report.json import finding_object  # noqa: PLC0415 - only this form needs it

    return {
        "dry_run": dry_run,
        "declared": done.declared,
        "versions": [_version(one) for one in done.versions],
        "written": [f"{project.shown}/{path}" for path in changed],
        "findings": [finding_object(found) for found in done.findings],
    }


def _version(one: VersionResult) -> Mapping[str, object]:
    return {
        "document": one.version.document,
        "version": one.version.version,
        "locale": one.version.locale,
        "claims": len(one.version.claims),
        "outcome": one.outcome,
        "newer": one.newer,
        "proposed": one.entries,
        "added": one.texts,
    }
