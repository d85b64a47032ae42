"""What a translator's file says, whatever its format: units with the line where each stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Protocol

from msgspec import Struct

from zcodegen.catalog.load import text_hash
from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.translations.units import Unit

_MARK = re.compile(r"source=([0-9a-f]{8}) target=([0-9a-f]{8}|none)")


class ExportUnit(Struct, frozen=True):
    """A unit as it goes out: with what a translator should know of it, a line each."""

    unit: Unit
    context: tuple[str, ...]

    @property
    def mark(self) -> str:
        """Hashes of the source text and of the translation, so that an import sees which of them has changed."""
        target = self.unit.target
        return f"source={text_hash(self.unit.source)} target={text_hash(target.value) if target else 'none'}"


class TranslatedUnit(Struct, frozen=True):
    """A unit as it comes back, its texts in the catalog's own syntax of arguments.

    `finished` is None where the format or the translator does not say. `faults` are what the format had in it that no
    text has.
    """

    key: str
    line: int
    source: str
    target: str
    mark: str
    finished: bool | None = None
    faults: tuple[str, ...] = ()

    @property
    def source_hash(self) -> str:
        """The hash of the source text that was translated: as it was exported, else of the text in the file."""
        found = _MARK.search(self.mark)
        return found[1] if found else text_hash(self.source)

    @property
    def target_hash(self) -> str | None:
        """The hash of the translation that was exported, empty for none; None where the file has lost it."""
        found = _MARK.search(self.mark)
        return found[2].replace("none", "") if found else None


class TranslationFile(Struct, frozen=True):
    """A whole file: the locale and catalog that it says it is for (empty where it does not), units, faults."""

    locale: str
    catalog: str
    units: tuple[TranslatedUnit, ...]
    findings: tuple[Finding, ...] = ()
    locale_line: int = 1
    catalog_line: int = 1


class FileFormat(Protocol):
    """What the module of a file format has."""

    def write(self, catalog: Catalog, locale: str, units: Sequence[ExportUnit]) -> bytes:
        """Return the file for these units."""

    def read(self, content: bytes, path: str, with_arguments: Collection[str]) -> TranslationFile:
        """Read a file; `with_arguments` are the keys of texts that have arguments. What cannot be read is a finding."""

    def unsupported_reason(self, text: str) -> str:
        """Say why the format has no place for a text; empty where it has."""


def broken(path: str, line: int, message: str, advice: str) -> TranslationFile:
    """Return what a file is that cannot be read: no units, one finding."""
    found = Finding("translation-file", Severity.ERROR, message, Location(path, line), help=advice)
    return TranslationFile("", "", (), (found,))


def decoded(content: bytes, path: str, charset: str = "utf-8-sig") -> str | TranslationFile:
    """Return the text of a file; a file with a finding at the line of the first byte that is wrong."""
    try:
        return content.decode(charset)
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        message = f"byte 0x{content[fault.start]:02X} is no {charset.removesuffix('-sig').upper()}"
    except LookupError:
        line, message = 1, f"there is no encoding called {charset!r}"
    return broken(path, line, message, "Save the file in UTF-8 and import it again.")
