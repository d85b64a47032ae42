"""`zcodegen add`: a new entry in its place, with the next free code."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.project import find_project
from zcodegen.catalog.status import DEFAULTS
from zcodegen.cli.completion import complete_domains, complete_locales
from zcodegen.cli.console import log, print_findings
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, read_locale
from zcodegen.editor.new_entry import WantedEntry, plan_entry
from zcodegen.naming import describe_unknown


def _read_status(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return a status in capitals; BadParameter names the nearest for an unknown one."""
    if value is None or value.upper() in DEFAULTS:
        return value and value.upper()
    raise click.BadParameter(describe_unknown("status", value.upper(), DEFAULTS))


def _read_translations(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """Return the texts by locale; BadParameter for a value without `=`, and for a locale that is given twice."""
    texts: dict[str, str] = {}
    for value in values:
        tag, equals, text = value.partition("=")
        locale = read_locale(context, parameter, tag.strip())
        if not (equals and locale and text.strip()):
            raise click.BadParameter(f"{value!r} is not LOCALE=TEXT, such as ja=部屋が満員です。")
        if locale in texts:
            raise click.BadParameter(f"{locale} is given twice")
        texts[locale] = text.strip()
    return texts


def _complete_statuses(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    return [status for status in sorted(DEFAULTS) if status.startswith(begun.upper())]


@click.command(
    epilog="""\b
Examples: zcodegen add acme.rtc ROOM_FULL --message "The room is full." --translation ja=部屋が満員です。
          zcodegen add acme.pay CARD_LOST --message "The card is lost." --title Payments"""
)
@click.argument("domain", shell_complete=complete_domains)
@click.argument("name")
@catalog_option
@click.option("--code", help="Code (default: the next free one of an integer domain).")
@click.option(
    "--status",
    callback=_read_status,
    shell_complete=_complete_statuses,
    metavar="STATUS",
    help=f"Status (default: derived from the name): {', '.join(sorted(DEFAULTS))}.",
)
@click.option("--message", required=True, help="Message of the entry.")
@click.option(
    "--locale",
    callback=read_locale,
    shell_complete=complete_locales,
    help="Language of the message (default: the catalog's source).",
)
@click.option(
    "--translation",
    "translations",
    multiple=True,
    metavar="LOCALE=TEXT",
    callback=_read_translations,
    help="The message in another locale. May be given several times.",
)
@click.option("--title", help="Title of DOMAIN, if the entry is the first one of a new domain.")
def command(
    *,
    domain: str,
    name: str,
    catalog: Path | None,
    code: str | None,
    status: str | None,
    message: str,
    locale: str | None,
    translations: dict[str, str],
    title: str | None,
) -> int:
    """Add the entry NAME to DOMAIN, after the entry with the next lower code.

    --title begins a new domain: its codes are integers, unless --code is none.

    Reserved codes and names, and those of retired entries, are refused.
    """
    project = find_project(catalog)
    loaded = project.load()
    if loaded.catalog is None or not loaded.ok:
        print_findings(loaded.findings, loaded.sources.files)
        return EXIT_FINDINGS
    if (locale or loaded.catalog.manifest.source_locale) in translations:
        raise click.UsageError("--translation is for other locales than that of --message")
    wanted = WantedEntry(domain, name, message, locale, code, status, title=title, translations=translations)
    new = plan_entry(loaded.catalog, wanted, project.read)
    project.write({new.path: new.after})
    log(
        f"{project.shown}/{new.path}:{new.line}: added {new.entry.name} ({new.shown_code}), {new.entry.status}"
    )
    if status is None and new.entry.status == "UNKNOWN":
        log("help: no status follows from the name: write one in place of UNKNOWN, or give --status")
    return EXIT_OK
