"""Other catalogs that a catalog depends on: found, loaded, and kept apart from its own files.

A source is the folder of a catalog, or a package that carries one. It is inside of the project or of the project's Git
repository, since a manifest comes with a pull request. A dependency is a whole catalog of its own, with dependencies of its
own; what this catalog includes of it is looked up there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.catalog.files import MANIFEST_NAME, is_domain_path, read_folder
from zcodegen.catalog.model import Catalog, Dependency, Manifest
from zcodegen.catalog.packages import Carried, read_package_content
from zcodegen.catalog.sources import SourceFile, Sources
from zcodegen.diagnostics import Finding, Location, Related, Severity, ZcodegenError, pluralize
from zcodegen.files import RefusedPathError, open_folder, read_inside, resolve_inside
from zcodegen.revision import CATALOGS, CATALOGS_LOCK
from zcodegen.source.nodes import locate
from zcodegen.vendored import Record, digest_of

MAX_DEPTH: Final = 10
"""Catalogs on the way from one to a dependency of its dependencies."""
MAX_CATALOGS: Final = 40
"""Catalogs that are opened for one, the same one on each way to it: catalogs that share others have many ways."""
_MAX_RELATED: Final = 5
PACKAGES: Final = (".whl", ".tar.gz", ".tgz", ".zip", ".jar")


class OpenedSource(Struct, frozen=True):
    """The files of a source: path relative to its catalog -> bytes, how its folder is shown, and how to open its own sources.

    `identity` is the same for two sources that are the same.
    """

    contents: Mapping[str, bytes]
    shown: str
    identity: str
    refused: tuple[RefusedPathError, ...] = ()
    open: OpenSource | None = None


class DependencyChain(Struct, frozen=True):
    """The identities of a catalog and of its dependents up to the first one, and of all that were opened from that one."""

    ancestors: tuple[str, ...]
    opened: list[str]


OpenSource: TypeAlias = Callable[[str], OpenedSource]
"""A source as the manifest has it -> its files. Raises ZcodegenError if they cannot be had."""
LoadedCatalog: TypeAlias = tuple[Catalog | None, Sources, tuple[Finding, ...]]
LoadSource: TypeAlias = Callable[[OpenedSource, DependencyChain], LoadedCatalog]
"""The files of a source, and the chain that ends with it -> its catalog, which has its dependencies."""


def open_on_disk(catalog: Path, shown: str) -> OpenSource:
    """Return how to open the sources of the catalog in the folder `catalog`, which findings call `shown`."""
    project = Path(os.path.realpath(catalog)).parent
    top = repository_folder(project)

    def open_source(source: str) -> OpenedSource:
        path = os.path.relpath(os.path.normpath(project / source), top)
        name = os.path.normpath(f"{shown}/../{source}").replace(os.sep, "/")
        try:
            real = Path(resolve_inside(top, path, shown=""))
        except RefusedPathError as error:
            within = "its Git repository" if (top / ".git").exists() else "the project"
            raise ZcodegenError(
                f"{source} {error.reason}: a dependency is inside of {within}; "
                "`zcodegen depends add` copies one from elsewhere"
            ) from error
        if real.is_dir():
            if not (real / MANIFEST_NAME).is_file():
                raise ZcodegenError(f"{source} has no {MANIFEST_NAME}: name the folder that holds it")
            contents, refused = read_folder(real, shown=name)
            _check_copy(project, source, contents)
            return OpenedSource(contents, name, str(real), refused, open_on_disk(real, name))
        try:
            content = read_inside(top, path, shown="")
        except OSError as error:
            raise ZcodegenError(f"{source} cannot be read: {error.strerror}") from error
        return open_package(content, source, name, str(real))

    return open_source


def repository_folder(project: Path) -> Path:
    """Return the top folder of the Git repository that has a project; the project itself without one."""
    return next((folder for folder in (project, *project.parents) if (folder / ".git").exists()), project)


def record_of(project: Path, shown: str = "") -> Record:
    """Return the record of the copies in a project's folder `depends`; errors call the project `shown`.

    Raises RefusedPathError if the folder is a link out of the project.
    """
    return Record(
        open_folder(project, CATALOGS, shown=shown),
        CATALOGS_LOCK,
        "Where the catalogs in this folder came from, written by `zcodegen depends`; do not edit.",
        f"{shown}/{CATALOGS}".lstrip("/"),
    )


def _check_copy(project: Path, source: str, contents: Mapping[str, bytes]) -> None:
    """Raise ZcodegenError for a copy that is not as it came."""
    above, _, name = source.rpartition("/")
    recorded = record_of(project).read().get(name) if above == CATALOGS else None
    if recorded and digest_of(contents) != recorded.sha256:
        raise ZcodegenError(
            f"{source} was edited by hand: change it where it is from, or "
            f"`zcodegen depends update {name} --force` takes it as it came"
        )


def open_package(content: bytes, source: str, shown: str, identity: str) -> OpenedSource:
    """Return the catalog in a package, which has the catalogs whose packages it imports next to it.

    Raises ZcodegenError if it is none.
    """
    if not source.endswith(PACKAGES):
        raise ZcodegenError(
            f"{source} is neither the folder of a catalog nor a package ({', '.join(PACKAGES)})"
        )
    return open_carried(read_package_content(content, shown), shown, identity)


def open_carried(carried: Carried, shown: str, identity: str) -> OpenedSource:
    """Return the catalog that a package carries as a source."""
    return _open_inside(carried.files, "", f"{shown}:{carried.folder}", identity)


def _open_inside(files: Mapping[str, bytes], folder: str, shown: str, identity: str) -> OpenedSource:
    """Return the catalog in a folder of a package's catalog; its own sources are relative to what is above that folder."""
    inside = {path.removeprefix(folder): text for path, text in files.items() if path.startswith(folder)}
    own = {path: text for path, text in inside.items() if path == MANIFEST_NAME or is_domain_path(path)}

    def open_source(source: str) -> OpenedSource:
        below = source.partition("/")[2]
        if f"{below}/{MANIFEST_NAME}" not in inside:
            raise ZcodegenError("it is a package with dependencies of its own: pack it again")
        return _open_inside(inside, f"{below}/", f"{shown}/{below}", f"{identity}!{below}")

    return OpenedSource(own, shown, identity, open=open_source)


class Dependencies(Struct, frozen=True):
    """What a catalog depends on: catalogs and files by name, and what is wrong with them."""

    catalogs: Mapping[str, Catalog]
    sources: Mapping[str, Sources]
    findings: tuple[Finding, ...]


def load_dependencies(
    manifest: Manifest,
    file: SourceFile,
    open_source: OpenSource,
    load: LoadSource,
    chain: DependencyChain,
) -> Dependencies:
    """Load the catalogs that a manifest, whose file is `file`, depends on; `chain` ends with its catalog.

    One that cannot be loaded is a finding at its row of the manifest.
    """
    catalogs: dict[str, Catalog] = {}
    sources: dict[str, Sources] = {}
    findings: list[Finding] = []
    for dependency in manifest.depends.values():
        try:
            catalog, files, found = _load(dependency, open_source, load, chain)
        except (OSError, ZcodegenError) as error:  # a name that is too long is not a path
            reason = f"{dependency.source[:40]}… cannot be read" if isinstance(error, OSError) else str(error)
            findings.append(_finding(dependency, file, reason))
            continue
        errors = [finding for finding in found if finding.severity is Severity.ERROR]
        if catalog is None or errors:
            findings.append(_finding(dependency, file, f"it has {pluralize(len(errors), 'error')}", errors))
        if catalog is not None:
            catalogs[dependency.name], sources[dependency.name] = catalog, files
    return Dependencies(catalogs, sources, tuple(findings))


def _load(
    dependency: Dependency, open_source: OpenSource, load: LoadSource, chain: DependencyChain
) -> LoadedCatalog:
    if len(chain.opened) >= MAX_CATALOGS:
        raise ZcodegenError(f"there are more than {MAX_CATALOGS} ways to catalogs that catalogs depend on")
    opened = open_source(dependency.source)
    chain.opened.append(opened.identity)
    if opened.identity in chain.ancestors:
        raise ZcodegenError(
            "it depends on this catalog in turn: move the codes that both need into a third one"
        )
    if len(chain.ancestors) > MAX_DEPTH:
        raise ZcodegenError(f"it is deeper than {MAX_DEPTH} catalogs")
    return load(opened, DependencyChain((*chain.ancestors, opened.identity), chain.opened))


def _finding(
    dependency: Dependency, file: SourceFile, reason: str, errors: Iterable[Finding] = ()
) -> Finding:
    """Return the finding about a dependency; what follows a colon in the reason is the advice."""
    related = tuple(Related(found.location, found.message) for found in errors)[:_MAX_RELATED]
    what, _, advice = reason.partition(": ")
    first = f"; the first is {related[0].message}" if related else ""
    return Finding(
        rule="unread-dependency",
        severity=Severity.ERROR,
        message=f"dependency {dependency.name!r} cannot be used: {what}{first}",
        location=Location(file.path, *locate(file.root, ("depends", dependency.name, "source"))),
        help=advice or "correct the catalog there, or name another version of it",
        logical_location=f"depends.{dependency.name}",
        related=related,
    )
