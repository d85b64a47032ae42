"""A text in a translators' file, whatever its format."""

from __future__ import annotations

import codecs
import re
from typing import Final, TypeAlias
from typing import Literal as OneOf

from msgspec import Struct

from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.locales.message import Argument, Literal, Message, dump

Piece: TypeAlias = tuple[OneOf["text", "argument", "pattern", "strange"], str]
"""A part of a text: literal text, the name of an argument, ICU MessageFormat as written, or an element that no text has."""
Content: TypeAlias = tuple[Piece, ...]
UnitState: TypeAlias = OneOf["missing", "stale", "translated", "original"]
"""`stale`: the source has changed since; `original`: not a translation of the catalog, so nothing of it is due."""


class FileHeader(Struct, frozen=True):
    """What a file says of itself: the catalog's name and version, the locales, where to write about it."""

    catalog: str
    version: str
    source: str
    target: str = ""
    """Empty if the file has no translations."""
    contact: str = ""


class TextUnit(Struct, frozen=True):
    """A text that goes into a file, with what a translator should know of it."""

    key: str
    source: Content
    target: Content | None
    """None if there is to be no place for a translation."""
    state: UnitState
    notes: tuple[str, ...] = ()
    max_length: int | None = None
    """The longest translation that fits, in characters."""
    mark: str = ""
    """What a program wants back as it gave it."""
    is_translatable: bool = True


class LoadedUnit(Struct, frozen=True):
    """A text that came out of a file. `is_finished` is None if neither format nor translator says."""

    key: str
    line: int
    source: Content
    target: Content
    mark: str = ""
    is_finished: bool | None = None
    is_translatable: bool = True


class LoadedFile(Struct, frozen=True):
    """A whole file: the locale and catalog that it names (empty if it does not), its texts, or why it cannot be read."""

    locale: str = ""
    catalog: str = ""
    units: tuple[LoadedUnit, ...] = ()
    findings: tuple[Finding, ...] = ()
    locale_line: int = 1
    catalog_line: int = 1


_DECLARED: Final = re.compile(rb"""(?:charset|encoding)=["']?([\w-]+)""")
"""The encoding that the header of a PO file or the declaration of an XML file names."""
_HEAD: Final = 2000


def broken_file(path: str, line: int, message: str, advice: str) -> LoadedFile:
    """Return a file that cannot be read: no units, one finding."""
    found = Finding("translation-file", Severity.ERROR, message, Location(path, line), help=advice)
    return LoadedFile(findings=(found,))


def decode(content: bytes, path: str, charset: str = "utf-8-sig") -> str | LoadedFile:
    """Return the text of a file, or a file with a finding at the line of the first byte that is wrong."""
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{content[error.start]:02X} is not {charset.removesuffix('-sig').upper()}"
    except LookupError:
        line, message = 1, f"unknown encoding {charset!r}"
    return broken_file(path, line, message, "save the file in UTF-8 and import it again")


def text_to_show(content: bytes) -> str:
    """Return the text of a file for reports, in the encoding of its byte order mark, else the one that it declares, else UTF-8."""
    declared = _DECLARED.search(content[:_HEAD])
    charset = declared[1].decode("ascii") if declared else "utf-8"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        charset = "utf-16"
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def message_content(message: Message) -> Content:
    """Return a message: literal texts and arguments, or one pattern if it has more than these."""
    if all(isinstance(part, Literal | Argument) for part in message.parts):
        return tuple(
            ("text", part.text) if isinstance(part, Literal) else ("argument", part.name)
            for part in message.parts
            if isinstance(part, Literal | Argument)
        )
    return (("pattern", dump(message)),)
