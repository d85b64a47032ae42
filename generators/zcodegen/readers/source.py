"""Bytes of a page to lines: any line ends, any of the encodings of `encoding.py`; other bytes are replaced and reported.

A page has at most `MAX_LINES` lines and `MAX_CHARACTERS` characters; what follows is reported.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from zcodegen.readers.encoding import Encoding, encoding_of
from zcodegen.readers.rows import SkippedLine

MAX_LINES: Final = 250_000
MAX_CHARACTERS: Final = 16_000_000


class Source(Struct, frozen=True):
    r"""A page's text, its line ends all `\n`, and the lines whose bytes could not be decoded."""

    path: str
    text: str
    errors: tuple[SkippedLine, ...] = ()
    encoding: Encoding = Encoding("utf-8")


def decode(source: bytes, path: str) -> Source:
    """Return the text of `source`; bytes that are not text become U+FFFD and a fault with their line, as does a rest."""
    return _without_rest(_decode(source, path))


_NO_TEXT: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as workbooks and documents of office programs are"),
    (b"\xd0\xcf\x11\xe0", "a workbook or document of an old office program"),
    (b"\x1f\x8b", "compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""How files begin that people have in place of a page, and what they are."""


def _without_rest(source: Source) -> Source:
    """Return a source that ends where the bounds of a page are reached."""
    text = source.text
    if len(text) <= MAX_CHARACTERS and text.count("\n") <= MAX_LINES:
        return source
    whole = text[: text.rfind("\n", 0, MAX_CHARACTERS) + 1]  # no half of a line: its codes could be others
    kept = "\n".join(whole.split("\n", MAX_LINES)[:MAX_LINES])
    number = kept.count("\n") + 1
    reason = f"a page is read up to {MAX_LINES:,} lines and {MAX_CHARACTERS:,} characters; split it"
    faults = (*(fault for fault in source.errors if fault.line <= number), SkippedLine(number, "", reason))
    return Source(source.path, kept, faults, source.encoding)


def _decode(source: bytes, path: str) -> Source:
    for begin, form in _NO_TEXT:
        if source.startswith(begin):
            reason = f"the file is {form}, not text; save it as HTML, Markdown, or CSV"
            return Source(path, "", (SkippedLine(1, "", reason),))
    encoding = encoding_of(source)
    try:
        return Source(path, _normal(encoding.decode(source)), encoding=encoding)
    except UnicodeDecodeError as error:
        before = _normal(error.object[: error.start].decode(encoding.name, errors="replace"))
        text = _normal(error.object.decode(encoding.name, errors="replace"))
        line, column = before.count("\n"), len(before) - before.rfind("\n")
        reason = f"bytes that are not {encoding.shown}, the first is 0x{error.object[error.start]:02X}; save the page as UTF-8"
        fault = SkippedLine(line + 1, text.split("\n")[line][:120], reason, column)
        return Source(path, text, (fault,), encoding)


def _normal(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return text.replace("\x00", "\ufffd")
