"""The files of a catalog on disk: which there are, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import RefusedPathError, list_inside, read_inside

MANIFEST_NAME: Final = "catalog.yaml"
GLOSSARY_NAME: Final = "glossary.yaml"
DOCUMENTS_FOLDER: Final = "documents"
IMPORTED_FOLDER: Final = "_imported"
"""The folder of a catalog in a package with the catalogs whose packages that one imports; no domain can have this name."""
_SUFFIXES: Final = (".yaml", ".yml")
"""`.yml` is read as well, to be reported as misplaced: a file that is skipped would be lost in silence."""

Contents: TypeAlias = tuple[dict[str, bytes], tuple[RefusedPathError, ...]]
"""Files by path relative to the catalog, sorted, and what is not read: links that lead elsewhere, pipes."""


def read_folder(folder: Path, *, shown: str | None = None) -> Contents:
    """Read the manifest and all domain files below `folder`, which errors call `shown` (default: as given).

    Raises ZcodegenError if there is no manifest, or if a file or folder cannot be read: its domains would be taken for
    deleted ones.
    """
    require_manifest(folder)
    return _read(folder, "", shown, lambda path: is_domain_path(path) or path == MANIFEST_NAME)


def read_all(folder: Path, below: str = "", *, shown: str | None = None) -> dict[str, bytes]:
    """Read all YAML files of a catalog, or below its folder `below`. Raises ZcodegenError for the first that is refused."""
    contents, refused = read_yaml(folder, below, shown=shown)
    if refused:
        raise refused[0]
    return contents


def read_yaml(folder: Path, below: str = "", *, shown: str | None = None) -> Contents:
    """Read all YAML files in `folder`, or below its folder `below`; a catalog need not have documents."""
    return _read(folder, below, shown, lambda _: True)


def _read(folder: Path, below: str, shown: str | None, is_wanted: Callable[[str], bool]) -> Contents:
    listing = list_inside(folder, below, suffixes=_SUFFIXES, shown=shown)
    contents: dict[str, bytes] = {}
    refused = list(listing.refused)
    for path in filter(is_wanted, listing.paths):
        try:
            contents[path] = read_inside(folder, path, shown=shown)
        except RefusedPathError as error:
            refused.append(error)
        except OSError as error:
            raise ZcodegenError(f"cannot read {folder / path}: {error.strerror}") from error
    return contents, tuple(refused)


def require_manifest(folder: Path) -> None:
    """Raise ZcodegenError if a folder has no manifest."""
    if not (folder / MANIFEST_NAME).is_file():
        raise ZcodegenError(
            f"no {MANIFEST_NAME} in {folder.as_posix()!r}; run `zcodegen init` to start a catalog, or name its folder with --catalog"
        )


def is_domain_path(path: str) -> bool:
    """Whether a file at this path, relative to the catalog's folder, holds a domain."""
    first = path.partition("/")[0]
    hidden = any(part.startswith(".") for part in path.split("/"))
    return first not in {DOCUMENTS_FOLDER, GLOSSARY_NAME, IMPORTED_FOLDER, MANIFEST_NAME} and not hidden


def domain_path(domain: str) -> str:
    """Return the path of a domain's file, relative to the catalog's folder."""
    return domain.replace(".", "/") + ".yaml"


def domain_of(path: str) -> str:
    """Return the domain that belongs into the file at `path` (`zego/rtc/room.yaml` -> `zego.rtc.room`)."""
    return path.removesuffix(".yaml").replace("/", ".")


def is_domain_name(name: str) -> bool:
    """Whether a domain can have this name."""
    return re.fullmatch(r"[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*", name) is not None


def kind_of(path: str) -> str:
    """Return the kind (`schema.KINDS`) of the file at a path relative to the catalog's folder."""
    whole = {MANIFEST_NAME: "catalog", GLOSSARY_NAME: "glossary", DOCUMENTS_FOLDER: "document"}
    return whole.get(path.partition("/")[0], "domain")
