"""Reads a page with the reader that fits: the table of readers, and the choice among them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.diagnostics import ZcodegenError
from zcodegen.readers.definitions import is_definitions, read_definitions
from zcodegen.readers.delimited import is_delimited, read_delimited
from zcodegen.readers.dita import is_dita, read_dita
from zcodegen.readers.errmsg import is_errmsg, read_errmsg
from zcodegen.readers.header_vocabulary import HeaderVocabulary
from zcodegen.readers.locales import locale_of
from zcodegen.readers.mappings import is_mappings, read_mappings
from zcodegen.readers.markdown import read_markdown
from zcodegen.readers.pagetext import is_page_text, read_page_text
from zcodegen.readers.plain_columns import is_plain_columns, read_plain_columns
from zcodegen.readers.rows import Page
from zcodegen.readers.source import Source, decode


def _always(_source: Source, _words: HeaderVocabulary) -> bool:
    return True


class Reader(Struct, frozen=True):
    """A reader: its id (`--reader`), the shape it reads, whether a source has that shape, and how it is read."""

    id: str
    purpose: str
    sniff: Callable[[Source, HeaderVocabulary], bool]
    read: Callable[[Source, Path | None, HeaderVocabulary], Page]


READERS: tuple[Reader, ...] = (
    Reader(
        "definitions",
        "definition lists and hex codes, as on Microsoft's pages",
        is_definitions,
        read_definitions,
    ),
    Reader("delimited", "CSV and TSV with a header", is_delimited, read_delimited),
    Reader("dita", "DITA parameter lists (plentry)", is_dita, read_dita),
    Reader("errmsg", "MySQL's and MariaDB's message files, in many languages", is_errmsg, read_errmsg),
    Reader(
        "mappings",
        "YAML and JSON lists of mappings, as MongoDB's error_codes.yml",
        is_mappings,
        read_mappings,
    ),
    Reader("markdown", "Markdown, MDX and HTML pages: tables in all their dialects", _always, read_markdown),
    Reader(
        "pagetext",
        "text copied from a web page: the cells of a row run together",
        is_page_text,
        read_page_text,
    ),
    Reader(
        "plain-columns",
        "plain text in columns, as PostgreSQL's errcodes.txt",
        is_plain_columns,
        read_plain_columns,
    ),
)
_LAST = "markdown"


def read_page(
    source: bytes,
    *,
    path: str,
    root: Path | None = None,
    reader: str | None = None,
    locale: str | None = None,
    words: HeaderVocabulary | None = None,
) -> Page:
    """Return the rows of the page `source`, and what could not be read; no input raises.

    `path` is how the page is called and where its relative imports count from; `root` is where absolute ones do
    and what bounds all of them. `reader` names a reader of `READERS`, else the shape is guessed; ZcodegenError
    where there is none of that id. `locale` is the argument, else the path's, else the script's.
    """
    words = words or _our_words()
    decoded = decode(source, path)
    chosen = _named(reader) if reader else _guessed(decoded, words)
    page = chosen.read(decoded, root, words)
    unread = sorted((*decoded.faults, *page.unread), key=lambda each: each.line)
    return replace(page, locale=locale or locale_of(path, decoded.text), unread=tuple(unread))


@cache
def _our_words() -> HeaderVocabulary:
    return HeaderVocabulary()


def _named(name: str) -> Reader:
    for reader in READERS:
        if reader.id == name:
            return reader
    raise ZcodegenError(
        f"no reader is called {name!r}: there are {', '.join(reader.id for reader in READERS)}"
    )


def _guessed(source: Source, words: HeaderVocabulary) -> Reader:
    """Return the first reader whose shape `source` has; Markdown is tried last."""
    others = (reader for reader in READERS if reader.id != _LAST and reader.sniff(source, words))
    return next(others, None) or _named(_LAST)
