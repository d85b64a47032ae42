"""The reader of reStructuredText: grid and simple tables, `list-table`, `csv-table`, and titles that are codes.

The syntax is that of docutils' "reStructuredText Markup Specification". docutils itself is not used: it knows none of
Sphinx's directives and roles, which these pages are made of, and its table parser is quadratic in the number of rows.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from zcodegen.readers.rows import Import, Page, name_of_page
from zcodegen.readers.rst.grid_tables import grid_rows
from zcodegen.readers.rst.markup import BULLET, cell_markup, cut_cells, markdown_line, plain_line
from zcodegen.readers.tables.codes import is_symbol, read_codes
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.table import Cell, Table, TableRow
from zcodegen.readers.titles.outline import Outline
from zcodegen.readers.titles.sections import read_sections

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_ADORNMENT = re.compile(r"([=\-`:.'\"~^_*+#<>])\1{2,}\s*$")
_GRID = re.compile(r"\s*\+(?:[-=]{2,}\+)+\s*$")
_SIMPLE = re.compile(r"\s*={2,}(?:\s+={2,})+\s*$")
_AUTO = re.compile(r"^(\s*)\#\.(?=\s)")
"""The mark of an item that is numbered by itself."""
_DIRECTIVE = re.compile(r"(\s*)\.\.\s+([A-Za-z][\w:.+-]*)::\s*(.*)$")
_OPTION = re.compile(r"\s*:([\w-]+):\s*(.*)$")
_FIELD = re.compile(r":(-?\d{1,12}|0[xX][0-9A-Fa-f]{1,16}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+):\s+(\S.*)$")
"""A field whose name is a code."""
_EXPLICIT = re.compile(r"\s*\.\.(?:\s|$)")
_OBJECTS = frozenset(
    [
        "data",
        "attribute",
        "exception",
        "macro",
        "constant",
        "var",
        "enumerator",
        "member",
        "c:macro",
        "c:var",
        "c:enumerator",
        "cpp:enumerator",
        "py:data",
        "py:attribute",
        "py:exception",
        "py:constant",
        "js:data",
        "describe",
        "object",
        "envvar",
    ]
)
_CODE_BLOCKS = frozenset(
    ("code", "code-block", "sourcecode", "parsed-literal", "literalinclude", "highlight", "math")
)
_RST_SUFFIXES = (".rst", ".rest")
_SIGNS = re.compile(
    r"^(?:[ \t]{0,40}\.\. (?:list-table|csv-table|table|_[\w-]+:|contents|toctree)|[ \t]{0,40}\+={2,400}(?:\+={2,400}){0,99}\+)",
    re.MULTILINE,
)
_SIGNATURE = re.compile(r"^\w+\s?\([^()]*\)\s*$")
_TYPE = re.compile(r"const|unsigned|static|extern|enum|struct|int|long|short|char|\w{1,60}_t")
"""A word of the type before the name of a constant: `int GATE_SHUT`."""
_LIST_ROW = re.compile(r"(\s*)\*(\s+)-(?:\s+|$)")
_LIST_CELL = re.compile(r"(\s*)-(?:\s+|$)")
_SECTION_LEVELS = 10
_LEAST_OBJECTS = 3
_LONGEST_TERM = 200
_BORDERS = 3
_LONGEST_FIELD = 1 << 27


def is_rst(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is reStructuredText, by its name or by a directive or a grid table in it."""
    path = source.path.lower()
    if path.endswith(_RST_SUFFIXES):
        return True
    return path.endswith(".txt") and _SIGNS.search(source.text) is not None


def read_rst(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a page of reStructuredText; never raises."""
    extraction = Extraction(words)
    parser = _Parser(source.text.split("\n"), extraction)
    parser.run()
    titles = [name_of_page(source.path)]
    read_sections(
        parser.markdown(),
        parser.outline.headings,
        parser.taken | extraction.dismissed,
        extraction,
        titles=titles,
    )
    read = {row.line for row in extraction.rows}
    if len(read & parser.objects.keys()) >= _LEAST_OBJECTS:
        for line, name in parser.objects.items():
            if line not in read and is_symbol(name):
                extraction.miss(line, name, "a code without a text")
    return Page(
        source.path,
        None,
        parser.outline.title,
        "rst",
        tuple(extraction.rows),
        tuple(extraction.unread),
        tuple(parser.imports),
        passed=frozenset(extraction.dismissed | parser.taken),
    )


class _Parser:
    """One pass over the lines of a page."""

    def __init__(self, lines: list[str], extraction: Extraction) -> None:
        self.lines = lines
        self.extraction = extraction
        self.outline = Outline()
        self.imports: list[Import] = []
        self.taken: set[int] = set()
        self.terms: dict[int, str] = {}
        self.objects: dict[int, str] = {}
        """The names of constants and exceptions that directives describe, by line."""
        self._levels: list[str] = []

    def run(self) -> None:
        """Read all lines."""
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if not line or line.isspace():
                at += 1
            elif _GRID.match(line):
                at = self._grid(at)
            elif _SIMPLE.match(line):
                at = self._simple(at)
            elif found := _DIRECTIVE.match(line):
                at = self._directive(at, found)
            elif _EXPLICIT.match(line):
                self.taken.add(at + 1)
                at = self._behind_block(at, len(line) - len(line.lstrip()))
            elif behind := self._title(at):
                at = behind
            elif found := _FIELD.match(line):
                self.terms[at + 1] = f"- {found[1]}: {markdown_line(found[2])}"
                at += 1
            else:
                at = self._text(at)

    def markdown(self) -> list[str]:
        """Return the lines as the reader of sections reads them: roles, literals and links as plain texts."""
        return [
            self.terms.get(number) or markdown_line(_AUTO.sub(r"\1- ", line))
            for number, line in enumerate(self.lines, 1)
        ]

    def _title(self, at: int) -> int | None:
        line = self.lines[at]
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        over = _ADORNMENT.match(line)
        if (
            over
            and at + 2 < len(self.lines)
            and self.lines[at + 2].strip() == line.strip()
            and following.strip()
        ):
            self.taken.update((at + 1, at + 3))
            self._enter(over.group(1) * 2, following, at + 2)
            return at + 3
        if over:
            return None
        under = _ADORNMENT.match(following)
        if under and not line[:1].isspace() and len(following.strip()) + 2 >= len(line.strip()):
            self.taken.add(at + 2)
            self._enter(under.group(1), line, at + 1)
            return at + 2
        return None

    def _enter(self, style: str, markup: str, line: int) -> None:
        if style not in self._levels:
            self._levels.append(style)
        level = self._levels.index(style) + 1
        self.outline.enter(line, level, plain_line(markup), marked="`" in markup)

    def _text(self, at: int) -> int:
        """Note a term of a definition list: a line whose following line is indented more."""
        line = self.lines[at]
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        indent = len(line) - len(line.lstrip())
        inner = len(following) - len(following.lstrip())
        if line.rstrip().endswith("::"):
            end = self._behind_block(at, indent)
            self.taken.update(range(at + 2, end + 1))
            return max(end, at + 1)
        blank_above = at == 0 or not self.lines[at - 1].strip() or self.lines[at - 1][:1].isspace()
        if (
            following.strip()
            and inner > indent
            and blank_above
            and not BULLET.match(line)
            and len(line) < _LONGEST_TERM
        ):
            text = plain_line(line)
            level = _SECTION_LEVELS + 2 * indent
            self.outline.note_term(at + 1, level, text, marked="`" in line)
            self._close(self._behind_block(at, indent), level)
        return at + 1

    def _close(self, behind: int, level: int) -> None:
        """End what a term or an object of `level` describes at the empty line behind its block."""
        if behind < len(self.lines) and not self.lines[behind].strip():
            self.outline.note_term(behind + 1, level - 1, "", marked=False)

    def _directive(self, at: int, found: re.Match[str]) -> int:
        indent, name, argument = len(found.group(1)), found.group(2), found.group(3)
        end = self._behind_block(at, indent)
        self.taken.add(at + 1)
        options, start = self._options(at + 1, end)
        if name == "list-table":
            self._list_table(start, end, int(options.get("header-rows") or 0))
        elif name == "csv-table":
            self._csv_table(at, start, end, options)
        elif name in _CODE_BLOCKS:
            self.taken.update(range(at + 1, end + 1))
        elif name in _OBJECTS:
            if _SIGNATURE.search(argument):  # a macro with arguments
                self.taken.update(range(at + 1, end + 1))
                return end
            text = plain_line(argument)
            *types, last = text.split() or [""]
            text = last if types and all(map(_TYPE.fullmatch, types)) else text
            self.objects[at + 1] = text
            value = options.get("value", "")
            title = f"{text} ({value})" if read_codes(value) else text
            level = _SECTION_LEVELS + 2 * indent
            self.outline.note_term(at + 1, level, title, marked=True)
            self._close(end, level)
            self.taken.discard(at + 1)
            return start
        elif name == "include":
            self.imports.append(Import(at + 1, argument.strip()))
        else:
            return start
        return end

    def _options(self, at: int, end: int) -> tuple[dict[str, str], int]:
        options: dict[str, str] = {}
        while at < end and (found := _OPTION.match(self.lines[at])):
            options[found.group(1)] = found.group(2).strip()
            self.taken.add(at + 1)
            at += 1
        return options, at

    def _behind_block(self, at: int, indent: int) -> int:
        """Return the line behind the block that is indented below line `at`."""
        end = at + 1
        for following in range(at + 1, len(self.lines)):
            line = self.lines[following]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                break
            if line.strip():
                end = following + 1
        return end

    def _list_table(self, start: int, end: int, headers: int) -> None:
        rows: list[tuple[int, list[list[str]]]] = []
        marker: int | None = None
        dash = 0
        for at in range(start, end):
            line = self.lines[at]
            self.taken.add(at + 1)
            found = _LIST_ROW.match(line)
            if found and (marker is None or len(found.group(1)) <= marker):
                marker = len(found.group(1))
                dash = marker + 1 + len(found.group(2))
                rows.append((at + 1, [[line[found.end() :]]]))
                continue
            if (
                rows
                and marker is not None
                and (found := _LIST_CELL.match(line))
                and len(found.group(1)) == dash
            ):
                rows[-1][1].append([line[found.end() :]])
            elif rows:
                rows[-1][1][-1].append(line if line.strip() else "")
        # A row's line is the one on which it begins, wherever its code is.
        lines = [
            TableRow(number, tuple(Cell(cell_markup(texts), number) for texts in cells), header=at < headers)
            for at, (number, cells) in enumerate(rows)
        ]
        self._interpret(lines)

    def _csv_table(self, at: int, start: int, end: int, options: dict[str, str]) -> None:
        if options.get("file"):
            self.imports.append(Import(at + 1, options["file"]))
            return
        delimiter = {"tab": "\t", "space": " "}.get(
            options.get("delim", ","), options.get("delim", ",")[:1] or ","
        )
        csv.field_size_limit(_LONGEST_FIELD)
        lines: list[TableRow] = []
        if options.get("header"):
            names = next(csv.reader([options["header"]], delimiter=delimiter, skipinitialspace=True), [])
            lines.append(
                TableRow(at + 1, tuple(Cell(cell_markup([name]), at + 1) for name in names), header=True)
            )
        headers = int(options.get("header-rows") or 0) + len(lines)
        body = [line.strip() + "\n" if line.strip() else "\n" for line in self.lines[start:end]]
        self.taken.update(range(start + 1, end + 1))
        reader = csv.reader(body, delimiter=delimiter, skipinitialspace=True)
        number = start + 1
        try:
            for cells in reader:
                if any(cells):
                    texts = tuple(Cell(cell_markup(cell.split("\n")), number) for cell in cells)
                    lines.append(TableRow(number, texts, header=len(lines) < headers))
                number = start + reader.line_num + 1
        except csv.Error as error:
            self.extraction.miss(number, "", f"csv-table: {error}")
        self._interpret(lines)

    def _grid(self, at: int) -> int:
        end = at
        while end < len(self.lines) and self.lines[end].lstrip()[:1] in ("+", "|"):
            end += 1
        self.taken.update(range(at + 1, end + 1))
        indent = len(self.lines[at]) - len(self.lines[at].lstrip())
        self._interpret(list(grid_rows([line[indent:] for line in self.lines[at:end]], at + 1)))
        return end

    def _simple(self, at: int) -> int:
        """Read a simple table: columns where its borders of `=` are; a line without a first cell goes on a row."""
        border = self.lines[at]
        spans = [(found.start(), found.end()) for found in re.finditer("=+", border)]
        borders = [at]
        end = at + 1
        while end < len(self.lines):
            if _SIMPLE.match(self.lines[end]):
                borders.append(end)
                following = self.lines[end + 1] if end + 1 < len(self.lines) else ""
                if len(borders) == _BORDERS or not following.strip():
                    break
            elif (
                not self.lines[end].strip() and end + 1 < len(self.lines) and not self.lines[end + 1].strip()
            ):
                break
            end += 1
        end = min(end + 1, len(self.lines))
        self.taken.update(range(at + 1, end + 1))
        header_end = borders[1] if len(borders) == _BORDERS else at
        rows: list[tuple[int, list[list[str]], bool]] = []
        for place in range(at + 1, end):
            line = self.lines[place]
            if not line.strip() or _SIMPLE.match(line) or not line.strip(" -"):
                continue
            cells = cut_cells(line, spans)
            if cells[0].strip() or not rows or rows[-1][2] != (place < header_end):
                rows.append((place + 1, [[cell] for cell in cells], place < header_end))
            else:
                for column, text in zip(rows[-1][1], cells, strict=True):
                    column.append(text)
        lines = [
            TableRow(number, tuple(Cell(cell_markup(cell), number) for cell in columns), header)
            for number, columns, header in rows
        ]
        self._interpret(lines)
        return end

    def _interpret(self, lines: list[TableRow]) -> None:
        if lines:
            interpret(Table(self.outline.path, tuple(lines)), self.extraction)
