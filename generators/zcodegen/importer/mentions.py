"""Codes that prose mentions: which of them no list has, and which listed codes no page mentions.

A number counts if words such as "error code" or 错误码 precede it, and if it is about as long as the catalog's numbers. A
word in code marks counts on a line about errors or codes: a name in capitals, a dotted code, or a letter with
digits such as E0001. Changelogs and release notes are left out, and so are code blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.catalog.claims import Version
from zcodegen.catalog.model import Catalog, Code
from zcodegen.diagnostics import Location
from zcodegen.files import RefusedPathError
from zcodegen.naming import nearest
from zcodegen.readers.page_loader import list_pages, read_page_bytes
from zcodegen.readers.source import decode

SUFFIXES: Final = (".md", ".mdx", ".markdown", ".html", ".htm", ".rst", ".adoc", ".txt")
MAX_PAGE_BYTES: Final = 5_000_000
MAX_LINE: Final = 20_000
_LEFT_OUT: Final = re.compile(
    r"(?i)change-?log|release[-_ ]?(?:notes?|history)|what'?s-?new|(?:^|[/_-])(?:history|news|releases?)(?:[/_.-]|$)|更新日志|发布日志|发布说明"
)
_KEYWORD: Final = re.compile(
    r"(?i)\b(?:error|return|status|result|response|err)[ _-]?codes?\b|\berrcode\b|\berrno\b|错误码|返回码|状态码|错误代码"
)
_AFTER: Final = re.compile(r"[^\n。;；!?|]{0,60}")
"""What belongs to a keyword: the rest of its sentence."""
_FIRST: Final = re.compile(r"\D{0,24}?(?<![\w.-])-?\d{3,18}(?![\w]|[.:]\d)")
_NUMBER: Final = re.compile(r"(?<![\w.-])-?\d{3,18}(?![\w]|[.:]\d)")
_MARKED: Final = re.compile(r"`([A-Za-z][A-Za-z0-9_.-]{2,80})`")
_WORD: Final = re.compile(
    r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z][A-Za-z0-9]+(?:\.[A-Z][A-Za-z0-9]+)+|[A-Z]{1,3}-?\d{4,6}"
)
_BEFORE_WORD: Final = re.compile(
    r"(?i)(?:\berrors?|\b(?:error|return|status|result) ?codes?|\bcodes?|错误码|错误|返回码)[^`.。;；|]{0,16}$"
)
_AFTER_WORD: Final = re.compile(r"(?i)\s*(?:errors?\b|错误)")
_FENCE: Final = re.compile(r"^\s*(?:```|~~~)")


class Mention(Struct, frozen=True):
    """A code in prose that no list has: the locations, and the listed code that is most like it."""

    code: str
    locations: tuple[Location, ...]
    nearest: str | None


class Mentions(Struct, frozen=True):
    """The unlisted codes, the listed codes that no page mentions (as `domain.NAME (code)`), and the number of pages."""

    unlisted: tuple[Mention, ...]
    unmentioned: tuple[str, ...]
    pages: int
    refused: tuple[RefusedPathError, ...]


def find_mentions(folder: Path, catalog: Catalog, versions: Iterable[Version], *, shown: str) -> Mentions:
    """Search the pages below a folder; hidden folders are left out. What is not read is in `refused`.

    `shown` is what the folder is called in the locations. Listed are the catalog's codes, names and reserved codes, and all
    codes of stored pages.
    """
    entries = list(catalog.entries())
    listed: dict[str, Code] = {str(entry.code): entry.code for entry in entries}
    listed |= {str(claim.code): claim.code for version in versions for claim in version.claims}
    names = {name for entry in entries for name in (entry.name, *entry.aliases)}
    lengths = {len(code.lstrip("-")) for code in listed if code.lstrip("-").isdecimal()}
    found: dict[str, list[Location]] = {}
    seen: set[str] = set()
    pages = 0
    listing = list_pages(folder, SUFFIXES, shown)
    for path in listing.paths:
        if (
            not path.isprintable()
            or _LEFT_OUT.search(path)
            or (folder / path).stat().st_size > MAX_PAGE_BYTES
        ):
            continue
        pages += 1
        text = decode(read_page_bytes(folder / path), path).text
        seen.update(re.findall(r"-?\w+(?:[.-]\w+)*", text))
        for line, code in _codes_in(text, lengths):
            if code not in listed and code not in names and not _is_reserved(code, catalog):
                found.setdefault(code, []).append(Location(f"{shown}/{path}", line))
    mentions = (
        Mention(code, tuple(locations), _nearest(code, listed, names))
        for code, locations in sorted(found.items())
    )
    unmentioned = (
        f"{entry.full_name} ({entry.code})"
        for entry in entries
        if not {str(entry.code), entry.name, *entry.aliases} & seen and not entry.retired
    )
    return Mentions(tuple(mentions), tuple(unmentioned), pages, listing.refused)


def _codes_in(text: str, lengths: set[int]) -> Iterator[tuple[int, str]]:
    """Yield the line and the code of each mention in a page."""
    is_code = False
    for number, line in enumerate(text.splitlines(), 1):
        if _FENCE.match(line):
            is_code = not is_code
            continue
        if is_code or len(line) > MAX_LINE:
            continue
        codes = [*_numbers_in(line, lengths), *_words_in(line)]
        yield from ((number, code) for code in dict.fromkeys(codes))


def _numbers_in(line: str, lengths: set[int]) -> Iterator[str]:
    """Yield the numbers that follow a keyword: long ones in its sentence, short ones right behind it."""
    for keyword in _KEYWORD.finditer(line):
        after = _AFTER.match(line, keyword.end())
        clause = after[0] if after else ""
        is_near = _FIRST.match(clause) is not None
        for match in _NUMBER.finditer(clause):
            is_long = len(match[0].lstrip("-")) > MAX_SHORT
            if (is_long or is_near) and match[0] not in _HTTP and _has_length(match[0], lengths):
                yield match[0]


def _words_in(line: str) -> Iterator[str]:
    """Yield the words in code marks that are called an error or a code."""
    for marked in _MARKED.finditer(line):
        is_called = _BEFORE_WORD.search(line[: marked.start()]) or _AFTER_WORD.match(line, marked.end())
        if _WORD.fullmatch(marked[1]) and is_called:
            yield marked[1]


_HTTP: Final = frozenset(str(status.value) for status in HTTPStatus)


def _has_length(number: str, lengths: set[int]) -> bool:
    """Return whether a number is as long as a listed one, or a digit longer or shorter; short ones must fit exactly."""
    length = len(number.lstrip("-"))
    return length in lengths or (length > MAX_SHORT and bool({length - 1, length + 1} & lengths))


MAX_SHORT: Final = 4
"""Digits of numbers that are too short to be a slip of another: 404 may be anything."""


def _is_reserved(code: str, catalog: Catalog) -> bool:
    value: Code = int(code) if code.lstrip("-").isdecimal() else code
    return any(domain.reservation(value) is not None for domain in catalog.domains.values())


def _nearest(code: str, listed: Mapping[str, Code], names: Iterable[str]) -> str | None:
    """Return the listed code or name that is most like a mention."""
    if not code.lstrip("-").isdecimal():
        return nearest(code, [*names, *(known for known in listed if not known.lstrip("-").isdecimal())])
    slips = sorted(known for known in listed if _is_slip(code, known))
    if slips:
        return slips[0]
    numbers = [int(known) for known in listed if known.lstrip("-").isdecimal()]
    return str(min(numbers, key=lambda known: (abs(known - int(code)), known))) if numbers else None


def _is_slip(one: str, other: str) -> bool:
    """Return whether two numbers differ by one digit: another one, one more or one less, or two exchanged."""
    if len(one) == len(other):
        first, *rest = [index for index in range(len(one)) if one[index] != other[index]] or [0]
        exchanged = other[:first] + other[first : first + 2][::-1] + other[first + 2 :]
        return not rest or one == exchanged
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        long[:index] + long[index + 1 :] == short for index in range(len(long))
    )
