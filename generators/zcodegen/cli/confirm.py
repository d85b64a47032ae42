"""`zcodegen confirm`: accept proposed entries in bulk, after a look at their names."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from zcodegen.catalog.edit import confirm_entries, edit_file
from zcodegen.catalog.files import domain_path
from zcodegen.catalog.model import Entry
from zcodegen.catalog.project import find_project
from zcodegen.cli.completion import complete_domains, complete_entries
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option
from zcodegen.cli.selection import check_known, is_below
from zcodegen.diagnostics import pluralize

MAX_MESSAGE = 60
"""Characters of a message in the table."""


@click.command(epilog="Example: zcodegen confirm --domain acme.rtc")
@catalog_option
@click.option(
    "--domain",
    "domains",
    multiple=True,
    metavar="DOMAIN",
    shell_complete=complete_domains,
    help="Confirm the proposals of this domain and those below it.",
)
@click.option(
    "--entry",
    "entries",
    multiple=True,
    metavar="ENTRY",
    shell_complete=complete_entries,
    help="Confirm this entry: NAME or domain.NAME.",
)
@click.option("--all", "everything", is_flag=True, help="Confirm the proposals of all domains.")
@click.option("--dry-run", is_flag=True, help="Print the table of names; write nothing.")
@format_option
def command(
    *,
    catalog: Path | None,
    domains: tuple[str, ...],
    entries: tuple[str, ...],
    everything: bool,
    dry_run: bool,
    output_format: str,
) -> int:
    """Accept proposed entries: print code, name, status and message of each, and remove their `proposed` mark.

    Names that end in their code were not found in the text (CODE_104, ROOM_FULL_105): `zcodegen rename` them first. Comments stay.
    """
    if not (domains or entries or everything):
        raise click.UsageError("name what to confirm with --domain or --entry, or give --all")
    project = find_project(catalog)
    loaded = project.load()
    if loaded.catalog is None or not loaded.ok:
        print_findings(list(loaded.findings), loaded.sources.files)
        return EXIT_FINDINGS
    check_known(loaded.catalog, domains=domains, entries=entries)
    chosen = [
        entry for entry in loaded.catalog.entries() if entry.proposed and _is_chosen(entry, domains, entries)
    ]
    manifest = loaded.catalog.manifest
    if output_format == "json":
        write_json([_object(entry) for entry in chosen])
    elif chosen:
        write_stdout("\n".join(_rows(chosen, manifest.source_locale)))
    by_domain: dict[str, list[str]] = {}
    for entry in chosen:
        by_domain.setdefault(entry.domain, []).append(entry.name)
    locales = (manifest.source_locale, *manifest.required_locales)
    files: dict[str, bytes] = {}
    for domain, names in () if dry_run else by_domain.items():
        path = domain_path(domain)
        files[path] = edit_file(project.read(path), "domain", locales, partial(confirm_entries, names=names))
    project.write(files)
    unnamed = sum(_is_unnamed(entry) for entry in chosen)
    hint = f"; {pluralize(unnamed, 'name')} with a code in it to review" if unnamed else ""
    done = "would be confirmed" if dry_run else "confirmed"
    log(f"zcodegen: {pluralize(len(chosen), 'entry')} in {pluralize(len(by_domain), 'domain')} {done}{hint}")
    return EXIT_OK


def _is_chosen(entry: Entry, domains: tuple[str, ...], entries: tuple[str, ...]) -> bool:
    if not (domains or entries):
        return True
    return any(is_below(entry.domain, domain) for domain in domains) or bool(
        {entry.name, entry.full_name} & set(entries)
    )


def _is_unnamed(entry: Entry) -> bool:
    return entry.name.endswith(str(entry.code).lstrip("-"))


def _rows(entries: list[Entry], source: str) -> list[str]:
    """Return a table of the entries, one line each; names to review are marked with `?`."""
    cells = [
        (
            str(entry.code),
            f"{entry.name}{' ?' if _is_unnamed(entry) else ''}",
            entry.status,
            _message(entry, source),
        )
        for entry in entries
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(3)]
    lines: list[str] = []
    domain = ""
    for entry, row in zip(entries, cells, strict=True):
        if entry.domain != domain:
            domain = entry.domain
            lines.append(domain)
        lines.append(
            "  "
            + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
            + f"  {row[3]}"
        )
    return lines


def _message(entry: Entry, source: str) -> str:
    text = (entry.message.get(source) or next(iter(entry.message.values()))).value
    line = " ".join(text.split())
    return line if len(line) <= MAX_MESSAGE else f"{line[: MAX_MESSAGE - 1]}…"


def _object(entry: Entry) -> dict[str, object]:
    return {
        "domain": entry.domain,
        "code": entry.code,
        "name": entry.name,
        "status": entry.status,
        "message": {locale: text.value for locale, text in entry.message.items()},
        "review": _is_unnamed(entry),
    }
