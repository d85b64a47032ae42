"""The options of `zcodegen documents` about errata: list them, or print the diff that corrects a page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.project import Project
from zcodegen.check.catalog import check
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.findings import read_day_of_check
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.explain.errata import Erratum, find_errata
from zcodegen.explain.page_patch import patch_page
from zcodegen.files import read_inside
from zcodegen.output.unified_diff import unified_diff
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.report import errata as report
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.table import RULES


def show_errata(project: Project, document: str | None, output_format: str) -> int:
    """Print what the owners of pages should correct, of one document or of all."""
    errata = _load(project, document)
    if output_format == "json":
        write_json([report.as_object(erratum) for erratum in errata])
    elif errata:
        write_stdout(report.text(errata))
    else:
        log("no errata are recorded: a waiver with `erratum: true` records one")
    return EXIT_OK


def show_patch(project: Project, document: str, root: Path) -> int:
    """Print the diff that corrects the pages of a document, which are below `root` at the paths of their claims.

    Exit 1 if an erratum could not be corrected; the reasons go to stderr.
    """
    errata = _load(project, document)
    if not errata:
        log(f"no errata of {document} are recorded: a waiver with `erratum: true` records one")
    loaded = project.load().catalog
    words = HeaderVocabulary().extended(loaded.manifest.words, {}) if loaded else None
    failed = 0
    for page, listed in groupby(
        sorted(errata, key=lambda erratum: erratum.page), lambda erratum: erratum.page
    ):
        failed += _show_page(root, page, list(listed), words)
    return EXIT_FINDINGS if failed else EXIT_OK


def _show_page(root: Path, page: str, errata: Iterable[Erratum], words: HeaderVocabulary | None) -> int:
    try:
        content = read_inside(root, page)
    except OSError as error:
        raise ZcodegenError(
            f"cannot read {page} below {root.as_posix()}: {error.strerror}; name the folder of the pages with --root"
        ) from error
    patch = patch_page(content, errata, path=page, words=words)
    diff = "\n".join(unified_diff(content, patch.content, page))
    if diff:
        write_stdout(diff)
    for erratum, reason in patch.failed:
        location = f"{page}:{erratum.line}" if erratum.line else page
        log(f"{location}: {erratum.field or 'row'} of {erratum.code} is not in the diff: {reason}")
    if patch.failed:
        log(
            f"{pluralize(len(patch.failed), 'erratum').replace('erratums', 'errata')} left to correct by hand"
        )
    return len(patch.failed)


def _load(project: Project, document: str | None) -> list[Erratum]:
    loaded = project.load()
    versions, faults = load_claims(project.catalog, shown=project.shown)
    print_findings([*loaded.findings, *faults], loaded.sources.files)
    if loaded.catalog is None:
        raise ZcodegenError("the manifest cannot be read: fix it first")
    context = RuleContext(loaded.catalog, loaded.sources, versions)
    rules = [rule for rule in RULES.values() if rule.family in {"documents", "versions", "waivers"}]
    waived = check(context, rules, read_day_of_check(None)).waived
    return [erratum for erratum in find_errata(waived, context) if document in {None, erratum.document}]
