"""Copies of other catalogs in a project, and the rows of the manifest that name them: what `zcodegen depends` does."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import Final

from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.dependencies import (
    PACKAGES,
    DependencyChain,
    OpenedSource,
    OpenSource,
    open_package,
    repository_folder,
)
from zcodegen.catalog.dump import dump_catalog
from zcodegen.catalog.files import MANIFEST_NAME, is_domain_path
from zcodegen.catalog.load import LoadResult, load_catalog, load_files
from zcodegen.catalog.published import published
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import read_named
from zcodegen.output.paths import check_paths
from zcodegen.revision.fetch import Revision, fetched
from zcodegen.source.commented import CommentedMap, Leaf, Pair, mapping
from zcodegen.vendored import Files, OutsideError, Source, parse_git

MAX_PACKAGE_BYTES: Final = 64 * 1024 * 1024


def locate(text: str) -> Source:
    """Return the source that a user names: `git+URL@COMMIT#FOLDER`, the folder of a catalog, or a package. Raises ZcodegenError."""
    if found := parse_git(text):
        return found[1]
    location = Path(text)
    if location.is_dir():
        inside = next(
            (folder for folder in (location, location / "catalog") if (folder / MANIFEST_NAME).is_file()),
            None,
        )
        if inside is None:
            raise ZcodegenError(f"no {MANIFEST_NAME} in {text!r}: name the folder that holds it")
        return Source("folder", inside.as_posix())
    if location.is_file() and text.endswith(PACKAGES):
        return Source("file", location.as_posix())
    raise ZcodegenError(
        f"{text!r} is not a catalog: name its folder, a package of `zcodegen pack` ({', '.join(PACKAGES)}), "
        "or git+URL@COMMIT#FOLDER"
    )


def collect(source: Source, project: Path | None = None) -> Files:
    """Return the files of a catalog from its source: path -> content, with what it depends on among its domains.

    With `project`, the source is a recorded one, which a pull request could have written: it must be inside of the project,
    and no repository of this machine is read. Raises ZcodegenError if the files cannot be had or do not load.
    """
    match source.kind:
        case "git":
            url, _, folder = source.location.partition("#")
            if project is not None and url.startswith("file:"):
                raise OutsideError(source)
            with fetched(url, source.commit) as revision:
                files = _catalog_files(revision.files(folder))
                chain = DependencyChain((folder,), [])
                loaded = load_files(
                    files, shown=source.shown(), open_source=_open_in(revision, folder), chain=chain
                )
        case "file":
            location = source.path_inside(project) if project else Path(source.location)
            content = read_named(location, max_bytes=MAX_PACKAGE_BYTES)
            opened = open_package(content, location.name, source.shown(), "")
            files = dict(opened.contents)
            loaded = load_files(files, shown=source.shown(), open_source=opened.open)
        case "folder":
            location = source.path_inside(project) if project else Path(source.location)
            loaded = load_catalog(location, shown=source.location)
            files = {
                Path(path).relative_to(source.location).as_posix(): loaded.sources.files[path].text.encode()
                for path in loaded.sources.by_domain.values()
            }
        case _:
            raise ZcodegenError(f"{source.shown()} is not a catalog")
    return _whole(loaded, files, source)


def _catalog_files(files: Files) -> dict[str, bytes]:
    return {
        path: content
        for path, content in files.items()
        if path == MANIFEST_NAME or (is_domain_path(path) and path.endswith(".yaml"))
    }


def _open_in(revision: Revision, folder: str) -> OpenSource:
    """Return how to open the sources of the catalog in `folder` of a fetched commit: they are in that commit as well."""

    def open_source(source: str) -> OpenedSource:
        location = posixpath.normpath(posixpath.join(posixpath.dirname(folder), source))
        if not folder or location.startswith("../"):
            raise ZcodegenError(f"{source} leads out of the repository")
        shown = f"{revision.url}#{location}"
        files = revision.files(location) if not location.endswith(PACKAGES) else None
        if files is None:
            return open_package(revision.file(location), source, shown, location)
        if MANIFEST_NAME not in files:
            raise ZcodegenError(f"{source} has no {MANIFEST_NAME}: name the folder that holds it")
        return OpenedSource(_catalog_files(files), shown, location, (), _open_in(revision, location))

    return open_source


def _whole(loaded: LoadResult, files: Files, source: Source) -> Files:
    """Return the files of a catalog that loads, or of it with what it includes from others."""
    if loaded.catalog is None or not loaded.ok:
        why = f"{loaded.findings[0].location}: {loaded.findings[0].message}" if loaded.findings else ""
        raise ZcodegenError(
            f"{source.shown()} has no catalog that loads: {why or f'it has no {MANIFEST_NAME}'}"
        )
    check_paths(files)
    importing = sorted({row.name for row in loaded.catalog.manifest.depends.values() if row.imports})
    if importing:
        raise ZcodegenError(
            f"the packages of {source.shown()} import those of {', '.join(importing)}, which a copy cannot show: "
            "depend on its folder, or on its package, in the same repository"
        )
    if not loaded.catalog.dependencies:
        return dict(sorted(files.items()))
    return dict(sorted(dump_catalog(published(bundle(loaded.catalog))).items()))


def source_inside(source: Source, project: Path) -> str | None:
    """Return a source as the manifest names it if that may read it: inside of the project or its Git repository; else None."""
    if source.kind not in {"file", "folder"}:
        return None
    location = os.path.realpath(source.location)
    if not Path(location).is_relative_to(os.path.realpath(repository_folder(project))):
        return None
    return Path(os.path.relpath(location, project)).as_posix()


def declare(root: CommentedMap, name: str, source: str) -> None:
    """Name a catalog in the manifest's tree, in place of what may have the name."""
    pair = root.find("depends")
    if pair is None or not isinstance(pair.value, CommentedMap):
        pair = Pair("depends", CommentedMap([], block=True))
        root.pairs.append(pair)
    assert isinstance(pair.value, CommentedMap)  # noqa: S101 - made above
    row = pair.value.find(name)
    if row is None:
        pair.value.pairs.append(Pair(name, mapping(source=source)))
    else:
        row.value = mapping(source=Leaf(source))
