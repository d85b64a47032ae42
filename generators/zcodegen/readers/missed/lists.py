"""Lists without marks whose texts are about failures, and items among rows that were not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
