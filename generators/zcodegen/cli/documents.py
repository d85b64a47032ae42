"""`zcodegen documents`: the documents, their versions and what each changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from zcodegen.catalog.claims import Version, load_claims, sort_versions, withdrawn
from zcodegen.catalog.history import VersionChange, change_between
from zcodegen.catalog.model import Code, Document
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.errata import show_errata, show_patch
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import form_option
from zcodegen.cli.project import catalog_option, find_project
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.naming import nearest


@click.command(epilog="Example: zcodegen documents zego.aiagent.return-codes --format json")
@catalog_option
@click.argument("document", required=False)
@click.option("--errata", is_flag=True, help="List what the owners of the pages should correct.")
@click.option(
    "--patch", is_flag=True, help="Print the diff that corrects the pages of DOCUMENT by its errata."
)
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the pages for --patch (default: the project).",
)
@form_option
def command(
    *, catalog: Path | None, document: str | None, errata: bool, patch: bool, root: Path | None, form: str
) -> int:
    """List the documents, or DOCUMENT: versions, rows, and what each version added, removed and changed."""
    project = find_project(catalog)
    if patch and document is None:
        raise ZcodegenError("--patch needs a DOCUMENT: `zcodegen documents` lists them")
    versions, faults = load_claims(project.catalog, shown=project.shown)
    loaded = project.load()
    findings = [*loaded.findings, *faults]
    print_findings(findings, loaded.sources.files)
    declared = dict(loaded.catalog.manifest.documents) if loaded.catalog else {}
    for one in versions:
        declared.setdefault(one.document, Document(one.document, {}))
    if document is not None and document not in declared:
        near = nearest(document, declared)
        hint = f"did you mean {near}?" if near else "`zcodegen documents` lists them"
        raise ZcodegenError(f"no document is called {document!r}; {hint}")
    if patch:
        return show_patch(project, str(document), root or project.root)
    if errata:
        return show_errata(project, document, form)
    if not declared and not findings:
        log("the catalog has no documents yet: `zcodegen import` reads their pages")
    chosen = [one for name, one in sorted(declared.items()) if document in {None, name}]
    histories = {one.id: list(_history(one, versions)) for one in chosen}
    if form == "json":
        told = {name: [_json(*step) for step in steps] for name, steps in histories.items()}
        write_json(told)
    else:
        write_stdout("\n".join(line for one in chosen for line in _text(one, histories[one.id])))
    return EXIT_FINDINGS if findings else EXIT_OK


Step = tuple[Version, VersionChange, bool, bool]
"""A version, what it changed, whether it is the first of its locale, whether the manifest disowns it."""


def _history(document: Document, versions: tuple[Version, ...]) -> Iterator[Step]:
    own = sort_versions((one for one in versions if one.document == document.id), document)
    for locale in sorted({one.locale for one in own}):
        before: Version | None = None
        for version in (one for one in own if one.locale == locale):
            dropped = withdrawn(version, document)
            yield version, change_between(before, version), before is None, dropped
            before = before if dropped else version


def _json(version: Version, change: VersionChange, first: bool, dropped: bool) -> dict[str, object]:  # noqa: FBT001 - private, called once
    told: dict[str, object] = {
        "version": version.version,
        "locale": version.locale,
        "page": version.page,
        "rows": _rows(version),
        "codes": len(version.claims),
    }
    if change.twice:
        told["twice"] = list(change.twice)
    if not first:
        told |= {
            "added": list(change.added),
            "removed": list(change.removed),
            "changed": list(change.changed),
        }
    if dropped:
        told["withdrawn"] = True
    return told


def _rows(version: Version) -> int:
    return len({(claim.page, claim.line) for claim in version.claims})


def _text(document: Document, steps: list[Step]) -> Iterator[str]:
    title = next(iter(document.title.values()), "")
    yield f"{document.id}  {title}".rstrip()
    if not steps:
        yield "  no version is stored: `zcodegen import` reads its pages"
    for version, change, first, dropped in steps:
        mark = " (withdrawn)" if dropped else ""
        yield (
            f"  {version.version} {version.locale}: {pluralize(_rows(version), 'row')}, {pluralize(len(version.claims), 'code')}, "
            f"from {version.page}{mark}"
        )
        listed = [("twice", change.twice)]
        if not first:
            listed += [("added", change.added), ("removed", change.removed), ("changed", change.changed)]
        yield from (f"    {what:<8} {_codes(codes)}" for what, codes in listed if codes)


def _codes(codes: tuple[Code, ...]) -> str:
    return f"{len(codes)}: {', '.join(map(str, codes))}"
