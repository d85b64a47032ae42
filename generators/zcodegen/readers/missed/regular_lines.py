"""The last net: lines that are alike around an identifier that differs, whatever their marks and words are.

`Si le terminal affiche **12**, …`, `error[E0012]: …`, `<CardTitle>card_expired</CardTitle>`, `│ -1 │ …`: what is in front of the
identifier is the same, digits and pictures aside, and each has a text, on its line or below it. Three of them are a list. They are codes
if most texts are about failures or state a cause or what to do, if the words in front of them announce codes, or the heading above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from zcodegen.readers.missed.forms import LETTERS, TAG, Form, Place, find_places, find_run, find_sequence
from zcodegen.readers.missed.lines import PageLines
from zcodegen.readers.rows import Page, Row
from zcodegen.readers.tables.column_content import are_reason_phrases
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary, mentions_codes, mentions_errors
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.titles.groups import HTTP_STATUSES
from zcodegen.readers.titles.labelled import LABELLED_LINE
from zcodegen.readers.titles.line_lists import CAPTIONS, are_ordinals

_UNDERLINE: Final = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*")
_VERSION: Final = re.compile(
    r"\W{0,4}(?:(?:version|release) )?(?:v?\d{1,4}\.\d{1,4}(?:\.\w{1,12})*(?:[+-][\w.]{1,20})?|(?:20|19)\d\d-\d\d-\d\d)(?![\w.])[^\w]{0,6}(?:[\d /.-]{0,12}|[A-Za-z]{3,9} \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9} \d{4})\W{0,6}",
    re.IGNORECASE,
)
"""A heading that is a version or a date, with nothing but a date behind it."""
_CALLED_VERSION: Final = re.compile(
    r"(?:v|version|release)\s?\d{1,4}\.\d|\W{0,4}\d{1,4}\.\d{1,4}\S{0,30}\s\W{0,4}(?:19|20)\d\d-\d\d-\d\d",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"([A-Z]{0,3}-?)([1-9]\d{0,2}|0)")
_RANGE: Final = re.compile(r"([1-9]\d{0,9}|0)-([1-9]\d{0,9})")
_ORDINAL_MARKS: Final = frozenset((".", "、", ")"))
_SUBSECTION: Final = re.compile(r"[1-9]\d?(?:\.[1-9]\d?){2,3}")
_SECTION: Final = re.compile(r"(\d{1,3})\.(\d{1,3})\.?")
_LETTERED: Final = re.compile(r"([A-Z]{2,8})(?:[-_]\d{1,8}|\d{2,8})$")
_FEW_LETTERS: Final = re.compile(r"[A-Z]{1,3}-?\d")
_MARKUP: Final = re.compile(r"[#*<`_|\[【◆■●•]")
_CHANGELOG: Final = re.compile(
    r"\bchange ?logs?\b|\brelease[ _-]?notes?\b|\bwhat.?s new\b|更新日志|版本说明|发布说明|릴리스|リリースノート|versionshinweise|notes de version",
    re.IGNORECASE,
)
_ERRNO: Final = re.compile(
    r"(?:^|_)E(?:ACCES|AGAIN|BADF|BUSY|CANCELED|CONN\w{3,7}|DEADLK|EXIST|FAULT|FBIG|HOSTUNREACH|INTR|INVAL|IO|ISDIR|MSGSIZE|NETDOWN|NO[A-Z]{2,8}|PERM|PIPE|RANGE|TIME|TIMEDOUT|TIMEOUT)$"
)
"""The names of errors of POSIX, behind any prefix."""
_RESULTS: Final = re.compile(
    r"(?:\breturn(?:s|ed)?\b|\bfail(?:s|ed)? with\b|\breject(?:s|ed)? with\b|返回|返す|반환|zurück|\brenvoie|\bdevuelve|\bretorna|возвраща).{0,80}[:：,]?\s*$",
    re.IGNORECASE,
)
_MARKS: Final = re.compile(r"[,;.，；、。]")
_HTTP: Final = re.compile(r"\bHTTP\b.{0,24}\b[1-5]\d\d\b")
_DOTTED: Final = re.compile(r"\d\.\d")
_BEGUN: Final = re.compile(
    r"(?:(?<=\n)[\[(【（]?([-−]?\d{3,10}|[A-Z]{1,8}-?\d{2,8})(?:[\])】）]|\s?[:：=]|\s[-–—])|(?<!\S)(\d[\dA-F]{2,7}):)\s?[^\W\d_]"
)
"""A code in front of its text: at the begin of a line, or with a colon within it."""
_DIGITS: Final = re.compile(r"\d+")
_HEX_DIGITS: Final = re.compile(r"\d[\dA-F]*")
_CELL: Final = re.compile(r"\s{0,3}\|\s{0,9}([^|]{2,40}?)\s{0,9}\|")
_STATUSES: Final = frozenset(map(str, HTTP_STATUSES))
_FREQUENT_STATUSES: Final = frozenset(("200", "400", "401", "403", "404", "500"))
_LEAST: Final = 3
_SHORT: Final = 24
_LONGEST: Final = 2000
_TEXT_LINES: Final = 4
_SHORTEST_COLUMN: Final = 5
_LONGEST_CAPTION: Final = 60
_LONGEST_RUN: Final = 50_000
_ENDS: Final = frozenset(".,;!?。，；！？|")
_BRACKETS: Final = frozenset("(（【「『")
_SHAPED: Final = re.compile(r"\W{0,4}(?:0[xX][0-9A-Fa-f]+|[A-Z]{1,4}-?\d+|[-−]?\d{2,})(?!\.\d)")
"""The begin of a line that is an entry itself."""


def find_regular_lines(
    page: PageLines, missed: Collection[int], words: HeaderVocabulary
) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page that are a list of codes by their regularity, with their numbers.

    `missed` are the lines that other searches found, whose numbers count as entries but are not yielded again; `words` has the labels of causes and actions. Codes that the page has as rows
    are not looked for. Lines that the reader passed over have to be about failures.
    """
    search = _Search(page, words)
    others = [*page.not_in(page.above_rows, page.rows, page.unread)]
    read = {str(value) for row in page.page.rows for value in (*row.codes, row.name)}
    found: dict[int, str] = {}
    for form, found_places in _groups(others).items():
        places = found_places
        if form.is_word:
            places = [place for place in places if place.number not in missed]
        unread = [place for place in places if place.code not in read]
        if len(unread) * 2 > len(places) and search.are_codes(form, unread):
            for place in unread:
                found.setdefault(place.number, place.line)
    for places in search.sequences(others):
        unread = [place for place in places if place.code not in read]
        if len(unread) >= _LEAST and _share_of_failures([place.text for place in unread]) >= 1 / 2:
            found.setdefault(places[0].number, places[0].line)
    for row, code in _codes_in_texts(page.page):
        if code not in read:
            found.setdefault(row.line, page.lines[row.line - 1])
    yield from sorted((number, line) for number, line in found.items() if number not in missed)


def _codes_in_texts(page: Page) -> Iterator[tuple[Row, str]]:
    """Yield rows with the codes in their texts that are spelled like their own (`[9001] Gate shut`, `[9002] Key lost`)."""
    for row in page.rows:
        own = str(row.codes[0])
        shape = _HEX_DIGITS.sub("0", own)
        for begun in _BEGUN.finditer(row.message or ""):
            code = begun[1] or begun[2]
            if _HEX_DIGITS.sub("0", code) == shape and len(code) == len(own):
                yield row, code


def _groups(lines: Iterable[tuple[int, str]]) -> dict[Form, list[Place]]:
    """Return the places of codes in lines, by their form."""
    groups: dict[Form, list[Place]] = {}
    for number, line in lines:
        if len(line) <= _LONGEST:
            for form, place in find_places(number, line):
                groups.setdefault(form, []).append(place)
    return groups


def _is_caption(line: str) -> bool:
    """Whether a line of a text without headings may be one: it is short, no sentence, and about errors."""
    text = line.strip()
    return (
        0 < len(text) <= _LONGEST_CAPTION
        and text[-1] not in _ENDS
        and (text[0].isalnum() or text[0] in _BRACKETS)
        and not _SHAPED.match(text)
        and mentions_errors(text)
    )


class _Search:
    """What surrounds the codes of a page: its titles and headings, the lines below, the words of causes and actions."""

    def __init__(self, page: PageLines, words: HeaderVocabulary) -> None:
        self.lines = page.lines
        self.titles = page.titles
        self.passed = page.passed
        self.words = words
        underlined = (
            number
            for number, following in enumerate(page.lines[1:], 1)
            if following and _UNDERLINE.fullmatch(following) and page.lines[number - 1]
        )
        self.headings = sorted({*page.levels, *underlined})
        self.captions = self.headings or [
            number for number, line in enumerate(page.lines, 1) if _is_caption(line)
        ]

    @cached_property
    def is_changelog(self) -> bool:
        """Whether the page lists versions, or is called after that."""
        if any(map(_CHANGELOG.search, self.titles)):
            return True
        versions = sum(
            1 for number in self.headings if _VERSION.fullmatch(self.lines[number - 1].lstrip("# "))
        )
        return (
            versions >= _LEAST - 1 or sum(1 for line in self.lines if _CALLED_VERSION.match(line)) >= _LEAST
        )

    def sequences(self, lines: Iterable[tuple[int, str]]) -> Iterator[list[Place]]:
        """Yield the codes that a sentence lists with their texts, outside of blocks of code."""
        for number, line in lines:
            is_understood = number in self.passed and not line.lstrip().startswith("|")
            if is_understood or len(line) > _LONGEST_RUN:
                continue
            has_marks = len(line) <= _LONGEST and len(_MARKS.findall(line)) >= _LEAST - 1
            places = (find_sequence(number, line) if has_marks else []) or find_run(number, line)
            codes = [place.code for place in places]
            if len({*codes}) >= _LEAST and not _are_of_http(codes):
                yield places

    def are_codes(self, form: Form, places: Sequence[Place]) -> bool:
        """Whether what differs in lines of one form are codes."""
        if len(places) < _LEAST:
            return False
        codes = [place.code for place in places]
        if len({*codes}) < _LEAST or len({*codes}) * 10 < len(codes) * 8 or _are_of_http(codes):
            return False
        if _are_ranges(codes) or (_are_sections(codes) and not self._are_below(places, mentions_codes)):
            return False
        is_called = mentions_errors(form.labels)
        if not is_called and (
            self.is_changelog
            or form.words.casefold() in CAPTIONS
            or _are_counted(codes, most_left_out=len(codes) if form.behind in _ORDINAL_MARKS else 0)
        ):
            return False
        if form.is_word:
            return (is_called or not form.words) and self._are_words_of_errors(
                form, places, is_called=is_called
            )
        texts = self._texts(form, places)
        if not _are_texts(texts):
            return False
        failures = _share_of_failures(texts)
        are_called = is_called or mentions_failure(form.words) or form.prefix == "• = "
        if failures >= (2 / 3 if are_ordinals(codes) else 1 / 2) or (are_called and failures >= 1 / 4):
            return is_called or not form.words or not any(map(_DOTTED.search, codes))
        is_shown = form.prefix[-1:] in ("`", "*") or not self._are_passed(places)
        if not form.words and is_shown and _are_marked(form, codes):
            return True
        return self._are_advised(places) or (
            not (form.words or form.is_behind_text) and self._are_announced(places)
        )

    def _are_words_of_errors(self, form: Form, places: Sequence[Place], *, is_called: bool) -> bool:
        """Whether words that are set apart are codes: names of failures, or, on a page about errors, with texts about them."""
        codes = {place.code for place in places}
        if sum(1 for code in codes if mentions_failure(code) or _ERRNO.search(code)) * 3 >= len(codes) * 2:
            return True
        if self._are_passed(places):
            return False
        texts = self._texts(form, places)
        if sum(1 for text in texts if _HTTP.search(text)) * 2 > len(texts):
            return True
        is_below = self._are_below(places, mentions_errors, self.headings)
        is_about = is_called or is_below or self._are_results(places)
        is_plain = not self.headings  # whose captions are not known
        are_constants = len(codes) > _LEAST and all("_" in code and code.isupper() for code in codes)
        least = 1 / 2 if is_about else 2 / 3
        return (
            (is_about or (is_plain and are_constants))
            and _are_texts(texts)
            and _share_of_failures(texts) >= least
        )

    def _are_results(self, places: Sequence[Place]) -> bool:
        """Whether the line above the first place announces what a function returns or fails with."""
        above = next((line for line in reversed(self.lines[: places[0].number - 1]) if line.strip()), "")
        return _RESULTS.search(above) is not None

    def _are_passed(self, places: Sequence[Place]) -> bool:
        """Whether the reader understood most of the lines, and they are no rows."""
        return sum(1 for place in places if place.number in self.passed) * 2 > len(places)

    def _are_announced(self, places: Sequence[Place]) -> bool:
        """Whether numbers that count nothing, in lines that the reader did not understand, are below a heading or title of codes."""
        codes = [place.code for place in places]
        if self._are_passed(places) or are_ordinals(codes) or _are_counted(codes, most_left_out=len(codes)):
            return False
        are_lettered = all(code[0].isalpha() or "-" in code[1:] for code in codes)
        return self._are_below(places, mentions_errors if are_lettered else mentions_codes)

    def _are_below(
        self, places: Sequence[Place], mentions: Callable[[str], bool], headings: Sequence[int] | None = None
    ) -> bool:
        """Whether the page's title, or the heading above most places, is one that `mentions` codes or errors."""
        if any(map(mentions, self.titles)):
            return True
        lines = self.captions if headings is None else headings
        above = [bisect_right(lines, place.number - 1) for place in places]
        texts = [TAG.sub(" ", self.lines[lines[at - 1] - 1]) if at else "" for at in above]
        return sum(map(mentions, texts)) * 2 > len(places)

    def _texts(self, form: Form, places: Sequence[Place]) -> list[str]:
        """Return the text of each code: that on its line, with those below if it is short or the same (`… in the display?`)."""
        texts = [place.text for place in places]
        alike = len({_DIGITS.sub("", text) for text in texts}) * 2 <= len(texts)
        filled = sum(1 for text in texts if LETTERS.search(text)) * 2 > len(texts)
        if filled and not alike and any(len(text.strip()) > _SHORT for text in texts):
            return texts
        are_headings = {*self.headings}.issuperset(place.number for place in places)
        if (alike or not filled) and not are_headings and not _may_be_alone(form, places):
            return [""]
        below = [" ".join(lines) for lines in self._below(places)]
        return below if alike or not filled else [" ".join(both) for both in zip(texts, below, strict=True)]

    def _are_advised(self, places: Sequence[Place]) -> bool:
        """Whether a label of a cause or an action is below most codes."""
        advised = sum(1 for lines in self._below(places) if any(map(self._is_advice, lines)))
        return advised * 2 > len(places)

    def _is_advice(self, line: str) -> bool:
        if (found := self.words.label(line.strip())) and found[0] in (Role.CAUSE, Role.ACTION):
            return True
        label = _CELL.match(line) or LABELLED_LINE.match(line)
        return label is not None and self.words.role_of_label(label[1]) in (Role.CAUSE, Role.ACTION)

    def _below(self, places: Sequence[Place]) -> Iterator[Sequence[str]]:
        """Yield the next lines below each code, before the next code."""
        starts = [*(place.number for place in places), len(self.lines) + 1]
        for start, end in pairwise(starts):
            yield self.lines[start : min(start + _TEXT_LINES, end - 1)]


def _are_marked(form: Form, codes: Sequence[str]) -> bool:
    """Whether numbers that are set apart by mark-up, or have the same letters, do not count or measure anything."""
    if _are_counted(codes, most_left_out=len(codes) // 2) or are_ordinals(codes) or form.is_behind_text:
        return False
    lettered = {_LETTERED.match(code) for code in codes}
    letters = {match[1] if match else "" for match in lettered}
    if len(letters) == 1 and "" not in letters:
        return True
    is_marked = form.prefix[-1:] in ("`", "*", "[", "_", "#")
    are_numbers = all(code.lstrip("-−").isdecimal() for code in codes)
    return is_marked and (
        all(map(_FEW_LETTERS.match, codes))
        or (are_numbers and any(code[0] in ("0", "-", "−") for code in codes))
    )


def _are_texts(texts: Sequence[str]) -> bool:
    """Whether most texts have letters, and they are no questions or phrases of HTTP."""
    if sum(1 for text in texts if text.rstrip().endswith(("?", "？"))) * 2 > len(texts):
        return False
    return sum(1 for text in texts if LETTERS.search(text)) * 10 >= len(texts) * 6 and not are_reason_phrases(
        texts
    )


def _share_of_failures(texts: Sequence[str]) -> float:
    return sum(1 for text in texts if mentions_failure(text)) / len(texts)


def _may_be_alone(form: Form, places: Sequence[Place]) -> bool:
    """Whether the texts of codes may be below them: they are called codes, marked, have letters, or are numbers of as many digits."""
    codes = [place.code for place in places]
    is_marked = _MARKUP.search(form.prefix) is not None
    are_alike = len({len(code) for code in codes}) == 1 and len(codes[0]) >= _LEAST
    numbers = [int(code) for code in codes if code.isdecimal()]
    are_ascending = (
        len(codes) > _SHORTEST_COLUMN and numbers == sorted({*numbers}) and len(numbers) == len(codes)
    )
    is_listed = are_alike or are_ascending or all(code[0].isalpha() for code in codes)
    return is_marked or mentions_errors(form.labels) or is_listed


def _are_of_http(codes: Sequence[str]) -> bool:
    """Whether codes are statuses of HTTP, one of the frequent ones among them."""
    return _STATUSES.issuperset(codes) and not _FREQUENT_STATUSES.isdisjoint(codes)


def _are_counted(codes: Sequence[str], most_left_out: int) -> bool:
    """Whether codes count on from 0 or 1, behind the same letters or none, and leave no more than `most_left_out` out."""
    found = [_COUNTED.fullmatch(code) for code in codes]
    numbers = [int(match[2]) for match in found if match]
    letters = {match[1] for match in found if match}
    return (
        len(numbers) == len(codes)
        and len(letters) == 1
        and numbers == sorted(numbers)
        and numbers[0] <= 1
        and numbers[-1] - numbers[0] < len(numbers) + most_left_out
    )


def _are_ranges(codes: Sequence[str]) -> bool:
    """Whether all codes are a number and a greater one (`1-28`)."""
    found = [_RANGE.fullmatch(code) for code in codes]
    return all(match and int(match[1]) < int(match[2]) for match in found)


def _are_sections(codes: Sequence[str]) -> bool:
    """Whether codes count like the sections of a text (`4.1`, `4.2`, `5.1`; `4.1.2`, `4.2.1`)."""
    if all(map(_SUBSECTION.fullmatch, codes)):
        parts = [tuple(map(int, code.split("."))) for code in codes]
        return parts == sorted(parts)
    found = [_SECTION.fullmatch(code) for code in codes]
    numbers = [(int(match[1]), int(match[2])) for match in found if match]
    return len(numbers) == len(codes) and all(
        after in ((major, minor + 1), (major + 1, 1), (major + 1, 0))
        for (major, minor), after in pairwise(numbers)
    )
