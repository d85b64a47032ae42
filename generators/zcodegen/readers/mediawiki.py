"""The reader of MediaWiki pages: `{| … |}` tables and definition lists under `== headings ==` (MediaWiki's Help:Tables, Help:Lists)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zcodegen.readers.markup.text import plain
from zcodegen.readers.rows import Page, name_of_page
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.table import Cell, Table, TableRow
from zcodegen.readers.titles.outline import Outline
from zcodegen.readers.titles.sections import read_sections

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_HEADING = re.compile(r"\s{0,3}(={1,6})(.+?)\1\s*$")
_OPEN = re.compile(r"^[ \t:]{0,20}\{\|", re.MULTILINE)
_ATTRIBUTES = re.compile(r"(?:[\w-]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s|\"']++)\s*+)++\|(?!\|)")
_LINK = re.compile(
    r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]|\[(?:https?|mailto|ftp):[^\s\]]{0,500}+\s?([^\]]{0,500})\]"
)
_TERM = re.compile(r";\s{0,9}([^:\n]{1,200})(?::(?!//)(.*))?$")
_ITALIC = 2
_BOLD = re.compile(r"'{2,5}")
_TEMPLATE = re.compile(r"\{\{(?:[^{}|]*\|)?([^{}|]*)(?:\|[^{}]*)?\}\}")
_REF = re.compile(r"<ref[^<>]*/>|<ref[^<>]*>[^<]*</ref>", re.IGNORECASE)


def is_mediawiki(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is a wiki page with a table, or is called one."""
    return source.path.lower().endswith((".wiki", ".mediawiki")) or _OPEN.search(source.text) is not None


def read_mediawiki(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a wiki page; never raises."""
    extraction = Extraction(words)
    parser = _Parser(extraction)
    lines = source.text.split("\n")
    for number, line in enumerate(lines, 1):
        parser.add(number, line)
    parser.close()
    taken = parser.taken
    read_sections(
        [_markup(_item(line)) for line in lines],
        parser.outline.headings,
        taken | extraction.dismissed,
        extraction,
        titles=[name_of_page(source.path)],
    )
    return Page(
        source.path,
        None,
        parser.outline.title,
        "mediawiki",
        tuple(extraction.rows),
        tuple(extraction.unread),
        passed=frozenset(taken | extraction.dismissed),
    )


class _Parser:
    """The tables and headings of a wiki page, line by line."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.outline = Outline()
        self.taken: set[int] = set()
        self.rows: list[list[Cell]] | None = None
        self.headers: list[bool] = []

    def add(self, number: int, line: str) -> None:
        """Read one line."""
        letters = line.strip().lstrip(":")
        if letters.startswith("{|"):
            self.close()
            self.rows, self.headers = [[]], [False]
        elif self.rows is None:
            self._heading(number, line)
            return
        elif letters.startswith("|}"):
            self.close()
        elif letters.startswith("|-"):
            self.rows.append([])
            self.headers.append(False)
        elif letters[:1] in ("|", "!") and not letters.startswith("|+"):
            self._cells(number, letters, self.rows[-1])
        elif self.rows[-1] and letters:
            last = self.rows[-1][-1]
            more = _markup(letters.lstrip("*#:; "))
            self.rows[-1][-1] = Cell(f"{last.markup}<br>{more}" if last.markup else more, last.line)
        self.taken.add(number)

    def _heading(self, number: int, line: str) -> None:
        if heading := _HEADING.match(line):
            self.outline.enter(number, len(heading[1]), plain(_markup(heading[2].strip())))

    def _cells(self, number: int, line: str, row: list[Cell]) -> None:
        is_header = line[0] == "!"
        if not row:
            self.headers[-1] = is_header
        for part in re.split(r"\|\||!!" if is_header else r"\|\|", line[1:]):
            attributes = _ATTRIBUTES.match(part.lstrip())
            text = part.lstrip()[attributes.end() :] if attributes else part
            row.append(Cell(_markup(text.strip()), row[0].line if row else number))

    def close(self) -> None:
        """Read the table that is open."""
        rows = zip(self.rows or (), self.headers, strict=False)
        found = tuple(TableRow(cells[0].line, tuple(cells), header) for cells, header in rows if cells)
        if found:
            interpret(Table(self.outline.path, found), self.extraction)
        self.rows, self.headers = None, []


def _item(line: str) -> str:
    """Return the term of a definition list (`; 7 : text`, or `; 7` above `: text`) as an item of Markdown; any other line as it is."""
    if found := _TERM.match(line):
        return f"- {found[1].strip()}: {(found[2] or '').strip()}"
    return f"  {line[1:].strip()}" if line.startswith(":") and not line.startswith(("::", ":{|")) else line


def _markup(text: str) -> str:
    """Return wiki text as Markdown with HTML: links and templates as their texts, bold as `**`."""
    text = _REF.sub("", text)
    text = _LINK.sub(lambda found: found.group(1) or found.group(2) or "", text)
    for _ in range(2):
        text = _TEMPLATE.sub(lambda found: found.group(1), text)
    return _BOLD.sub(lambda found: "**" if len(found.group()) > _ITALIC else "", text)
