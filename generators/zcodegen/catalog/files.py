"""The files of a catalog on disk: which there are, and what they hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from zcodegen.diagnostics import ZcodegenError

MANIFEST_NAME: Final = "catalog.yaml"
GLOSSARY_NAME: Final = "glossary.yaml"
DOCUMENTS_FOLDER: Final = "documents"
_SUFFIXES: Final = (".yaml", ".yml")
"""`.yml` is read as well, to be reported as misplaced: a file that is skipped would be lost in silence."""


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read the manifest and all domain files below `folder`: path relative to it -> content, sorted by path."""
    if not (folder / MANIFEST_NAME).is_file():
        raise ZcodegenError(
            f"no {MANIFEST_NAME} in {folder.as_posix()!r}; run `zcodegen init` to start a catalog, or name its folder with --catalog"
        )
    try:
        return {path: (folder / path).read_bytes() for path in domain_paths(folder)}
    except OSError as fault:
        raise ZcodegenError(f"cannot read {fault.filename}: {fault.strerror}") from fault


def domain_paths(folder: Path) -> list[str]:
    """Return the paths, relative to `folder`, of the manifest and of all files that hold domains."""
    return [path for path in yaml_paths(folder) if is_domain_path(path) or path == MANIFEST_NAME]


def yaml_paths(folder: Path, below: str = "") -> list[str]:
    """Return the paths, relative to `folder`, of all YAML files in it, or in its folder `below`; sorted.

    Raises ZcodegenError for a folder that cannot be read, and for a symbolic link that leads out of `folder`: a catalog
    from elsewhere must not make a report or a package tell what stands in other files of this machine.
    """
    top = os.path.join(folder, below) if below else str(folder)
    walked = os.walk(top, onerror=_refuse)
    named = (os.path.join(place, name) for place, _, names in walked for name in names)
    found = [path for path in named if path.endswith(_SUFFIXES) and os.path.isfile(path)]
    for link in filter(os.path.islink, (top, *found) if below else found):
        if not Path(link).resolve().is_relative_to(folder.resolve()):
            raise ZcodegenError(
                f"{Path(link).as_posix()} is a symbolic link that leads out of the catalog: put the file itself there"
            )
    above = len(os.path.join(folder, ""))
    return sorted(path[above:].replace(os.sep, "/") for path in found)


def _refuse(fault: OSError) -> None:
    """Raise for a folder that cannot be listed: its domains would be taken for deleted ones."""
    if not isinstance(fault, FileNotFoundError):  # there need be no documents
        raise ZcodegenError(f"cannot read {fault.filename}: {fault.strerror}") from fault


def is_domain_path(path: str) -> bool:
    """Whether a file at this path, relative to the catalog's folder, holds a domain."""
    first = path.partition("/")[0]
    hidden = any(part.startswith(".") for part in path.split("/"))
    return first not in {DOCUMENTS_FOLDER, GLOSSARY_NAME, MANIFEST_NAME} and not hidden
