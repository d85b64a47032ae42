"""`zcodegen version`: the catalog's version, the step that its changes ask for, and its changelog."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import Struct

from zcodegen.catalog.edit import edit_file, set_version
from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.model import Manifest
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import form_option, read_date
from zcodegen.cli.project import Project, catalog_option, display_path, find_project
from zcodegen.cli.snapshots import TAG_PREFIX, Catalogs, compare_snapshots
from zcodegen.diagnostics import ZcodegenError
from zcodegen.diff.classify import DiffResult
from zcodegen.diff.table import Bump
from zcodegen.diff.versions import next_version, parse, step
from zcodegen.output.atomic import atomic_write
from zcodegen.output.unified_diff import unified_diff
from zcodegen.report.diff.changelog import CHANGELOG_NAME, add_section, has_section, render_section
from zcodegen.report.diff.summary import DiffSummary


class BuildOptions(Struct, frozen=True):
    """What `--bump` is asked for."""

    bump: str
    date: str | None
    dry_run: bool
    form: str


@click.command(epilog="Example: zcodegen version --bump auto --date 2027-01-15")
@catalog_option
@click.option(
    "--bump",
    type=click.Choice(["auto", "major", "minor", "patch"]),
    help="Write the next version into catalog.yaml and a section into CHANGELOG.md; auto: what the changes ask for.",
)
@click.option("--check", is_flag=True, help="Exit 1 where the version is too low for what has changed.")
@click.option(
    "--against",
    metavar="REV",
    help="Revision, folder or package of the last release (default: its catalog/v… tag).",
)
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=read_date,
    help="Date of the changelog's section (default: none).",
)
@click.option("--dry-run", is_flag=True, help="With --bump: write nothing, print the change as a diff.")
@form_option
def command(
    *,
    catalog: Path | None,
    bump: str | None,
    check: bool,
    against: str | None,
    date: str | None,
    dry_run: bool,
    form: str,
) -> int:
    """Print the catalog's version; with --bump take the next one, with --check hold it against the changes.

    The changes are those since the last release, the highest catalog/v… tag that HEAD comes from.
    """
    if bump and check:
        raise click.UsageError("--bump writes a version and --check holds one: say one of them")
    if not bump and (date or dry_run):
        raise click.UsageError("--date and --dry-run are for what --bump writes")
    if not bump and not check and against:
        raise click.UsageError("--against is what --bump and --check look back to: say one of them")
    project = find_project(catalog)
    manifest = _manifest(project)
    if not bump and not check:
        if form == "json":
            write_json({"version": manifest.version})
        else:
            write_stdout(manifest.version)
        return EXIT_OK
    outcome = _since_release(Catalogs(catalog), against)
    if check:
        return _check(manifest, outcome, form)
    return _bump(project, manifest, outcome, BuildOptions(bump or "auto", date, dry_run, form))


def _manifest(project: Project) -> Manifest:
    loaded = project.load()
    if loaded.catalog is None:
        print_findings(loaded.findings, loaded.sources.files)
        raise ZcodegenError(f"{project.shown}/{MANIFEST_NAME} does not load: it has no version")
    return loaded.catalog.manifest


def _since_release(catalogs: Catalogs, against: str | None) -> DiffSummary | None:
    """Compare the last release with the work tree; None where there is no release."""
    if against is None and catalogs.last_tag() is None:
        return None
    old, new = catalogs.sides((against,) if against else ())
    return compare_snapshots(old, new, documents=False)


def _told(version: str, manifest: Manifest, outcome: DiffSummary | None) -> Mapping[str, object]:
    """Return for programs the version now and before, the last release, and what the changes since then ask for."""
    needed = outcome.next_version if outcome else None
    return {
        "version": version,
        "before": manifest.version,
        "tag": f"{TAG_PREFIX}{version}",
        "released": outcome.old.version if outcome else None,
        "needed": needed,
        "enough": needed is None or parse(version) >= parse(needed),
    }


def _check(manifest: Manifest, outcome: DiffSummary | None, form: str) -> int:
    if form == "json":
        write_json(_told(manifest.version, manifest, outcome))
    if outcome is None:
        log(f"no release yet (no tag {TAG_PREFIX}…): {manifest.version} is not held against one")
        return EXIT_OK
    if outcome.is_enough:
        log(f"{manifest.version} is right after {outcome.old.name}: {outcome.summary()}")
        return EXIT_OK
    needed = outcome.next_version
    lines = [
        f"{manifest.version} is too low after {outcome.old.name}: the changes ask for {needed} or higher"
    ]
    lines += [
        f"  {one.bump!s:<5} {one.says}"
        for one in outcome.verdict.changes
        if parse(next_version(outcome.old.version, one.bump)) > parse(manifest.version)
    ]
    lines.append("`zcodegen version --bump auto` writes it")
    if form == "text":
        write_stdout("\n".join(lines))
    return EXIT_FINDINGS


def _bump(project: Project, manifest: Manifest, outcome: DiffSummary | None, wish: BuildOptions) -> int:
    version = _next(manifest, outcome, wish.bump)
    if version is None:
        if wish.form == "json":
            write_json(_told(manifest.version, manifest, outcome))
        log(f"{manifest.version} stays: {_why(manifest, outcome)}")
        return EXIT_OK
    places = {path: project.catalog / path for path in (MANIFEST_NAME, CHANGELOG_NAME)}
    before = {path: place.read_bytes() if place.is_file() else b"" for path, place in places.items()}
    locales = (manifest.source_locale, *manifest.required_locales)
    section = render_section(outcome, version, date=wish.date, own=project.templates)
    told = _text(before[CHANGELOG_NAME], places[CHANGELOG_NAME])
    changelog = add_section(told, section, version)
    after = {
        CHANGELOG_NAME: changelog.encode(),
        MANIFEST_NAME: edit_file(
            before[MANIFEST_NAME], "catalog", locales, lambda root: set_version(root, version)
        ),
    }
    for path, content in after.items():
        if not wish.dry_run:
            atomic_write(places[path], content, inside=project.catalog)
        elif wish.form == "text":
            write_stdout("\n".join(unified_diff(before[path] or None, content, f"{project.shown}/{path}")))
    if wish.form == "json":
        write_json(_told(version, manifest, outcome))
    if outcome and parse(version) < parse(outcome.next_version):
        log(
            f"too small a step: the changes ask for {outcome.next_version}, and `version --check` will say so"
        )
    if outcome and manifest.version != outcome.old.version and has_section(told, manifest.version):
        log(
            f"{project.shown}/{CHANGELOG_NAME} tells of {manifest.version} too, which was never released: "
            "make one section of the two"
        )
    said = "would be" if wish.dry_run else "is"
    log(f"the version {said} {version}, it was {manifest.version}; tag it {TAG_PREFIX}{version}")
    return EXIT_OK


def _text(content: bytes, place: Path) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise ZcodegenError(
            f"{display_path(place)}:{line}: byte 0x{content[fault.start]:02X} is not UTF-8: save the file as UTF-8"
        ) from fault


def _next(manifest: Manifest, outcome: DiffSummary | None, bump: str) -> str | None:
    """Return the version to write; None where the manifest's is enough.

    A step that was asked for is taken from the last release, so that asking twice does not take it twice.
    """
    released = outcome.old.version if outcome else manifest.version
    if bump == "auto":
        verdict = outcome.verdict if outcome else DiffResult(())
        wanted = next_version(released, verdict.bump)
    else:
        wanted = step(released, Bump[bump.upper()])
    return wanted if parse(wanted) > parse(manifest.version) else None


def _why(manifest: Manifest, outcome: DiffSummary | None) -> str:
    if outcome is None:
        return f"there is no release yet; tag this one {TAG_PREFIX}{manifest.version}"
    if outcome.verdict.bump:
        return f"after {outcome.old.name} come {outcome.summary()}"
    return f"nothing that packages show has changed since {outcome.old.name}"
