"""`zcodegen fmt`: the canonical form of a catalog's files."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.edit import format_file, schema_from
from zcodegen.catalog.load import (
    DOCUMENTS_FOLDER,
    GLOSSARY_NAME,
    MANIFEST_NAME,
    domain_paths,
    read_source,
    yaml_paths,
)
from zcodegen.catalog.sources import SourceFile
from zcodegen.cli.console import answer, say, say_findings
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_FINE
from zcodegen.cli.project import Project, catalog_option, find_project
from zcodegen.counts import counted
from zcodegen.findings import Finding
from zcodegen.tree.atomic import atomic_write
from zcodegen.tree.diff import unified_diff


@click.command(epilog="Example: zcodegen fmt --check")
@catalog_option
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 with a diff where a file is not in this form."
)
def command(*, catalog: Path | None, check: bool) -> int:
    """Bring the catalog's files into canonical form, claims and glossary included; comments stay.

    A file that does not load is reported and left as it is.
    """
    project = find_project(catalog)
    findings: list[Finding] = []
    faulty: dict[str, SourceFile] = {}
    changed: dict[str, tuple[bytes, bytes]] = {}
    locales = _locales(project)
    for path in _paths(project):
        old = (project.catalog / path).read_bytes()
        kind = _kind(path)
        source, faults = read_source(old, kind, f"{project.shown}/{path}")
        if faults:
            findings += faults
            faulty[source.path] = source
            continue
        told = project.has_schemas and kind != "document"  # nobody writes claims in an editor
        new = format_file(old, kind, locales, schema=schema_from(path, kind) if told else None)
        if new != old:
            changed[path] = (old, new)
    _show_or_write(project, changed, check=check)
    say_findings(findings, faulty)
    return EXIT_FINDINGS if findings or (check and changed) else EXIT_FINE


def _show_or_write(project: Project, changed: dict[str, tuple[bytes, bytes]], *, check: bool) -> None:
    for path, (old, new) in changed.items():
        if check:
            answer("\n".join(unified_diff(old, new, f"{project.shown}/{path}")))
        else:
            atomic_write(project.catalog / path, new, inside=project.catalog)
            say(f"formatted {project.shown}/{path}")
    if check and changed:
        say(f"{counted(len(changed), 'file')} not in canonical form: run `zcodegen fmt`")


def _paths(project: Project) -> list[str]:
    glossary = [GLOSSARY_NAME] if (project.catalog / GLOSSARY_NAME).is_file() else []
    claims = yaml_paths(project.catalog, DOCUMENTS_FOLDER)
    return sorted([*domain_paths(project.catalog), *glossary, *claims])


def _kind(path: str) -> str:
    whole = {MANIFEST_NAME: "catalog", GLOSSARY_NAME: "glossary", DOCUMENTS_FOLDER: "document"}
    return whole.get(path.partition("/")[0], "domain")


def _locales(project: Project) -> tuple[str, ...]:
    """Return the source's and the required locales; none where the manifest does not say."""
    catalog = project.load().catalog
    if catalog is None:
        return ()
    return (catalog.manifest.source_locale, *catalog.manifest.required_locales)
