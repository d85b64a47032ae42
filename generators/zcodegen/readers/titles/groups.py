"""What titles that follow each other have in common: statuses in front of their codes, names of fields, sizes of their numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from http import HTTPStatus

from msgspec import structs

from zcodegen.readers.rows import Row
from zcodegen.readers.tables.codes import is_plain_word, is_symbol
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary, is_field_name, mentions_errors
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.titles.code_title import CodeTitle, read_code_title
from zcodegen.readers.titles.finder import Title
from zcodegen.readers.titles.outline import TERM_LEVEL, Heading

_SEPARATED_NUMBER = re.compile(
    r"[`*_]{0,3}(?:0[xX][0-9A-Fa-f]{1,8}|[-−]?\d{1,10})[`*_]{0,3}(?:\s?[:：=]|\s[-–—]\s|\s?=>)"
)
NUMBERED = re.compile(r"([A-Z]{1,8})[-_]?\d{2,8}[A-Z]?")
"""Letters, and a number of two digits or more (`ORA-00018`, `GAL1001E`)."""

_LETTERED = re.compile(rf"{NUMBERED.pattern}|[A-Z][a-z]{{1,12}}[-_]\d{{2,8}}")
"""Such a code, or a word and a number of two digits or more (`Gate-17`)."""

HTTP_STATUSES = frozenset(range(200, 600))
_PHRASES = {
    int(status): re.sub(r"[^a-z]", "", status.phrase.lower())
    for status in HTTPStatus
    if status >= HTTPStatus.BAD_REQUEST
}
"""Statuses of HTTP errors, and the letters of their reason phrases."""
_DIGIT = re.compile(r"\d")
_TWO_DIGITS = re.compile(r"\d{2}")
EXCEPTION = re.compile(r"[A-Z]\w*(?:Error|Exception|Warning)s?")
"""The name of a class of exceptions."""
_LEAST_NAMES = 2
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9_-]+")
_NUMBERS = re.compile(r"\d{1,10}(?:-|–|~|to)\d{1,10}")
_YEARS = range(1900, 2100)
_LARGE = 100
_LEAST_FIELDS = 2
_LEAST_ITEMS = 3
_NEAR = 2
_LONGEST_MESSAGE = 8
_STATED_STATUS = re.compile(r"HTTP (?:status )?(?:code )?([1-5]\d\d)\b", re.IGNORECASE)
_LAST_STATUS = re.compile(
    r"(?:^|(?<=[\s.。>]))[(（]?HTTP (?:status )?(?:code)?\s?[:：]?\s?([1-5]\d\d)[)）]?\.?\s*(?=$|</)",
    re.IGNORECASE | re.MULTILINE,
)
"""A status that a line of its own, or the last sentence of one, states."""


def names_page(code: str, titles: Sequence[str]) -> bool:
    """Return whether the first heading of a page, a code, is what the page's file is called; `titles` has the file's name.

    A name without two digits has to be that of the whole file, in a folder about errors (the last of `titles`), and not one of
    an exception's class.
    """
    if _TWO_DIGITS.search(code):
        return any(code in title for title in titles)
    *names, folder = titles or ("",)
    word = _letters(code)
    is_in_folder = mentions_errors(folder) and _letters(folder) != word and word in map(_letters, names)
    return is_in_folder and is_symbol(code) and not EXCEPTION.fullmatch(code)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def of_known_form(titles: Sequence[Title], rows: Sequence[Row]) -> list[Title]:
    """Return the titles that are no rows yet, and whose code has the letters, and as many digits, as those of three rows."""
    codes = {str(code) for row in rows for code in row.codes}
    forms = Counter(_DIGIT.sub("0", code) for code in codes if _LETTERED.fullmatch(code))
    named = ((title, str(title.code.codes[0])) for title in titles)
    return [
        title for title, code in named if code not in codes and forms[_DIGIT.sub("0", code)] >= _LEAST_ITEMS
    ]


def with_statuses(titles: list[Title]) -> list[Title]:
    """Return titles that state an HTTP status and a code with that code (`[400] => 09 => text`, `SHUT - 403`)."""
    codes = codes_next_to_statuses([title.code for title in titles])
    if not codes:
        return titles
    return [
        structs.replace(title, code=code, http_status=title.code.codes[0])
        for title, code in zip(titles, codes, strict=True)
    ]


def codes_next_to_statuses(titles: Sequence[CodeTitle]) -> list[CodeTitle]:
    """Return the codes of titles whose numbers are HTTP statuses next to them; nothing if the numbers are the codes.

    They are statuses if some share one, and also if the names, which are not their reason phrases, come first or are in lower
    case (`SHUT - 403`, `402 no_credits`).
    """
    statuses = [title.codes[0] for title in titles if title.is_number]
    if len(statuses) < len(titles) or not all(
        isinstance(code, int) and code in HTTP_STATUSES for code in statuses
    ):
        return []
    are_shared = len(statuses) >= _LEAST_ITEMS and len(set(statuses)) < len(statuses)
    if not are_shared and not _have_names_of_own(titles):
        return []
    seconds = [code for title in titles if (code := _second_code(title))]
    words = sum(
        1
        for code in seconds
        if (not code.is_number and is_plain_word(str(code.codes[0])))
        or set(code.codes) <= HTTP_STATUSES  # `429, 503`: two statuses
    )
    is_regular = len(seconds) == len(titles) == len({code.codes for code in seconds}) and words * 2 <= len(
        titles
    )
    return seconds if is_regular else []


def _second_code(title: CodeTitle) -> CodeTitle | None:
    """Return the code that a title states next to a number."""
    if title.name:
        return CodeTitle((title.name,), None, title.text, is_number=False)
    return read_code_title(title.text)


def _have_names_of_own(titles: Sequence[CodeTitle]) -> bool:
    """Whether titles of HTTP errors have names, before the numbers or in lower case, which are not the statuses' reason phrases."""
    return len(titles) >= _LEAST_NAMES and all(
        title.name
        and (title.is_name_first or title.name.islower())
        and title.codes[0] in _PHRASES
        and re.sub(r"[^a-z]", "", title.name.lower()) not in _PHRASES.values()
        for title in titles
    )


def number_of(name: str, lines: Sequence[str]) -> int | None:
    """Return the number that a declaration below a title gives to its name (`GATE_SHUT = -3`)."""
    declared = re.compile(
        rf"(?:.{{0,80}}\W)?{re.escape(name)}\s?=\s?(-?\d{{1,10}}|0[xX][0-9A-Fa-f]{{1,16}})\s{{0,4}}[;,]?\s{{0,4}}"
    )
    found = [match[1] for line in lines if "=" in line and (match := declared.fullmatch(line.strip()))]
    numbers = {int(title, 16) if title[:2].lower() == "0x" else int(title) for title in found}
    return numbers.pop() if len(numbers) == 1 else None


def fenced_text(lines: Sequence[str], at: int) -> list[str]:
    """Return the text of a block of code without a language that follows the heading on line `at` at once: its message."""
    following = next((place for place in range(at, min(at + 3, len(lines))) if lines[place].strip()), None)
    if following is None or lines[following].strip() not in ("```", "```text", "```txt"):
        return []
    text: list[str] = []
    for line in lines[following + 1 : following + _LONGEST_MESSAGE]:
        if line.strip().startswith("```"):
            return text
        text.append(line.strip())
    return []


def are_fields(titles: Sequence[Title]) -> bool:
    """Whether titles describe the fields of an error object (`code`, `message`, `requestId`), not codes."""
    fields = sum(1 for title in titles if is_field_name(str(title.code.codes[0])))
    return fields >= _LEAST_FIELDS and fields * 2 >= len(titles)


def is_separated_number(title: Title) -> bool:
    """Whether a list item is a number, a colon or dash, and a text, or a status with such a number."""
    return title.http_status is not None or _SEPARATED_NUMBER.match(title.markup) is not None


def lines_of_headings(titles: Sequence[Title]) -> list[int]:
    """Return the sorted lines of headings that begin with a code."""
    return sorted(
        title.heading.line
        for title in titles
        if not title.is_item and (title.code.is_number or not is_plain_word(str(title.code.codes[0])))
    )


def has_between(lines: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the sorted `lines` is between `first` and `last`."""
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= last


def is_large(code: int | str) -> bool:
    """Whether a code is no small number, which may as well count steps or levels."""
    return isinstance(code, str) or abs(code) >= _LARGE or code < 0


def says_something(title: Title, words: HeaderVocabulary) -> bool:
    """Return whether a title has a name or a text, on its line or below; `status code` is none."""
    first = "" if words.role_of_label(title.code.text) is Role.CODE else title.code.text
    return bool(first or title.code.name) or any(line.strip() for _, line in title.body)


def are_large(titles: Sequence[Title]) -> bool:
    """Return whether no code is a small number."""
    return all(is_large(title.code.codes[0]) for title in titles)


def are_amounts(entries: Sequence[Title]) -> bool:
    """Return whether items are numbers of something (`100 requests a second`), below a heading that is not about errors itself."""
    if any(entry.above and mentions_errors(entry.above[-1]) for entry in entries):
        return False
    counted = sum(
        1
        for entry in entries
        if entry.code.text[:1].islower() and not entry.heading.marked and not is_separated_number(entry)
    )
    return counted * 2 > len(entries)


def take_status(title: Title, message: str) -> tuple[str, int | None]:
    """Return the message of a code of letters and the HTTP status that it states.

    The message loses a status at its end (`No such gate. HTTP status code: 404`), not one at its begin (`HTTP 404: No such gate`).
    """
    if title.code.is_number:
        return message, None
    if found := _STATED_STATUS.match(message):
        return message, int(found[1])
    last = _LAST_STATUS.search(message)
    return (_LAST_STATUS.sub("", message).strip(), int(last[1])) if last else (message, None)


def state_statuses(titles: Sequence[Title]) -> bool:
    """Whether each title states an HTTP status in a line or sentence of its own."""
    return all(
        any(map(_LAST_STATUS.search, (title.markup, *(line for _, line in title.body)))) for title in titles
    )


def are_about_failures(entries: Sequence[Title]) -> bool:
    """Whether a quarter of the titles, or of the first lines below numbers alone, is about something that failed."""
    failed = 0
    for entry in entries:
        code = entry.code
        shown = " ".join((code.name or "", code.text, *(str(word) for word in code.codes))).strip()
        below = next((line for _, line in entry.body if line.strip()), "")
        failed += mentions_failure(shown if code.name or code.text else f"{shown} {below}")
    return failed * 4 >= len(entries)


def are_announced_constants(entries: Sequence[Title]) -> bool:
    """Whether all codes are constants about failures (`GATE_SHUT`), right below a heading of codes or errors.

    In spans of code they may be single words (`GATE-SHUT`, `READONLY`).
    """
    above = entries[0].heading.above[-1:]
    return (
        any(map(mentions_errors, above))
        and all(
            (_CAPITALS if entry.heading.marked else _CONSTANT).fullmatch(str(entry.code.codes[0]))
            for entry in entries
        )
        and are_about_failures(entries)
    )


def with_page_title(headings: Sequence[Heading], titles: Sequence[str]) -> Sequence[Heading]:
    """Return headings, the first one above all others if it is the code that the page is called by, on any level."""
    first = headings[0] if headings else None
    is_title = first is not None and first.text in titles and NUMBERED.fullmatch(first.text) is not None
    if first is None or not is_title or any(heading.level == 1 for heading in headings):
        return headings
    return [structs.replace(first, level=1), *headings[1:]]


def is_heading_of_words(group: list[Title]) -> bool:
    """Whether a group is of headings without a number: they are no codes if they have numbered items below them."""
    return not group[0].is_item and not group[0].code.is_number


def level_and_above(heading: Heading) -> tuple[int, tuple[str, ...]]:
    """Return the level of a heading; the terms of a list are siblings only below one heading."""
    return heading.level, heading.above if heading.level >= TERM_LEVEL else ()


def are_distinct(titles: Sequence[Title], *, least: float = 0.5) -> bool:
    """Return whether at least this share of titles is of different codes, and not all are ranges (`100-199`): these are classes."""
    if all(_NUMBERS.fullmatch(str(title.code.codes[0])) for title in titles):
        return False
    return len({title.code.codes for title in titles}) >= len(titles) * least


def are_dated(codes: Sequence[int | str]) -> bool:
    """Whether all numbers may be years."""
    return all(isinstance(code, int) and code in _YEARS for code in codes)


def share_letters(entries: Sequence[Title], *, least: int = 1) -> bool:
    """Return whether most titles are a number with the same letters, `least` or more (`ORA-00018`, `GAL1001E`)."""
    found = (NUMBERED.fullmatch(str(entry.code.codes[0])) for entry in entries)
    letters = Counter(match[1] for match in found if match and len(match[1]) >= least)
    alike = max(letters.values(), default=0)
    return alike >= _LEAST_ITEMS and alike * 10 >= len(entries) * 8


def belongs_to_heading(group: Sequence[Title]) -> bool:
    """Whether items are below a heading that is a code with its text: they say something about that.

    One or two items are below a number, or any of words are in the section of letters and a number.
    """
    if not group[0].is_item or not group[0].heading.above:
        return False
    titles = map(read_code_title, group[0].heading.above[-_NEAR:])
    if not group[0].code.is_number and any(
        title and title.text and NUMBERED.fullmatch(str(title.codes[0])) for title in titles
    ):
        return True
    if len(group) >= _LEAST_ITEMS or are_below_status(group):
        return False
    above = read_code_title(group[0].heading.above[-1])
    return above is not None and above.is_number and bool(above.name or above.text)


def are_below_status(group: Sequence[Title]) -> bool:
    """Whether items are other codes than the HTTP status that their heading is (`- 4001: text` or `- GATE-17: text` below `## 400`)."""
    if not group[0].is_item or not group[0].heading.above:
        return False
    above = read_code_title(group[0].heading.above[-1])
    return (
        above is not None
        and above.is_number
        and above.codes[0] in HTTP_STATUSES
        and all(
            is_large(title.code.codes[0]) if title.code.is_number else _ends_with_number(title)
            for title in group
        )
        and all(code not in HTTP_STATUSES for title in group for code in title.code.codes)
    )


def _ends_with_number(title: Title) -> bool:
    return str(title.code.codes[0])[-1].isdecimal()


def without_classes(group: Sequence[Title], rows: Sequence[Row]) -> list[Title]:
    """Return headings of words without those with which the codes of three rows begin (`Gate-1` above `Gate-11`, `Gate-12`)."""
    codes = sorted({str(code) for row in rows for code in row.codes})
    return [title for title in group if not _begins_codes(str(title.code.codes[0]), codes)]


def _begins_codes(word: str, codes: Sequence[str]) -> bool:
    """Whether at least three of the sorted `codes` are a number that begins with `word`, and more."""
    at = bisect_right(codes, word)
    below = codes[at : at + _LEAST_ITEMS]
    return word[-1].isdecimal() and len(below) == _LEAST_ITEMS and below[-1].startswith(word)


def without_statuses_above_codes(groups: Sequence[list[Title]]) -> list[list[Title]]:
    """Return the groups of titles without the headings that are HTTP statuses above items that are the codes."""
    above = {group[0].heading.above[-1] for group in groups if are_below_status(group)}
    return [
        group
        for group in groups
        if group[0].is_item or sum(1 for title in group if title.heading.text in above) * 2 <= len(group)
    ]
