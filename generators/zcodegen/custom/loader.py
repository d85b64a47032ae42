"""Templates from folders, and from nowhere else: no `..`, and no symbolic link that leads out of the folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from jinja2.exceptions import SecurityError


class FoldersLoader(FileSystemLoader):
    """Finds a template in the first folder that has it, and refuses one that lies elsewhere."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(folders, encoding="utf-8")
        self.inside = [folder.parent.resolve() / folder.name for folder in folders]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, file and whether it is still that; SecurityError where it may not be read."""
        text, file, is_fresh = super().get_source(environment, template)
        place = Path(file).resolve()
        if not any(place.is_relative_to(folder) for folder in self.inside):
            raise SecurityError(f"{template} is a symbolic link that leads out of its folder")
        return text, file, is_fresh
