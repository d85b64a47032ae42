"""The files that translators work on: one row each. A row's module is imported when the format is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.translations.files import FileFormat


class FileKind(Struct, frozen=True):
    """A file format: its id (for `--format`), its module, the ends of its files' names."""

    id: str
    module: str
    endings: tuple[str, ...]

    def form(self) -> FileFormat:
        """Return the format's module."""
        return cast("FileFormat", import_module(f"zcodegen.translations.{self.module}"))


KINDS: Final = {
    row.id: row
    for row in (
        FileKind("csv", "comma_separated", (".csv", ".tsv", ".txt")),
        FileKind("po", "po", (".po", ".pot")),
        FileKind("xliff", "xliff", (".xlf", ".xliff", ".xml")),
    )
}


def kind_of(path: str) -> FileKind:
    """Return the format of a file by its name; ZcodegenError names the endings."""
    for kind in KINDS.values():
        if path.lower().endswith(kind.endings):
            return kind
    endings = ", ".join(ending for kind in KINDS.values() for ending in kind.endings)
    raise ZcodegenError(f"{path} is no translators' file by its name: it should end in one of {endings}")
