"""The reader of AsciiDoc: tables (`|===`), labelled lists, and titles that are codes.

The syntax is that of the AsciiDoc Language Documentation (Eclipse Foundation): a cell begins with `|`, preceded by
a specifier (`2+<`, `.2+`, `a`); a table's first line is its header by `%header` or if an empty line follows it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from zcodegen.readers.asciidoc.markup import cell_markup, markdown_line, plain_line
from zcodegen.readers.rows import Import, Page, name_of_page
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.table import Cell, Table, TableRow
from zcodegen.readers.titles.outline import TERM_LEVEL, Outline
from zcodegen.readers.titles.sections import read_sections

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_TABLE = re.compile(r"\s*([|,:!])={3,}\s*$")
_HEADING = re.compile(r"(={1,6}|#{1,6})\s++(.+)$")
_ATTRIBUTES = re.compile(r"\s*\[(.*)\]\s*$")
_LARGEST_CELL = 1 << 27
_FORMAT = re.compile(r"\bformat\s*=\s*\"?(csv|tsv|dsv)\b")
_SEPARATOR = re.compile(r"\bseparator\s*=\s*\"?(\\t|[^\s\",\]])")
_COLUMNS = re.compile(r"cols\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\]]*))")
_CELL = re.compile(r"(?:(?:^|(?<=\s))((?:(\d+)?(?:\.(\d+))?([+*]))?[<^>]?(?:\.[<^>])?[aehlmdsv]?))?\|")
_BLOCK = re.compile(r"\s*(-{4,}|\.{4,}|/{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|```\w*)\s*$")
_UNDERLINES = "=-~^+"
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|\^{3,}|\+{3,}")
_SLACK = 2
"""By how much a title and the line below it may differ in length."""
_LITERAL_BLOCKS = ("-", ".", "/", "+", "`")
_PROSE_LINE = re.compile(r"\s*[\w`*_(\"'-](?!.*::)")
_TERM = re.compile(r"(\s*)(\S.*?)(:{2,4}|;;)(?:\s+(.*))?$")
_MACRO = re.compile(r"(include|ifn?def|ifeval|endif|toc|image|video|audio|leveloffset)::([^\[\s]*)\[")
_SUFFIXES = (".adoc", ".asciidoc", ".asc")
_LONGEST_TERM = 400
_LEAST_WIDTH = 2
_NEARLY_ALL = 0.8


def is_asciidoc(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is AsciiDoc, by its name or by a table of it."""
    return source.path.lower().endswith(_SUFFIXES) or (
        re.search(r"^\|={3,}\s*$", source.text, re.MULTILINE) is not None
    )


def read_asciidoc(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a page of AsciiDoc; never raises."""
    extraction = Extraction(words)
    parser = _Parser(source.text.split("\n"), extraction)
    parser.run()
    titles = [name_of_page(source.path)]
    read_sections(
        parser.markdown,
        parser.outline.headings,
        parser.taken | extraction.dismissed,
        extraction,
        titles=titles,
    )
    return Page(
        source.path,
        None,
        parser.outline.title,
        "asciidoc",
        tuple(extraction.rows),
        tuple(extraction.unread),
        tuple(parser.imports),
        passed=frozenset(extraction.dismissed | parser.taken),
    )


class _TableCell(Struct):
    line: int
    texts: list[str]
    width: int = 1
    height: int = 1
    copies: int = 1


class _Parser:
    """One pass over the lines of a page."""

    def __init__(self, lines: list[str], extraction: Extraction) -> None:
        self.lines = lines
        self.extraction = extraction
        self.outline = Outline()
        self.imports: list[Import] = []
        self.taken: set[int] = set()
        self.markdown = list(lines)
        self._attributes = ""
        self._is_continued = False

    def run(self) -> None:
        """Read all lines."""
        at = 0
        while at < len(self.lines):
            at = self._step(at, self.lines[at])

    def _step(self, at: int, line: str) -> int:
        if level := self._underlined(at):
            self._enter(level, line, at + 1)
            self.taken.add(at + 2)
            return at + 2
        if found := _TABLE.match(line):
            return self._table(at, found.group(1))
        if (block := _BLOCK.match(line)) and block.group(1)[0] in _LITERAL_BLOCKS:
            return self._behind_block(at, line.strip())
        if heading := _HEADING.match(line):
            title = heading.group(2)
            self._enter(len(heading.group(1)), title.rstrip("=").rstrip() or title, at + 1)
        elif line.startswith("//") or (line.startswith(":") and re.match(r":[\w!-]+:", line)):
            self.taken.add(at + 1)
        elif macro := _MACRO.match(line):
            if macro.group(1) == "include":
                self.imports.append(Import(at + 1, macro.group(2)))
            self.taken.add(at + 1)
            self.markdown[at] = ""
        elif attributes := _ATTRIBUTES.match(line):
            self._attributes = attributes.group(1)
            self.taken.add(at + 1)
            return at + 1
        elif (term := _TERM.match(line)) and len(line) < _LONGEST_TERM:
            return self._term(at, term)
        elif line.strip():
            self.markdown[at] = f"{self._indent(at)}{markdown_line(line)}"
        if line.strip() and not line.startswith("."):
            self._attributes = ""
        return at + 1

    def _indent(self, at: int) -> str:
        """Return what sets a line behind a `+` below the list's item that it continues."""
        before = self.lines[at - 1].strip() if at else ""
        self._is_continued = before == "+" or (self._is_continued and bool(before))
        return "  " if self._is_continued else ""

    def _term(self, at: int, term: re.Match[str]) -> int:
        """Take a term of a labelled list as a heading, or as a label with the text behind or below it; return the next line.

        What follows a heading on its line is the first line of its text.
        """
        self._attributes = ""
        title, text = plain_line(term.group(2)), plain_line(term.group(4) or "")
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if self.extraction.words.role_of_label(title) and (text or _PROSE_LINE.match(below)):
            self.markdown[at] = f"**{title}:** {text or plain_line(below)}"
            if not text:
                self.markdown[at + 1] = ""
            return at + (1 if text else 2)
        level = TERM_LEVEL + len(term.group(3))
        shown = f"{title}: {text}" if text else title
        is_marked = bool(text) or "`" in term.string
        self.outline.note_term(at + 1, level, shown, marked=is_marked)
        return at + 1

    def _underlined(self, at: int) -> int:
        """Return the level of a title of two lines, the second one as long as the first; 0 for any other line."""
        line = self.lines[at].rstrip()
        below = self.lines[at + 1].rstrip() if at + 1 < len(self.lines) else ""
        is_title = (
            re.fullmatch(r"[^\W_].*", line) is not None
            and _UNDERLINE.fullmatch(below) is not None
            and abs(len(line) - len(below)) <= _SLACK
            and not (at and self.lines[at - 1].strip() and not self.lines[at - 1].startswith(("[", "//")))
        )
        return _UNDERLINES.index(below[0]) + 1 if is_title else 0

    def _enter(self, level: int, markup: str, line: int) -> None:
        self.outline.enter(line, level, plain_line(markup), marked="`" in markup)

    def _behind_block(self, at: int, mark: str) -> int:
        closing = "```" if mark.startswith("```") else mark
        for end in range(at + 1, len(self.lines)):
            if self.lines[end].strip() == closing:
                self.taken.update(range(at + 1, end + 2))
                return end + 1
        return at + 1

    def _table(self, at: int, mark: str) -> int:
        closing = self.lines[at].strip()
        end = next(
            (line for line in range(at + 1, len(self.lines)) if self.lines[line].strip() == closing),
            len(self.lines),
        )
        self.taken.update(range(at + 1, end + 2))
        body = [(number + 1, self.lines[number]) for number in range(at + 1, end)]
        body = [(number, line) for number, line in body if not line.startswith("//")]
        if delimiter := self._delimiter(mark):
            lines = self._rows_of(self._delimited(body, delimiter), header=self._has_header(body))
        else:
            cells, first = _cells(body)
            width = self._width() or first
            lines = self._rows_of(
                _rows(_without_surplus(cells, width), width),
                header=self._has_header(body, first=first, width=width),
            )
        self._attributes = ""
        if lines:
            interpret(Table(self.outline.path, tuple(lines)), self.extraction)
        return end + 1

    def _delimiter(self, mark: str) -> str:
        """Return what separates the cells of a table of CSV, by its mark (`,===`) or its attributes; "" for any other table."""
        found = _FORMAT.search(self._attributes)
        if found is None and mark not in ",:":
            return ""
        separator = _SEPARATOR.search(self._attributes)
        stated = separator[1].replace("\\t", "\t") if separator else ""
        return stated or {"csv": ",", "tsv": "\t", "dsv": ":"}.get(found[1] if found else "", mark)

    def _delimited(self, body: Sequence[tuple[int, str]], delimiter: str) -> list[list[_TableCell]]:
        """Return the cells of lines of CSV, each row's with the line on which it begins."""
        csv.field_size_limit(_LARGEST_CELL)
        rows: list[list[_TableCell]] = []
        reader = csv.reader((f"{line}\n" for _, line in body), delimiter=delimiter, skipinitialspace=True)
        begun = 0
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    rows.append([_TableCell(body[begun][0], [cell.strip()]) for cell in cells])
                begun = reader.line_num
        except csv.Error as error:
            self.extraction.miss(body[begun][0], body[begun][1], f"csv: {error}")
        return rows

    def _rows_of(self, rows: list[list[_TableCell]], *, header: bool) -> list[TableRow]:
        lines = []
        for place, row in enumerate(rows):
            number = row[0].line
            cells: list[Cell] = []
            for cell in row:
                cells.append(Cell(cell_markup(cell.texts), number))
                cells += [Cell("", number, covered=True)] * (cell.width - 1)
            lines.append(TableRow(number, tuple(cells), header=header and place == 0))
        return lines

    def _width(self) -> int:
        found = _COLUMNS.search(self._attributes)
        if found is None:
            return 0
        width = 0
        columns = next(filter(None, found.groups()), "")
        for part in re.split("[,;]", columns):
            copies = re.match(r"\s*(\d+)\*", part)
            width += int(copies.group(1)) if copies else 1
        return min(width, 1000)

    def _has_header(self, body: Sequence[tuple[int, str]], *, first: int = 0, width: int = 0) -> bool:
        if re.search(
            r"%header|(?:options|opts)\s*+=\s*+[\"']?[^\"'\]]{0,200}header",
            self._attributes,
        ):
            return True
        if "noheader" in self._attributes or not body or not body[0][1].strip():
            return False
        follows_blank = len(body) > 1 and not body[1][1].strip()
        return follows_blank and (not width or first == width)


def _cells(body: Sequence[tuple[int, str]]) -> tuple[list[_TableCell], int]:
    """Return the cells of a table's lines, and how many begin on its first line that has any."""
    cells: list[_TableCell] = []
    first = 0
    for number, line in body:
        last = line.rfind("|") + 1
        marks = [found for found in _CELL.finditer(line, 0, last) if line[: found.end() - 1][-1:] != "\\"]
        if not first:
            first = sum(_copies(found) * _span(found)[0] for found in marks)
        begin = line[: marks[0].start()] if marks else line
        if cells and (begin.strip() or not marks):
            cells[-1].texts.append(begin)
        for place, found in enumerate(marks):
            end = marks[place + 1].start() if place + 1 < len(marks) else len(line)
            width, height = _span(found)
            text = line[found.end() : end].replace("\\|", "|")
            cells.append(_TableCell(number, [text], width, height, _copies(found)))
    return [cell for cell in cells for _ in range(min(cell.copies, 100))], first


def _without_surplus(cells: list[_TableCell], width: int) -> list[_TableCell]:
    """Return the cells, those that a line has too many joined to its last one, if nearly all lines are whole rows.

    As AsciiDoc counts cells, one too many shifts all rows below it by a column.
    """
    lines: dict[int, list[_TableCell]] = {}
    for cell in cells:
        lines.setdefault(cell.line, []).append(cell)
    whole = sum(1 for line in lines.values() if len(line) == width)
    if width < _LEAST_WIDTH or whole == len(lines) or whole < len(lines) * _NEARLY_ALL:
        return cells
    if any(cell.width * cell.height > 1 or cell.copies > 1 for cell in cells):
        return cells
    found: list[_TableCell] = []
    for line in lines.values():
        kept = line[:width]
        known = {text.strip() for cell in kept for text in cell.texts}
        kept[-1].texts += [text for cell in line[width:] for text in cell.texts if text.strip() not in known]
        found += kept
    return found


def _span(found: re.Match[str]) -> tuple[int, int]:
    if found.group(4) != "+":
        return 1, 1
    return min(int(found.group(2) or 1), 1000), min(int(found.group(3) or 1), 1000)


def _copies(found: re.Match[str]) -> int:
    return int(found.group(2) or 1) if found.group(4) == "*" else 1


def _rows(cells: list[_TableCell], width: int) -> list[list[_TableCell]]:
    """Return the cells in rows of `width` columns; a cell that spans rows counts for each of them."""
    rows: list[list[_TableCell]] = []
    width = max(width, 1)
    held: dict[int, tuple[int, _TableCell]] = {}
    row: list[_TableCell] = []
    at = 0

    def fill() -> None:
        nonlocal at
        while at in held and at < width:
            left, cell = held[at]
            row.append(_TableCell(row[0].line if row else cell.line, cell.texts, cell.width))
            if left > 1:
                held[at] = (left - 1, cell)
            else:
                del held[at]
            at += cell.width

    for cell in cells:
        fill()
        if at >= width:
            rows.append(row)
            row, at = [], 0
            fill()
        row.append(cell)
        if cell.height > 1:
            held[at] = (cell.height - 1, cell)
        at += cell.width
        if at >= width:
            rows.append(row)
            row, at = [], 0
    if row:
        rows.append(row)
    return [_with_line(cells) for cells in rows]


def _with_line(cells: list[_TableCell]) -> list[_TableCell]:
    """Return a row whose first cell has the row's line: that of its first cell which no row above spans."""
    own = max(cell.line for cell in cells if cell.height >= 1) if len(cells) > 1 else cells[0].line
    first = min((cell.line for cell in cells if cell.line > own - 40), default=own)
    if cells[0].line < first:
        cells[0] = _TableCell(first, cells[0].texts, cells[0].width, cells[0].height)
    return cells
