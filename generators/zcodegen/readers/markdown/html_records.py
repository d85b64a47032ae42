"""Records in HTML without a table: elements of one class that hold the same parts, as cards and grids made with style sheets do.

`<div class="item"><span class="no">5100</span><p class="text">…</p></div>`, three times or more, is a table: each part is a cell, and
what the parts are called heads the columns. What the cells hold decides the rest, as in any table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from zcodegen.readers.rows import Row
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import mentions_errors
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow
from zcodegen.readers.titles.outline import Heading, headings_above

if TYPE_CHECKING:
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_TAG: Final = re.compile(
    r"<(/?)(article|div|figure|header|h[3-6]|li|p|section|ul|ol|a|b|code|em|i|small|span|strong)\b([^<>]{0,500}?)(/?)>",
    re.IGNORECASE,
)
_CLASS: Final = re.compile(r"\bclass(?:Name)?\s?=\s?[\"'{`]{1,2}\s{0,4}([\w-]{1,60})")
_WORD: Final = re.compile(r"\w")
_DECLARATION: Final = re.compile(
    r"(?:case\s+)?(\w{2,80})\s?=\s?(-?\d{1,10}|0[xX][0-9A-Fa-f]{1,8})\s{0,3}[,;]?"
)
"""A member of an enumeration with its number, as documentation of Swift shows it."""
_INLINE: Final = frozenset(("a", "b", "code", "em", "i", "small", "span", "strong"))
_MOST: Final = 0.6
_LEAST, _MOST_PARTS, _DEEPEST = 3, 12, 40
_LEAST_CLASSES: Final = 6


class _Part(Struct):
    """An element without elements in it that have a class: what it is called, its markup and its line."""

    name: str
    markup: str
    line: int


class _Element(Struct):
    """An open element; `cursor` is where the text behind the last element in it begins. Mark-up of a text without a class is none."""

    tag: str
    name: str
    cursor: int
    line: int
    is_inline: bool = False
    parts: list[_Part] = field(default_factory=list)

    def take_text(self, text: str, end: int) -> None:
        """Add the text since the last element as a part, if it has letters or digits."""
        markup = text[self.cursor : end].strip()
        if _WORD.search(markup):
            self.parts.append(_Part(self.name, markup, self.line))


def read_html_records(
    text: str, taken: Collection[int], outline: Sequence[Heading], extraction: Extraction
) -> None:
    """Add the rows of records in `text`; `taken` are lines that are something else, `outline` the page's headings."""
    if len(_CLASS.findall(text)) < _LEAST_CLASSES:
        return
    groups: dict[str, list[list[_Part]]] = {}
    for name, parts in _records(text):
        groups.setdefault(name, []).append(parts)
    read: set[int] = set()
    for records in sorted(groups.values(), key=_size, reverse=True):
        lines = {part.line for parts in records for part in parts}
        if len(records) < _LEAST or not read.isdisjoint(lines) or not lines.isdisjoint(taken):
            continue
        heading = headings_above(outline, records[0][0].line)
        table = _table(records, heading, extraction.words)
        failures = sum(1 for parts in records if any(mentions_failure(part.markup) for part in parts))
        about = failures * 2 > len(records) or any(map(mentions_errors, (*heading, *extraction.titles)))
        has_code = any(extraction.words.role(cell.markup) is Role.CODE for cell in table.lines[0].cells)
        if not (about or has_code) or len(table.lines) <= _LEAST:
            continue
        found = Extraction(extraction.words, titles=extraction.titles)
        interpret(table, found)
        if len(found.rows) >= len(records) * _MOST and _begin_with_codes(records, found.rows):
            read |= lines
            extraction.dismissed |= lines
            extraction.rows += map(_with_number, found.rows)
            extraction.unread += found.unread
        elif about and len(found.unread) == len(records):
            extraction.unread += found.unread
            read |= lines


def _with_number(row: Row) -> Row:
    """Return a row whose code is a name with the number that a declaration in its text gives to it (`case gateShut = 7`)."""
    name, lines = str(row.codes[0]), (row.message or "").split("\n")
    for line in lines:
        found = _DECLARATION.fullmatch(line)
        if found and isinstance(row.codes[0], str) and name.lower().endswith(found[1].lower()):
            message = "\n".join(other for other in lines if other not in (line, name))
            return replace(row, codes=(int(found[2], 0),), name=name, message=message or None)
    return row


def _size(records: Sequence[Sequence[_Part]]) -> tuple[int, int]:
    """Return the number of records and of their parts: of elements around each other, the outer ones are the records."""
    return len(records), sum(map(len, records))


def _begin_with_codes(records: Sequence[Sequence[_Part]], rows: Sequence[Row]) -> bool:
    """Whether the codes are in the first or second part of each record, as in a list of codes."""
    begins = {parts[0].line: " ".join(part.markup for part in parts[:2]).casefold() for parts in records}
    return all(
        any(
            str(shown).casefold() in begins.get(row.line, "")
            for shown in (code, f"{code:x}" if isinstance(code, int) else code)
        )
        for row in rows
        for code in row.codes
    )


def _records(text: str) -> Iterator[tuple[str, list[_Part]]]:
    """Yield the elements that hold two parts or more, with what they are called, from the inside out."""
    stack: list[_Element] = []
    line, position = 1, 0
    for tag in _TAG.finditer(text):
        line += text.count("\n", position, tag.start())
        position = tag.start()
        closing, name, attributes, is_empty = tag.groups()
        if is_empty:
            continue
        if not closing:
            if len(stack) < _DEEPEST:
                stack.append(_opened(name.lower(), attributes, tag.end(), line))
                if len(stack) > 1 and not stack[-1].is_inline:
                    stack[-2].take_text(text, tag.start())
            continue
        element = _closed(stack, name.lower())
        if element is None or element.is_inline:
            continue
        element.take_text(text, tag.start())
        if len(element.parts) > 1:
            yield element.name, element.parts
        if stack:
            stack[-1].cursor = tag.end()
            if len(element.parts) + len(stack[-1].parts) <= _MOST_PARTS:
                stack[-1].parts += element.parts


def _opened(tag: str, attributes: str, start: int, line: int) -> _Element:
    found = _CLASS.search(attributes)
    name = f"{tag}.{found[1]}" if found else tag
    return _Element(tag, name, start, line, is_inline=found is None and tag in _INLINE)


def _closed(stack: list[_Element], tag: str) -> _Element | None:
    """Return the innermost open element of a tag, with those in it that have no end taken off; None if there is none."""
    if all(element.tag != tag for element in stack):
        return None
    while stack[-1].tag != tag:
        stack.pop()
    return stack.pop()


def _table(records: Sequence[Sequence[_Part]], heading: tuple[str, ...], words: HeaderVocabulary) -> Table:
    """Return records as a table: a column for each name of a part, in the order in which they come.

    The names are headers if one of them says code, else letters are: a style sheet's `no` says nothing, and the first record is
    none. What all records say is a label, and no cell.
    """
    places: dict[str, int] = {}
    named = [list(_numbered(parts)) for parts in records]
    labels = set.intersection(*({(name, part.markup) for name, part in parts} for parts in named))
    numbered = [
        [(name, part) for name, part in parts if (name, part.markup) not in labels] for parts in named
    ]
    for parts in numbered:
        for name, _ in parts:
            places.setdefault(name, len(places))
    header = tuple(Cell(re.sub(r"^\w+\.|[-_]+|#\d+$", " ", name).strip(), 0) for name in places)
    has_code = any(words.role(cell.markup) is Role.CODE for cell in header)
    letters = tuple(Cell(chr(ord("A") + place), 0) for place in places.values())
    lines = [TableRow(0, header if has_code else letters, header=True)]
    for parts in filter(None, numbered):
        cells = [Cell("", parts[0][1].line)] * len(places)
        for name, part in parts:
            cells[places[name]] = Cell(part.markup, part.line)
        lines.append(TableRow(parts[0][1].line, tuple(cells)))
    return Table(heading, tuple(lines))


def _numbered(parts: Sequence[_Part]) -> Iterator[tuple[str, _Part]]:
    """Yield parts with names that are unique in their record."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.name] = seen.get(part.name, 0) + 1
        yield (part.name if seen[part.name] == 1 else f"{part.name}#{seen[part.name]}"), part
