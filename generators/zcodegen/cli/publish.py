"""`zcodegen publish`: packed packages to their registries, what is there already left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from zcodegen.catalog.project import display_path, find_project
from zcodegen.cli.completion import complete_ecosystems
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish.publish import State, Step, survey
from zcodegen.publish.table import ECOSYSTEMS, get_ecosystem

_PASSWORD: Final = re.compile(r"://[^/\s@:]*+:[^/\s@]+@")


@click.command(
    epilog="\b\nExample: zcodegen publish --to all --to maven=https://maven.example.org/releases --dry-run"
)
@catalog_option
@click.option(
    "--to",
    "destinations",
    multiple=True,
    required=True,
    metavar="WHERE",
    shell_complete=complete_ecosystems,
    help="python[=URL], npm[=URL], go[=FOLDER or git repository], maven=URL[,URL to look at], or all: those of the catalog's targets. May be given several times.",
)
@click.option(
    "--from",
    "packed",
    type=click.Path(path_type=Path),
    help="Folder that `zcodegen pack` filled (default: dist/).",
)
@click.option(
    "--dry-run", is_flag=True, help="Compare with the registries; print what would be sent, and send nothing."
)
@format_option
def command(
    *,
    catalog: Path | None,
    destinations: tuple[str, ...],
    packed: Path | None,
    dry_run: bool,
    output_format: str,
) -> int:
    """Upload packages. Versions that are already published are skipped if equal, and refused if different.

    All registries are compared before anything is sent. After a failure, the same command sends the rest.
    Credentials come from the environment and the tools' own stores: TWINE_*, NODE_AUTH_TOKEN, MAVEN_USERNAME and
    MAVEN_PASSWORD, git's helpers.
    """
    project = find_project(catalog)
    loaded = project.load()
    if loaded.catalog is None:
        print_findings(loaded.findings, loaded.sources.files)
        return EXIT_FINDINGS
    folder = Path(display_path(packed or project.dist))
    manifest = loaded.catalog.manifest
    steps = list(survey(manifest, folder, _destinations(destinations, manifest.targets)))
    sent: list[Step] = []
    report = write_stdout if output_format == "text" else _keep_quiet
    try:
        return _publish(steps, sent, report, dry_run=dry_run)
    finally:  # a program learns of what was sent before a failure as well
        if output_format == "json":
            write_json(_as_json(steps, sent, manifest.version, dry_run=dry_run))


def _publish(steps: Sequence[Step], sent: list[Step], report: Callable[[str], None], *, dry_run: bool) -> int:
    """Send what is missing, if nothing is refused, and add each step to `sent` as it succeeds; return the exit code."""
    refused = [step for step in steps if step.state is State.DIFFERENT]
    for step in refused:
        _report_conflict(step, report)
    if refused:
        log(
            "zcodegen: nothing was sent; a published version is never changed: raise `version` in catalog.yaml"
        )
        return EXIT_FINDINGS
    for step in steps:
        _send(step, sent, report, dry_run=dry_run)
    return EXIT_OK


def _destinations(destinations: tuple[str, ...], targets: Collection[str]) -> dict[str, str]:
    """Return ecosystem -> address; `all` is those of the catalog's targets, and a `--to` of its own goes before it.

    Raises ZcodegenError for an unknown registry, an address with a password, and if `all` is none.
    """
    chosen: dict[str, str] = {}
    for destination in destinations:
        name, _, address = destination.partition("=")
        if _PASSWORD.search(address):
            raise ZcodegenError(
                f"the address for {name} holds a password: put it into the environment instead"
            )
        if name != "all":
            chosen[get_ecosystem(name).id] = address
    if "all" not in destinations:
        return chosen
    wanted = [row.id for row in ECOSYSTEMS.values() if row.target in targets]
    if not wanted and not chosen:
        known = ", ".join(row.target for row in ECOSYSTEMS.values())
        raise ZcodegenError(f"nothing to publish: `targets` in catalog.yaml has none of {known}")
    return {**dict.fromkeys(wanted, ""), **chosen}


def _send(step: Step, sent: list[Step], report: Callable[[str], None], *, dry_run: bool) -> None:
    if step.state is State.EQUAL:
        report(f"{_title(step)}: skipped, already published")
        return
    what = ", ".join(step.missing)
    if step.release.channel not in {"", "latest"}:
        what += f" (dist-tag {step.release.channel})"
    if dry_run:
        report(f"{_title(step)}: would send {what}")
        return
    try:
        step.send()
    except ZcodegenError as error:
        names = ", ".join(upload.ecosystem.id for upload in sent)
        done = f"published: {names}" if sent else "nothing was published"
        raise ZcodegenError(
            f"{_title(step)}: {error}\n{done}; the same command again skips what is there and sends the rest"
        ) from error
    sent.append(step)
    report(f"{_title(step)}: sent {what}")


def _report_conflict(step: Step, report: Callable[[str], None]) -> None:
    for name, packed, published in step.conflicts:
        report(
            f"{_title(step)}: refused, {name} is published with other content: {published}, packed {packed}"
        )


def _keep_quiet(_line: str) -> None:
    """Replace `write_stdout` if the output is one JSON object."""


def _title(step: Step) -> str:
    package = step.ecosystem.package(step.release.manifest)
    return f"{step.ecosystem.id}  {package.name} {step.release.version}"


def _as_json(
    steps: Sequence[Step], sent: Sequence[Step], version: str, *, dry_run: bool
) -> Mapping[str, object]:
    """Return for programs what each registry had of the release, and what it got."""
    destinations = [
        {
            "ecosystem": step.ecosystem.id,
            "package": step.ecosystem.package(step.release.manifest).name,
            "state": step.state.value,
            "channel": step.release.channel or None,
            "missing": step.missing,
            "sent": step.missing if step in sent else (),
            "conflicts": [
                {"name": name, "packed": packed, "published": published}
                for name, packed, published in step.conflicts
            ],
        }
        for step in steps
    ]
    return {"version": version, "dry_run": dry_run, "destinations": destinations}
