"""Targets that come from elsewhere: their files are copied into the project, and `targets.lock.json` says from where.

A build reads the copies alone; nothing is fetched then. The record has the hash of the files as they came, so that an
edit by hand is seen and never overwritten without a word.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from importlib.metadata import entry_points
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec
from msgspec import Struct

from zcodegen.catalog.project import display_path
from zcodegen.custom.target import DECLARATION
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import RefusedPathError, list_inside, read_inside, resolve_inside
from zcodegen.output.atomic import atomic_write
from zcodegen.output.paths import check_paths
from zcodegen.resources import gallery_folder
from zcodegen.revision.fetch import fetch_files
from zcodegen.targets.table import TARGETS

LOCK: Final = "targets.lock.json"
ENTRY_POINTS: Final = "zcodegen.targets"
"""The group of entry points that a Python package names its targets in: `swift = "acme_targets.swift"`, a folder of files."""
MAX_FILES: Final = 200
MAX_BYTES: Final = 4 * 1024 * 1024
_NAME: Final = re.compile(r"[a-z][a-z0-9_-]*")
_GIT: Final = re.compile(
    r"git\+(?P<url>[a-z]+://[^#@\s]+(?:@[^#/@\s]+/[^#@\s]*)?)@(?P<commit>[0-9A-Za-z._/-]+)(?:#(?P<folder>[^#\s]*))?"
)
Files: TypeAlias = Mapping[str, bytes]
Kind: TypeAlias = Literal["gallery", "folder", "package", "git"]


class Source(Struct, frozen=True, omit_defaults=True):
    """Where a target came from, and the hash of its files as they came."""

    kind: Kind
    location: str
    commit: str = ""
    sha256: str = ""

    def shown(self) -> str:
        """Return it in a few words."""
        return f"{self.location}@{self.commit[:12]}" if self.commit else f"{self.kind} {self.location}"


class _Lock(Struct, frozen=True):
    about: str = "Where the targets in this folder came from, written by `zcodegen targets`; do not edit."
    targets: dict[str, Source] = {}


def read_lock(templates: Path) -> dict[str, Source]:
    """Return the recorded sources of a project's targets, sorted by name; ZcodegenError if the record is damaged."""
    shown = display_path(templates / LOCK)
    try:
        content = read_inside(templates, LOCK)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ZcodegenError(f"cannot read {shown}: {error.strerror}") from error
    try:
        targets = msgspec.json.decode(content, type=_Lock).targets
    except msgspec.DecodeError as error:
        raise ZcodegenError(f"{shown} is damaged: {error}; restore it from Git") from error
    for name, source in targets.items():
        if not _NAME.fullmatch(name) or (source.kind == "gallery" and source.location not in gallery_names()):
            raise ZcodegenError(f"{shown} is damaged: it has the target {name!r}; restore it from Git")
    return dict(sorted(targets.items()))


def write_lock(templates: Path, sources: Mapping[str, Source]) -> None:
    """Write the record."""
    lock = msgspec.to_builtins(_Lock(targets=dict(sorted(sources.items()))))
    atomic_write(
        templates / LOCK, (json.dumps(lock, ensure_ascii=False, indent=2) + "\n").encode(), inside=templates
    )


def digest_of(files: Files) -> str:
    """Return the hash of files: of each path and content, sorted by path."""
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        for part in (path.encode(), content.replace(b"\r\n", b"\n")):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


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
    if text.startswith("git+"):
        found = _GIT.fullmatch(text)
        if not found:
            raise ZcodegenError(
                f"{text!r} is not of the form git+URL@COMMIT#FOLDER: pin the whole hash of a commit"
            )
        folder = (found["folder"] or "").strip("/")
        last = (folder or found["url"]).rstrip("/").rpartition("/")[2].removesuffix(".git")
        return _named(name or last), Source("git", f"{found['url']}#{folder}", found["commit"])
    if (
        "/" in text
        or "\\" in text
        or text in {".", ".."}
        or (text not in gallery_names() and Path(text).is_dir())
    ):
        return _named(name or Path(text).resolve().name), Source("folder", Path(text).as_posix())
    if text in gallery_names():
        return _named(name or text), Source("gallery", text)
    if text in package_names():
        return _named(name or text), Source("package", text)
    known = [*gallery_names(), *package_names()]
    raise ZcodegenError(
        f"unknown target {text!r}: name one of {', '.join(known)}, a folder, or git+URL@COMMIT#FOLDER"
    )


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ZcodegenError(
            f"{name!r} cannot be the name of a target: it is of the form {_NAME.pattern}; choose one with --name"
        )
    if name in TARGETS or any(name == target.short for target in TARGETS.values()):
        raise ZcodegenError(f"{name!r} is a built-in target: choose another name with --name")
    return name


def relative_to(source: Source, project: Path) -> Source:
    """Return a source for the record: a folder relative to the project, so that no path of this machine is in it."""
    if source.kind != "folder":
        return source
    return msgspec.structs.replace(
        source, location=Path(os.path.relpath(source.location, project)).as_posix()
    )


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
                raise ZcodegenError(f"{source.shown()} is outside of the project: name it with --from")
            found = fetch_files(url, source.commit, folder)
        case "gallery":
            found = read_folder(gallery_folder() / source.location)
        case "folder":
            found = read_folder(_folder(source, project))
        case "package":
            found = dict(_package_files(source.location))
    if DECLARATION not in found:
        raise ZcodegenError(f"{source.shown()} has no {DECLARATION}")
    if len(found) > MAX_FILES or sum(map(len, found.values())) > MAX_BYTES:
        raise ZcodegenError(f"{source.shown()} has more than {MAX_FILES} files or {MAX_BYTES >> 20} MiB")
    check_paths(found)
    return dict(sorted(found.items()))


def _folder(source: Source, project: Path | None) -> Path:
    if project is None:
        return Path(source.location)
    try:
        return Path(resolve_inside(project, source.location))
    except RefusedPathError as error:
        raise ZcodegenError(f"{source.shown()} is outside of the project: name it with --from") from error


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a target's folder: path -> content; hidden ones are left out. Raises ZcodegenError for a link out of it."""
    listing = list_inside(folder)
    for refused in listing.refused:
        raise refused
    return {path: read_inside(folder, path, max_bytes=MAX_BYTES) for path in listing.paths}


def _package_files(name: str) -> dict[str, bytes]:
    module = package_names().get(name)
    if module is None:
        raise ZcodegenError(f"no installed package has the target {name!r} any more")
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


def vendored_state(templates: Path, name: str, source: Source) -> Literal["unchanged", "edited", "missing"]:
    """Return whether a target is still as it came."""
    if not (templates / name / DECLARATION).is_file():
        return "missing"
    return "unchanged" if digest_of(read_folder(templates / name)) == source.sha256 else "edited"


def write_target(templates: Path, name: str, files: Files, source: Source) -> Source:
    """Write a target's files into the project, remove those that it no longer has, and record its source, which is returned."""
    folder = templates / name
    for path in set(read_folder(folder)) - files.keys() if folder.is_dir() else ():
        (folder / path).unlink()
    for path, content in files.items():
        atomic_write(folder / path, content, inside=templates)
    recorded = msgspec.structs.replace(source, sha256=digest_of(files))
    write_lock(templates, {**read_lock(templates), name: recorded})
    return recorded
