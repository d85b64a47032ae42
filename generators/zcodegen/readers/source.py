"""Bytes of a page to lines: any line ends, byte order marks, bytes that are not UTF-8 (replaced and reported).

A page has at most `MAX_LINES` lines and `MAX_CHARACTERS` characters; what follows is reported.
"""

from __future__ import annotations

import codecs
from typing import Final

from msgspec import Struct

from zcodegen.readers.rows import SkippedLine

MAX_LINES: Final = 250_000
MAX_CHARACTERS: Final = 16_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Source(Struct, frozen=True):
    r"""A page's text, its line ends all `\n`, and the lines whose bytes could not be decoded."""

    path: str
    text: str
    errors: tuple[SkippedLine, ...] = ()


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
    return Source(source.path, kept, faults)


def _decode(source: bytes, path: str) -> Source:
    for begin, form in _NO_TEXT:
        if source.startswith(begin):
            reason = f"the file is {form}, not text; save it as HTML, Markdown, or CSV"
            return Source(path, "", (SkippedLine(1, "", reason),))
    encoding = "utf-8"
    for mark, name in _MARKS:
        if source.startswith(mark):
            source, encoding = source[len(mark) :], name
            break
    try:
        return Source(path, _normal(source.decode(encoding)).replace("\x00", "\ufffd"))
    except UnicodeDecodeError as error:
        text = source.decode(encoding, errors="replace")
        reason = f"bytes that are not {encoding.upper()} ({error.reason}); save the page as UTF-8"
        line = _normal(source[: error.start].decode(encoding, errors="replace")).count("\n")
        text = _normal(text).replace("\x00", "\ufffd")
        return Source(path, text, (SkippedLine(line + 1, text.split("\n")[line][:120], reason),))


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
