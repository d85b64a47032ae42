"""Headings, list items and paragraphs that are codes, with what follows them as their texts.

`## DOOR_SHUT (7)`, `### -1007 ROOM_FULL`, `- **NAME** (1001): text`, `* Error Number: 8001`, `**1001**`: the title names
the code; the text below it, up to the next one, gives the message or, labelled, the parts (`**Cause**`, `Solution: …`).
What counts is regularity: several titles of one kind on one level, below headings that mention codes or errors.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from zcodegen.readers.markdown.labelled import LABELLED_LINE, RULE, is_name, split_labelled
from zcodegen.readers.markup.text import plain
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.codes import CodeTitle, is_plain_word, read_code_title, read_codes
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import (
    mentions_codes,
    mentions_errors,
)
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import Role

_ITEM = re.compile(r"(\s{0,12})(?:[-*+•]|\d{1,3}[.)])(\s{1,4})(?=\S)")
_QUOTED = re.compile(r"\s{0,3}>\s?")
_BOLD_ALONE = re.compile(r"\s{0,3}(?:\*\*|__|<b>|<strong>)(.{1,200}?)(?:\*\*|__|</b>|</strong>)[:：]?\s*$")
_PLAIN_ITEM = re.compile(r"\s{0,24}(?:[-−]?\d{3,10}|0[xX][0-9A-Fa-f]{2,16})\s?[:：]\s{1,8}\S")
_SIGNATURE = re.compile(r"(?:public|protected|private|static|final)\b[^\n]{0,300}")
_NAME_BEFORE = re.compile(r"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:[\s:：-]{1,4}|$)")
_METHODS = re.compile(
    r"\b(?:method|constructor)s? (?:details?|summary)\b|^(?:methods|constructors|functions)$", re.IGNORECASE
)
_EXCEPTION = re.compile(r"[A-Z]\w*(?:Error|Exception|Warning)s?")
_LEAST_ITEMS = 3
_LEAST_TITLES = 2
_LEAST_ELSEWHERE = 3
_MOST_OF = 0.6
_LARGE = 100
_YEARS = range(1900, 2100)
_ITEM_LEVEL = 8
_MAX_OPEN = 6


class Heading(Struct, frozen=True):
    """A heading of a page: its line and level, its plain text, the headings above it.

    `marked`: it holds a code span or an element.
    """

    line: int
    level: int
    text: str
    above: tuple[str, ...] = ()
    marked: bool = False


class _Title(Struct):
    """A heading, item or bold line that begins with a code, and the lines below it that belong to it."""

    heading: Heading
    code: CodeTitle
    body: list[tuple[int, str]] = field(default_factory=list)
    markup: str = ""
    is_item: bool = False
    last: int = 0


def read_sections(
    lines: Sequence[str],
    headings: Sequence[Heading],
    taken: Collection[int],
    extraction: Extraction,
    *,
    titles: Sequence[str],
) -> None:
    """Add the rows of titles that are codes; `taken` are the lines of tables, comments and code, from 1.

    `titles` is what the page is called, by its front matter and path.
    """
    page = _Outline(lines, headings, taken, extraction, titles)
    for group in page.groups():
        entries = page.entries_of(group)
        if entries and page.is_list_of_codes(entries, parents=len(group) - len(entries)):
            for entry in entries:
                page.read(entry)


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
        self.taken = taken
        self.extraction = extraction
        self.titles_of_page = titles
        self.rows = {row.line for row in extraction.rows}
        self.row_lines = sorted(self.rows)
        self.headings = headings
        self.all_levels: dict[int, int] = {}
        self.titles = list(self._find_titles())

    def _find_titles(self) -> Iterator[_Title]:
        """Yield headings that are codes with their sections, and items and bold lines that are."""
        at_line = {heading.line: heading for heading in self.headings}
        above: list[str] = []
        open_titles: list[_Title] = []
        item: _Title | None = None
        blank = False
        for number, line in enumerate(self.lines, 1):
            if heading := at_line.get(number):
                item = None
                above = [*heading.above, heading.text]
                open_titles, title = self._entered(heading, open_titles)
                if title:
                    yield title
                continue
            for title in open_titles:
                title.last = number
            if number in self.taken or number in self.rows:
                item = None if number in self.rows else item
                continue
            if not line or line.isspace():
                blank = True
                for title in open_titles:
                    title.body.append((number, ""))
                if item:
                    item.body.append((number, ""))
                continue
            found = self._item(number, line, tuple(above))
            if found:
                item = found
                yield found
            elif item and not self._continues(item, line, blank=blank):
                item = None
            elif item:
                item.body.append((number, line))
            for title in open_titles:
                title.body.append((number, line))
            blank = False

    def _entered(self, heading: Heading, open_titles: list[_Title]) -> tuple[list[_Title], _Title | None]:
        """Return the titles that are open behind a heading, and the heading as a title if it begins with a code."""
        self.all_levels[heading.level] = self.all_levels.get(heading.level, 0) + 1
        open_titles = [title for title in open_titles if title.heading.level < heading.level]
        for title in open_titles:
            title.last = heading.line
            title.body.append((heading.line, f"#### {heading.text}"))
        code = read_code_title(heading.text)
        if code is None or heading.line in self.rows or any(map(_METHODS.search, heading.above)):
            return open_titles, None
        title = _Title(heading, code)
        return [*open_titles[-_MAX_OPEN:], title], title

    def _item(self, number: int, line: str, above: tuple[str, ...]) -> _Title | None:
        """Return the list item, bold line or labelled line that begins on `line`, if a code is the first of it."""
        bare = _QUOTED.sub("", line, count=1) if line.lstrip()[:1] == ">" else line
        marker = _ITEM.match(bare)
        bold = None if marker else _BOLD_ALONE.match(bare)
        if marker is None and bold is None:
            label = LABELLED_LINE.match(bare)
            if label is None and not _begins_with_error(bare):
                return None
            if (
                label
                and self.extraction.words.role_of_label(label.group(1)) is not Role.CODE
                and not _begins_with_error(bare)
            ):
                return None
        text = bare[marker.end() :] if marker else bare
        label = LABELLED_LINE.match(text)
        labelled = label is not None and self.extraction.words.role_of_label(label.group(1)) is Role.CODE
        if label is not None and labelled:
            shown = plain(label.group(2))
            codes = read_codes(shown)
            code = CodeTitle(codes, is_labelled=True) if codes else read_code_title(shown)
            code = code and replace(code, is_labelled=True)
        else:
            code = read_code_title(plain(text))
        if code is None:
            return None
        level = _ITEM_LEVEL + (len(marker.group(1)) if marker else 0)
        shape = 2 if labelled else (1 if bold else 0)
        return _Title(
            Heading(number, level * 4 + shape, "", above, marked="`" in text or "*" in text),
            code,
            markup=text,
            is_item=True,
        )

    def _continues(self, item: _Title, line: str, *, blank: bool) -> bool:
        """Whether `line` still belongs to `item`."""
        indent = len(line) - len(line.lstrip())
        if RULE.match(line):
            return False
        alone = not item.code.text
        if blank and not alone:
            return indent > (item.heading.level // 4 - _ITEM_LEVEL) and indent > 1
        return True

    def groups(self) -> Iterator[list[_Title]]:
        """Yield the titles of one level and kind that are siblings: headings of the page, items of a section."""
        found: dict[tuple[object, ...], list[_Title]] = {}
        for title in self.titles:
            key: tuple[object, ...] = (title.heading.level, title.code.is_number)
            if title.is_item:
                key = (*key, title.heading.above)
            found.setdefault(key, []).append(title)
        yield from found.values()

    def is_list_of_codes(self, entries: list[_Title], parents: int) -> bool:
        """Whether titles are codes: as many, as regular and as well introduced as a list of codes is.

        `parents` is the number of titles of their kind and level that have rows below them.
        """
        if entries[0].is_item:
            return self._are_items_of_codes(entries)
        if len(entries) == 1 and entries[0].heading.level == 1:
            word = str(entries[0].code.codes[0])
            return any(map(str.isdigit, word)) and any(word in title for title in self.titles_of_page)
        siblings = self.all_levels.get(entries[0].heading.level, 0)
        about_codes = self._mentions(entries, mentions_codes)
        about = about_codes or self._mentions(entries, mentions_errors)
        if entries[0].code.is_number:
            named = sum(1 for entry in entries if entry.code.name or entry.code.is_labelled)
            large = sum(1 for entry in entries if _is_large(entry.code.codes[0]))
            if about_codes and (len(entries) > 1 or named or large):
                return len(entries) >= (siblings - parents) * 0.2
            if about and (len(entries) > 1 and (named or large) * 2 >= 1):
                return named * 2 >= len(entries) or large * 2 >= len(entries)
            enough = len(entries) >= _LEAST_ELSEWHERE and len(entries) >= siblings * _MOST_OF
            return (
                enough and large * 2 > len(entries) and (named * 2 >= len(entries) or large == len(entries))
            )
        symbols = [
            entry
            for entry in entries
            if entry.code.is_labelled or not is_plain_word(str(entry.code.codes[0]))
        ]
        all_of_level = len(entries) == siblings - parents
        if not about or len(symbols) < (_LEAST_TITLES if about_codes or all_of_level else _LEAST_ELSEWHERE):
            return False
        return not all(_EXCEPTION.fullmatch(str(entry.code.codes[0])) for entry in symbols)

    def entries_of(self, group: list[_Title]) -> list[_Title]:
        """Return the titles of a group that may be rows: no codes of their own below them, and a text of some kind."""
        starts = sorted(
            title.heading.line
            for title in self.titles
            if not title.is_item and (title.code.is_number or not is_plain_word(str(title.code.codes[0])))
        )
        found = []
        for title in group:
            end = max(title.last, title.heading.line)
            if not title.is_item and (
                _has_between(starts, title.heading.line + 1, end)
                or _has_between(self.row_lines, title.heading.line, end)
            ):
                continue
            if title.code.text or title.code.name or any(line.strip() for _, line in title.body):
                found.append(title)
        return self._of_one_form(found)

    def _of_one_form(self, titles: list[_Title]) -> list[_Title]:
        """Leave out titles that begin with a word of a sentence (`Overview`), if the codes are words."""
        if not titles or titles[0].code.is_number:
            return titles
        kept = []
        for title in titles:
            word = str(title.code.codes[0])
            if title.code.is_labelled:
                kept.append(title)
                continue
            alone = not title.code.text
            marked = title.heading.marked and (alone or title.is_item)
            may_be_word = marked or (word.islower() and alone and not title.is_item)
            if (may_be_word or not is_plain_word(word)) and (alone or _is_separated(title, word)):
                kept.append(title)
        return kept

    def _are_items_of_codes(self, entries: list[_Title]) -> bool:
        about_codes = self._mentions(entries, mentions_codes)
        about = about_codes or self._mentions(entries, mentions_errors)
        codes = [entry.code.codes[0] for entry in entries]
        if len(set(codes)) * 10 < len(codes) * 9:
            return False
        labelled = sum(1 for entry in entries if entry.code.is_labelled)
        if entries[0].code.is_number:
            large = sum(1 for code in codes if _is_large(code))
            named = sum(1 for entry in entries if entry.code.name)
            if labelled * 2 > len(entries):
                return len(entries) > 1
            if about_codes and len(entries) > 1:
                return (large + named) * 2 > len(entries) and _are_dated(codes) is False
            return (
                len(entries) >= _LEAST_ITEMS
                and _are_dated(codes) is False
                and (named * 2 > len(entries) or (about and large * 2 > len(entries)))
            )
        symbols = [code for code in codes if not is_plain_word(str(code))]
        return (
            (about_codes or labelled * 2 > len(entries))
            and len(symbols) >= _LEAST_ITEMS
            and len(symbols) * 2 > len(codes)
        )

    def _mentions(self, entries: list[_Title], mentions: Callable[[str], bool]) -> bool:
        """Whether the page's title, or a heading above most of the entries, is one that `mentions` codes or errors."""
        if any(mentions(title) for title in self.titles_of_page):
            return True
        return sum(1 for entry in entries if any(map(mentions, entry.heading.above))) * 2 > len(entries)

    def read(self, title: _Title) -> None:
        """Add the row of a title, with the texts of its body."""
        number = title.heading.line
        if number in self.rows:
            return
        self.rows.add(number)
        fields = split_labelled([line for _, line in title.body], self.extraction.words)
        name = title.code.name
        first = [title.code.text] if title.code.text else []
        if fields.name:
            if name is None and is_name(fields.name):
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
        self.extraction.rows.append(
            Row(
                number,
                title.heading.above,
                title.code.codes,
                name,
                text_or_none(message),
                text_or_none(cause),
                text_or_none(action),
                http_status=fields.http_status,
                retryable=fields.retryable,
                recovery=fields.recovery,
            )
        )
        self.extraction.dismissed.update(line for line, _ in title.body)


def _has_between(lines: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the sorted `lines` is between `first` and `last`."""
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= last


def _is_separated(title: _Title, word: str) -> bool:
    """Whether a colon, dash or mark-up separates a code of letters from the text behind it."""
    shown = plain(title.markup) if title.is_item else title.heading.text
    behind = shown[shown.find(word) + len(word) :]
    return (
        bool(re.match(r"\s{0,2}(?:[:：(（—–=]|-\s|->|,)", behind))
        or (title.is_item and bool(re.match(r"\s*(?:`[^`]+`|\*\*[^*]+\*\*)", title.markup)))
        or any(map(str.isdigit, word))
        or "_" in word
    )


def _begins_with_error(line: str) -> bool:
    """Whether a line begins as `Error 1001`, or as `1001: text`."""
    if _PLAIN_ITEM.match(line):
        return True
    return re.match(r"\s{0,8}(?:error|code|错误码?)\s?[#:：]?\s?[-−]?\d", line, re.IGNORECASE) is not None


def _is_large(code: int | str) -> bool:
    return isinstance(code, str) or abs(code) >= _LARGE or code < 0


def _are_dated(codes: Sequence[int | str]) -> bool:
    """Whether all numbers may be years."""
    return all(isinstance(code, int) and code in _YEARS for code in codes)
