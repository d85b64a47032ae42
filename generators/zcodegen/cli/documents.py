"""`zcodegen documents`: the documents, their versions, and what changed from one version to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import click
from msgspec import Struct

from zcodegen.catalog.claims import Version, load_claims, sort_versions, withdrawn
from zcodegen.catalog.history import VersionChange, change_between
from zcodegen.catalog.model import Catalog, Code, Document
from zcodegen.catalog.project import find_project
from zcodegen.catalog.version_events import FAIL_ON, version_events
from zcodegen.catalog.version_steps import compare_versions
from zcodegen.cli.completion import complete_documents, complete_locales
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.errata import show_errata, show_patch
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option
from zcodegen.diagnostics import Finding, ZcodegenError, pluralize
from zcodegen.naming import describe_unknown
from zcodegen.report.versions import RENDERERS, VersionDiff

ALL = "all"
"""Value of --diff for every step of the history."""


@click.command(
    epilog="Example: zcodegen documents acme.codes --diff 2025-08-11..2026-07-17 --fail-on meaning"
)
@catalog_option
@click.argument("document", required=False, shell_complete=complete_documents)
@click.option(
    "--diff",
    "spec",
    is_flag=False,
    flag_value="",
    metavar="[OLD..NEW]",
    help="Compare two versions of DOCUMENT with both texts (default: the last two; OLD.. means up to the newest; all: every step).",
)
@click.option("--locale", shell_complete=complete_locales, help="With --diff: only this locale.")
@click.option(
    "--fail-on",
    type=click.Choice([*FAIL_ON, "never"]),
    default="never",
    show_default=True,
    help="With --diff: exit 1 on changed meanings and moved texts (meaning), also on changed values (fact), also on dropped codes and texts (gap), or on any change.",
)
@click.option("--errata", is_flag=True, help="List what the owners of the pages should correct.")
@click.option(
    "--patch", is_flag=True, help="Print the diff that corrects the pages of DOCUMENT by its errata."
)
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the pages for --patch (default: the project).",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(sorted(RENDERERS)),
    default="text",
    show_default=True,
    help="Output format; github and markdown are for --diff.",
)
def command(
    *,
    catalog: Path | None,
    document: str | None,
    spec: str | None,
    locale: str | None,
    fail_on: str,
    errata: bool,
    patch: bool,
    root: Path | None,
    output_format: str,
) -> int:
    """List the documents, or DOCUMENT: versions, rows, and the codes that each version added, removed and changed.

    With --diff, print what changed between two versions: the kind, both texts, and their lines in the pages.
    """
    if spec is None and (fail_on != "never" or output_format in {"github", "markdown"} or locale):
        raise click.UsageError("--fail-on, --locale and the formats github and markdown need --diff")
    if spec is not None and document is None:
        raise click.UsageError("name the document to compare: zcodegen documents DOCUMENT --diff")
    if patch and document is None:
        raise click.UsageError("--patch needs a DOCUMENT: `zcodegen documents` lists them")
    project = find_project(catalog)
    versions, claim_errors = load_claims(project.catalog, shown=project.shown)
    loaded = project.load()
    findings = [*loaded.findings, *claim_errors]
    print_findings(findings, loaded.sources.files)
    declared = _declared(loaded.catalog, versions)
    if document is not None and document not in declared:
        raise ZcodegenError(describe_unknown("document", document, declared))
    if spec is not None and document is not None:
        diffs = list(diff_document(declared[document], versions, spec, locale))
        return _print_diffs(diffs, findings, fail_on=fail_on, output_format=output_format)
    if patch:
        return show_patch(project, str(document), root or project.root)
    if errata:
        return show_errata(project, document, output_format)
    if not declared and not findings:
        log("the catalog has no documents yet: `zcodegen import` reads their pages")
    chosen = [declared[name] for name in sorted(declared) if document in {None, name}]
    histories = {found.id: list(_history(found, versions)) for found in chosen}
    if output_format == "json":
        write_json({name: [_step_object(step) for step in steps] for name, steps in histories.items()})
    else:
        write_stdout("\n".join(line for found in chosen for line in _text(found, histories[found.id])))
    return EXIT_FINDINGS if findings else EXIT_OK


def _declared(catalog: Catalog | None, versions: Sequence[Version]) -> dict[str, Document]:
    """Return the documents of the manifest, and those that only claims files name."""
    documents = dict(catalog.manifest.documents) if catalog else {}
    for version in versions:
        documents.setdefault(version.document, Document(version.document, {}))
    return documents


def _print_diffs(
    diffs: list[VersionDiff], findings: Sequence[Finding], *, fail_on: str, output_format: str
) -> int:
    report = RENDERERS[output_format](diffs)
    if report:
        write_stdout(report)
    kinds = FAIL_ON.get(fail_on, frozenset())
    counted = [event for diff in diffs for event in diff.events if event.kind in kinds]
    events = sum(len(diff.events) for diff in diffs)
    log(f"zcodegen: {pluralize(events, 'change')} between {pluralize(len(diffs), 'pair')} of versions")
    return EXIT_FINDINGS if counted or findings else EXIT_OK


def diff_document(
    document: Document, versions: Sequence[Version], spec: str, locale: str | None
) -> Iterator[VersionDiff]:
    """Yield the changes that `spec` asks for, locale by locale.

    `spec` is `OLD..NEW`, `OLD..` or `..NEW` (a side left out is the newest version, or the one before NEW), a single
    OLD, empty for the last two versions, or `all` for every step. Withdrawn versions count only if they are named.
    Raises ZcodegenError for an unknown version, and if there is nothing to compare.
    """
    own = sort_versions((version for version in versions if version.document == document.id), document)
    locales = sorted({version.locale for version in own if locale in {None, version.locale}})
    found: list[VersionDiff] = []
    for name in locales:
        of_locale = [version for version in own if version.locale == name]
        found += (_diff(old, new, document) for old, new in _pairs(of_locale, document, spec))
    if not found:
        _explain_nothing(document, own, spec, locale)
    yield from found


def _pairs(versions: list[Version], document: Document, spec: str) -> Iterator[tuple[Version, Version]]:
    counting = [version for version in versions if not withdrawn(version, document)]
    if spec == ALL:
        yield from pairwise(counting)
        return
    first, dots, last = spec.partition("..")
    names = [version.version for version in counting]
    by_name = {version.version: version for version in versions}
    newest = last or (names[-1] if names else "")
    older = names[: names.index(newest)] if newest in names else names
    oldest = first or (older[-1] if older else "")
    if dots and not first and not last:
        oldest = names[-2] if len(names) > 1 else ""
    if oldest in by_name and newest in by_name and oldest != newest:
        yield by_name[oldest], by_name[newest]


def _diff(old: Version, new: Version, document: Document) -> VersionDiff:
    return VersionDiff(old, new, version_events(compare_versions(old, new, document)))


def _explain_nothing(document: Document, versions: list[Version], spec: str, locale: str | None) -> None:
    names = list(dict.fromkeys(version.version for version in versions))
    if locale and locale not in {version.locale for version in versions}:
        raise ZcodegenError(f"{document.id} has no version in {locale}")
    for name in filter(None, spec.split("..")):
        if name not in names and name != ALL:
            raise ZcodegenError(describe_unknown(f"version of {document.id}", name, names))
    raise ZcodegenError(f"{document.id} has no two versions in one locale to compare")


class Step(Struct, frozen=True):
    """A version, the codes that it changed, whether it is the first of its locale, whether it is withdrawn."""

    version: Version
    change: VersionChange
    is_first: bool
    is_withdrawn: bool


def _history(document: Document, versions: Sequence[Version]) -> Iterator[Step]:
    own = sort_versions((version for version in versions if version.document == document.id), document)
    for locale in sorted({version.locale for version in own}):
        before: Version | None = None
        for version in (found for found in own if found.locale == locale):
            is_out = withdrawn(version, document)
            yield Step(version, change_between(before, version), before is None, is_out)
            before = before if is_out else version


def _step_object(step: Step) -> dict[str, object]:
    version, change = step.version, step.change
    values: dict[str, object] = {
        "version": version.version,
        "locale": version.locale,
        "page": version.page,
        "rows": _count_rows(version),
        "codes": len(version.claims),
    }
    if version.fetched:
        values["fetched"] = version.fetched
    if change.twice:
        values["twice"] = list(change.twice)
    if not step.is_first:
        values |= {
            "added": list(change.added),
            "removed": list(change.removed),
            "changed": list(change.changed),
        }
    if step.is_withdrawn:
        values["withdrawn"] = True
    return values


def _count_rows(version: Version) -> int:
    return len({(claim.page, claim.line) for claim in version.claims})


def _text(document: Document, steps: list[Step]) -> Iterator[str]:
    title = next(iter(document.title.values()), "")
    yield f"{document.id}  {title}".rstrip()
    if not steps:
        yield "  no version is stored: `zcodegen import` reads its pages"
    for step in steps:
        version, change = step.version, step.change
        mark = " (withdrawn)" if step.is_withdrawn else ""
        yield (
            f"  {version.version} {version.locale}: {pluralize(_count_rows(version), 'row')}, "
            f"{pluralize(len(version.claims), 'code')}, from {version.page}{_fetched(version)}{mark}"
        )
        rows = [("twice", change.twice)]
        if not step.is_first:
            rows += [("added", change.added), ("removed", change.removed), ("changed", change.changed)]
        yield from (f"    {what:<8} {_codes(codes)}" for what, codes in rows if codes)


def _fetched(version: Version) -> str:
    return f", fetched on {version.fetched}" if version.fetched else ""


def _codes(codes: tuple[Code, ...]) -> str:
    return f"{len(codes)}: {', '.join(map(str, codes))}"
