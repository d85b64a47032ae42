"""`zcodegen fmt`: the canonical form of a catalog's files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import click

from zcodegen.catalog.canonical import canonical_file
from zcodegen.catalog.files import read_yaml, require_manifest
from zcodegen.catalog.project import Project, find_project
from zcodegen.catalog.sources import SourceFile
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option
from zcodegen.diagnostics import Finding, pluralize
from zcodegen.output.unified_diff import unified_diff

_Changed: TypeAlias = Mapping[str, tuple[bytes, bytes]]
"""Path in the catalog -> content as it is, content in canonical form."""


@click.command(epilog="Example: zcodegen fmt --check")
@catalog_option
@click.option(
    "--check", is_flag=True, help="Do not write. Print a diff and exit 1 if a file is not in canonical form."
)
@format_option
def command(*, catalog: Path | None, check: bool, output_format: str) -> int:
    """Write the catalog's files in canonical form, claims and glossary included. Comments are kept.

    A file that does not load is reported and not changed.
    """
    project = find_project(catalog)
    findings: list[Finding] = []
    faulty: dict[str, SourceFile] = {}
    changed: dict[str, tuple[bytes, bytes]] = {}
    locales = _locales(project)
    require_manifest(project.catalog)
    contents, refused = read_yaml(project.catalog, shown=project.shown)
    findings += [error.finding() for error in refused]
    for path, old in contents.items():
        formatted = canonical_file(
            old, path, f"{project.shown}/{path}", locales, has_schemas=project.has_schemas
        )
        if formatted.content is None:
            findings += formatted.findings
            faulty[formatted.source.path] = formatted.source
        elif formatted.content != old:
            changed[path] = (old, formatted.content)
    if not check:
        project.write({path: new for path, (_, new) in changed.items()})
    if output_format == "json":
        write_json(_as_json(project, changed, len(contents) - len(changed) - len(faulty), findings))
    else:
        _show(project, changed, check=check)
        print_findings(findings, faulty)
    if check and changed:
        log(f"{pluralize(len(changed), 'file')} not in canonical form; run `zcodegen fmt`")
    return EXIT_FINDINGS if findings or (check and changed) else EXIT_OK


def _show(project: Project, changed: _Changed, *, check: bool) -> None:
    for path, (old, new) in changed.items():
        if check:
            write_stdout("\n".join(unified_diff(old, new, f"{project.shown}/{path}")))
        else:
            log(f"formatted {project.shown}/{path}")


def _as_json(
    project: Project, changed: _Changed, unchanged: int, findings: Sequence[Finding]
) -> Mapping[str, object]:
    """Return for programs which files changed, or with `--check` would, and why others were left as they are."""
    from zcodegen.report.json import finding_object

    return {
        "changed": [f"{project.shown}/{path}" for path in changed],
        "unchanged": unchanged,
        "findings": [finding_object(found) for found in findings],
    }


def _locales(project: Project) -> tuple[str, ...]:
    """Return the source's and the required locales; none if the manifest does not load."""
    catalog = project.load().catalog
    if catalog is None:
        return ()
    return (catalog.manifest.source_locale, *catalog.manifest.required_locales)
