"""Tables whose rows are broken into lines, as pages have them that were converted to text.

A cell that held a paragraph or a list is on lines of its own, and ends with its pipe: `| 7 |`, `gate shut |`, `| 8 | key lost |`.
The pipes of each row tell where it ends; a header that is broken as well tells it by the codes below it.
Other converters put all rows on one line: `| Code | Text | |---|---| | 7 | gate shut | | 8 | key lost |`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from zcodegen.readers.markdown.gfm import is_delimiter, split_cells, table_line
from zcodegen.readers.markup.text import plain
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import TableRow

_RULE: Final = re.compile(r"\|(?:\s?:?-{3,}:?\s?\|){2,12}")
_PIPE: Final = re.compile(r"\\.|\|")
_OTHER_BLOCK: Final = re.compile(r"\s{0,3}(?:#{1,6}\s|```|~~~)")
_CODE: Final = re.compile(r"-?(?:[0-9][0-9A-Za-z.,-]{0,30}|[A-Z][A-Z0-9_.:-]{1,60})")
_DIGIT: Final = re.compile(r"\d")
_NAME_AND_CODE: Final = 2
_WIDTHS: Final = range(2, 11)
_LEAST: Final = 3
_LONGEST_ROW: Final = 60
_MOST_LINES: Final = 20_000
_LONGEST_BREAK: Final = 500
_BLOCKS: Final = ("```", "~~~", ":::", "---")

Rows = list[tuple[int, list[str]]]


def block_end(lines: Sequence[str], at: int) -> int:
    """Return the index behind the block of lines that begins at `at`: an empty line, a heading or a fence ends it."""
    end = at
    while end < len(lines) and lines[end].strip() and not _OTHER_BLOCK.match(lines[end]):
        end += 1
    return end


def broken_table(
    lines: Sequence[str], at: int, end: int, words: HeaderVocabulary, number: Callable[[int], int]
) -> tuple[tuple[TableRow, ...], int] | None:
    """Return the rows of the table that begins at index `at` of `lines`, and the index behind it; None if no row of it is broken.

    `end` is the end of its block. Each row but the last has to end with the pipe of its last cell, and hold no more of them.
    """
    block = _Block(lines, at, [_pipes(line) for line in lines[at : min(end, at + _MOST_LINES)]])
    if len(block.counts) < _LEAST:
        return None
    rule = next(filter(is_delimiter, lines[at : min(end, at + _LONGEST_ROW)]), None)
    header = split_cells(lines[at])
    if rule is not None:
        widths: Sequence[int] = (len(split_cells(rule)),)
    elif len(header) >= _WIDTHS[0] and lines[at].rstrip().endswith("|"):
        widths = (len(header),)
    else:
        widths = _WIDTHS
    is_other = block.is_closed or rule is not None  # a table as usual, unless a row is broken
    for width in widths:
        found = block.rows(width)
        if (
            found is None
            or len(found[0]) < _LEAST
            or (is_other and all(len(row) == 1 for _, row in found[0]))
        ):
            continue
        headers = 1 if rule is not None else _headers(found[0], width, words)
        if headers is not None:
            rows = [
                table_line(number(first), "\n".join(row), width, header=place < headers)
                for place, (first, row) in enumerate(found[0])
            ]
            return tuple(rows), found[1]
    return None


class _Block(Struct):
    """The lines of a block, and how many pipes each of them has."""

    lines: Sequence[str]
    at: int
    counts: Sequence[int]

    @property
    def is_closed(self) -> bool:
        """Whether the first row has an outer pipe at its begin."""
        return self.lines[self.at].lstrip().startswith("|")

    def rows(self, width: int) -> tuple[Rows, int] | None:
        """Return rows of `width` cells, with their first lines, and the index behind them; None if a row has more."""
        rows: Rows = []
        place = 0
        is_bare = not self.counts[0]
        while place < len(self.counts) and (self.counts[place] or is_bare):
            line = self.lines[self.at + place]
            if is_delimiter(line):
                place += 1
                continue
            pipes = width + (self.is_closed and line.lstrip().startswith("|"))
            first, seen = place, 0
            while place < len(self.counts) and seen < pipes and place - first < _LONGEST_ROW:
                seen += self.counts[place]
                place += 1
            is_whole = seen == pipes and self.lines[self.at + place - 1].rstrip().endswith("|")
            if not is_whole and (place < len(self.counts) or seen > pipes):
                return None
            while place > first and not self.counts[place - 1]:
                place -= 1  # a paragraph behind the last row
            if place == first:
                break
            rows.append((self.at + first, list(self.lines[self.at + first : self.at + place])))
        return rows, self.at + place


def _headers(rows: Rows, width: int, words: HeaderVocabulary) -> int | None:
    """Return how many of the first rows are headers, one or none; None if rows without a line below the headers are no table.

    Without a known header nearly all cells of a column have to be different codes with a digit; so have those below a header
    that is broken as well.
    """
    cells = [list(_cells(row, width)) for _, row in rows]
    codes = [place for place, header in enumerate(cells[0]) if words.role(header) is Role.CODE]
    if len(rows[0][1]) == 1 and (codes or any(map(words.is_header, cells[0]))):
        return 1
    for place in codes or range(min(width, _NAME_AND_CODE)):
        column = [row[place] for row in cells[bool(codes) :] if len(row) > place]
        found = {cell for cell in column if _CODE.fullmatch(cell) and (codes or _DIGIT.search(cell))}
        if len(found) >= (_LEAST - 1 if codes else _LEAST + 1) and len(found) * 10 >= len(column) * 8:
            return 1 if codes else 0
    return None


def _cells(row: Sequence[str], width: int) -> Iterator[str]:
    yield from (plain(cell) for cell in split_cells("\n".join(row))[:width])


def joined_tables(line: str) -> list[str]:
    """Return the lines of the tables that are on one line, each with the line below its header in the middle; none of any other line."""
    if not _RULE.search(line.strip(), 1):
        return []
    rules = list(_RULE.finditer(line))
    starts = [0, *(rule.end() for rule in rules)]
    found: list[str] = []
    for begin, rule, following in zip(starts, rules, [*rules[1:], None], strict=False):
        width = len(split_cells(rule.group()))
        header = [cell for cell in split_cells(line[begin : rule.start()]) if cell][-width:]
        end = following.start() if following else len(line)
        cells = split_cells(f"{line[rule.end() : end].strip().removeprefix('|')}|")
        rows = [cells[at : at + width] for at in range(0, len(cells), width + 1)]
        borders = cells[width :: width + 1]
        if following:
            rows = rows[:-1]  # the header of the next table
        whole = [row for row in rows if len(row) == width]
        if len(header) == width and len(whole) >= _LEAST - 1 and not any(borders[: len(whole) - 1]):
            lines = (header, ["---"] * width, *whole)
            found += [*(f"| {' | '.join(cells)} |" for cells in lines), ""]
    return found


def behind_broken(lines: Sequence[str], at: int, raw: str, width: int) -> int:
    """Return the line behind a table line `raw` that was broken, its last cell going on from line `at`."""
    if raw.rstrip().endswith("|"):
        return at
    cells = len(split_cells(raw))
    for following in lines[at : at + _LONGEST_BREAK]:
        begin = following.lstrip()
        if not begin and cells >= width:
            return _behind_closing(lines, at, over_blanks=True)
        if not begin or begin[0] in "|#" or begin.startswith(_BLOCKS):
            break
        more = "|" in following.rstrip().removesuffix("|")
        if cells >= width and (more or begin[0] in "<>-*+{" or begin[0].isdigit()):
            return _behind_closing(lines, at)
        at += 1
        cells += following.count("|")
        if following.rstrip().endswith("|"):
            break
    return at


def _behind_closing(lines: Sequence[str], at: int, *, over_blanks: bool = False) -> int:
    """Return the line behind the pipe that closes the cell which goes on at line `at`, `at` if there is none.

    With `over_blanks` the cell may hold empty lines, as those of lists and of several paragraphs do.
    """
    for closing in range(at, min(at + _LONGEST_BREAK, len(lines))):
        line = lines[closing].strip()
        if not line and over_blanks:
            continue
        if not line or line[0] in "|#" or "|" in line[:-1] or line.startswith(_BLOCKS):
            break
        if line[-1] == "|":
            return closing + 1
    return at


def _pipes(line: str) -> int:
    return sum(1 for found in _PIPE.finditer(line) if found.group() == "|") if "|" in line else 0
