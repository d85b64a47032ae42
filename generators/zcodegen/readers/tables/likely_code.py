"""Which column of a table holds codes if no header says so: a score of what its cells, its header and the table's titles say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from zcodegen.readers.tables.codes import is_identifier, is_symbol, read_codes
from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    are_cardinalities,
    are_counted,
    are_data_types,
    are_error_statuses,
    are_http_statuses,
    are_large,
    are_methods,
    are_statuses,
    are_texts,
    is_http_status,
    share_of_codes,
)
from zcodegen.readers.tables.failure_words import mentions_failure, share_of_failures
from zcodegen.readers.tables.header_vocabulary import (
    has_word,
    is_field_name,
    mentions_errors,
    normalize_header,
    split_words,
)
from zcodegen.readers.tables.header_words import (
    AMOUNT_HEADS,
    FIELD_HEADS,
    NEUTRAL_HEADS,
    PLACE_HEADS,
    REASON_HEADS,
    STATUS_WORDS,
)
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.tables.topic import Topic

LIKELY: Final = 6
"""The least score of a column of codes: below it, too many lists of options, states and names have the same."""
_LIKELY_NEXT_TO_STATUS: Final = 3
"""The least score next to a column of HTTP statuses, as such a table has codes already."""
POSSIBLE: Final = 4
"""The least score of a column that may be one, so that its lines are reported."""
_NEARLY_ALL: Final = 0.9
_MOST: Final = 0.6
_DISTINCT: Final = 0.7
_HALF: Final = 0.5
_QUARTER: Final = 0.25
_NUMBERS: Final = (" number", " numbers")
_NUMBER_HEADS: Final = frozenset(("no", "no.", "nr", "nr.", "№", "编号", "編號", "番号", "번호"))
"""Headers of numbers that may count the rows, or be codes."""
_COUNTS: Final = (" count", " counts")
_HEXADECIMAL: Final = re.compile("(?=.*[0-9])[0-9A-F]{3,8}")
_LEAST_HEXADECIMAL: Final = 3
_LONGEST_NUMBER: Final = 11
"""Digits: longer ones are the numbers of cards and accounts."""
_PLACEHOLDER: Final = re.compile(r"([A-Za-z])\1*|(?<!\w)\w++(?:(?<=\w_)|(?:\*|<\w++>)(?:_|\*|<\w++>)*+)")
_FIELDS: Final = (*FIELD_HEADS, *(f"{word}s" for word in FIELD_HEADS if word.isascii()))
_EXAMPLE: Final = re.compile(
    r"\b(?:examples?|samples?|ejemplos?|exemples?|exemplos?|beispiele?|esempi[o]?|пример\w{0,2}|prefix(?:es)?|prefijos?|prefixos?|préfixes?|präfixe?|prefisso)\b|示例|举例|前缀|예시",
    re.IGNORECASE,
)
"""A column that only shows what a code may be, or how it begins."""
_UNLIKELY: Final = frozenset((Role.ACTION, Role.CAUSE, Role.OTHER, Role.RECOVERY, Role.RETRYABLE))
_RANGE: Final = re.compile(r"\d+\s*[-~–—～]\s*\d+")
_LEADING_ZERO: Final = re.compile(r"[A-Z]{0,4}[-_]?0\d+")
_NUMBERED: Final = re.compile(r"([A-Z]{0,3})([1-9]\d*)")
_CONSTANT: Final = re.compile(r"[A-Za-z0-9][_.-][A-Za-z0-9]|^[A-Z][a-z0-9]+[A-Z]|[A-Z]\d")
_FIELD: Final = re.compile(r"[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+")


class Candidate(Struct, frozen=True):
    """A column of distinct numbers or identifiers next to a column of texts."""

    column: int
    header: str
    role: Role | None
    cells: tuple[str, ...]
    is_number: bool = False
    is_status: bool = False
    """Whether all its numbers may be HTTP statuses."""

    @property
    def names_errors(self) -> bool:
        """Whether its header is about errors or reasons."""
        return mentions_errors(self.header) or self.header in REASON_HEADS

    @property
    def is_numbering(self) -> bool:
        """Whether its numbers only count the rows."""
        return not self.names_errors and _are_numbered(self.cells)

    @property
    def is_hexadecimal(self) -> bool:
        """Whether its numbers are written in base 16."""
        return self.is_number and self.cells[0].lower().startswith("0x")


class Surroundings(Struct, frozen=True):
    """What a table holds besides the codes: its columns of texts and of HTTP statuses, and the share of rows about failures."""

    topic: Topic
    texts: frozenset[int]
    statuses: frozenset[int]
    failures: float
    has_other: bool
    values: frozenset[int]
    has_actions: bool
    names: frozenset[int]
    """The columns of constants, each its own (`GATE_SHUT`)."""

    @classmethod
    def of(
        cls,
        headers: Sequence[str],
        roles: Sequence[Role | None],
        samples: Sequence[Sequence[str]],
        topic: Topic,
    ) -> Surroundings:
        """Return what the columns with these headers, roles and cells are for each other."""
        columns = range(len(roles))
        return cls(
            topic,
            frozenset(
                column
                for column in columns
                if any(samples[column]) and (roles[column] in TEXT_ROLES or are_texts(samples[column]))
            ),
            frozenset(
                column
                for column in columns
                if is_http_status(headers[column], samples[column]) or are_error_statuses(samples[column])
            ),
            share_of_failures(samples),
            any(
                role is Role.OTHER and normalize_header(header) not in _NUMBER_HEADS
                for header, role in zip(headers, roles, strict=True)
            ),
            frozenset(column for column in columns if roles[column] is Role.VALUE),
            Role.ACTION in roles,
            frozenset(
                column
                for column in columns
                if _are_constants(samples[column]) and len({*samples[column]}) == len(samples[column])
            ),
        )


def find_likely_code(
    headers: Sequence[str],
    roles: Sequence[Role | None],
    samples: Sequence[Sequence[str]],
    topic: Topic,
    *,
    status: int | None = None,
    least: int = LIKELY,
) -> int | None:
    """Return the column that most likely holds the codes next to a column `status` of HTTP statuses.

    None if no column has the score `least`, or if several columns of numbers have the same reason to be it. Of two likely
    ones, numbers are the codes and identifiers their names; an HTTP status is what a code came with.
    """
    if Role.OLD in roles or any(are_data_types(cells) or are_cardinalities(cells) for cells in samples):
        return None
    around = Surroundings.of(headers, roles, samples, topic)
    least = least if status is None else _LIKELY_NEXT_TO_STATUS
    found = [
        candidate
        for column, (header, role, cells) in enumerate(zip(headers, roles, samples, strict=True))
        if column != status
        and not (role is Role.VALUE and column and roles[column - 1] is Role.OTHER)  # `Limit | Value`
        and _has_other(around.texts, column)
        and (candidate := _candidate(column, header, role, cells, around))
    ]
    scores = [_score(candidate, around) for candidate in found]
    if max(scores, default=0) < least:
        return None
    ranked = [
        candidate
        for _, candidate in sorted(
            zip(scores, found, strict=True), key=lambda pair: (-pair[0], pair[1].column)
        )
    ]
    numbers = [
        found for found in ranked if found.is_number and not found.is_status and not found.is_numbering
    ]
    if not numbers:
        return ranked[0].column
    best = next((found for found in numbers if not found.is_hexadecimal), numbers[0])
    return None if _has_rivals(best, roles, samples, around) else best.column


def _has_other(columns: frozenset[int], column: int) -> bool:
    """Whether `columns` has one besides `column`."""
    return len(columns) > (column in columns)


def _has_rivals(
    best: Candidate, roles: Sequence[Role | None], samples: Sequence[Sequence[str]], around: Surroundings
) -> bool:
    """Whether other columns hold numbers too, and no header says of any what they are (`Visa | Mastercard`)."""
    return best.role is None and any(
        column not in around.statuses
        and column != best.column
        and role is None
        and tuple(cells) != best.cells
        and share_of_codes(cells) > _QUARTER
        and not cells[0].lower().startswith("0x")
        and not _are_numbered(cells)
        for column, (role, cells) in enumerate(zip(roles, samples, strict=True))
    )


def _candidate(
    column: int, header: str, role: Role | None, samples: Sequence[str], around: Surroundings
) -> Candidate | None:
    """Return a column that may hold codes by its cells, if its header does not deny it."""
    cells = tuple(cell for cell in samples if cell not in EMPTY_CELLS)
    name = normalize_header(split_words(header))
    are_numbers = share_of_codes(cells) >= _NEARLY_ALL or _are_hexadecimal(cells)
    if name in _NUMBER_HEADS:
        if not are_large(cells) and _are_ascending(cells):
            return None
        role = None
    is_denied = _denies(name, None if are_numbers and role is Role.CAUSE else role)
    is_denied = is_denied or (column > 0 and name in AMOUNT_HEADS)
    if not cells or len({*cells}) < len(cells) * _DISTINCT or is_denied:
        return None
    if not are_numbers:
        least = _MOST if _has_other(around.statuses, column) else _NEARLY_ALL
        return Candidate(column, name, role, cells) if _are_names_of_codes(cells, least) else None
    ranges = sum(1 for cell in cells if _RANGE.fullmatch(cell))
    if ranges * 2 > len(cells) or any(len(cell) > _LONGEST_NUMBER and cell.isdecimal() for cell in cells):
        return None
    is_status = is_http_status(header, cells) or are_error_statuses(cells) or are_statuses(cells)
    return Candidate(column, name, role, cells, is_number=True, is_status=is_status)


def _denies(header: str, role: Role | None) -> bool:
    """Whether a header says that its column holds no codes."""
    if (
        (header in NEUTRAL_HEADS and header not in _NUMBER_HEADS)
        or header.endswith(_COUNTS)
        or _EXAMPLE.search(header)
        or (role is None and header.endswith(_NUMBERS))
    ):
        return True
    if mentions_errors(header) or header in REASON_HEADS:
        return has_word(header, _FIELDS) and not has_word(header, ("class",))
    return role in _UNLIKELY or has_word(header, (*_FIELDS, *PLACE_HEADS))


def _are_names_of_codes(cells: Sequence[str], least: float) -> bool:
    """Whether cells are identifiers that may be codes, at least a share `least` of them.

    Most are no plain words, and none is a placeholder or the method of a request; those of the fields of an object are few.
    """
    symbols = sum(1 for cell in cells if is_symbol(cell) or "-" in cell)
    words = sum(
        1
        for cell in cells
        if read_codes(cell) or (is_identifier(cell) and (is_symbol(cell) or cell.islower()))
    )
    return (
        symbols * 2 > len(cells)
        and words >= len(cells) * least
        and not are_methods(cells)
        and not any(map(_PLACEHOLDER.fullmatch, cells))
        and sum(map(_names_field, cells)) * 2 < len(cells)
    )


def _names_field(cell: str) -> bool:
    """Whether a cell is a field of an error object, or ends as one and names no failure (`gateResponseCode`)."""
    if is_field_name(cell):
        return True
    ends_as_field = _FIELD.fullmatch(cell) and is_field_name(split_words(cell).split()[-1])
    return bool(ends_as_field) and not mentions_failure(cell)


def _are_hexadecimal(cells: Sequence[str]) -> bool:
    """Whether the cells are hexadecimal numbers of one length, some without a letter (`5100`, `5B00`)."""
    return (
        len(cells) >= _LEAST_HEXADECIMAL
        and len({len(cell) for cell in cells}) == 1
        and all(map(_HEXADECIMAL.fullmatch, cells))
        and share_of_codes(cells) >= _QUARTER
    )


def _are_numbered(cells: Sequence[str]) -> bool:
    """Whether the cells number the rows from one (`1`, `2`; `M1`, `M2`)."""
    found = [_NUMBERED.fullmatch(cell) for cell in cells]
    return len(cells) > 1 and [(match[1], int(match[2])) for match in found if match] == [
        (found[0][1] if found[0] else "", number) for number in range(1, len(cells) + 1)
    ]


def _are_ascending(cells: Sequence[str]) -> bool:
    """Whether the cells are positive numbers in ascending order."""
    numbers = [int(cell) for cell in cells if cell.isdecimal()]
    return len(numbers) == len(cells) and numbers == sorted(numbers) and numbers[0] > 0


def _are_constants(cells: Sequence[str]) -> bool:
    """Whether most cells are several words in one identifier, as the names of constants and classes are."""
    return sum(1 for cell in cells if _CONSTANT.search(cell) and is_symbol(cell)) * 2 > len(cells)


def _are_fields(cells: Sequence[str]) -> bool:
    """Whether most cells are spelled as fields are (`pageTitle`)."""
    return sum(1 for cell in cells if _FIELD.fullmatch(cell)) * 2 > len(cells)


def _score(found: Candidate, around: Surroundings) -> int:
    """Return the sum of the evidence for and against a column of codes."""
    topic, cells, role = around.topic, found.cells, found.role
    is_word = not found.is_number
    is_large = found.is_number and are_large(cells)
    is_small = found.is_number and not is_large and not found.is_numbering and not found.names_errors
    evidence = (
        (3, topic.is_announced),
        (2, topic.errors),
        (1, topic.is_nearly_errors),
        (-2, not (topic.codes or topic.errors)),
        (-4, topic.fields and (is_word or around.failures < _HALF)),
        (3, around.failures >= _HALF),
        (1, _QUARTER <= around.failures < _HALF),
        (-2, around.failures < _QUARTER),
        (3, _has_other(around.statuses, found.column)),
        (-2, around.has_other and not found.names_errors),
        (3, around.has_actions and (len(around.texts) > 1 or topic.errors or topic.codes)),
        (6, role is Role.CODE),
        (3, found.names_errors),
        (1, topic.errors and role in (Role.NAME, Role.VALUE)),
        (-2, not topic.errors and has_word(found.header, STATUS_WORDS)),
        (-2, role is Role.MESSAGE and not found.names_errors),
        (2, found.column == 0),
        (-1, len(cells) == 1),
        (2, is_large),
        (-1, is_small),
        (-1, is_small and are_counted(cells)),
        (
            3,
            found.is_number
            and not found.is_numbering
            and bool(around.names)
            and not are_http_statuses(cells),
        ),
        (2, any(map(_LEADING_ZERO.fullmatch, cells))),
        (-4, found.is_numbering),
        (-3, found.is_status),
        (2, is_word and share_of_failures([cells]) >= _HALF),
        (-2, is_word and found.column > 0 and not around.statuses),
        (2, is_word and _are_constants(cells)),
        (-2, is_word and _are_fields(cells)),
        (-4, is_word and _has_other(around.values, found.column)),
    )
    return sum(points for points, holds in evidence if holds)
