"""Targets that come from elsewhere: their files are copied into the project, and `targets.lock.json` says from where.

A build reads the copies alone; nothing is fetched then. `vendored` keeps the copies and the record.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from zcodegen.catalog.project import display_path
from zcodegen.custom.target import DECLARATION
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path
from zcodegen.naming import nearest
from zcodegen.output.paths import check_paths
from zcodegen.resources import gallery_folder
from zcodegen.revision.fetch import fetch_files
from zcodegen.targets.table import TARGETS
from zcodegen.vendored import MAX_BYTES, NAME, OutsideError, Record, Source, parse_git, read_folder

LOCK: Final = "targets.lock.json"
ENTRY_POINTS: Final = "zcodegen.targets"
"""The group of entry points that a Python package names its targets in: `swift = "acme_targets.swift"`, a folder of files."""
MAX_FILES: Final = 200


def record_of(templates: Path) -> Record:
    """Return the record of the targets in a project's templates."""
    return Record(
        templates,
        LOCK,
        "Where the targets in this folder came from, written by `zcodegen targets`; do not edit.",
        display_path(templates),
    )


def read_lock(templates: Path) -> dict[str, Source]:
    """Return the recorded sources of a project's targets, sorted by name; ZcodegenError if the record is damaged."""
    record = record_of(templates)
    sources = record.read()
    for name, source in sources.items():
        if source.kind == "gallery" and source.location not in gallery_names():
            raise ZcodegenError(
                f"{record.shown_file} is damaged: it has the target {name!r}; restore it from Git"
            )
    return sources


def gallery_names() -> list[str]:
    """Return the targets that zcodegen ships, sorted."""
    return sorted(path.parent.name for path in gallery_folder().glob(f"*/{DECLARATION}"))


def package_names() -> dict[str, str]:
    """Return the targets of installed Python packages: name -> the folder that it is, as a module's name."""
    return {point.name: point.value for point in sorted(entry_points(group=ENTRY_POINTS))}


def locate(text: str, name: str | None) -> tuple[str, Source]:
    """Return the name and the source of a target from what a user wrote.

    That is `git+URL@COMMIT#FOLDER`, a folder, a target of the gallery, or one of an installed package. Raises ZcodegenError
    if it is none of them.
    """
    if found := parse_git(text):
        return _named(name or found[0]), found[1]
    if (
        "/" in text
        or "\\" in text
        or text in {".", ".."}
        or (text not in gallery_names() and Path(text).is_dir())
    ):
        return _named(name or real_path(Path(text)).name), Source("folder", Path(text).as_posix())
    if text in gallery_names():
        return _named(name or text), Source("gallery", text)
    if text in package_names():
        return _named(name or text), Source("package", text)
    known = [*gallery_names(), *package_names()]
    if near := nearest(text, known):
        raise ZcodegenError(f"unknown target {text!r}; did you mean {near!r}?")
    raise ZcodegenError(
        f"unknown target {text!r}: name one of {', '.join(known)}, a folder, or git+URL@COMMIT#FOLDER"
    )


def _named(name: str) -> str:
    if not NAME.fullmatch(name):
        raise ZcodegenError(
            f"{name!r} cannot be the name of a target: it is of the form {NAME.pattern}; choose one with --name"
        )
    if name in TARGETS or any(name == target.short for target in TARGETS.values()):
        raise ZcodegenError(f"{name!r} is a built-in target: choose another name with --name")
    return name


def collect(source: Source, project: Path | None = None) -> dict[str, bytes]:
    """Return the files of a target from its source: path -> content, sorted.

    With `project`, the source is a recorded one, which a pull request could have written: a folder is relative to the project and
    must be inside of it, and no repository of this machine is read.

    Raises ZcodegenError if they cannot be had, there is no target.yaml, or there are more than 200 files or 4 MiB.
    """
    match source.kind:
        case "git":
            url, _, folder = source.location.partition("#")
            if project is not None and url.startswith("file:"):
                raise OutsideError(source)
            found = fetch_files(url, source.commit, folder)
        case "gallery":
            found = read_folder(gallery_folder() / source.location)
        case "folder":
            found = read_folder(source.path_inside(project) if project else Path(source.location))
        case "package":
            found = dict(_package_files(source.location))
        case "file":
            raise ZcodegenError(f"{source.shown()} is not a folder")
    if DECLARATION not in found:
        raise ZcodegenError(f"{source.shown()} has no {DECLARATION}")
    if len(found) > MAX_FILES or sum(map(len, found.values())) > MAX_BYTES:
        raise ZcodegenError(f"{source.shown()} has more than {MAX_FILES} files or {MAX_BYTES >> 20} MiB")
    check_paths(found)
    return dict(sorted(found.items()))


def _package_files(name: str) -> dict[str, bytes]:
    module = package_names().get(name)
    if module is None:
        raise ZcodegenError(f"no installed package has the target {name!r} now")
    package, _, folder = module.partition(":")
    parent, _, last = package.rpartition(".")
    try:
        top = package_files(parent or package)
    except (ImportError, TypeError) as error:
        raise ZcodegenError(f"the package of the target {name!r} cannot be imported: {error}") from error
    for part in ([last] if parent else []) + [part for part in folder.split("/") if part]:
        top = top.joinpath(part)
    return dict(_walk(top, ""))


def _walk(folder: Traversable, prefix: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.startswith((".", "__pycache__")) or len(found) > MAX_FILES:
            continue
        if item.is_dir():
            found |= _walk(item, f"{prefix}{item.name}/")
        elif item.name != "__init__.py":
            found[f"{prefix}{item.name}"] = item.read_bytes()
    return found
