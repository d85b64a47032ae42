"""`zcodegen explain`: what a code, a name, a domain or words of a text mean, and which pages state it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from zcodegen.catalog.claims import Version, load_claims
from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.load import LoadResult
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.project import find_project
from zcodegen.cli.completion import complete_domains, complete_locales, complete_queries
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.options import format_option, read_locale
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.explain.explanation import Explanation, explain
from zcodegen.explain.find import Match, find, suggest
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.report import explanation as report
from zcodegen.rules.rule import RuleContext

MAX_INPUT_BYTES = 16 * 1024 * 1024
"""Of a log on the standard input; `zcodegen scan -` reads any size."""


@click.command(
    epilog="Example: zcodegen explain 410001002 --locale en",
    context_settings={"ignore_unknown_options": True},  # a negative code is an argument
)
@click.option(
    "--catalog",
    "catalog",
    type=click.Path(path_type=Path),
    help="Folder of the catalog (default: catalog/ here or in a folder above), or a package that carries it: a wheel, "
    "another file of `zcodegen pack`, the folder of an installed package.",
)
@click.argument(
    "queries",
    metavar="CODE|NAME|DOMAIN|WORDS…",
    nargs=-1,
    required=True,
    shell_complete=complete_queries,
)
@click.option(
    "--domain",
    metavar="DOMAIN",
    shell_complete=complete_domains,
    help="Search only this domain and those that it includes.",
)
@click.option(
    "--locale",
    callback=read_locale,
    shell_complete=complete_locales,
    help="Language of the texts (default: the source locale).",
)
@click.option("--history", is_flag=True, help="Add what each version of the pages changed, with both texts.")
@format_option
def command(
    *,
    catalog: Path | None,
    queries: tuple[str, ...],
    domain: str | None,
    locale: str | None,
    history: bool,
    output_format: str,
) -> None:
    """Explain codes, names, domains, or words of a message: texts, recovery, decisions, pages and their history.

    A code may be decimal, hex, negative or a string; a name may have the spelling of any language; a label of the
    packages, `code=104` and a log line are read as well, and so are signed and unsigned forms of a number. Every meaning of a code is shown.
    `-` reads lines of a log from the standard input; those without a code are passed over.
    """
    loaded, versions = _load(catalog)
    if loaded.catalog is None:
        raise ZcodegenError("the manifest cannot be read: fix it first")
    context = RuleContext(loaded.catalog, loaded.sources, versions)
    matches = [
        match
        for query in queries
        for match in (
            _find_in_lines(loaded.catalog, domain)
            if query == "-"
            else [_find(loaded, loaded.catalog, query, domain)]
        )
    ]
    locales = text_locales(loaded.catalog, locale)
    explained = [
        [explain(entry, context, locales, with_changes=history) for entry in match.entries]
        for match in matches
    ]
    _note_locales(locale, [explanation for many in explained for explanation in many])
    if output_format == "json":
        write_json(
            [
                row
                for match, many in zip(matches, explained, strict=True)
                for row in match_objects(match, many)
            ]
        )
    else:
        blocks = [
            block
            for match, many in zip(matches, explained, strict=True)
            for block in _blocks(match, many, loaded.catalog, locales[0])
        ]
        write_stdout("\n\n".join(blocks))


def _load(catalog: Path | None) -> tuple[LoadResult, tuple[Version, ...]]:
    """Load a catalog with its claims; a package, or the folder of an installed one, carries no claims."""
    if catalog is not None and not (catalog / MANIFEST_NAME).is_file() and catalog.exists():
        from zcodegen.cli.snapshots import Catalogs
        from zcodegen.diff.snapshot import load_snapshot

        loaded = load_snapshot(Catalogs(None).side(str(catalog))).bundled()
        print_findings(loaded.findings, loaded.sources.files)
        return loaded, ()
    project = find_project(catalog)
    loaded = project.load().bundled()
    versions, faults = load_claims(project.catalog, shown=project.shown)
    print_findings([*loaded.findings, *faults], loaded.sources.files)
    return loaded, versions


def _find(loaded: LoadResult, catalog: Catalog, query: str, domain: str | None) -> Match:
    match = find(catalog, query, domain)
    if not match and not loaded.ok:
        raise ZcodegenError(
            f"{query!r} is not in what could be read of the catalog; fix the errors above first"
        )
    if not match:
        within = f" in {domain}" if domain else ""
        raise ZcodegenError(f"nothing is called {query!r}{within}; {suggest(catalog, query, domain)}")
    if match.by_words and _IDENTIFIER.fullmatch(query):
        log(f"nothing is called {query!r}; shown is what has nearly the same letters")
    return match


def _find_in_lines(catalog: Catalog, domain: str | None) -> list[Match]:
    """Return what the lines of the standard input name: each entry once, in the order of the lines; no lines by their words."""
    lines = sys.stdin.buffer.read(MAX_INPUT_BYTES).decode("utf-8", "replace").splitlines()
    found = (find(catalog, line, domain, by_words=False) for line in lines if line.strip())
    named = [match for match in found if match]
    if not named:
        raise ZcodegenError(
            f"no code of the catalog in {pluralize(len(lines), 'line')} of the standard input"
        )
    log(f"{len(named)} of {pluralize(len(lines), 'line')} of the standard input have a code of the catalog")
    return list({_names(match): match for match in named}.values())


def _names(match: Match) -> tuple[object, ...]:
    reserved = tuple((domain.name, reservation.reason) for domain, reservation in match.reserved)
    return (
        match.domain.name if match.domain else None,
        reserved,
        *(entry.full_name for entry in match.entries),
    )


_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)+")


def text_locales(catalog: Catalog, wanted: str | None) -> tuple[str, ...]:
    """Return the locales in which to look for the texts of an entry, best first."""
    manifest = catalog.manifest
    if wanted is None:
        return (manifest.source_locale,)
    data = match_data(catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback)
    return lookup_order(wanted, data)


def _note_locales(wanted: str | None, explained: list[Explanation]) -> None:
    others = sorted({explanation.locale for explanation in explained} - {wanted})
    if wanted and others:
        log(f"not all texts are there in {wanted}: shown in {', '.join(others)}")


def _blocks(match: Match, explained: list[Explanation], catalog: Catalog, locale: str) -> list[str]:
    if match.domain:
        return [report.domain_text(match.domain, catalog, locale)]
    return [
        *(report.text(explanation) for explanation in explained),
        *(report.reserved_text(*reserved) for reserved in match.reserved),
    ]


def match_objects(match: Match, explained: list[Explanation]) -> list[dict[str, object]]:
    """Return what a query found for programs: entries, a domain, or reservations."""
    if match.domain:
        return [report.domain_object(match.domain)]
    return [
        *map(report.as_object, explained),
        *(report.reserved_object(*reserved) for reserved in match.reserved),
    ]
