"""Lines of GitHub-flavoured Markdown tables (GFM 0.29, section 4.10), and what pages make of them.

More lenient than GFM: outer pipes may be missing on any line, a `|` inside a code span is text where the line
would else have too many cells.
"""

from __future__ import annotations

import re

from zcodegen.readers.tables import Cell, Line

_PIPE = re.compile(r"\\.|\|")
_PIPE_OR_CODE = re.compile(r"\\.|\||(`+)(?:(?!\1).)*?(?<!`)\1(?!`)")
_LONGEST_PROTECTED = 20_000
_MAYBE_DELIMITER = re.compile(r"^[ \t>]*[|:-][ \t|:-]+$", re.MULTILINE)
_CONTAINER = re.compile(r"(?:\s{0,80}>)+\s?|\s*(?:[-*+]|\d{1,9}[.)])\s+(?=\|)")


def is_delimiter(line: str) -> bool:
    """Whether `line` is the line under a table's head (`| --- | :-: |`); a table of one column needs its pipe."""
    return "-" in line and "|" in line and not line.strip(" \t|:->")


def has_table(text: str) -> bool:
    """Whether any line of `text` is the line under a table's head."""
    return any(is_delimiter(found.group()) for found in _MAYBE_DELIMITER.finditer(text))


def bare(line: str) -> str:
    """Return `line` without the marks of a quotation or of a list before a table line."""
    found = _CONTAINER.match(line)
    return line[found.end() :] if found else line


def split_cells(line: str, width: int = 0) -> list[str]:
    r"""Return the cells' markup of a table line, `\|` resolved; `width` is the head's number of cells, 0 unknown."""
    body = line.strip()
    body = body.removeprefix("|")
    cells = _split(body, _PIPE)
    if width and len(cells) > width and "`" in body and len(body) <= _LONGEST_PROTECTED:
        protected = _split(body, _PIPE_OR_CODE)
        if len(protected) >= width:
            return protected
    return cells


def table_line(number: int, line: str, width: int = 0, *, head: bool = False) -> Line:
    """Return a table line with its cells; the text beyond `width` cells joins the last one's with a line break."""
    cells = split_cells(line, width)
    if width and len(cells) > width:
        cells[width - 1 :] = ["<br>".join(cell for cell in cells[width - 1 :])]
    return Line(number, tuple(Cell(cell, number) for cell in cells), head)


def _split(body: str, pattern: re.Pattern[str]) -> list[str]:
    cells: list[str] = []
    parts: list[str] = []
    start = 0
    for found in pattern.finditer(body):
        if found.group() == "|":
            cells.append("".join((*parts, body[start : found.start()])).strip())
            parts, start = [], found.end()
        elif found.group() == "\\|":
            parts.append(body[start : found.start()])
            parts.append("|")
            start = found.end()
    rest = "".join((*parts, body[start:])).strip()
    if rest or not body.endswith("|") or not cells:
        cells.append(rest)
    return cells
