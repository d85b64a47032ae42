"""Reads a page with the reader that fits: the table of readers, and the choice among them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import describe_unknown
from zcodegen.readers.api_docs import is_api_docs, read_api_docs
from zcodegen.readers.asciidoc.reader import is_asciidoc, read_asciidoc
from zcodegen.readers.cals import is_cals, read_cals
from zcodegen.readers.com_err import is_com_err, read_com_err
from zcodegen.readers.constants.reader import is_constants, read_constants
from zcodegen.readers.definitions import is_definitions, read_definitions
from zcodegen.readers.delimited import is_delimited, read_delimited
from zcodegen.readers.dita import is_dita, read_dita
from zcodegen.readers.errmsg import is_errmsg, read_errmsg
from zcodegen.readers.key_value.reader import is_key_value, read_key_value
from zcodegen.readers.locales import locale_of
from zcodegen.readers.mappings.reader import is_mappings, read_mappings
from zcodegen.readers.markdown.reader import read_markdown
from zcodegen.readers.mediawiki import is_mediawiki, read_mediawiki
from zcodegen.readers.missed.search import find_missed
from zcodegen.readers.pagetext import is_page_text, read_page_text
from zcodegen.readers.plain_columns.in_prose import with_named_columns
from zcodegen.readers.plain_columns.reader import is_plain_columns, read_plain_columns
from zcodegen.readers.record_page import is_record_page, read_record_page
from zcodegen.readers.rows import Page, SkippedLine
from zcodegen.readers.rst.reader import is_rst, read_rst
from zcodegen.readers.source import Source, decode
from zcodegen.readers.sql_inserts import is_sql_inserts, read_sql_inserts
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary, mentions_codes
from zcodegen.readers.xml.reader import is_xml, read_xml


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
        "api-docs", "HTML by Doxygen and Javadoc: enumerators, macros, constants", is_api_docs, read_api_docs
    ),
    Reader("asciidoc", "AsciiDoc: tables, labelled lists, titles that are codes", is_asciidoc, read_asciidoc),
    Reader("cals", "CALS tables in XML, as of DocBook: tgroup, row, entry", is_cals, read_cals),
    Reader("com-err", "com_err's error tables (.et), as of Kerberos", is_com_err, read_com_err),
    Reader(
        "constants",
        "constants in source code with their comments: C, Java, Kotlin, Swift, Go, TypeScript, C#, Python, proto",
        is_constants,
        read_constants,
    ),
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
        "key-value",
        "key = value files: .properties, .ini, .toml, .strings",
        is_key_value,
        read_key_value,
    ),
    Reader(
        "mappings",
        "YAML and JSON lists of mappings, as MongoDB's error_codes.yml",
        is_mappings,
        read_mappings,
    ),
    Reader("markdown", "Markdown, MDX and HTML pages: tables in all their dialects", _always, read_markdown),
    Reader("mediawiki", "MediaWiki tables", is_mediawiki, read_mediawiki),
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
    Reader(
        "record-page",
        "pages with one code each in their front matter; a folder of them is a document",
        is_record_page,
        read_record_page,
    ),
    Reader(
        "rst",
        "reStructuredText: grid and simple tables, list-table, csv-table, titles that are codes",
        is_rst,
        read_rst,
    ),
    Reader(
        "sql-inserts",
        "SQL that inserts rows into a table of errors",
        is_sql_inserts,
        read_sql_inserts,
    ),
    Reader("xml", "XML elements with a code, strings.xml", is_xml, read_xml),
)
_LAST = "markdown"
_OF_PROSE = frozenset(("api-docs", "asciidoc", "definitions", "markdown", "mediawiki", "record-page", "rst"))
_PROSE = (
    ".md",
    ".mdx",
    ".markdown",
    ".html",
    ".htm",
    ".txt",
    ".rst",
    ".rest",
    ".adoc",
    ".asciidoc",
    ".asc",
    ".wiki",
    ".mediawiki",
)


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
    if there is none with that id. `locale` is the argument, else the path's, else the script's.
    """
    words = words or _our_words()
    decoded = decode(source, path)
    chosen = _named(reader) if reader else _guessed(decoded, words)
    page = chosen.read(decoded, root, words)
    page = replace(page, unread=(*decoded.errors, *page.unread))
    is_prose = page.reader in _OF_PROSE
    page = with_named_columns(decoded.text, page) if is_prose else page
    page = replace(page, unread=(*page.unread, *find_missed(decoded.text, page, words, is_prose=is_prose)))
    if unknown := _unknown(decoded, page, chosen):
        page = replace(page, unread=(unknown,))
    unread = sorted(page.unread, key=lambda line: line.line)
    return replace(
        page,
        locale=locale or locale_of(path, decoded.text),
        unread=tuple(unread),
        encoding=decoded.encoding if decoded.encoding.is_foreign else None,
    )


def _unknown(source: Source, page: Page, reader: Reader) -> SkippedLine | None:
    """Return the line of a page without rows that mentions codes, or is not a page of prose; None if there is nothing to report."""
    if page.rows or page.unread or page.imports or not source.text.strip():
        return None
    if reader.id not in _OF_PROSE or not _is_prose(source):
        return SkippedLine(
            1,
            source.text.lstrip()[:80].split("\n")[0],
            f"no row with a code was found by the reader {reader.id!r}",
        )
    if any(map(mentions_codes, page.titles)):
        return SkippedLine(1, page.titles[0], "the page mentions codes, but no reader finds a row in it")
    return None


def _is_prose(source: Source) -> bool:
    """Whether a file is called a page of text."""
    path = source.path.lower()
    return path.endswith(_PROSE) or "." not in path.rsplit("/", 1)[-1]


@cache
def _our_words() -> HeaderVocabulary:
    return HeaderVocabulary()


def _named(name: str) -> Reader:
    for reader in READERS:
        if reader.id == name:
            return reader
    raise ZcodegenError(describe_unknown("reader", name, (reader.id for reader in READERS)))


def _guessed(source: Source, words: HeaderVocabulary) -> Reader:
    """Return the first reader whose shape `source` has; Markdown is tried last."""
    others = (reader for reader in READERS if reader.id != _LAST and reader.sniff(source, words))
    return next(others, None) or _named(_LAST)
