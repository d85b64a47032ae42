"""The options that choose findings, and the names that they take: shared by `check`, `waive` and `confirm`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from zcodegen.catalog.model import Catalog
from zcodegen.catalog.project import Project
from zcodegen.cli.completion import complete_documents, complete_domains, complete_entries
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import describe_unknown, nearest
from zcodegen.rules.selection import Selection
from zcodegen.rules.table import RULES

Command = TypeVar("Command", bound=Callable[..., Any])


def selection_options(command: Command) -> Command:
    """Add --document, --domain and --entry to a command; each may be given several times."""
    for name, completer, text in (
        ("entry", complete_entries, "Only findings about this entry: NAME or domain.NAME."),
        ("domain", complete_domains, "Only findings about this domain and the domains below it."),
        ("document", complete_documents, "Only findings about this document."),
    ):
        option = click.option(
            f"--{name}",
            f"{_plural(name)}",
            multiple=True,
            metavar=name.upper(),
            shell_complete=completer,
            help=text,
        )
        command = option(command)
    return command


def _plural(name: str) -> str:
    return "entries" if name == "entry" else f"{name}s"


def check_known(
    catalog: Catalog,
    *,
    domains: Iterable[str] = (),
    entries: Iterable[str] = (),
    documents: Iterable[str] = (),
) -> None:
    """Raise ZcodegenError for a domain, entry or document that a catalog lacks, so that a typo does not select nothing."""
    for domain in domains:
        if not any(is_below(name, domain) for name in catalog.domains):
            raise ZcodegenError(describe_unknown("domain", domain, catalog.domains))
    names = {name for entry in catalog.entries() for name in (entry.name, entry.full_name)}
    for entry in entries:
        if entry not in names:
            raise ZcodegenError(_describe_unknown_entry(catalog, entry))
    for document in documents:
        if document not in catalog.manifest.documents:
            raise ZcodegenError(describe_unknown("document", document, catalog.manifest.documents))


def _describe_unknown_entry(catalog: Catalog, name: str) -> str:
    for entry in catalog.entries():
        if any(name in {alias, f"{entry.domain}.{alias}"} for alias in entry.aliases):
            return f"{name} is a former name of {entry.full_name}"
    full_names = [entry.full_name for entry in catalog.entries()]
    near = nearest(name, full_names if "." in name else [entry.name for entry in catalog.entries()])
    return describe_unknown("entry", name, [near] if near else full_names)


def check_selection(project: Project, selection: Selection) -> None:
    """Raise ZcodegenError if a selection that matches no finding names what the catalog lacks."""
    loaded = project.load()
    if loaded.catalog is not None and loaded.ok:
        check_known(
            loaded.catalog,
            domains=sorted(selection.domains),
            entries=sorted(selection.entries),
            documents=sorted(selection.documents),
        )


def is_below(name: str, domain: str) -> bool:
    """Return whether a domain is `domain` or below it."""
    return name == domain or name.startswith(f"{domain}.")


def check_rules(_context: click.Context, _option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return rule ids; a usage error for one that does not exist."""
    for name in names:
        if name not in RULES:
            raise click.BadParameter(describe_unknown("rule", name, RULES, lister="zcodegen rules"))
    return names
