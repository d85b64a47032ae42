"""Names, numbers and texts in columns within a page of prose: `EDOM  3001  A domain error occurred.`, as in a literal block."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from zcodegen.readers.rows import Page, Row
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import mentions_errors

_LINE = re.compile(
    r"\s{0,12}(?P<name>[A-Z][A-Z0-9_]{2,40})\s{1,24}(?P<number>[-−]?\d{1,10})\s{1,24}(?P<text>[^\W\d_].*\s.*)$"
)
_LONGEST = 1000
_LEAST = 5
_NEARLY_ALL = 0.9


def with_named_columns(text: str, page: Page) -> Page:
    """Return `page` with the rows of such columns, if it is about errors; lists whose texts are not about failures have none."""
    if not any(map(mentions_errors, page.titles)) or not re.search(r"^\s*[A-Z]", text, re.MULTILINE):
        return page
    rows = {row.line for row in page.rows}
    heading = (page.title,) if page.title else ()
    found = [
        Row(number, heading, (int(match["number"].replace("−", "-")),), match["name"], match["text"].strip())
        for block in _blocks(text.split("\n"), rows)
        for number, match in block
    ]
    if not found:
        return page
    lines = {row.line for row in found}
    unread = tuple(line for line in page.unread if line.line not in lines)
    return replace(page, rows=tuple(sorted((*page.rows, *found), key=lambda row: row.line)), unread=unread)


def _blocks(lines: Sequence[str], rows: Collection[int]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Yield the lines, with their numbers, that follow each other and are names with a number each and a text about failures."""
    block: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate((*lines, "."), 1):
        match = _LINE.match(line) if number not in rows and len(line) < _LONGEST else None
        if match:
            block.append((number, match))
        elif line.strip():
            if _are_codes([match for _, match in block]):
                yield block
            block = []


def _are_codes(found: Sequence[re.Match[str]]) -> bool:
    names = {match["name"] for match in found}
    numbers = {match["number"] for match in found}
    failures = sum(1 for match in found if mentions_failure(match["text"]))
    return (
        len(found) >= _LEAST
        and len(names) >= len(found) * _NEARLY_ALL
        and len(numbers) >= len(found) * _NEARLY_ALL
        and failures * 2 > len(found)
    )
