"""Lists in plain text files that are called after errors: a code and a text on each line, whatever is between them.

`7: no key`, `7 = no key`, `7 no key`, `GT07 no key`, `7. no key`; lines without a code, such as `Gates:`, are headings.
"""

from __future__ import annotations

import re

from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.rows import name_of_page
from zcodegen.readers.source import Source
from zcodegen.readers.tables.header_vocabulary import is_of_errors, mentions_codes
from zcodegen.readers.tables.table import Cell, Table, TableRow
from zcodegen.readers.titles.line_lists import are_ordinals

_LINE = re.compile(
    r"\s{0,12}(?:(?i:(?:error|fault|alarm|exit|return|status)(?:[ _-]?(?:codes?|number|no\.?))?|codes?)\s{0,3}[#:]?\s{0,3})?(?P<code>[-−]?\d{1,10}|0[xX][0-9A-Fa-f]{1,8}|[A-Z]{1,8}[-_]?\d{1,8})"
    r"(?P<mark>\s{0,4}(?:[:=]|[-–—]+>|=>|[-–—](?=\s)|(?<=\s)[-–—]|[.)](?=\s))\s{0,8}|\s{1,8})(?P<text>(?!(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d\s*$)[^\W\d_].*|['\"(<%].*)$"
)
_HEADING = re.compile(
    r"(?!.*\S\s\s+\S)\s{0,4}(?:#{1,6}\s|\[)?(?P<title>[^\W\d_][\w /().-]{1,58})(?:\]|\s?:)?\s*$"
)
_NAMED = re.compile(
    r"(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+|[A-Z]{3,40})(?:\s{0,4}(?:[-–—:=,]\s{0,4}|\s(?=[(A-Z])|$)(?P<text>.*))"
)
"""A name in front of a text."""
_COLUMNS = re.compile(r"\S(?:\s{2,}|\t\s*)\S")
_SUFFIXES = (".txt", ".text", ".lst", ".list")
_LEAST = 3
_NEARLY_ALL = 0.9


def listed_tables(source: Source) -> list[Table]:
    """Return the lists of a text file that is called after errors, a table for each heading; none if it holds anything else."""
    name = name_of_page(source.path)
    is_text = source.path.lower().endswith(_SUFFIXES)
    if not is_text or not (is_of_errors(name) or mentions_codes(name)):
        return []
    lines = [
        (number, line) for number, line in enumerate(source.text.split("\n"), 1) if line.strip("=-*_# \t")
    ]
    found = [(number, line, _LINE.match(line)) for number, line in lines]
    rows = [match for _, _, match in found if match]
    headings = sum(1 for _, line, match in found if match is None and _HEADING.match(line))
    if len(rows) < _LEAST or len(rows) < (len(found) - headings) * _NEARLY_ALL or headings * 2 > len(rows):
        return []
    if sum(1 for match in rows if _COLUMNS.search(match["text"])) * 2 > len(rows):
        return []
    marks = {match["mark"].strip() or " " for match in rows}
    if len(marks) > 1 or (marks <= {".", ")"} and are_ordinals([match["code"] for match in rows])):
        return []
    return _tables(found)


def _tables(found: list[tuple[int, str, re.Match[str] | None]]) -> list[Table]:
    texts = [match["text"].strip() for _, _, match in found if match]
    are_named = sum(1 for text in texts if _NAMED.fullmatch(text)) >= len(texts) * _NEARLY_ALL
    titles = ("code", "name", "message") if are_named else ("code", "message")
    header = TableRow(0, tuple(Cell(title, 0) for title in titles), header=True)
    tables: list[tuple[tuple[str, ...], list[TableRow]]] = [((), [header])]
    for number, line, match in found:
        if match:
            text = match["text"].strip()
            named = _NAMED.fullmatch(text) if are_named else None
            cells = (match["code"], *(named.group("name", "text") if named else ("", text)[not are_named :]))
            tables[-1][1].append(TableRow(number, tuple(Cell(verbatim(cell), number) for cell in cells)))
        elif title := _HEADING.match(line):
            tables.append(((title["title"].strip(),), [header]))
        else:
            other = ("", *([""] if are_named else []), line.strip())
            tables[-1][1].append(TableRow(number, tuple(Cell(verbatim(cell), number) for cell in other)))
    return [Table(heading, tuple(rows)) for heading, rows in tables if len(rows) > 1]
