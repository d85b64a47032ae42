"""`zcodegen publish`: packed packages to their registries, what is there already left alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click

from zcodegen.cli.console import answer, say, say_findings
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_FINE
from zcodegen.cli.project import catalog_option, find_project, shown_path
from zcodegen.errors import ZcodegenError
from zcodegen.publish.publish import State, Step, survey
from zcodegen.publish.table import ECOSYSTEMS, ecosystem_named

_PASSWORD: Final = re.compile(r"://[^/\s@]*:[^/\s@]+@")


@click.command(
    epilog="Example: zcodegen publish --to all --to maven=https://maven.example.org/releases --dry-run"
)
@catalog_option
@click.option(
    "--to",
    "places",
    multiple=True,
    required=True,
    metavar="WHERE",
    help="python[=URL], npm[=URL], go[=FOLDER or git repository], maven=URL[,URL to look at], or all. May be given several times.",
)
@click.option(
    "--from",
    "packed",
    type=click.Path(path_type=Path),
    help="Folder that `zcodegen pack` filled (default: dist/).",
)
@click.option("--dry-run", is_flag=True, help="Look at the registries and tell what would be sent.")
def command(*, catalog: Path | None, places: tuple[str, ...], packed: Path | None, dry_run: bool) -> int:
    """Publish what `zcodegen pack` made: what a registry has is skipped when equal and refused when different.

    Every registry is looked at before anything is sent. After a failure the same command completes the rest.
    Credentials come from the environment and the tools' own stores: TWINE_*, NODE_AUTH_TOKEN, MAVEN_USERNAME and
    MAVEN_PASSWORD, git's helpers.
    """
    project = find_project(catalog)
    loaded = project.load()
    if loaded.catalog is None:
        say_findings(loaded.findings, loaded.sources.files)
        return EXIT_FINDINGS
    folder = Path(shown_path(packed or project.root / "dist"))
    steps = list(survey(loaded.catalog.manifest, folder, _destinations(places)))
    refused = [step for step in steps if step.state is State.DIFFERENT]
    for step in refused:
        _tell_conflict(step)
    if refused:
        say(
            "zcodegen: nothing was sent; a published version is never changed: raise `version` in catalog.yaml"
        )
        return EXIT_FINDINGS
    _send(steps, dry_run=dry_run)
    return EXIT_FINE


def _destinations(places: tuple[str, ...]) -> dict[str, str]:
    """Return ecosystem -> address; a later `--to` and one with an address go before `all`."""
    told: dict[str, str] = {}
    for place in places:
        name, _, address = place.partition("=")
        if _PASSWORD.search(address):
            raise ZcodegenError(
                f"the address for {name} holds a password: put it into the environment instead"
            )
        if name != "all":
            told[ecosystem_named(name).id] = address
    return {**dict.fromkeys(ECOSYSTEMS, ""), **told} if "all" in places else told


def _send(steps: list[Step], *, dry_run: bool) -> None:
    sent: list[str] = []
    for step in steps:
        if step.state is State.EQUAL:
            answer(f"{_title(step)}: skipped, is there already and equal")
            continue
        what = ", ".join(step.missing)
        if dry_run:
            answer(f"{_title(step)}: would send {what}")
            continue
        try:
            step.send()
        except ZcodegenError as fault:
            done = f"published: {', '.join(sent)}" if sent else "nothing was published"
            raise ZcodegenError(
                f"{_title(step)}: {fault}\n{done}; the same command again skips what is there and sends the rest"
            ) from fault
        sent.append(step.ecosystem.id)
        answer(f"{_title(step)}: sent {what}")


def _tell_conflict(step: Step) -> None:
    for name, ours, theirs in step.conflicts:
        answer(f"{_title(step)}: refused, {name} is there and different: {theirs}, ours is {ours}")


def _title(step: Step) -> str:
    package = step.ecosystem.package(step.release.manifest)
    return f"{step.ecosystem.id}  {package.name} {step.release.version}"
