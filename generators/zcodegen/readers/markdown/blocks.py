"""The blocks of a Markdown, MDX or HTML page.

One pass over the lines knows front matter, code fences, comments, headings, imports and tables: GFM tables, HTML
tables, and both inside the JSON strings of JSX attributes. Tabs, notes, accordions and conditional blocks are
seen through: their tables are read like any other. Lines that are none of these go to `titles/`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct, field

from zcodegen.readers.markdown.broken_tables import behind_broken, block_end, broken_table, joined_tables
from zcodegen.readers.markdown.gfm import bare, behind_text, is_delimiter, split_cells, table_line
from zcodegen.readers.markdown.html_tables import TableEnds, html_tables
from zcodegen.readers.markdown.imports import imported_path
from zcodegen.readers.markdown.marked_tables import marked_table, spaced_table
from zcodegen.readers.markup.text import plain
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.header_vocabulary import mentions_codes
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.table import Table, TableRow
from zcodegen.readers.titles.finder import BOLD_LINE
from zcodegen.readers.titles.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Callable


_FENCE = re.compile(r"\s*(?:>\s?|[-*+]\s+|\d{1,9}[.)]\s+)*(`{3,}(?=[^`]*$)|~{3,})")
_ATX = re.compile(r"\s{0,3}(#{1,6})(?=\s|$)")
_ANCHOR = re.compile(r"(?<!\s)\s*(?:\[#[\w-]{1,100}\]|\\?\{#[^{}]*\}|\{/\*.*?\*/\})\s*$")
_CODE_SPAN = re.compile(r"`[^`\s]{1,200}`")
_HTML_HEADING = re.compile(r"<(h([1-6])|Title)(?=[\s>])[^<>]{0,1000}>")
_SCRIPT = re.compile(r"\s*<(script|style)\b[^<>]{0,500}>", re.IGNORECASE)
_JSON_STRING = re.compile(r"(?<=[:={\[(,])\s*(\"(?:[^\"\\]|\\.)*+\")")
_TABLE_TAG = re.compile(r"<table(?=[\s/>]|$)", re.IGNORECASE)
_OTHER_BLOCK = re.compile(r"\s*(?:[|<>:{}]|(?:[-*+]|\d{1,9}[.)])\s)")
_COMMENT = re.compile(r"\s*(<!--|\{/\*)")
_DEEPEST_INDENT = 3
_SHORTEST_UNDERLINE = 2
"""A single hyphen below a text is an empty item of a page that was converted."""
_LONGEST_HEADING = 400
_LONGEST_IMPORT = 20
_FARTHEST_CAPTION = 3
_LONGEST_FENCE = 1 << 30


class PageScan(Struct):
    """What the pass over one page has found besides the rows."""

    extraction: Extraction
    imports: list[tuple[int, str]] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)

    def enter(self, level: int, markup: str, line: int) -> None:
        """Note a heading on `line`, if it has a text."""
        text = plain(_ANCHOR.sub("", markup[:_LONGEST_HEADING])).replace("\n", " ")
        is_code = _CODE_SPAN.fullmatch(markup.strip()) is not None
        marked = "`" in markup or "<" in markup
        if text:
            self.outline.enter(line, level, text, marked=marked, is_code=is_code)


class BlockParser:
    """One pass over the lines of a text; `number` returns a line's number in the page."""

    def __init__(self, text: str, found: PageScan, number: Callable[[int], int]) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.found = found
        self.number = number
        self._starts: list[int] = []
        self._ends = TableEnds(text)
        self._unclosed: set[str] = set()
        self._whole_until = 0
        self._unclosed_fence = {"`": _LONGEST_FENCE, "~": _LONGEST_FENCE}
        self.skipped: list[range] = []
        self.scripts: list[range] = []
        self.tables: list[range] = []

    def run(self, at: int = 0) -> None:
        """Read all lines from index `at` on."""
        while at < len(self.lines):
            line = self.lines[at]
            at = self._step(at, line) if line and not line.isspace() else at + 1

    def _step(self, at: int, line: str) -> int:
        """Read the block that begins at line `at`; return the line behind it."""
        if "---" in line and "|" in line and (joined := joined_tables(line)):
            BlockParser("\n".join(joined), self.found, lambda _: self.number(at)).run()
            return self._table(at, at + 1)
        mark = line.lstrip()[0]
        if mark in "`~>-*+0123456789" and (fence := _FENCE.match(line)):
            return self._fence(at, fence.group(1))
        if mark == "#" and (atx := _ATX.match(line)):
            self.found.enter(len(atx.group(1)), _atx_text(line[atx.end() :]), self.number(at))
            return at + 1
        if mark == "<" and (script := _SCRIPT.match(line)):
            return self._script(at, script[1].lower())
        if mark in "<{" and (comment := _COMMENT.match(line)):
            return self._comment(at, comment)
        if mark == "i" and line.lstrip().startswith("import"):
            return self._import(at)
        return self._content(at, line)

    def _fence(self, at: int, fence: str) -> int:
        """Skip a code fence; one that is never closed is taken for text, so that no row behind it is lost."""
        mark = fence[0]
        if len(fence) < self._unclosed_fence[mark]:
            for following in range(at + 1, len(self.lines)):
                closing = self.lines[following].strip(" \t>")
                if len(closing) >= len(fence) and not closing.strip(mark):
                    self.skipped.append(range(at, following + 1))
                    return following + 1
            self._unclosed_fence[mark] = len(fence)
            self.found.extraction.miss(
                self.number(at), self.lines[at], "a code fence that is never closed; read as text"
            )
        return at + 1

    def _comment(self, at: int, comment: re.Match[str]) -> int:
        """Skip a comment; what follows it on its last line is read."""
        closing = "-->" if comment.group(1) == "<!--" else "*/}"
        end = -1
        if closing not in self._unclosed:
            end = self.text.find(closing, self._offset(at) + comment.end())
        if end < 0:
            self._unclosed.add(closing)
            return self._content(at, self.lines[at])
        behind = self._resume(end + len(closing))
        is_whole = behind < len(self.lines) and not self.lines[behind].strip()
        self.skipped.append(range(at, behind + is_whole))
        return behind

    def _script(self, at: int, name: str) -> int:
        """Pass over a script or style sheet; one that is never closed is text."""
        closing = f"</{name}"
        end = -1 if closing in self._unclosed else self.text.find(closing, self._offset(at))
        if end < 0:
            self._unclosed.add(closing)
            return self._content(at, self.lines[at])
        behind = self._line_at(end) + 1
        self.scripts.append(range(at, behind))
        return behind

    def _import(self, at: int) -> int:
        statement = "\n".join(self.lines[at : at + _LONGEST_IMPORT])
        if written := imported_path(statement):
            self.found.imports.append((self.number(at), written))
        return at + 1

    def _content(self, at: int, line: str) -> int:
        """Read a line of text, or the table that begins on it."""
        if '"' in line and ("<table" in line or ("|" in line and "\\n" in line)):
            line = self._json_strings(at, line)
        if "<h" in line or "<Title" in line:
            self._html_headings(line, self.number(at))
        if "<" in line and (tag := _TABLE_TAG.search(line)) and not line.count("`", 0, tag.start()) % 2:
            return self._table(at, self._html(at, line, tag.start()))
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        may_be_broken = at >= self._whole_until and ("|" in line or following.strip() == "|")
        if may_be_broken and (behind := self._broken(at)):
            return self._table(at, behind)
        if "|" in line and is_delimiter(following):
            return self._table(at, self._gfm(at))
        is_text = "|" not in line.replace("\\|", "") and not _OTHER_BLOCK.match(line)
        is_text = is_text and not (line.strip().isdecimal() and at and self.lines[at - 1].strip())
        if following and _is_underline(following) and is_text:
            self.found.enter(1 if following.lstrip()[0] == "=" else 2, line.strip(), self.number(at))
            return at + 2
        if "|" in line and bare(line).lstrip().startswith("|"):
            return self._table(at, self._headless(at))
        words = self.found.extraction.words
        found = marked_table(self.lines, at, words, self.number) or spaced_table(
            self.lines, at, words, self.number
        )
        if found:
            interpret(
                Table(self.found.outline.path, found[0], caption=self._caption(at)), self.found.extraction
            )
            return self._table(at, found[1])
        return at + 1

    def _table(self, at: int, behind: int) -> int:
        """Note the lines of a table, and return the line behind it."""
        self.tables.append(range(at, behind))
        return behind

    def _broken(self, at: int) -> int | None:
        """Read the table that begins at line `at` if its rows are broken into lines; return the line behind it, or None."""
        end = block_end(self.lines, at)
        found = broken_table(self.lines, at, end, self.found.extraction.words, self.number)
        if found is None:
            self._whole_until = end if "|" in self.lines[at] else at + 1
            return None
        interpret(Table(self.found.outline.path, found[0], caption=self._caption(at)), self.found.extraction)
        firsts = {row.line for row in found[0]}
        inner = {self.number(index) for index in range(at, found[1])} - firsts
        self.found.extraction.dismissed.update(inner)
        return found[1]

    def _json_strings(self, at: int, line: str) -> str:
        """Read the tables in the JSON strings of a line's JSX attributes; return the line without these strings."""
        rest: list[str] = []
        start = 0
        for string in _JSON_STRING.finditer(line):
            raw = string.group(1)
            if ("<table" in raw or "|" in raw) and (text := _json_text(raw)) is not None:
                opened = list(self.found.outline.opened)
                BlockParser(text, self.found, lambda _: self.number(at)).run()
                self.found.outline.opened[:] = opened
                rest += [line[start : string.start()], " " * len(string.group())]
                start = string.end()
        return "".join((*rest, line[start:]))

    def _html_headings(self, line: str, number: int) -> None:
        """Enter the headings on a line; those in a `<summary>` are labels of what folds, no headings."""
        for heading in _HTML_HEADING.finditer(line):
            start = heading.start()
            before = line[max(0, start - _LONGEST_HEADING) : start]
            end = line.find(f"</{heading.group(1)}", heading.end(), heading.end() + _LONGEST_HEADING)
            if end >= 0 and before.rfind("<summary") <= before.rfind("</summary"):
                self.found.enter(int(heading.group(2) or 1), line[heading.end() : end], number)

    def _html(self, at: int, line: str, column: int) -> int:
        """Read the HTML tables from `column` of line `at` on, up to the first line that does not begin another."""
        while True:
            start = self._offset(at) + column
            end = self._ends.after(start)
            caption = self._caption(at)
            for lines in html_tables(self.text, start, end, self._number_at):
                if lines:
                    interpret(Table(self.found.outline.path, lines, caption=caption), self.found.extraction)
            behind = self._line_at(end)
            column = end - self._offset(behind)
            if behind != at:
                line = self.lines[behind]
            at = behind
            tag = _TABLE_TAG.search(line, column)
            if tag is None:
                return self._resume(end)
            column = tag.start()

    def _gfm(self, at: int) -> int:
        """Read the GFM table whose header is line `at`."""
        header = bare(self.lines[at])
        width = len(split_cells(header))
        if width == len(split_cells(bare(self.lines[at + 1]))) + 1 and self._is_behind_prose(at, header):
            header, width = header[header.index("|") :], width - 1
        closed = header.rstrip().endswith("|")
        first = table_line(self.number(at), header, header=True)
        return self._body(at + 2, [first], width, closed=closed)

    def _is_behind_prose(self, at: int, header: str) -> bool:
        """Whether the end of a paragraph is in front of a header, all other lines of whose table begin with a pipe."""
        below = [bare(line).lstrip()[:1] for line in self.lines[at + 1 : at + 3]]
        return header.lstrip()[:1] != "|" and below == ["|", "|"]

    def _headless(self, at: int) -> int:
        """Read table lines without a delimiter: a table without headers, or one that goes on behind an empty line."""
        first = bare(self.lines[at])
        return self._body(at, [], len(split_cells(first)), closed=first.rstrip().endswith("|"))

    def _body(self, at: int, lines: list[TableRow], width: int, *, closed: bool) -> int:
        """Read the lines of a table from `at` on, and interpret it."""
        caption = self._caption(at - 2 if lines else at)
        while at < len(self.lines):
            if self.lines[at].isspace() or not self.lines[at]:
                behind = self._over_blank(at)
                if behind is None:
                    break
                at = behind
            raw = bare(self.lines[at], lists=closed)
            if _is_comment(raw):
                self.skipped.append(range(at, at + 1))
                at += 1
                continue
            if not _is_table_line(raw) or self._begins_table(at, raw, lines):
                break
            behind = (
                behind_broken(self.lines, at + 1, raw, width) if closed else behind_text(self.lines, at + 1)
            )
            if not is_delimiter(raw):
                whole = raw if behind == at + 1 else "\n".join((raw, *self.lines[at + 1 : behind]))
                lines.append(table_line(self.number(at), whole, width))
            at = behind
        if lines:
            interpret(Table(self.found.outline.path, tuple(lines), caption=caption), self.found.extraction)
        return at

    def _caption(self, at: int) -> str:
        """Return the bold line right above the table that begins at line `at`, or the line there that announces codes."""
        above = at - 1
        while above > max(0, at - _FARTHEST_CAPTION) and not self.lines[above].strip():
            above -= 1
        line = self.lines[above].strip() if above >= 0 else ""
        is_bold = BOLD_LINE.match(line) is not None
        if not line or len(line) > _LONGEST_HEADING or "|" in line or (line[0] in "#<=`~" and not is_bold):
            return ""
        item = line[2:].lstrip() if line[:2] in ("- ", "* ", "+ ") else None
        text = plain(line if item is None else item).rstrip(":：")
        return (
            text
            if is_bold or BOLD_LINE.match(item or line) or (item is None and mentions_codes(text))
            else ""
        )

    def _begins_table(self, at: int, raw: str, above: list[TableRow]) -> bool:
        """Whether line `at` below others is the header of the next table, which follows without an empty line."""
        if not above or at + 1 >= len(self.lines) or not is_delimiter(self.lines[at + 1]):
            return False
        cells = [plain(cell) for cell in split_cells(raw)]
        return not any(cells) or any(map(self.found.extraction.words.is_header, cells))

    def _over_blank(self, at: int) -> int | None:
        """Return the next table line behind empty lines, where the same table goes on."""
        behind = at
        while behind < len(self.lines) and (not self.lines[behind] or self.lines[behind].isspace()):
            behind += 1
        if behind >= len(self.lines) or not bare(self.lines[behind]).lstrip().startswith("|"):
            return None
        if behind + 1 < len(self.lines) and is_delimiter(self.lines[behind + 1]):
            return None
        return behind

    def _offset(self, at: int) -> int:
        if not self._starts:
            self._starts = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]
        return self._starts[at]

    def _line_at(self, offset: int) -> int:
        self._offset(0)
        return bisect_right(self._starts, offset) - 1

    def _number_at(self, offset: int) -> int:
        return self.number(self._line_at(offset))

    def _resume(self, end: int) -> int:
        """Return the line to go on with behind the offset `end`; what precedes `end` on it is blanked out."""
        at = self._line_at(min(end, len(self.text)))
        column = end - self._starts[at]
        if at < len(self.lines):
            self.lines[at] = " " * column + self.lines[at][column:]
        return at


def _json_text(raw: str) -> str | None:
    """Return the value of the JSON string `raw`, None if it is not one."""
    try:
        text = json.loads(raw, strict=False)
    except ValueError:
        return None
    return text if isinstance(text, str) else None


def _atx_text(rest: str) -> str:
    """Return the text of a `#` heading without the closing `#`s that it may have."""
    text = rest.strip()
    opened = text.rstrip("#")
    return opened.rstrip() if opened != text and opened[-1:] in ("", " ", "\t") else text


def _is_underline(line: str) -> bool:
    stripped = line.strip()
    return (
        len(stripped) >= _SHORTEST_UNDERLINE
        and (not stripped.strip("=") or not stripped.strip("-"))
        and len(line) - len(line.lstrip()) <= _DEEPEST_INDENT
    )


def _is_comment(line: str) -> bool:
    stripped = line.strip()
    return stripped.startswith(("<!--", "{/*")) and stripped.endswith(("-->", "*/}"))


def _is_table_line(line: str) -> bool:
    """Whether a line below a table's header belongs to the table."""
    begin = line.lstrip()
    return "|" in line and begin[0] != "#" and not begin.startswith(("```", "~~~", ":::", "</", "<table"))
