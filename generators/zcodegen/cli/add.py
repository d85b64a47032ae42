"""`zcodegen add`: a new entry in its place, with the next free code."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.dump import entry_tree
from zcodegen.catalog.edit import add_entries, edit_file
from zcodegen.catalog.free_code import next_free_code
from zcodegen.catalog.model import Catalog, Code, Domain, Entry, Text
from zcodegen.catalog.status import DEFAULTS
from zcodegen.cli.completion import complete_domains, complete_locales
from zcodegen.cli.console import log, print_findings
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import read_locale
from zcodegen.cli.project import catalog_option, find_project
from zcodegen.diagnostics import ZcodegenError
from zcodegen.importer.infer import infer_status
from zcodegen.naming import nearest
from zcodegen.naming.names import fault_of
from zcodegen.output.atomic import atomic_write


@click.command(epilog='Example: zcodegen add acme.rtc ROOM_FULL --message "The room is full."')
@click.argument("domain", shell_complete=complete_domains)
@click.argument("name")
@catalog_option
@click.option("--code", help="Code (default: the next free one of an integer domain).")
@click.option("--status", type=click.Choice(sorted(DEFAULTS)), help="Status (default: what the name says).")
@click.option("--message", required=True, help="Message of the entry.")
@click.option(
    "--locale",
    callback=read_locale,
    shell_complete=complete_locales,
    help="Language of the message (default: the catalog's source).",
)
def command(
    *,
    domain: str,
    name: str,
    catalog: Path | None,
    code: str | None,
    status: str | None,
    message: str,
    locale: str | None,
) -> int:
    """Add the entry NAME to DOMAIN, after the entry with the next lower code.

    Reserved codes and names, and those of retired entries, are refused.
    """
    project = find_project(catalog)
    loaded = project.load()
    if loaded.catalog is None or not loaded.ok:
        print_findings(loaded.findings, loaded.sources.files)
        return EXIT_FINDINGS
    owner = _domain(loaded.catalog, domain)
    entry = Entry(
        domain=domain,
        name=_free_name(owner, name),
        code=_code(owner, code),
        status=status or infer_status(name, message),
        message={locale or loaded.catalog.manifest.source_locale: Text(message)},
    )
    path = f"{domain.replace('.', '/')}.yaml"
    manifest = loaded.catalog.manifest
    locales = (manifest.source_locale, *manifest.required_locales)
    before = project.read(path)
    addition = (entry.name, entry_tree(entry, owner), _previous(owner, entry.code))
    after = edit_file(before, "domain", locales, lambda root: add_entries(root, [addition]))
    atomic_write(project.catalog / path, after, inside=project.catalog)
    line = next(
        number
        for number, text in enumerate(after.decode().splitlines(), 1)
        if text.strip() == f"{entry.name}:"
    )
    log(f"{project.shown}/{path}:{line}: added {entry.name} ({owner.shown(entry.code)}), {entry.status}")
    return EXIT_OK


def _domain(catalog: Catalog, name: str) -> Domain:
    if name not in catalog.domains:
        near = nearest(name, catalog.domains)
        raise ZcodegenError(f"unknown domain {name!r}" + (f"; did you mean {near!r}?" if near else ""))
    return catalog.domains[name]


def _free_name(domain: Domain, name: str) -> str:
    if error := fault_of(name):
        raise ZcodegenError(f"{name!r} cannot be a name: {error}")
    taken = {other for entry in domain.entries.values() for other in (entry.name, *entry.aliases)}
    if name in taken:
        raise ZcodegenError(f"{domain.name} already has the name {name}")
    if reserved := domain.reserved_name(name):
        raise ZcodegenError(f"the name {name} is reserved: {reserved.reason}")
    return name


def _code(domain: Domain, given: str | None) -> Code:
    if given is None:
        code: Code | None = next_free_code(domain)
        if code is None:
            raise ZcodegenError(f"{domain.name} has no next code; name one with --code")
        return code
    try:
        code = int(given, 0) if domain.code_type == "integer" else given
    except ValueError as error:
        raise ZcodegenError(f"{given!r} is not an integer, as the codes of {domain.name} are") from error
    if owner := domain.by_code().get(code):
        raise ZcodegenError(f"the code {given} is already used by {owner.name}")
    if reserved := domain.reservation(code):
        raise ZcodegenError(f"the code {given} is reserved: {reserved.reason}")
    return code


def _previous(domain: Domain, code: Code) -> str | None:
    """Return the entry after which a code belongs: that of the next lower code, else the last one."""
    entries = [*domain.entries.values()]
    if not isinstance(code, int):
        return entries[-1].name if entries else None
    lower = [entry for entry in entries if isinstance(entry.code, int) and entry.code < code]
    return max(lower, key=lambda entry: entry.code).name if lower else None
