"""Tables of an unknown kind: which of their lines may be rows of codes, so that they are reported."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.markup.text import plain
from zcodegen.readers.tables.codes import is_symbol, read_code_cell
from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    are_counted,
    are_error_statuses,
    are_large,
    are_methods,
    are_paths,
)
from zcodegen.readers.tables.column_roles import roles_of
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.failure_words import share_of_failures
from zcodegen.readers.tables.header_vocabulary import may_mention_codes, mentions_errors, normalize_header
from zcodegen.readers.tables.header_words import ERROR_HEADS, NEUTRAL_HEADS, NEVER_NUMBERS, REASON_HEADS
from zcodegen.readers.tables.likely_code import POSSIBLE, find_likely_code
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Table, TableRow, plain_at
from zcodegen.readers.tables.topic import Topic

_LEAST_DOUBTFUL = 3
_LEAST_COUNTED = 4
_NUMBERED = re.compile(r"[A-Z]{2,10}(?:[-_][A-Z]{1,10})?[-_]?\d{2,8}")
"""A code of letters and a number, which other rows may have as well."""
_SIGNALS = re.compile(r"\d{1,2} [a-z]{3,10}(?:,? (?:and )?\d{1,2} [a-z]{3,10}){0,4}", re.IGNORECASE)
"""How often something beeps or blinks (`1 long, 2 short`)."""
_ANY = -2
"""Stands for a column whose cells are codes of several words."""
_DOTTED = re.compile(r"\d{1,3}\.\d{1,3}")
_NUMBER_FIRST = re.compile(r"\W{0,3}[A-Z]{0,2}\d{1,10}(?![\w.]*[a-z])")


def report_doubtful(
    names: Sequence[str],
    samples: Sequence[Sequence[str]],
    lines: Sequence[TableRow],
    table: Table,
    extraction: Extraction,
) -> None:
    """Report the lines of a table of an unknown kind that have a number or identifier where a code may be.

    Headers that say what the numbers are (sizes, prices, steps) leave no doubt: such a table is passed over.
    `names` and `samples` are the headers of its columns, and their first cells.
    """
    roles = roles_of(names, samples, extraction.words)
    known = [at for at, role in enumerate(roles) if role in (Role.CODE, Role.VALUE)]
    titles = (*extraction.titles, *table.heading)
    statuses = [place for place, cells in enumerate(samples) if are_error_statuses(cells)]
    statuses = statuses if any(map(mentions_errors, titles)) else []
    topic = Topic.of((*extraction.titles, *table.titles))
    is_about = topic.codes or topic.errors
    possible = find_likely_code(names, roles, samples, topic, least=POSSIBLE) if is_about else None
    has_code = possible is not None or bool(statuses) or Role.CODE in roles
    if Role.OTHER in roles and not has_code and not _are_misnamed(names, samples):
        extraction.dismissed.update(cell.line for line in lines for cell in line.cells)
        return
    shown = ", ".join(name for name in names if name) or "no headers"
    lacking = "texts of the codes" if Role.CODE in roles else "codes"
    reason = f"no header names a column of {lacking}: {shown}"
    places = [*(known or _suspicious(roles, samples, table, extraction.titles)), *statuses]
    doubtful = [
        line
        for line in lines
        if _has_code(line, places, roles)
        or (possible is not None and plain_at(line, possible) not in EMPTY_CELLS)
        or (topic.errors and Role.ACTION in roles and _DOTTED.fullmatch(plain_at(line, 0)))
    ]
    if len(doubtful) >= _LEAST_DOUBTFUL or len(doubtful) * 4 >= len(
        lines
    ):  # the other lines of such a table may be rows as well
        doubtful = [line for line in lines if line in doubtful or _may_be_row(line)]
    extraction.dismissed.update(cell.line for line in lines for cell in line.cells)
    for line in doubtful:
        filled = [plain(cell.markup) for cell in line.cells if cell.markup]
        extraction.miss(line.line, " | ".join(filled), reason)


def _has_code(line: TableRow, places: Sequence[int], roles: Sequence[Role | None]) -> bool:
    """Whether a line has a code in one of `places`; -1 stands for an identifier in the first."""
    if _ANY in places:
        return True
    texts = [plain_at(line, max(place, 0)) for place in places]
    if -1 in places and is_symbol(texts[0]):
        return True
    return any(_may_be_code(text) if Role.CODE not in roles else text not in EMPTY_CELLS for text in texts)


def _may_be_row(line: TableRow) -> bool:
    """Whether a line has several filled cells, one of them with a number."""
    filled = [text for cell in line.cells if (text := plain(cell.markup)) not in EMPTY_CELLS]
    return len(filled) > 1 and any(
        _NUMBER_FIRST.match(text) or is_symbol(text.split(" ")[0]) for text in filled
    )


def _suspicious(
    roles: Sequence[Role | None], samples: Sequence[Sequence[str]], table: Table, titles: Sequence[str]
) -> list[int]:
    """Return the columns where codes may be: the first one, those of large numbers, or of unique symbols below a heading of codes."""
    about_codes = any(map(may_mention_codes, table.titles))
    if any(any(cells) and (are_methods(cells) or are_paths(cells)) for cells in samples):
        return []  # a list of endpoints
    found = [] if _counts_rows(table, samples, (*titles, *table.titles)) else [0]
    for place, cells in enumerate(samples[1:], 1):
        filled = [cell for cell in cells if cell not in EMPTY_CELLS]
        if roles[place] is None and about_codes and filled and are_large(filled):
            found.append(place)
    signals = sum(1 for cell in samples[0] if _SIGNALS.fullmatch(cell))
    if (
        signals >= _LEAST_DOUBTFUL
        and signals * 2 > len(samples[0])
        and share_of_failures(samples[1:]) * 2 >= 1
    ):
        return [_ANY]
    symbols = [cell for cell in samples[0] if is_symbol(cell)]
    unknown = all(role is None for role in roles)
    header = table.lines[0].cells[0].markup if table.lines and table.lines[0].cells else ""
    about_errors = any(map(mentions_errors, table.titles))
    named = normalize_header(plain(header)) in (ERROR_HEADS | REASON_HEADS if about_errors else ERROR_HEADS)
    if named and len(symbols) > 1 and len(symbols) * 2 >= len(samples[0]):
        return [-1, *found]
    numbered = [cell for cell in samples[0] if _NUMBERED.fullmatch(cell)]
    if len(numbered) >= _LEAST_DOUBTFUL and len(numbered) * 2 > len(samples[0]):
        return [-1, *found] if share_of_failures(samples[1:]) * 3 > 1 else found
    if unknown and about_codes and len(symbols) * 2 > len(samples[0]) and len({*symbols}) == len(symbols):
        return [-1, *found]
    return found


def _counts_rows(table: Table, samples: Sequence[Sequence[str]], titles: Sequence[str]) -> bool:
    """Whether the first column numbers the rows, as its header says or as no title of the page mentions codes."""
    header = normalize_header(plain_at(table.lines[0], 0))
    is_about = any(may_mention_codes(title) or mentions_errors(title) for title in titles)
    is_long = len(samples[0]) >= _LEAST_COUNTED and bool(table.heading)
    return are_counted(samples[0]) and (not header or header in NEUTRAL_HEADS or (is_long and not is_about))


def _may_be_code(text: str) -> bool:
    return bool(read_code_cell(text))


def _are_misnamed(names: Sequence[str], samples: Sequence[Sequence[str]]) -> bool:
    """Whether the first column has large numbers under a header for words: its headers are those of another table."""
    return normalize_header(names[0]) in NEVER_NUMBERS and are_large(samples[0])
