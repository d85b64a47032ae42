"""Where a project is: its catalog, output and templates, found from the current folder upwards."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from zcodegen.catalog.files import GLOSSARY_NAME, MANIFEST_NAME
from zcodegen.diagnostics import MAX_NAMES, ZcodegenError
from zcodegen.files import names_in, open_folder, read_inside, real_path, walk

if TYPE_CHECKING:
    from zcodegen.catalog.entry_schema import EntrySchema
    from zcodegen.catalog.glossary import Glossary
    from zcodegen.catalog.load import LoadResult
    from zcodegen.catalog.manifest import Manifest


_MAX_DEPTH: Final = 3
_MAX_FOLDERS: Final = 1000
"""How many folders of one depth are searched for catalogs, to name them in a message."""


class Project(Struct, frozen=True):
    """The folders of a project: `root` holds catalog, templates and out."""

    catalog: Path

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.catalog.parent

    @property
    def templates(self) -> Path:
        """The project's templates; the folder may be absent. RefusedPathError if it leads out of the project."""
        return open_folder(self.root, "templates", shown=display_path(self.root))

    @property
    def out(self) -> Path:
        """Where `build` writes by default. RefusedPathError if it leads out of the project."""
        return open_folder(self.root, "out", shown=display_path(self.root))

    @property
    def dist(self) -> Path:
        """Where `pack` writes by default. RefusedPathError if it leads out of the project."""
        return open_folder(self.root, "dist", shown=display_path(self.root))

    @property
    def has_schemas(self) -> bool:
        """Whether the schemas are next to the catalog, so that its files can name them for editors."""
        return (self.root / "schema" / "domain.schema.json").is_file()

    @property
    def shown(self) -> str:
        """The catalog's folder as findings name it: relative to the current folder if that is possible."""
        return display_path(self.catalog)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the catalog. Raises ZcodegenError if it is refused or cannot be read."""
        try:
            return read_inside(self.catalog, path, shown=self.shown)
        except OSError as error:
            raise ZcodegenError(f"cannot read {self.shown}/{path}: {error.strerror}") from error

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files of the catalog, path below its folder -> content: all, or none if one of them cannot be written."""
        from zcodegen.output.atomic import atomic_write_all

        atomic_write_all(self.catalog, files)

    def load(self) -> LoadResult:
        """Load the catalog."""
        from zcodegen.catalog.load import load_catalog

        return load_catalog(self.catalog, shown=self.shown)

    def entry_schema(self, manifest: Manifest) -> EntrySchema | None:
        """Read the team's own rules for entries; None if the manifest names none."""
        from zcodegen.catalog.entry_schema import read_entry_schema

        path = manifest.entry_schema
        return read_entry_schema(self.root, path, shown=display_path(self.root)) if path else None

    def glossary(self) -> Glossary:
        """Read the glossary; `import` and translators need one that loads, and a catalog may have none."""
        from zcodegen.catalog.glossary import read_glossary

        try:
            content = read_inside(self.catalog, GLOSSARY_NAME, shown=self.shown)
        except FileNotFoundError:
            content = None
        return read_glossary(content, f"{self.shown}/{GLOSSARY_NAME}")


def display_path(path: Path) -> str:
    """Return `path` as a user would write it from the current folder, with `/`."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def find_project(catalog: Path | None) -> Project:
    """Return the project of `--catalog`, else of the nearest folder upwards that has one.

    Raises ZcodegenError that says how to start one.
    """
    if catalog is not None:
        if not (catalog / MANIFEST_NAME).is_file():
            raise ZcodegenError(
                f"no {MANIFEST_NAME} in {catalog.as_posix()!r}: name the folder that holds it"
            )
        return Project(real_path(catalog))
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "catalog" / MANIFEST_NAME).is_file():
            return Project(open_folder(folder, "catalog"))
        if folder.name == "catalog" and (folder / MANIFEST_NAME).is_file():
            return Project(folder)
    raise ZcodegenError(
        f"no catalog/{MANIFEST_NAME} here or in a folder above; "
        f"{_near_manifest(here) or '`zcodegen init` starts one, `--catalog DIR` names one'}"
    )


def _near_manifest(here: Path) -> str:
    """Return what to do about a manifest, or a catalog's folder, that has another name; empty if there is none."""
    for other in ("catalog.yml", "catalog.YAML", "Catalog.yaml"):
        if (here / "catalog" / other).is_file():
            return f"rename catalog/{other} to {MANIFEST_NAME}"
    folders = [name for name in names_in(here) if _can_see((here / name / MANIFEST_NAME).is_file)]
    if folders:
        return f"name the folder {folders[0]}/ with `--catalog {folders[0]}`, or rename it to catalog"
    is_own = not (here / "catalog").is_symlink()
    if is_own and any(path.endswith(".yaml") for path, _ in walk(here, "catalog")):
        return f"the folder catalog/ has no manifest: bring {MANIFEST_NAME} back"
    if below := _catalogs_below(here):
        options = " or ".join(
            f"`--catalog {folder.relative_to(here).as_posix()}`" for folder in below[:MAX_NAMES]
        )
        return f"name one of the folders below with {options}"
    return ""


def _catalogs_below(here: Path) -> list[Path]:
    """Return the catalogs of the projects in folders below, as a repository of several services has them, nearest first."""
    found: list[Path] = []
    folders = [here]
    for _ in range(_MAX_DEPTH):
        folders = list(islice(chain.from_iterable(map(_folders_in, folders)), _MAX_FOLDERS))
        found += [
            folder / "catalog" for folder in folders if _can_see((folder / "catalog" / MANIFEST_NAME).is_file)
        ]
    return found


def _folders_in(folder: Path) -> list[Path]:
    """Return the folders in a folder that are no links; none if it cannot be read."""
    try:
        paths = [folder / name for name in names_in(folder) if name != "node_modules"]
    except ZcodegenError:
        return []
    return [path for path in paths if not path.is_symlink() and _can_see(path.is_dir)]


def _can_see(question: Callable[[], bool]) -> bool:
    """Return the answer about a path; no for one that may not be looked at, such as another user's folder."""
    try:
        return question()
    except OSError:
        return False
