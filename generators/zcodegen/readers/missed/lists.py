"""Lists without marks whose texts are about failures, and items among rows that were not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from zcodegen.readers.missed.lines import PageLines
from zcodegen.readers.tables.column_content import are_reason_phrases
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import (
    has_word,
    may_mention_codes,
    may_name_other_codes,
    mentions_codes,
    mentions_errors,
    names_other_codes,
)
from zcodegen.readers.tables.header_words import STATUS_WORDS
from zcodegen.readers.titles.line_lists import CodeLine, find_code_lines

_ITEM_MARKS: Final = ("-", "*", "+", "•")
_MARKED_ITEM: Final = re.compile(
    r"(?P<mark>\s{0,12}[-*+•]\s{1,4})(?P<style>`|\*\*|__|<code>|<b>)(?!\d+\s?[-–~+])"
)
_DIGITS: Final = re.compile(r"(?<!\d)\d{1,20}[A-Z]?$")
_ENTRY: Final = re.compile(
    r"(?P<prefix>\s{0,8}(?:[^\W\d_]{2,20}[:：]?\s)?)(?P<code>[-−]?\d[\dA-F]{2,7})(?:[,/、]\s?\d[\dA-F]{2,7}){0,9}(?P<behind>\s?[^\w\s]?\s?)(?P<text>[^\W_])"
)
_RUN_ON: Final = re.compile(
    r"\s{0,8}(?P<word>[a-z]{2,30}(?:_[a-z0-9]{1,30}){1,8})(?=[^\x00-\x7f]|[A-Z][a-z])|\s{0,8}(?:[A-Z][a-z]{1,12})?(?P<name>[A-Z]{2,20}(?:_[A-Z]{1,20}){1,8})(?=[a-z][A-Za-z]|[^\x00-\x7f])|\s{0,8}(?P<before>[^\W\d_]{0,8})(?P<number>[-−]?\d{3,8})(?=[A-Z][a-z]{2}|[A-Z]?[\u3040-\u9fff\uac00-\ud7af])(?!\s?[年月日号个次元天時时分秒人条円回本枚개명원년월일])"
)
_CODE_DIGIT: Final = re.compile(r"[\dA-F]")
_LEAST: Final = 3


def find_unread_lists(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield the lines of lists without marks of which none is a row, if they may be codes."""
    for group in find_code_lines(page.lines, frozenset()):
        numbers = {entry.number for entry in group}
        if numbers.isdisjoint(page.rows) and _may_be_codes(group, page.titles):
            yield from ((entry.number, page.lines[entry.number - 1]) for entry in group)


def find_unread_siblings(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield the items of lists that are no rows and begin with the same mark as most of their list, which are."""
    block: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for number, line in enumerate((*page.lines, "#"), 1):
        if line.lstrip()[:1] in _ITEM_MARKS and (found := _MARKED_ITEM.match(line)):
            block.setdefault((found["mark"], found["style"]), []).append((number, line))
        elif block and line[:1].strip():
            for items in block.values():
                unread = [item for item in items if item[0] not in page.rows]
                read = len(items) - len(unread)
                if read >= _LEAST and read * 10 >= len(items) * 6:
                    yield from unread
            block = {}


def find_unread_entries(page: PageLines, known: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield the lines that begin as three `known` lines or more do, up to a code of as many digits, and are not known.

    `14FF (Gate stopped)` among `1301 (Gate shut)`, `500, 502 Gate busy` among `404 Gate lost`: base 16, or several codes.
    """
    shapes: Counter[tuple[object, ...]] = Counter()
    others: list[tuple[tuple[object, ...], int, str]] = []
    for number, line in enumerate(page.lines, 1):
        if not (found := _ENTRY.match(line)):
            continue
        text = line[found.end() - 1 :]
        is_amount = text[0].islower() and " " not in text.strip()  # `1005 rooms`
        shape = (found["prefix"], _CODE_DIGIT.sub("0", found["code"]), found["behind"], is_amount)
        if number in known:
            shapes[shape] += 1
        else:
            others.append((shape, number, line))
    yield from ((number, line) for shape, number, line in others if shapes[shape] >= _LEAST)


def find_run_on_lines(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield lines in which a number runs into its text (`-104Bad key`, `门2009Token lost`), if three have different ones and half fail."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for number, line in page.not_in(page.rows):
        if run_on := _RUN_ON.match(line):
            code = run_on["word"] or run_on["name"] or run_on["number"]
            kind = f"{run_on['before']} {run_on.lastgroup}"
            found.setdefault(kind, []).append((number, line, code))
    for lines in found.values():
        failures = sum(1 for _, line, _ in lines if mentions_failure(line))
        if len({code for _, _, code in lines}) >= _LEAST and failures * 2 >= len(lines):
            yield from ((number, line) for number, line, _ in lines)


def _may_be_codes(group: Sequence[CodeLine], titles: Sequence[str]) -> bool:
    """Whether texts are about failures, or the page is about errors and the codes do not only count what they name."""
    prefix = group[0].prefix
    if are_reason_phrases([entry.text for entry in group]):
        return False
    is_named = (
        not prefix
        or mentions_errors(prefix)
        or any(prefix.casefold() in title.casefold() for title in titles)
    )
    failures = sum(1 for entry in group if mentions_failure(entry.text) or mentions_codes(entry.text))
    if failures * 2 > len(group):
        return is_named or not group[0].is_counted
    letters = {_DIGITS.sub("", entry.code) for entry in group if entry.code[0].isalpha()}
    if failures * 4 >= len(group) and len(letters) == 1 and len(letters.pop()) > 1:
        return True
    return is_named and not group[0].is_counted and any(map(_may_be_about_codes, titles))


def _may_be_about_codes(title: str) -> bool:
    if mentions_errors(title) or has_word(title.casefold(), STATUS_WORDS):
        return True
    return may_mention_codes(title) and not names_other_codes(title) and not may_name_other_codes(title)
