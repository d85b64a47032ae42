"""The reader of CALS tables in XML, as DocBook and DITA have them: `<tgroup>` with `<row>` and `<entry>` (OASIS Exchange Table Model).

A cell that spans rows (`morerows`) counts for each of them. Tags are found by an expression, so that a document with declarations of
entities, or one that is not well-formed, is read as far as it goes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zcodegen.readers.markup.text import only_html
from zcodegen.readers.rows import Page
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.table import Cell, Table, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_TAG: Final = re.compile(r"<(/?)(tgroup|thead|row|entry|title)\b([^<>]{0,2000})>|<!--")
_MORE_ROWS: Final = re.compile(r"\bmorerows\s?=\s?[\"'](\d{1,4})[\"']")


def is_cals(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is XML with CALS tables, and without DITA's lists of parameters."""
    return "<tgroup" in source.text and "<entry" in source.text and "<plentry" not in source.text


def read_cals(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of the tables of an XML document; never raises."""
    parser = _Parser(source.text, Extraction(words))
    parser.read()
    extraction = parser.extraction
    return Page(
        source.path,
        None,
        parser.titles[0] if parser.titles else None,
        "cals",
        tuple(extraction.rows),
        tuple(extraction.unread),
        passed=frozenset(extraction.dismissed),
    )


class _Parser:
    """One pass over the tags of a document."""

    def __init__(self, text: str, extraction: Extraction) -> None:
        self.text = text
        self.extraction = extraction
        self.titles: list[str] = []
        self.lines: list[TableRow] = []
        self.row: list[Cell] = []
        self.held: dict[int, tuple[int, Cell]] = {}
        self.row_line = 0
        self.in_head = False
        self.opened: tuple[str, int, int, str] | None = None

    def read(self) -> None:
        """Read all tables."""
        at, line, counted = 0, 1, 0
        last_comment = self.text.rfind("-->")
        while found := _TAG.search(self.text, at):
            at = found.end()
            if found[2] is None:
                at = self.text.index("-->", at) if at <= last_comment else at
                continue
            line += self.text.count("\n", counted, found.start())
            counted = found.start()
            if not found[1]:
                self._open(found[2], found[3], at, line)
            else:
                self._close(found[2], found.start())
        self._end_table()

    def _open(self, tag: str, attributes: str, at: int, line: int) -> None:
        if tag == "tgroup":
            self._end_table()
        elif tag == "thead":
            self.in_head = True
        elif tag == "row":
            self.row, self.row_line = [], line
            self._fill()
        elif attributes.endswith("/") and tag == "entry":
            self._add(Cell("", line), attributes)
        else:
            self.opened = (tag, at, line, attributes)

    def _close(self, tag: str, at: int) -> None:
        if tag == "tgroup":
            self._end_table()
        elif tag == "thead":
            self.in_head = False
        elif tag == "row":
            if self.row:
                self.lines.append(TableRow(self.row_line, tuple(self.row), header=self.in_head))
            self.row = []
        elif self.opened and self.opened[0] == tag:
            _, begin, line, attributes = self.opened
            markup = only_html(self.text[begin:at])
            if tag == "entry":
                self._add(Cell(markup, line), attributes)
            else:
                self.titles = [*self.titles[:1], " ".join(self.text[begin:at].split())]
            self.opened = None

    def _add(self, cell: Cell, attributes: str) -> None:
        if more := _MORE_ROWS.search(attributes):
            self.held[len(self.row)] = (int(more[1]), cell)
        self.row.append(cell)
        self._fill()

    def _fill(self) -> None:
        """Add the cells that span this row from one above."""
        while held := self.held.get(len(self.row)):
            left, cell = held
            if left <= 1:
                del self.held[len(self.row)]
            else:
                self.held[len(self.row)] = (left - 1, cell)
            self.row.append(cell)

    def _end_table(self) -> None:
        if self.lines:
            interpret(Table(tuple(self.titles), tuple(self.lines)), self.extraction)
            self.titles = self.titles[:1]
        self.lines, self.row, self.held, self.in_head = [], [], {}, False
