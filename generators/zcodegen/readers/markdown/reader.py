"""The reader of Markdown, MDX and HTML pages: their blocks (`blocks.py`) and, below them, a net for what they lose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from zcodegen.readers.markdown.blocks import BlockParser, PageScan
from zcodegen.readers.markdown.code_blocks import read_code_blocks
from zcodegen.readers.markdown.elements import read_elements
from zcodegen.readers.markdown.front_matter import front_matter
from zcodegen.readers.markdown.html_lists import html_lists_as_items, lists_on_lines
from zcodegen.readers.markdown.html_records import read_html_records
from zcodegen.readers.markdown.imports import resolve
from zcodegen.readers.rows import Page, name_of_page
from zcodegen.readers.tables.codes import is_symbol
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.header_vocabulary import mentions_errors
from zcodegen.readers.titles.outline import Heading, headings_above
from zcodegen.readers.titles.sections import read_sections

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary


_LONGEST_TITLE: Final = 80


def _first_line(source: Source) -> str | None:
    """Return the first line of a plain text as its title, if it is short and no sentence."""
    first = next((line for line in source.text.split("\n") if line.strip("=-*# \t")), "").strip()
    is_text = source.path.lower().endswith((".txt", ".text"))
    is_title = (
        len(first) <= _LONGEST_TITLE
        and "](" not in first
        and first[-1:] not in (".", "。", ":", "：", ",", "|")
    )
    return first if is_text and first and is_title else None


def is_name_of(title: str, path: str) -> bool:
    """Return whether a page's first title is an identifier after which its file is called."""
    return is_symbol(title) and path.rpartition("/")[2].rpartition(".")[0] == title


def read_markdown(source: Source, root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a Markdown, MDX or HTML page; never raises."""
    found = PageScan(Extraction(words))
    scan = BlockParser(source.text, found, lambda index: index + 1)
    front = front_matter(scan.lines)
    titles = [title for title in (front.title, name_of_page(source.path)) if title]
    found.extraction.titles = tuple(titles)
    scan.run(front.lines)
    headings = found.outline.headings
    first = None if headings else _first_line(source)
    titles += [first] if first else []
    taken = {index + 1 for lines in (range(front.lines), *scan.skipped) for index in lines}
    taken |= found.extraction.dismissed | {unread.line for unread in found.extraction.unread}
    read_elements(source.text, headings, found.extraction)
    rows = {row.line for row in found.extraction.rows}
    tables = {index + 1 for lines in (*scan.tables, *scan.scripts) for index in lines}
    read_html_records(source.text, taken | tables | rows, headings, found.extraction)
    taken |= found.extraction.dismissed
    first_titles = [heading.text for heading in headings if heading.level == 1]
    if front.title is None and (not first_titles or is_name_of(first_titles[0], source.path)):
        folder = name_of_page(f"{source.path.rpartition('/')[0]}.md")
        titles += (
            [folder] if mentions_errors(folder) else []
        )  # a page without a title is a part of its folder
    lines = html_lists_as_items(scan.lines, taken | tables)
    read_sections(lines, headings, taken | tables, found.extraction, titles=titles)
    _read_lists_on_lines(scan.lines, headings, taken | tables, found.extraction, titles=titles)
    read_code_blocks(scan.lines, scan.skipped, headings, found.extraction)
    return Page(
        path=source.path,
        locale=None,
        title=found.outline.title or first or front.title,
        reader="markdown",
        rows=tuple(sorted(found.extraction.rows, key=lambda row: row.line)),
        unread=tuple(found.extraction.unread),
        imports=tuple(resolve(line, written, source.path, root) for line, written in found.imports),
        version=front.date,
        front_title=front.title,
        passed=frozenset(taken | found.extraction.dismissed),
    )


def _read_lists_on_lines(
    lines: Sequence[str],
    headings: Sequence[Heading],
    taken: Collection[int],
    extraction: Extraction,
    *,
    titles: Sequence[str],
) -> None:
    """Add the rows of lists of HTML that are a line each, as if each of their items were on a line of its own."""
    for number, items in lists_on_lines(lines, taken):
        above = headings_above(headings, number)
        around = [Heading(level, level, text, above[: level - 1]) for level, text in enumerate(above, 1)]
        found = Extraction(extraction.words, titles=extraction.titles)
        read_sections([*("" for _ in above), *items], around, (), found, titles=titles)
        extraction.rows += [replace(row, line=number) for row in found.rows]
        extraction.dismissed.update([number] if len(found.rows) == len(items) else ())
