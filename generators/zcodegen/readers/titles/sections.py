"""Headings, list items and paragraphs that are codes, with what follows them as their texts.

`## DOOR_SHUT (7)`, `### -1007 ROOM_FULL`, `- **NAME** (1001): text`, `* Error Number: 8001`, `**1001**`: the title names
the code; the text below it, up to the next one, gives the message or, labelled, the parts (`**Cause**`, `Solution: …`).
What counts is regularity: several titles of one kind on one level, below headings that mention codes or errors.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain

from zcodegen.readers.constants.names import ERROR_NAME
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.codes import is_plain_word
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import mentions_codes, mentions_errors
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.titles.finder import Title, find_titles
from zcodegen.readers.titles.groups import (
    EXCEPTION,
    HTTP_STATUSES,
    are_about_failures,
    are_amounts,
    are_announced_constants,
    are_dated,
    are_distinct,
    are_fields,
    are_large,
    belongs_to_heading,
    fenced_text,
    has_between,
    is_heading_of_words,
    is_large,
    is_separated_number,
    level_and_above,
    lines_of_headings,
    names_page,
    number_of,
    of_known_form,
    says_something,
    share_letters,
    state_statuses,
    take_status,
    with_page_title,
    with_statuses,
    without_classes,
    without_statuses_above_codes,
)
from zcodegen.readers.titles.labelled import LABELLED_LINE, is_name, labelled_segments, split_labelled
from zcodegen.readers.titles.outline import TERM_LEVEL, Heading
from zcodegen.readers.titles.records import read_records
from zcodegen.readers.titles.shared_labels import without_shared_labels
from zcodegen.readers.titles.word_titles import are_acronyms, of_one_form

_SIGNATURE = re.compile(r"(?:public|protected|private|static|final)\b[^\n]{0,300}")
_NAME_BEFORE = re.compile(r"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:[\s:：-]{1,4}|$)")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]+")
_SECTION_NUMBER = re.compile(r"[A-Z]{1,2}\d{1,2}")
_CLASS = re.compile(r"(?:[A-Z]{1,8}[-_]?)?\d{1,6}[xX]{2,6}")
_LEAST_ITEMS = 3
_LEAST_LETTERS = _LEAST_TITLES = 2
_LEAST_ELSEWHERE = 3
_MOST_OF = 0.6


def read_sections(
    lines: Sequence[str],
    headings: Sequence[Heading],
    taken: Collection[int],
    extraction: Extraction,
    *,
    titles: Sequence[str],
) -> None:
    """Add the rows of sections that state a code and of titles that are codes.

    `taken` are the lines of tables, comments and code, from 1; `titles` is what the page is called, by its front matter and path.
    """
    headings = with_page_title(headings, titles)
    stated = read_records(lines, headings, taken, extraction)
    extraction.dismissed |= stated
    page = _Outline(lines, headings, stated.union(taken), extraction, titles)
    rest: dict[tuple[int, bool], list[list[Title]]] = {}
    groups = without_statuses_above_codes(list(page.groups()))
    for group in groups:
        is_no_list = is_heading_of_words(group) or belongs_to_heading(group)
        if is_no_list or page.read_group(group) or not group[0].is_item:
            continue
        if entries := page.entries_of(group):
            rest.setdefault((entries[0].heading.level, entries[0].code.is_number), []).append(entries)
    for few in rest.values():  # items of sections that are too few alone
        together = with_statuses([*chain.from_iterable(few)])
        if page.is_list_of_codes(together, parents=0):
            page.read_all(together)
        else:
            for entries in few:
                is_rest = page.continues_list(entries)
                page.read_all(entries if is_rest else of_known_form(entries, extraction.rows))
    for group in filter(is_heading_of_words, groups):
        page.read_group(without_classes(group, extraction.rows))
    others = [page.entries_of(group) for group in groups if not group[0].is_item]
    page.read_all(of_known_form([*chain.from_iterable(others)], extraction.rows))


class _Outline:
    """The titles of one page that begin with a code."""

    def __init__(
        self,
        lines: Sequence[str],
        headings: Sequence[Heading],
        taken: Collection[int],
        extraction: Extraction,
        titles: Sequence[str],
    ) -> None:
        self.lines = lines
        self.extraction = extraction
        self.titles_of_page = titles
        self.first = headings[0] if headings and headings[0].level == 1 else None
        self.rows = {row.line for row in extraction.rows}
        self.listed: dict[tuple[int | str, ...], list[Row]] = {}
        for row in extraction.rows:
            self.listed.setdefault(row.codes, []).append(row)
        self.row_lines = sorted(self.rows)
        self.siblings = Counter(map(level_and_above, headings))
        self.titles = list(find_titles(lines, headings, taken, self.rows, extraction.words))
        self.starts = lines_of_headings(self.titles)

    def read_group(self, group: list[Title]) -> bool:
        """Read the titles of one level and kind, if they are codes; return whether they are."""
        entries = self.entries_of(group)
        if not entries or not self.is_list_of_codes(entries, parents=len(group) - len(entries)):
            return False
        self.read_all(entries)
        return True

    def read_all(self, titles: Sequence[Title]) -> None:
        """Add the rows of titles."""
        for title in without_shared_labels(titles, self.extraction):
            self.read(title)
        self.row_lines = sorted(self.rows)

    def groups(self) -> Iterator[list[Title]]:
        """Yield the titles of one level and kind that are siblings: headings of the page, items of a section."""
        found: dict[tuple[object, ...], list[Title]] = {}
        for title in self.titles:
            key: tuple[object, ...] = (*level_and_above(title.heading), title.code.is_number)
            if title.is_item:
                key = (*key, title.heading.above)
            found.setdefault(key, []).append(title)
        yield from found.values()

    def is_list_of_codes(self, entries: list[Title], parents: int) -> bool:
        """Whether titles are codes: as many, as regular and as well introduced as a list of codes is.

        `parents` is the number of titles of their kind and level that have rows below them.
        """
        if entries[0].is_item:
            return self._are_items_of_codes(entries)
        if len(entries) == 1 and entries[0].heading.level == 1:
            word = str(entries[0].code.codes[0])
            return names_page(word, self.titles_of_page)
        siblings = self.siblings[level_and_above(entries[0].heading)]
        about_codes = self._mentions(entries, mentions_codes)
        about = about_codes or self._mentions(entries, mentions_errors)
        if entries[0].code.is_number:
            if are_dated([entry.code.codes[0] for entry in entries]) and not about_codes:
                return False
            named = sum(1 for entry in entries if entry.code.name or entry.code.is_labelled)
            large = sum(1 for entry in entries if is_large(entry.code.codes[0]))
            if about_codes and (len(entries) > 1 or named or large):
                return len(entries) >= (siblings - parents) * 0.2
            if about and (len(entries) > 1 and (named or large) * 2 >= 1):
                return named * 2 >= len(entries) or large * 2 >= len(entries)
            enough = len(entries) >= _LEAST_ELSEWHERE and len(entries) >= siblings * _MOST_OF
            return (
                enough
                and large * 2 > len(entries)
                and (named * 2 >= len(entries) or large == len(entries))
                and are_about_failures(entries)
            )
        if are_fields(entries) or (entries[0].heading.level >= TERM_LEVEL and len(entries) * 4 < siblings):
            return False  # few of the terms of a list
        symbols = [
            entry
            for entry in entries
            if entry.code.is_labelled
            or entry.code.is_bracketed
            or entry.heading.is_code
            or not is_plain_word(str(entry.code.codes[0]))
        ]
        if not about_codes and all(_SECTION_NUMBER.fullmatch(str(entry.code.codes[0])) for entry in symbols):
            return False  # `E1`, `E2`: the numbers of rules or chapters
        if self._are_numbered_alike(symbols):
            return True
        if not are_distinct(entries):
            return False
        are_all = len(entries) == siblings - parents
        is_sure = (about_codes or are_all) and not are_acronyms(symbols)
        if not about or len(symbols) < (_LEAST_TITLES if is_sure else _LEAST_ELSEWHERE):
            return False
        return not all(EXCEPTION.fullmatch(str(entry.code.codes[0])) for entry in symbols)

    def _are_numbered_alike(self, entries: list[Title]) -> bool:
        """Return whether most titles are a number with the same letters, and most state a cause or what to do."""
        if not share_letters(entries, least=_LEAST_LETTERS):
            return False
        advised = sum(
            1
            for entry in entries
            if any(
                (label := LABELLED_LINE.match(line))
                and self.extraction.words.role_of_label(label[1]) in (Role.CAUSE, Role.ACTION)
                for _, line in entry.body
            )
        )
        return advised * 2 >= len(entries)

    def entries_of(self, group: list[Title]) -> list[Title]:
        """Return the titles of a group that may be rows: no codes of their own below them, and a text of some kind."""
        found = []
        for title in group:
            end = max(title.last, title.heading.line)
            if not title.is_item and (
                has_between(self.starts, title.heading.line + 1, end)
                or has_between(self.row_lines, title.heading.line, end)
            ):
                continue
            if _CLASS.fullmatch(str(title.code.codes[0])):  # `3XX Errors` is a class of statuses
                continue
            is_fenced = not title.is_item and fenced_text(self.lines, title.heading.line)
            if is_fenced or says_something(title, self.extraction.words):
                found.append(title)
        return of_one_form(with_statuses(found))

    def _are_items_of_codes(self, entries: list[Title]) -> bool:
        about_codes = self._mentions(entries, mentions_codes)
        about = about_codes or self._mentions(entries, mentions_errors)
        codes = [entry.code.codes[0] for entry in entries]
        if not are_distinct(entries, least=0.7 if about_codes else 0.9):
            return False
        labelled = sum(1 for entry in entries if entry.code.is_labelled)
        if entries[0].code.is_number:
            large = sum(1 for code in codes if is_large(code))
            named = sum(1 for entry in entries if entry.code.name)
            if labelled * 2 > len(entries):
                return len(entries) > 1 and (about or not HTTP_STATUSES.issuperset(codes))
            if not named and are_amounts(entries):
                return False
            if about_codes and len(entries) > 1:
                if len(entries) >= _LEAST_ITEMS and all(map(is_separated_number, entries)):
                    return are_dated(codes) is False
                return (large + named) * 2 > len(entries) and are_dated(codes) is False
            return (
                len(entries) >= _LEAST_ITEMS
                and are_dated(codes) is False
                and (large * 2 > len(entries) or named * 2 > len(entries))
                and (about or (large * 2 > len(entries) and named * 2 > len(entries)))
            )
        if are_fields(entries):
            return False
        if self._are_numbered_alike(entries):
            return True
        if about and len(entries) > 1 and (state_statuses(entries) or are_announced_constants(entries)):
            return True
        symbols = [code for code in codes if not is_plain_word(str(code))]
        return (
            (
                about_codes
                or labelled * 2 > len(entries)
                or (about and (share_letters(entries) or all(entry.is_term for entry in entries)))
                or (
                    about
                    and all(_CONSTANT.fullmatch(str(code)) and ERROR_NAME.search(str(code)) for code in codes)
                )
            )
            and (len(symbols) >= _LEAST_ITEMS or all(entry.http_status for entry in entries))
            and len(symbols) * 2 > len(codes)
        )

    def continues_list(self, entries: list[Title]) -> bool:
        """Return whether items have the form of at least three rows of the page, and are numbers as large."""
        if are_amounts(entries) or not all(
            entry.code.is_number and (is_large(entry.code.codes[0]) or is_separated_number(entry))
            for entry in entries
        ):
            return False
        form = {(entry.heading.level, entry.heading.marked) for entry in entries}
        items = [title for title in self.titles if title.is_item and title.heading.line in self.rows]
        alike = [title for title in items if (title.heading.level, title.heading.marked) in form]
        if len(alike) < _LEAST_ITEMS or len(form) > 1:
            return False
        return are_large(entries) or not are_large(alike)

    def _mentions(self, entries: list[Title], mentions: Callable[[str], bool]) -> bool:
        """Whether the page's title, its first heading, or one above most of the entries, is one that `mentions` codes or errors."""
        first = self.first.text if self.first and self.first is not entries[0].heading else ""
        if any(map(mentions, (*self.titles_of_page, first))):
            return True
        if len(entries) > 1 and all(
            entry.code.is_labelled and mentions(entry.heading.text) for entry in entries
        ):
            return True
        return sum(1 for entry in entries if any(map(mentions, entry.above))) * 2 > len(entries)

    def read(self, title: Title) -> None:
        """Add the row of a title, with the texts of its body."""
        number = title.heading.line
        if number in self.rows:
            return
        self.rows.add(number)
        segments = labelled_segments(title.code.text, self.extraction.words)
        fields = split_labelled([*segments, *(line for _, line in title.body)], self.extraction.words)
        name = title.code.name
        first = [title.code.text] if title.code.text and not segments else []
        codes = title.code.codes
        section = self.lines[number : max(title.last, number + len(title.body))]
        declared = None if title.code.is_number else number_of(str(codes[0]), section)
        if declared is not None:
            name, codes = name or str(codes[0]), (declared,)
        elif not title.is_item and not first:
            first = fenced_text(self.lines, number)
        if fields.name:
            if name is None and is_name(fields.name) and not is_plain_word(fields.name):
                name = fields.name
            elif fields.name != name:
                first.append(fields.name)
        message = fields.message
        if signature := _SIGNATURE.match(message):
            message = message[signature.end() :].strip()  # a declaration, as Javadoc repeats it
        whole = "\n".join([*first, *(text for text in (message,) if text and text not in first)])
        if name is None and title.code.is_number and (found := _NAME_BEFORE.match(whole)):
            name, whole = found.group(1), whole[found.end() :].strip()
        if parts := split_packed(whole, self.extraction.words):
            message = parts.get(Role.MESSAGE, "")
            cause = "\n".join(filter(None, (parts.get(Role.CAUSE), fields.cause)))
            action = "\n".join(filter(None, (parts.get(Role.ACTION), fields.action)))
        else:
            message, cause, action = whole, fields.cause, fields.action
        message, status = take_status(title, message)
        row = Row(
            number,
            title.above,
            codes,
            name,
            text_or_none(message),
            text_or_none(cause),
            text_or_none(action),
            http_status=fields.http_status or title.http_status or status,
            retryable=fields.retryable,
            recovery=fields.recovery,
            sqlstate=fields.sqlstate,
        )
        self.extraction.dismissed.update(line for line, _ in title.body)
        listed = self._text_above(row) if title.is_item else None
        if listed is None:
            self.extraction.rows.append(row)
        elif new := [text for text in _texts_of(row) if text not in listed]:
            self.extraction.miss(number, " ".join(new), "a second text of a code in the table above")

    def _text_above(self, row: Row) -> str | None:
        """Return the texts of the table's row with the codes of `row`, if the table is above it in the same section; else None."""
        for listed in self.listed.get(row.codes, ()):
            if listed.line < row.line and row.heading[: len(listed.heading)] == listed.heading:
                return "\n".join(_texts_of(listed)) or None
        return None


def _texts_of(row: Row) -> list[str]:
    return [text for text in (row.name, row.message, row.cause, row.action) if text]
