"""The reader of Markdown, MDX and HTML pages: their blocks (`blocks.py`) and, below them, a net for what they lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zcodegen.readers.blocks import BlockParser, PageScan
from zcodegen.readers.frontmatter import front_matter
from zcodegen.readers.imports import resolve
from zcodegen.readers.interpret import ParsedTag
from zcodegen.readers.missed_rows import find_missed_rows
from zcodegen.readers.rows import Page

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.header_vocabulary import HeaderVocabulary
    from zcodegen.readers.source import Source


def read_markdown(source: Source, root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a Markdown, MDX or HTML page; never raises."""
    found = PageScan(ParsedTag(words))
    scan = BlockParser(source.text, found, lambda index: index + 1)
    front = front_matter(scan.lines)
    scan.run(front.lines)
    _catch(
        source.text,
        [range(front.lines), *scan.skipped],
        " ".join(filter(None, (front.title, found.title))),
        found.reading,
    )
    return Page(
        path=source.path,
        locale=None,
        title=found.title or front.title,
        reader="markdown",
        rows=tuple(found.reading.rows),
        unread=tuple(found.reading.unread),
        imports=tuple(resolve(line, written, source.path, root) for line, written in found.imports),
        version=front.date,
    )


def _catch(text: str, skipped: list[range], title: str, reading: ParsedTag) -> None:
    """Report every line that looks like a row and is none, was not reported, and is neither code nor comment.

    This looks at the page anew and knows nothing of how its tables were parsed: what they lose falls into it.
    """
    others = {each.line for each in reading.unread} | reading.dismissed
    others.update(index + 1 for lines in skipped for index in lines)
    for number, line in find_missed_rows(text, {row.line for row in reading.rows}, others, title):
        reading.miss(number, line, "outside of every table that was read")
