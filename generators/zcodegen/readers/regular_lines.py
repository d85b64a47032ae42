"""The last net: lines that are alike up to an identifier that differs, whatever their marks and words are.

`Si le terminal affiche **12**, …`, `error[E0012]: …`, `<CardTitle>card_expired</CardTitle>`, `│ -1 │ …`: what is in front of the
identifier is the same, digits and pictures aside, and each has a text, on its line or below it. Three of them are a list. They are codes
if most texts are about failures or state a cause or what to do, if the words in front of them announce codes, or the heading above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from zcodegen.readers.markdown.labelled import LABELLED_LINE
from zcodegen.readers.markdown.line_lists import CAPTIONS, are_ordinals
from zcodegen.readers.markdown.title_lists import HTTP_STATUSES
from zcodegen.readers.missed_rows import headings_above
from zcodegen.readers.rows import Page
from zcodegen.readers.tables.column_content import are_reason_phrases
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import (
    HeaderVocabulary,
    is_field_name,
    mentions_codes,
    mentions_errors,
    split_words,
)
from zcodegen.readers.tables.roles import Role

_TOKEN: Final = re.compile(
    r"(?<![\w#&@%$€£¥/\\.,:+-])(?!HTTP[-_]?\d)(?:16#)?[-−]?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,60}[A-Za-z0-9])?(?![\w%/\\@°])"
)
_KIND: Final = re.compile(
    r"""
    (?P<number>[-−]?\d{1,10}|0[xX][0-9A-Fa-f]{1,16}|16\#[0-9A-Fa-f]{2,8}
    |(?=[A-Z_.-]{0,24}\d)[A-Z][A-Z0-9]{0,15}(?:[-_.][A-Z0-9]{1,10}){0,3}|\d{1,4}[A-F]\d{0,4}[A-F]?|\d{1,4}(?:\.[0-9A-FX]{1,4}){1,3})
    |(?P<word>[A-Z]{4,30}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,8}|[a-z]{2,30}(?:_[a-z0-9]{1,30}){1,8}|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+){1,8})
    """,
    re.VERBOSE,
)
"""Numbers, with dots and letters too (`0x10`, `16#80A1`, `E-101`, `13.A3.D3`), and words that are set apart."""
_BLOCK: Final = re.compile(
    r"(?=<(?:article|dd|details|div|dt|h[1-6]|li|option|p|section|summary|tr)\b)", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_PICTURE: Final = re.compile(r"[\u2190-\u245f\u2600-\u2bff\ufe0f\U0001f000-\U0001faff]")
_DIGITS: Final = re.compile(r"\d+")
_DOTTED: Final = re.compile(r"\d\.\d")
_NAME: Final = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,8}\b")
_BLANKS: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[_-][^\W\d_]+)*")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]")
_OPEN: Final = re.compile(r"(?:[`*_\[\"'>({【「|│]\s?|[:：] ?|^\s{0,3}\#{1,6} )$")
_CLOSED: Final = re.compile(r"[`*_\]\"')}】」]{0,4}\s?(?:$|[:：=<(（|│,–—-])")
_UNIT: Final = re.compile(
    r"\s?(?:[kMGT]?i?B|[kMG]?Hz|k?W|m?A|k?V|mm|cm|km|k?g|m?s|min|h|€|EUR|USD|\$|°)\b|\s?%|\s?[年月日]"
)
_LINK: Final = re.compile(r"[^\s\w]{0,4}\](?:\(\s?(?:https?:|#)|\[)")
_HEADING: Final = re.compile(r"\s{0,3}(?:(#{1,6}|={1,6})\s(?=\s*\S)|<h([1-6])\b)", re.IGNORECASE)
_VERSION: Final = re.compile(
    r"\W{0,4}(?:(?:version|release) )?(?:v?\d{1,4}\.\d{1,4}(?:\.\w{1,12})*\b|(?:20|19)\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)
_CALLED_VERSION: Final = re.compile(r"(?:v|version|release)\s?\d{1,4}\.\d", re.IGNORECASE)
_COUNTED: Final = re.compile(r"([A-Z]{0,3}-?)([1-9]\d{0,2}|0)")
_STATUSES: Final = frozenset(map(str, HTTP_STATUSES))
_LEAST: Final = 3
_MOST_TOKENS: Final = 3
_LONGEST: Final = 2000
_FAR: Final = 100
_TEXT_LINES: Final = 4


def _are_counted(codes: Sequence[str]) -> bool:
    """Whether codes count on from 0 or 1 and leave few out, behind the same letters or none."""
    found = [_COUNTED.fullmatch(code) for code in codes]
    numbers = [int(match[2]) for match in found if match]
    letters = {match[1] for match in found if match}
    return (
        len(numbers) == len(codes)
        and len(letters) == 1
        and numbers == sorted(numbers)
        and numbers[0] <= 1
        and numbers[-1] <= len(numbers) * 2
    )


class Place(Struct, frozen=True):
    """A code in a line: the line's number and text, the code, and what follows it there."""

    number: int
    line: str
    code: str
    rest: str


class Form(Struct, frozen=True):
    """What lines of a list have in common: what is in front of the code, the kind of code, and the mark behind it."""

    prefix: str
    is_word: bool
    behind: str

    @property
    def words(self) -> str:
        """The words in front of the code."""
        return split_words(" ".join(_WORD.findall(_TAG.sub(" ", self.prefix))))


def find_regular_lines(
    text: str,
    page: Page,
    known: Collection[int],
    words: HeaderVocabulary,
) -> Iterator[tuple[int, str]]:
    """Yield the lines of `text`, with their numbers, that are a list of codes by their regularity.

    `known` are the lines that were read or reported before; `words` has the labels of causes and actions. Codes that the page has as rows
    are not looked for. Lines that the reader passed over have to be about failures.
    """
    search = _Search(text.split("\n"), page, words)
    known = headings_above(search.lines, {row.line for row in page.rows}).union(known)
    read = {str(value) for row in page.rows for value in (*row.codes, row.name)}
    found: dict[int, str] = {}
    for form, places in search.groups(known).items():
        missed = [place for place in places if place.code not in read]
        if len(missed) * 2 > len(places) and search.are_codes(form, missed):
            for place in missed:
                found.setdefault(place.number, place.line)
    yield from sorted(found.items())


class _Search:
    """The lines of a page, with its headings."""

    def __init__(self, lines: Sequence[str], page: Page, words: HeaderVocabulary) -> None:
        self.lines = lines
        self.titles = page.titles
        self.passed = page.passed
        self.words = words
        self.headings = [number for number, line in enumerate(lines, 1) if _HEADING.match(line)]
        versions = sum(1 for number in self.headings if _VERSION.match(lines[number - 1].lstrip("# ")))
        self.is_changelog = (
            versions >= _LEAST - 1 or sum(1 for line in lines if _CALLED_VERSION.match(line)) >= _LEAST
        )

    def groups(self, known: Collection[int]) -> dict[Form, list[Place]]:
        """Return the places of codes outside of the lines `known`, by their form."""
        groups: dict[Form, list[Place]] = {}
        for number, line in enumerate(self.lines, 1):
            if number in known or len(line) > _LONGEST:
                continue
            for block in _BLOCK.split(line) if line.count("<") > 1 else (line,):
                for form, place in _places(number, block):
                    groups.setdefault(form, []).append(place)
        return groups

    def are_codes(self, form: Form, places: Sequence[Place]) -> bool:
        """Whether what differs in lines of one form are codes."""
        codes = [place.code for place in places]
        if len({*codes}) < _LEAST or len({*codes}) * 10 < len(codes) * 8 or _STATUSES.issuperset(codes):
            return False
        is_called = mentions_errors(form.words)
        if not is_called and (self.is_changelog or form.words.casefold() in CAPTIONS or are_ordinals(codes)):
            return False
        texts = self._texts(places)
        filled = sum(1 for text in texts if _LETTERS.search(text))
        if filled * 10 < len(texts) * 6 or are_reason_phrases(texts):
            return False
        failures = sum(1 for text in texts if mentions_failure(text)) / len(texts)
        if form.is_word:
            return (is_called or not form.words) and self._are_words_of_errors(
                places, failures, is_called=is_called
            )
        if failures >= 1 / 2 or (is_called and failures >= 1 / 4) or self._are_advised(places):
            return is_called or not form.words or not any(map(_DOTTED.search, codes))
        return not form.words and self._are_announced(places)

    def _are_words_of_errors(self, places: Sequence[Place], failures: float, *, is_called: bool) -> bool:
        """Whether words that are set apart are codes; `failures` is the share of their texts about failures."""
        named = sum(1 for place in places if mentions_failure(place.code)) / len(places)
        if max(failures, named) < 1 / 2:
            return False
        return is_called or named >= 1 / 2 or self._is_below(places[0].number, mentions_errors)

    def _are_announced(self, places: Sequence[Place]) -> bool:
        """Whether numbers that count nothing, in lines that the reader did not understand, are below a heading or title of codes."""
        codes = [place.code for place in places]
        passed = sum(1 for place in places if place.number in self.passed)
        if passed * 2 > len(places) or _are_counted(codes):
            return False
        are_lettered = all(code[0].isalpha() for code in codes)
        return self._is_below(places[0].number, mentions_errors if are_lettered else mentions_codes)

    def _is_below(self, number: int, mentions: Callable[[str], bool]) -> bool:
        """Whether the page's title or the heading above a line is one that `mentions` codes or errors."""
        at = bisect_right(self.headings, number - 1)
        above = self.lines[self.headings[at - 1] - 1] if at else ""
        return any(map(mentions, (*self.titles, _TAG.sub(" ", above))))

    def _texts(self, places: Sequence[Place]) -> list[str]:
        """Return what follows each code: on its line, or below if nothing does or the same (`… in the display?`)."""
        rests = [_TAG.sub(" ", place.rest) for place in places]
        if len({*rests}) * 2 > len(rests) and sum(1 for rest in rests if _LETTERS.search(rest)) * 2 > len(
            rests
        ):
            return rests
        return [" ".join(lines) for lines in self._below(places)]

    def _are_advised(self, places: Sequence[Place]) -> bool:
        """Whether a label of a cause or an action is below most codes."""
        advised = sum(1 for lines in self._below(places) if any(map(self._is_advice, lines)))
        return advised * 2 > len(places)

    def _is_advice(self, line: str) -> bool:
        label = LABELLED_LINE.match(line)
        return label is not None and self.words.role_of_label(label[1]) in (Role.CAUSE, Role.ACTION)

    def _below(self, places: Sequence[Place]) -> Iterator[Sequence[str]]:
        """Yield the next lines below each code, before the next code."""
        starts = [*(place.number for place in places), len(self.lines) + 1]
        for start, end in pairwise(starts):
            yield self.lines[start : min(start + _TEXT_LINES, end - 1)]


def _places(number: int, block: str) -> Iterator[tuple[Form, Place]]:
    """Yield the first identifiers of a block, each with its form."""
    count = 0
    for found in _TOKEN.finditer(block, 0, _FAR):
        prefix, rest = block[: found.start()], block[found.end() :]
        kind = _KIND.fullmatch(found[0])
        if kind is None or is_field_name(found[0]):
            continue
        is_word = kind["word"] is not None
        if (
            not (_OPEN.search(prefix) and _CLOSED.match(rest)) if is_word else _UNIT.match(rest)
        ) or _LINK.match(rest):
            continue
        form = _BLANKS.sub(" ", _DIGITS.sub("0", _PICTURE.sub("•", _NAME.sub("•", prefix))))
        yield Form(form, is_word, rest[:1]), Place(number, block, found[0], rest)
        count += 1
        if count == _MOST_TOKENS:
            return
