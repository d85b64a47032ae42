"""Lines of GitHub-flavoured Markdown tables (GFM 0.29, section 4.10), and what pages make of them.

More lenient than GFM: outer pipes may be missing on any line, a `|` inside a code span is text where the line
would else have too many cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zcodegen.readers.markup.emphasis import BREAK
from zcodegen.readers.tables.table import Cell, TableRow

_QUOTATION = re.compile(r"(?:\s{0,80}>)+\s?")
_PIPE = re.compile(r"\\.|\|")
_MAYBE_DELIMITER = re.compile(r"^[ \t>]*[|:：-][ \t|:：-]+$", re.MULTILINE)
_BLOCK = re.compile(r"\s*(?:[#<>{]|```|~~~|:::|---|(?:[-*+]|\d{1,9}[.)])\s)")
_CONTAINER = re.compile(
    r"(?:\s{0,80}>)+\s?|\s*(?:[-*+]|\d{1,9}[.)])\s+(?=\|)|\s*(?:<[A-Za-z][^<>|]{0,300}>\s{0,9}){1,9}(?=\|)"
)


def is_delimiter(line: str) -> bool:
    """Whether `line` is the line under a table's header (`| --- | :-: |`); a table of one column needs its pipe."""
    return "-" in line and "|" in line and not line.strip(" \t|:->：")


_ROWS = re.compile(r"<(?:tr|TableRow)\b", re.IGNORECASE)


def has_table(text: str) -> bool:
    """Whether `text` has a table of HTML, or any line of it is the line under a table's header.

    `<table>` and `<tableName>` in a message stand for a name: a table has rows.
    """
    if "<table" in text and _ROWS.search(text):
        return True
    return any(is_delimiter(found.group()) for found in _MAYBE_DELIMITER.finditer(text))


def bare(line: str, *, lists: bool = True) -> str:
    """Return `line` without the marks of a quotation or, with `lists`, of a list or tags before a table line.

    In a table without outer pipes `- | 7` is a row whose first cell is empty.
    """
    found = (_CONTAINER if lists else _QUOTATION).match(line)
    return line[found.end() :] if found else line


def split_cells(line: str, width: int = 0) -> list[str]:
    r"""Return the cells' markup of a table line, `\|` resolved; `width` is the header's number of cells, 0 unknown."""
    body = line.strip().removeprefix("|")
    cells = _split(body, [])
    if width and len(cells) > width and "`" in body:
        protected = _split(body, list(_code_spans(body)))
        if len(protected) >= width:
            return protected
    return cells


def table_line(number: int, line: str, width: int = 0, *, header: bool = False) -> TableRow:
    """Return a table line with its cells; the text beyond `width` cells joins the last one's with a line break."""
    cells = split_cells(line, width)
    if width and len(cells) > width:
        cells[width - 1 :] = [BREAK.join(cells[width - 1 :])]
    rendered = _split(line.strip().removeprefix("|"), []) if width else []
    lost = sum(bool(cell) for cell in rendered[width:])
    return TableRow(number, tuple(Cell(cell, number) for cell in cells), header, lost)


def behind_text(lines: Sequence[str], at: int) -> int:
    """Return the index behind text without pipes that goes on with the last cell of a table without outer pipes.

    Either another line of the table follows at once, or the text is points of a list that are no Markdown; else it is `at`.
    """
    end = at
    while end < len(lines) and lines[end].strip() and "|" not in lines[end] and not _BLOCK.match(lines[end]):
        end += 1
    is_within = end < len(lines) and "|" in lines[end] and not _BLOCK.match(lines[end])
    return end if is_within or all(line.lstrip()[:1] in "•·" for line in lines[at:end]) else at


def _split(body: str, spans: list[tuple[int, int]]) -> list[str]:
    """Split at the pipes that are neither escaped nor within one of `spans`."""
    cells: list[str] = []
    parts: list[str] = []
    start = span = 0
    for found in _PIPE.finditer(body):
        while span < len(spans) and spans[span][1] <= found.start():
            span += 1
        if found.group() == "\\|":
            parts.append(body[start : found.start()])
            parts.append("|")
            start = found.end()
        elif found.group() == "|" and not (span < len(spans) and spans[span][0] < found.start()):
            cells.append("".join((*parts, body[start : found.start()])).strip())
            parts, start = [], found.end()
    rest = "".join((*parts, body[start:])).strip()
    if rest or not body.endswith("|") or not cells:
        cells.append(rest)
    return cells


def _code_spans(body: str) -> Iterator[tuple[int, int]]:
    """Yield where code spans begin and end: runs of as many backticks (CommonMark 0.31, section 6.1)."""
    runs = [(found.start(), found.end()) for found in re.finditer("`+", body)]
    ahead: dict[int, list[int]] = {}
    for start, end in reversed(runs):
        ahead.setdefault(end - start, []).append(start)
    behind = 0
    for start, end in runs:
        same = ahead[end - start]
        same.pop()
        if start >= behind and same:
            behind = same[-1] + end - start
            yield start, behind
