"""The files that translators work on: one row for each. A row's module is imported when the format is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Final, Protocol, cast

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.formats.unit import FileHeader, LoadedFile, TextUnit


class FileFormat(Protocol):
    """What a module of `zcodegen.formats` has."""

    def dump(self, header: FileHeader, units: Iterable[TextUnit]) -> bytes:
        """Return a file with these texts."""

    def load(self, content: bytes, path: str) -> LoadedFile:
        """Read a file; what cannot be read is a finding."""

    def unsupported_reason(self, text: str) -> str:
        """Return why the format cannot hold a text; empty if it has."""


class FileKind(Struct, frozen=True):
    """A file format: its id (for `--format`), its module, and the ends of its files' names, the first of which exports have."""

    id: str
    module: str
    endings: tuple[str, ...]

    def form(self) -> FileFormat:
        """Return the format's module of `zcodegen.formats`."""
        return cast("FileFormat", import_module(f"zcodegen.formats.{self.module}"))

    def dump(self, header: FileHeader, units: Iterable[TextUnit]) -> bytes:
        """Return a file with these texts."""
        if self.module != "xliff":
            return self.form().dump(header, units)
        from zcodegen.formats import xliff

        by_domain: dict[str, list[TextUnit]] = {}
        for unit in units:
            by_domain.setdefault(_domain_of(unit.key), []).append(unit)
        return xliff.dump(header, by_domain or {header.catalog: []}, "2.0" if self.id == "xliff2" else "1.2")

    def load(self, content: bytes, path: str) -> LoadedFile:
        """Read a file; what cannot be read is a finding."""
        return self.form().load(content, path)

    def unsupported_reason(self, text: str) -> str:
        """Return why the format cannot hold a text; empty if it has."""
        return "" if self.id == "xliff2" else self.form().unsupported_reason(text)


def _domain_of(key: str) -> str:
    """Return the domain of a key: what precedes the first word in capitals or the last word."""
    words = key.split(".")
    return ".".join(words[: next((index for index, word in enumerate(words) if word.isupper()), -1)])


KINDS: Final = {
    row.id: row
    for row in (
        FileKind("csv", "csv", (".csv", ".tsv", ".txt")),
        FileKind("po", "po", (".po", ".pot")),
        FileKind("xliff", "xliff", (".xlf", ".xliff", ".xml", ".sdlxliff", ".mxliff", ".mqxliff")),
        FileKind("xliff2", "xliff", (".xlf",)),
    )
}
"""The formats; `load` of an XLIFF reads either version."""


def kind_of(path: str) -> FileKind:
    """Return the format of a file by its name; ZcodegenError names the endings."""
    for kind in KINDS.values():
        if path.lower().endswith(kind.endings):
            return kind
    endings = ", ".join(dict.fromkeys(ending for kind in KINDS.values() for ending in kind.endings))
    raise ZcodegenError(f"{path} is not a translators' file by its name: it should end in one of {endings}")
