"""Correct the source of a page by its errata, in the page's own dialect.

A wrong text is corrected inside its row: only the characters that differ change, so links, line breaks and padding stay.
A missing row is a copy of a neighbour's row with another code and other texts. Each correction is read back with the
page's reader and kept only if it changes that row as wanted and no other: what is not sure is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Code, Field
from zcodegen.explain.errata import Erratum
from zcodegen.readers.read import read_page
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

MAX_ROW_LINES: Final = 40
"""Lines of a page that one row may have: an HTML row has one for each cell."""
MAX_ATTEMPTS: Final = 200
"""Corrections that are read back for one erratum."""


class Patch(Struct, frozen=True):
    """The corrected page, and the errata that could not be corrected, each with why."""

    content: bytes
    failed: tuple[tuple[Erratum, str], ...] = ()


def patch_page(
    content: bytes, errata: Iterable[Erratum], *, path: str, words: HeaderVocabulary | None = None
) -> Patch:
    """Return a page with its errata corrected; `path` is the page's, which decides how it is read."""

    def rows(source: bytes) -> tuple[Row, ...]:
        return read_page(source, path=path, words=words).rows

    failed: list[tuple[Erratum, str]] = []
    # from the bottom up: a correction moves no line above it
    for erratum in sorted(errata, key=lambda erratum: erratum.line or 0, reverse=True):
        corrected = _corrected(content, erratum, rows)
        if isinstance(corrected, str):
            failed.append((erratum, corrected))
        else:
            content = corrected
    return Patch(content, tuple(reversed(failed)))


def _corrected(content: bytes, erratum: Erratum, rows: Callable[[bytes], tuple[Row, ...]]) -> bytes | str:
    """Return the content with one erratum corrected, or why that was not possible."""
    before = rows(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return "the page is not UTF-8"
    if erratum.field is None:
        attempts, wanted = _with_row(text, erratum, before)
    else:
        attempts, wanted = _with_text(text, erratum, before)
    if wanted is None:
        return "the page has no such row: import it again"
    for attempt in islice(attempts, MAX_ATTEMPTS):
        if [_said(row) for row in rows(attempt.encode())] == wanted:
            return attempt.encode()
    return "its markup is in the way: correct it by hand"


def _said(row: Row) -> tuple[object, ...]:
    """Return what a row states; its line moves when a row is added."""
    return (row.codes, row.message, row.cause, row.action, row.heading, row.kind, row.name)


def _with_text(
    text: str, erratum: Erratum, before: tuple[Row, ...]
) -> tuple[Iterator[str], list[tuple[object, ...]] | None]:
    """Return pages with a text corrected, the likeliest first, and what the rows have to be then."""
    (field, wanted), old = erratum.wanted[0], erratum.text or ""
    index = next((number for number, row in enumerate(before) if _has_text(row, erratum)), None)
    if index is None:
        return iter(()), None
    expected = list(map(_said, before))
    row = before[index]
    parts = {name: wanted if name == field else getattr(row, name) for name in ("message", "cause", "action")}
    expected[index] = (row.codes, *parts.values(), row.heading, row.kind, row.name)
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: row.line - 1]))
    end = start + sum(map(len, lines[row.line - 1 : row.line - 1 + MAX_ROW_LINES]))
    return _replacements(text, (start, end), old, wanted), expected


def _has_text(row: Row, erratum: Erratum) -> bool:
    return (
        row.line == erratum.line
        and erratum.code in row.codes
        and getattr(row, str(erratum.field)) == erratum.text
    )


def _replacements(text: str, span: tuple[int, int], old: str, new: str) -> Iterator[str]:
    """Yield the text with `old` in the span replaced by `new`: as a whole, else only what differs, with ever less around it."""
    for before, after in _differences(old, new):
        offset = text.find(before, *span) if before else -1
        while offset >= 0:
            yield text[:offset] + after + text[offset + len(before) :]
            offset = text.find(before, offset + 1, span[1])


def _differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield what to look for and what to put instead: the whole text, then what differs with less and less around it."""
    yield old, new
    start, end = _common(old, new), _common(old[::-1], new[::-1])
    # Repeated characters can belong to what is before the difference or to what is behind it.
    alignments = {(start, min(end, len(old) - start, len(new) - start))}
    alignments |= {(min(start, len(old) - end, len(new) - end), end)}
    for around in (24, 12, 6, 3, 1):
        for first, tail in sorted(alignments):
            last, new_last = len(old) - tail, len(new) - tail
            for left, right in ((around, around), (around, 0), (0, around)):
                before, after = min(left, first), min(right, tail)
                yield old[first - before : last + after], new[first - before : new_last + after]


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    return next(
        (index for index, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def _with_row(
    text: str, erratum: Erratum, before: tuple[Row, ...]
) -> tuple[Iterator[str], list[tuple[object, ...]] | None]:
    """Return pages with a row added behind a neighbour, and what the rows have to be then."""
    section = [(number, row) for number, row in enumerate(before) if row.heading == erratum.heading]
    ordered = [
        (number, row) for number, row in section if len(row.codes) == 1 and isinstance(row.codes[0], int)
    ]
    above = [(number, row) for number, row in ordered if _is_below(row.codes[0], erratum.code)]
    neighbours = [*reversed(above), *(pair for pair in ordered if pair not in above)]
    if not neighbours:
        return iter(()), None
    index = above[-1][0] if above else neighbours[0][0]
    texts = dict(erratum.wanted)
    added = (
        (erratum.code,),
        texts.get("message"),
        texts.get("cause"),
        texts.get("action"),
        before[index].heading,
        before[index].kind,
        None,
    )
    expected = list(map(_said, before))
    expected.insert(index + 1, added)
    return _copies(text, before[index].line, [row for _, row in neighbours], erratum, texts), expected


def _is_below(code: Code, other: Code) -> bool:
    return isinstance(code, int) and isinstance(other, int) and code < other


def _copies(
    text: str, line: int, models: list[Row], erratum: Erratum, texts: dict[Field, str]
) -> Iterator[str]:
    """Yield the text with a copy of each model's row behind the row at `line`, its code and texts replaced."""
    lines = text.splitlines(keepends=True)
    for model in models[:8]:
        source = lines[model.line - 1]
        swaps = [(str(model.codes[0]), str(erratum.code))]
        for field in ("message", "cause", "action"):
            have: str | None = getattr(model, field)
            wanted = texts.get(field)
            if (have is None) != (wanted is None):
                break
            swaps += [(have, wanted)] if have and wanted else []
        else:
            copy = _swapped(source, swaps)
            if copy:
                ending = "" if copy.endswith("\n") else "\n"
                yield "".join(lines[:line]) + ending + copy + "".join(lines[line:])


def _swapped(source: str, swaps: list[tuple[str, str]]) -> str | None:
    """Return a row's line with each text replaced, from left to right; None if one of them is not in it as it is."""
    copy, offset = "", 0
    for old, new in swaps:
        found = re.search(rf"(?<![\w]){re.escape(old)}", source[offset:])
        if found is None:
            return None
        copy += source[offset : offset + found.start()] + new
        offset += found.end()
    return copy + source[offset:]
