"""The reader of definition lists: a name, its code, its text, each a term or a paragraph of its own.

Microsoft's pages of system error codes are the pattern (`**ERROR_ACCESS_DENIED**`, `5 (0x5)`, a text, in nested
`<dl>`); Markdown's definition lists (`1001` and `: text`) and lists that begin with hex have the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from zcodegen.readers.markdown.front_matter import front_matter
from zcodegen.readers.markdown.gfm import has_table
from zcodegen.readers.markup.text import plain
from zcodegen.readers.rows import Page, Row
from zcodegen.readers.tables.codes import CodeCell, is_symbol, read_code_cell
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.titles.outline import Outline

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_SPLIT = re.compile(
    r"</?d[td]\b[^<>]{0,300}>|<dl\b[^<>]{0,300}>|(?=</dl\b)|(?<=</dl>)|\n\s*\n|\n(?=:\s)", re.IGNORECASE
)
_HEADING = re.compile(r"(#{1,6})\s+(.+)")
_LIKELY = re.compile(r"<d[td]\b|^:\s|\(0x[0-9A-Fa-f]+\)", re.IGNORECASE | re.MULTILINE)
_PIPED = re.compile(r"^[^\S\n]*\|", re.MULTILINE)
_LEAST = 2
_LONGEST_TERM = 200


class _Entry(Struct):
    line: int
    code: CodeCell
    name: str | None
    heading: tuple[str, ...]
    texts: list[str] = field(default_factory=list)


def is_definitions(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` has no table but at least two entries of a code and a text."""
    if (
        not _LIKELY.search(source.text)
        or "<table" in source.text
        or _PIPED.search(source.text)
        or has_table(source.text)
    ):
        return False
    entries = [entry for entry in _entries(source) if entry.texts]
    return len(entries) >= _LEAST


def read_definitions(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a page of definitions; never raises."""
    front = front_matter(source.text.split("\n"))
    entries = list(_entries(source))
    title = next((entry.heading[0] for entry in entries if entry.heading), None)
    rows = tuple(_row(entry, words) for entry in entries)
    passed = frozenset(range(1, front.lines + 1))
    return Page(source.path, None, title or front.title, "definitions", rows, (), (), front.date, passed)


def _entries(source: Source) -> Iterator[_Entry]:
    outline = Outline()
    name: str | None = None
    entry: _Entry | None = None
    for line, text in _blocks(source):
        if text.lower() == "</dl>":
            if entry:
                yield entry
            entry, name = None, None
            continue
        if found := _HEADING.match(text):
            outline.enter(line, len(found.group(1)), plain(found.group(2)))
            if entry:
                yield entry
            entry, name = None, None
            continue
        shown = plain(text.removeprefix(":"))
        code = read_code_cell(shown) if len(shown) < _LONGEST_TERM else None
        if code and (code.remark is None):
            if entry:
                yield entry
            entry = _Entry(line, code, code.name or name, outline.path)
            name = None
        elif is_symbol(shown):
            name = shown
        elif entry and shown:
            entry.texts.append(shown)
    if entry:
        yield entry


def _blocks(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the terms, definitions and paragraphs of a page with their lines."""
    text, start, line = source.text, 0, 1
    start = sum(len(above) + 1 for above in text.split("\n")[: front_matter(text.split("\n")).lines])
    line += text.count("\n", 0, start)
    for found in [*_SPLIT.finditer(text, start), None]:
        end = found.start() if found else len(text)
        block = text[start:end]
        lead = len(block) - len(block.lstrip())
        if block.strip():
            yield line + block.count("\n", 0, lead), block.strip()
        following = found.end() if found else end
        line += text.count("\n", start, following)
        start = following


def _row(entry: _Entry, words: HeaderVocabulary) -> Row:
    text = "\n".join(entry.texts)
    parts = split_packed(text, words) or {Role.MESSAGE: text}
    texts = {role: parts.get(role) or None for role in TEXT_ROLES}
    return Row(
        entry.line,
        entry.heading,
        entry.code.codes,
        entry.name,
        texts[Role.MESSAGE],
        texts[Role.CAUSE],
        texts[Role.ACTION],
    )
