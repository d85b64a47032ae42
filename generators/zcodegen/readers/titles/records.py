"""Sections that state their code: a heading or bold title, and below it `Code: 1001` among other labelled parts.

The title is the name if it is an identifier, else the begin of the message. An HTTP status under a label of its own is not the code.
Below an identifier the code may also be a line of its own, `5 (0x5)`, as on Microsoft's pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from zcodegen.readers.markup.text import plain
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.codes import is_plain_word, read_codes
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary, normalize_header
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.titles.code_title import read_code_title
from zcodegen.readers.titles.finder import BOLD_LINE
from zcodegen.readers.titles.groups import HTTP_STATUSES
from zcodegen.readers.titles.labelled import LABELLED_LINE, is_http_label, is_name, split_labelled
from zcodegen.readers.titles.outline import Heading

_NUMBER_ALONE = re.compile(r"\s{0,3}(?:[-*+>]\s{1,3})?`?([-−]?\d{1,10})`?(?:\s\(0x[0-9A-Fa-f]{1,8}\))?\s*$")
_SQLSTATE = re.compile(r"[`*_]{0,3}SQL\s?STATE(?: codes?)?[`*_]{0,3}", re.IGNORECASE)
_LEAST = 2


class _Section(Struct):
    """A title, its line, what it is below, and the lines up to the next title, with their numbers."""

    line: int
    title: str
    heading: tuple[str, ...]
    lines: list[tuple[int, str]]


class _Record(Struct):
    """A section with the line of its label for the code, and the codes."""

    section: _Section
    line: int
    codes: tuple[int | str, ...]


def read_records(
    lines: Sequence[str], headings: Sequence[Heading], taken: Collection[int], extraction: Extraction
) -> frozenset[int]:
    """Add the rows of sections that state one code under a label, if there are two or more; return the lines that they are made of.

    `taken` are the lines of tables, comments and code, from 1.
    """
    records = [
        record
        for section in _sections(lines, headings, taken, extraction.words)
        if (record := _record(section, extraction.words))
    ]
    codes = {code for record in records for code in record.codes}
    if len(codes) < _LEAST or codes <= HTTP_STATUSES:  # what each request of an API answers
        return frozenset()
    extraction.rows += [_row(record, extraction.words) for record in records]
    titles = (record.section.line for record in records)
    return frozenset((*titles, *(number for record in records for number, _ in record.section.lines)))


def _sections(
    lines: Sequence[str], headings: Sequence[Heading], taken: Collection[int], words: HeaderVocabulary
) -> Iterator[_Section]:
    """Yield the headings and bold titles of a page with the lines below them."""
    at_line = {heading.line: heading for heading in headings}
    above: tuple[str, ...] = ()
    section: _Section | None = None
    for number, line in enumerate(lines, 1):
        title = None
        if heading := at_line.get(number):
            above = (*heading.above, heading.text)
            title = _Section(number, heading.text, heading.above, [])
        elif number not in taken and (bold := BOLD_LINE.match(line)) and not words.role_of_label(bold[1]):
            title = _Section(number, plain(bold[1]), above, [])
        if title:
            if section:
                yield section
            section = title
        elif section and number not in taken:
            section.lines.append((number, line))
    if section:
        yield section


def _record(section: _Section, words: HeaderVocabulary) -> _Record | None:
    """Return the section with its code; None if it states none, several, or has a title that is a number itself."""
    title = read_code_title(section.title)
    if title and title.is_number:
        return None
    stated = [
        (number, codes)
        for number, line in section.lines
        if (label := LABELLED_LINE.match(line))
        and words.role_of_label(label[1]) is Role.CODE
        and not is_http_label(normalize_header(label[1]))
        and (codes := _codes(plain(label[2])))
        and not (title and _SQLSTATE.fullmatch(label[1].strip()))  # of the code that the title is
    ]
    if not stated and title and not is_plain_word(section.title):
        number, line = next(((number, line) for number, line in section.lines if line.strip()), (0, ""))
        alone = _NUMBER_ALONE.match(line)
        stated = [(number, (int(alone[1].replace("−", "-")),))] if alone else []
    return _Record(section, *stated[0]) if len(stated) == 1 else None


def _codes(shown: str) -> tuple[int | str, ...]:
    """Return the codes with which the text behind a label begins."""
    found = read_codes(shown)
    title = None if found else read_code_title(shown)
    return found or (title.codes if title else ())


def _row(record: _Record, words: HeaderVocabulary) -> Row:
    section = record.section
    body = [line for number, line in section.lines if number != record.line or not _NUMBER_ALONE.match(line)]
    fields = split_labelled(body, words)
    name = fields.name if is_name(fields.name) else None
    first = section.title
    if name is None and is_name(first) and not is_plain_word(first):
        name, first = first, ""
    texts = [text for text in (first, fields.message) if text and text != name]
    return Row(
        record.line,
        section.heading,
        record.codes,
        name,
        text_or_none("\n".join(dict.fromkeys(texts))),
        text_or_none(fields.cause),
        text_or_none(fields.action),
        http_status=fields.http_status,
        retryable=fields.retryable,
        recovery=fields.recovery,
        sqlstate=fields.sqlstate,
    )
