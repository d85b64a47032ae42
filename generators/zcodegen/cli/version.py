"""`zcodegen version`: the catalog's version, the step that its changes require, and its changelog."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click
from msgspec import Struct

from zcodegen.catalog.edit import edit_file, remove_approvals, set_version, stamp_life_cycle, stamp_since
from zcodegen.catalog.files import MANIFEST_NAME, domain_path
from zcodegen.catalog.model import Manifest
from zcodegen.catalog.project import Project, display_path, find_project
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import catalog_option, format_option, read_date
from zcodegen.cli.snapshots import Catalogs, compare_snapshots, last_release
from zcodegen.diagnostics import ZcodegenError
from zcodegen.diff.levels import Bump
from zcodegen.diff.versions import next_version, step
from zcodegen.output.unified_diff import unified_diff
from zcodegen.report.diff.changelog import CHANGELOG_NAME, add_section, has_section, render_section
from zcodegen.report.diff.summary import DiffSummary
from zcodegen.revision import ReleaseTag, Version, parse_version
from zcodegen.revision.version import PRE_RELEASES
from zcodegen.source.commented import CommentedMap
from zcodegen.targets.go.names import module_of_version


class BumpOptions(Struct, frozen=True):
    """Options of `--bump`; `pre` is the kind of pre-release, if one is wanted."""

    bump: str
    pre: str | None
    date: str | None
    dry_run: bool


class State(Struct, frozen=True):
    """What is known of the catalog's releases: its tags, the changes since the last release (None without one)."""

    manifest: Manifest
    prefix: str
    tags: tuple[ReleaseTag, ...]
    changes: DiffSummary | None
    other_tags: str = ""
    """Why tags that look like releases are none, if there is no release."""

    @property
    def version(self) -> Version:
        """The version in the manifest."""
        return parse_version(self.manifest.version)

    @property
    def released(self) -> Version | None:
        """The version of the last release: of its tag, or of the catalog that `--against` names."""
        if self.changes is None:
            return None
        tag = next((tag for tag in self.tags if tag.name == self.changes.old.name), None)
        return tag.version if tag else parse_version(self.changes.old.version)

    @property
    def needed(self) -> Version | None:
        """The lowest version that the changes since the last release allow; None without a release."""
        return (
            next_version(self.released, self.changes.verdict.bump) if self.changes and self.released else None
        )

    def tag_elsewhere(self, version: Version) -> ReleaseTag | None:
        """Return the tag of another branch that has this version already."""
        return next((tag for tag in self.tags if tag.version == version and not tag.is_reachable), None)


@click.command(epilog="Example: zcodegen version --bump auto --date 2027-01-15")
@catalog_option
@click.option(
    "--bump",
    type=click.Choice(["auto", "major", "minor", "patch"]),
    help="Write the next version into catalog.yaml and a section into CHANGELOG.md; auto: what the changes require.",
)
@click.option(
    "--pre",
    type=click.Choice(PRE_RELEASES),
    help="With --bump: write the next pre-release of that version, such as 1.0.0-rc.1.",
)
@click.option("--check", is_flag=True, help="Exit 1 if the version is too low for the changes, or is taken.")
@click.option(
    "--against",
    metavar="REV",
    help="Revision, folder, or package of the last release (default: its tag).",
)
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=read_date,
    help="Date of the changelog's section (default: none).",
)
@click.option("--dry-run", is_flag=True, help="With --bump: do not write; print the edits as a diff.")
@format_option
def command(
    *,
    catalog: Path | None,
    bump: str | None,
    pre: str | None,
    check: bool,
    against: str | None,
    date: str | None,
    dry_run: bool,
    output_format: str,
) -> int:
    """Print the version. `--bump` raises it; `--check` verifies that it is high enough.

    The changes are those since the last release, the highest tag reachable from HEAD that is the catalog's tag prefix
    and a version. The prefix is `catalog/v`; `release: {tag: …}` in catalog.yaml sets another one.
    """
    if bump and check:
        raise click.UsageError("--bump and --check exclude each other")
    if not bump and (date or dry_run or pre):
        raise click.UsageError("--date, --dry-run, and --pre need --bump")
    if not bump and not check and against:
        raise click.UsageError("--against needs --bump or --check")
    project = find_project(catalog)
    manifest = _manifest(project)
    if not bump and not check:
        if output_format == "json":
            write_json({"version": manifest.version})
        else:
            write_stdout(manifest.version)
        return EXIT_OK
    state = _state(Catalogs(catalog), manifest, against)
    if check:
        return _check(state, output_format)
    return _bump(project, state, BumpOptions(bump or "auto", pre, date, dry_run), output_format)


def _manifest(project: Project) -> Manifest:
    loaded = project.load()
    if loaded.catalog is None:
        print_findings(loaded.findings, loaded.sources.files)
        raise ZcodegenError(f"{project.shown}/{MANIFEST_NAME} does not load, so the version is not known")
    return loaded.catalog.manifest


def _state(catalogs: Catalogs, manifest: Manifest, against: str | None) -> State:
    if against is None:
        tags = catalogs.tags()
        if last_release(tags) is None:
            return State(manifest, catalogs.tag_prefix, tags, None, catalogs.describe_other_tags())
    else:
        tags = ()
    old, new = catalogs.sides((against,) if against else ())
    return State(
        manifest, "" if against else catalogs.tag_prefix, tags, compare_snapshots(old, new, documents=False)
    )


def _to_json(version: Version, state: State, errors: Sequence[str] = ()) -> Mapping[str, object]:
    """Return the `--format json` report."""
    return {
        "version": str(version),
        "before": state.manifest.version,
        "tag": f"{state.prefix}{version}" if state.prefix else None,
        "released": str(state.released) if state.released else None,
        "needed": str(state.needed) if state.needed else None,
        "enough": state.needed is None or version.final >= state.needed,
        "errors": list(errors),
    }


def _check(state: State, output_format: str) -> int:
    errors = [*_find_errors(state)]
    if output_format == "json":
        write_json(_to_json(state.version, state, errors))
    elif errors:
        write_stdout("\n".join(errors))
    if errors:
        return EXIT_FINDINGS
    if state.changes is None:
        log(
            f"{state.version} is the first release: there is no tag {state.prefix}… before HEAD{state.other_tags}"
        )
    else:
        log(f"{state.version} is high enough after {state.changes.old.name}: {state.changes.summary()}")
    return EXIT_OK


def _find_errors(state: State) -> Iterable[str]:
    """Yield what is wrong with the manifest's version, as lines of text."""
    version, released, needed = state.version, state.released, state.needed
    if taken := state.tag_elsewhere(version):
        yield f"{version} is taken: the tag {taken.name} is on another branch"
        yield "help: run `zcodegen version --bump auto`"
    if state.changes is None or released is None or needed is None:
        return
    recorded = parse_version(state.changes.old.version)
    if recorded != released:
        yield f"the tag {state.changes.old.name} holds a catalog of version {recorded}"
        yield "help: set the tag on the commit that has its version"
    if version < released:
        yield f"{version} is lower than the last release, {released}"
    elif version.final < needed:
        yield f"{version} is too low after {state.changes.old.name}: the changes require {needed} or higher"
        for change in state.changes.verdict.changes:
            if next_version(released, change.bump) > version.final:
                yield f"  {change.bump!s:<5} {change.says}"
    if version.final < needed or version < released:
        yield "help: run `zcodegen version --bump auto`"


def _bump(project: Project, state: State, options: BumpOptions, output_format: str) -> int:
    version = _next_version(state, options)
    if version <= state.version:
        if output_format == "json":
            write_json(_to_json(state.version, state))
        log(f"{state.version} stays: {_reason(state)}")
        return EXIT_OK
    new_entries, ended = _new_entries(state), _ended_entries(state)
    domains = sorted({*new_entries, *ended})
    paths = (MANIFEST_NAME, CHANGELOG_NAME, *map(domain_path, domains))
    before = {path: _read(project, path) for path in paths}
    after = _edit(project, state, version, options, before)
    for domain in domains:
        path = domain_path(domain)
        stamped = _stamp(before[path], state, version, new_entries.get(domain, set()), ended.get(domain, ()))
        if stamped != before[path]:
            after[path] = stamped
    if not options.dry_run:
        project.write(after)
    for path, content in after.items():
        if options.dry_run and output_format == "text":
            write_stdout("\n".join(unified_diff(before[path] or None, content, f"{project.shown}/{path}")))
    if output_format == "json":
        write_json(_to_json(version, state))
    for warning in _warnings(project, state, version, before[CHANGELOG_NAME]):
        log(warning)
    verb = "would be" if options.dry_run else "is"
    tag = f"; tag it {state.prefix}{version}" if state.prefix else ""
    log(f"the version {verb} {version}, it was {state.version}{tag}")
    return EXIT_OK


def _next_version(state: State, options: BumpOptions) -> Version:
    """Return the version to write; the manifest's own if that is high enough.

    A step is taken from the last release, so that taking it twice does not take it further. Versions that have a tag on
    another branch are passed over.
    """
    start = state.released or state.version
    if options.bump == "auto":
        bump = state.changes.verdict.bump if state.changes else Bump.NONE
        version = next_version(start, bump)
    else:
        bump = Bump[options.bump.upper()]
        version = step(start, bump)
    while state.tag_elsewhere(version):
        version = step(version, Bump.PATCH if bump is Bump.NONE else min(bump, Bump.MINOR))
    if options.pre:
        return _next_pre_release(version, options.pre, state)
    return version


def _next_pre_release(version: Version, kind: str, state: State) -> Version:
    """Return the pre-release after those of `version` that are tagged or in the manifest."""
    first = version.pre_release(kind, 0)
    known = (state.version, *(tag.version for tag in state.tags))
    numbers = [other.number for other in known if other.final == version and other.kind == first.kind]
    return version.pre_release(kind, max(numbers, default=0) + 1)


def _edit(
    project: Project, state: State, version: Version, options: BumpOptions, before: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the new contents of the changelog and the manifest, without approvals that earlier releases used."""
    changed = (
        {change.change.fingerprint for change in state.changes.verdict.changes} if state.changes else set()
    )
    locales = (state.manifest.source_locale, *state.manifest.required_locales)
    section = render_section(state.changes, str(version), date=options.date, own=project.templates)
    changelog = add_section(
        _text(before[CHANGELOG_NAME], project.catalog / CHANGELOG_NAME), section, str(version)
    )
    manifest = edit_file(
        before[MANIFEST_NAME], "catalog", locales, lambda root: set_version(root, str(version))
    )
    if state.changes:
        manifest = edit_file(manifest, "catalog", locales, lambda root: remove_approvals(root, but=changed))
    return {CHANGELOG_NAME: changelog.encode(), MANIFEST_NAME: manifest}


def _new_entries(state: State) -> dict[str, set[str] | None]:
    """Return the entries added since the last release: domain -> their names, None for all of a new domain."""
    found: dict[str, set[str] | None] = {}
    for change in state.changes.verdict.changes if state.changes else ():
        steps = change.change.new or ()
        if change.change.kind == "domain-added":
            found[str(steps[0])] = None
        elif change.change.kind == "entry-added":
            names = found.setdefault(str(steps[0]), set())
            if names is not None:
                names.add(str(steps[2]))
    return found


def _ended_entries(state: State) -> dict[str, list[tuple[str, str]]]:
    """Return the entries deprecated or retired since the last release: domain -> their names and keys."""
    found: dict[str, list[tuple[str, str]]] = {}
    for change in state.changes.verdict.changes if state.changes else ():
        if change.change.kind in {"entry-deprecated", "entry-retired"} and change.change.new:
            domain, _, name, key = change.change.new
            found.setdefault(domain, []).append((name, key))
    return found


def _stamp(
    content: bytes,
    state: State,
    version: Version,
    names: set[str] | None,
    ended: Iterable[tuple[str, str]],
) -> bytes:
    """Return a domain's file with the release recorded as `since` of its new entries, and of what it ends."""

    def stamp(root: CommentedMap) -> None:
        stamp_since(root, str(version.final), names)
        stamp_life_cycle(root, str(version.final), ended)

    locales = (state.manifest.source_locale, *state.manifest.required_locales)
    return edit_file(content, "domain", locales, stamp)


def _warnings(project: Project, state: State, version: Version, changelog: bytes) -> Iterable[str]:
    if state.needed and version.final < state.needed:
        yield f"too small a step: the changes require {state.needed}, so `version --check` will fail"
    previous = state.version
    was_planned = state.released is not None and previous != state.released and previous.is_final
    if was_planned and has_section(_text(changelog, project.catalog / CHANGELOG_NAME), str(previous)):
        path = f"{project.shown}/{CHANGELOG_NAME}"
        yield f"{path} also has a section for {previous}, which was not released; join the two sections"
    module = state.manifest.packages.go_module
    right = module_of_version(module, version.major)
    if "go" in state.manifest.targets and module not in {right, f"example.org/{state.manifest.name}"}:
        yield f"the Go module {module} of version {version} must be called {right}: `pack` stops until it is"


def _read(project: Project, path: str) -> bytes:
    return project.read(path) if os.path.lexists(project.catalog / path) else b""


def _text(content: bytes, file: Path) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ZcodegenError(
            f"{display_path(file)}:{line}: byte 0x{content[error.start]:02X} is not UTF-8; save the file as UTF-8"
        ) from error


def _reason(state: State) -> str:
    if state.changes is None:
        return f"there is no release yet{state.other_tags}; tag this one {state.prefix}{state.version}"
    if state.changes.verdict.bump:
        return f"since {state.changes.old.name}: {state.changes.summary()}"
    return f"nothing that packages show has changed since {state.changes.old.name}"
