"""The option that names a project's catalog, with what commands ask of a project."""

from __future__ import annotations

from pathlib import Path

import click

from zcodegen.catalog.project import Project, display_path, find_project

__all__ = ["Project", "catalog_option", "display_path", "find_project"]

catalog_option = click.option(
    "--catalog",
    "catalog",
    type=click.Path(path_type=Path),
    help="Folder of the catalog (default: catalog/ here or in a folder above).",
)
