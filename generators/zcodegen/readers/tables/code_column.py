"""Which column of a table holds the codes."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.catalog.status import DEFAULTS
from zcodegen.readers.tables.codes import are_sqlstates, is_symbol
from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    HALF,
    are_distinct,
    are_http_statuses,
    are_identifiers,
    are_large,
    are_statuses_with_phrases,
    are_texts,
    is_hexadecimal,
    is_http_status,
    may_be_words,
    share_of_codes,
)
from zcodegen.readers.tables.header_vocabulary import (
    has_word,
    normalize_header,
    split_words,
)
from zcodegen.readers.tables.header_words import AMOUNT_HEADS, CONSTANT_HEADS, STATUS_WORDS
from zcodegen.readers.tables.likely_code import find_likely_code
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.tables.topic import Topic

_NEARLY_ALL = 0.9
_LEAST_SHARED = 4
_SPARSE, _LEAST_SPARSE = 4, 8
"""One cell of four is filled, at most, of eight or more."""
_COUNTERS = ("id", "no", "number", "index")


def find_code_column(
    headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]], topic: Topic
) -> int | None:
    """Return the column of codes: the one that a header names, else the one that is most likely by its content.

    An HTTP status next to another code is what the answer came with, not the code; nor is a number that most rows share.
    A column that the codes are not in, although its header says so, is a column of names in `roles` afterwards.
    """
    named = _named_column(headers, roles, samples, topic)
    if named is None:
        return find_likely_code(headers, roles, samples, topic)
    if not is_http_status(headers[named], samples[named]):
        return named
    others = [None if place == named else role for place, role in enumerate(roles)]
    likely = find_likely_code(headers, others, samples, topic, status=named)
    if likely is None or (roles[named] is Role.CODE and not _replaces(likely, named, roles, samples)):
        return named
    return likely


def _replaces(
    likely: int, status: int, roles: Sequence[Role | None], samples: Sequence[Sequence[str]]
) -> bool:
    """Whether a likely column of codes is that, and not the names of the HTTP statuses next to it."""
    filled = [cell for cell in samples[status] if cell not in EMPTY_CELLS]
    are_shared = len({*filled}) < len(filled)
    return are_shared or (roles[likely] is None and (likely == 0 or share_of_codes(samples[likely]) > HALF))


def _named_column(
    headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]], topic: Topic
) -> int | None:
    """Return the column whose header names codes, preferring the column that holds numbers."""
    numeric = [share_of_codes(cells) > HALF for cells in samples]
    named = [
        place
        for place, role in enumerate(roles)
        if role is Role.CODE and (any(samples[place]) or not any(map(any, samples)))
    ]
    if len(named) > 1:
        named = _distinguishing(named, headers, samples)
    values = [
        place
        for place, role in enumerate(roles)
        if role is Role.VALUE
        and numeric[place]
        and not _counts_things(place, headers, samples)
        and (place == 0 or roles[place - 1] is not Role.OTHER)  # `Limit | Value`
    ]
    if len(values) > 1:
        values = [place for place in values if not is_hexadecimal(headers[place], samples[place])] or values
    if named:
        best = max(named, key=lambda place: (numeric[place], -place))
        if not values and are_identifiers(samples[best]):
            values = _numbers_of_constants(headers, roles, samples)
        if values and not numeric[best]:
            roles[best] = Role.NAME
            return values[0]
        if (inner := _below_groups(best, roles, samples)) is not None:
            roles[best] = Role.OTHER
            return inner
        return _unless_shared(best, headers, roles, samples)
    if Role.OTHER in roles:
        return None
    if not values and Role.MESSAGE in roles and not headers[0] and numeric[0]:
        return 0 if topic.codes or are_large(samples[0]) else None
    if values:
        return values[0]
    return _status_column(headers, roles, samples, about_codes=topic.codes)


def _below_groups(named: int, roles: Sequence[Role | None], samples: Sequence[Sequence[str]]) -> int | None:
    """Return the column of codes next to one that names their groups: it is filled on the first line of each group alone."""
    place = named + 1
    groups = [cell for cell in samples[named] if cell not in EMPTY_CELLS]
    if len(groups) * 2 >= len(samples[named]) or not are_identifiers(groups) or place >= len(samples):
        return None
    cells = samples[place]
    named_codes = sum(1 for cell in cells if is_symbol(cell)) >= len(cells) * _NEARLY_ALL
    is_code = named_codes and len({*cells}) * 5 >= len(cells) * 4 and roles[place] is not Role.CODE
    return place if is_code and len(cells) > _LEAST_SHARED else None


def _numbers_of_constants(
    headers: Sequence[str], roles: Sequence[Role | None], samples: Sequence[Sequence[str]]
) -> list[int]:
    """Return the columns of numbers below a header of names (`Result code | Constant`): the two changed places."""
    return [
        place
        for place, role in enumerate(roles)
        if role is Role.NAME
        and normalize_header(headers[place]) in CONSTANT_HEADS
        and share_of_codes(samples[place]) > _NEARLY_ALL
        and are_distinct(samples[place])
        and not are_http_statuses(samples[place])
    ]


def _counts_things(place: int, headers: Sequence[str], samples: Sequence[Sequence[str]]) -> bool:
    """Whether a column is the number of what the column before it names (`Phase | Number`)."""
    return (
        place > 0
        and normalize_header(headers[place]) in AMOUNT_HEADS
        and are_texts(samples[place - 1])
        and not are_identifiers(samples[place - 1])
    )


def _unless_shared(
    code: int, headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]]
) -> int:
    """Return `code`, or the column of unique identifiers if the rows share a few numbers, or google.rpc's codes, in that one.

    So too if hardly a row has a number there: it is another system's code for the error.
    """
    filled = [cell for cell in samples[code] if cell]
    different = len(set(filled))
    are_shared_numbers = different * 2 <= len(filled) and share_of_codes(filled) > HALF
    are_rpc_codes = different < len(filled) and DEFAULTS.keys() >= {*filled}
    are_few = len(filled) * _SPARSE <= len(samples[code]) >= _LEAST_SPARSE and share_of_codes(filled) > HALF
    if not are_few and (len(filled) < _LEAST_SHARED or not (are_shared_numbers or are_rpc_codes)):
        return code
    unique = [
        place
        for place, role in enumerate(roles)
        if place != code
        and (role in (Role.NAME, Role.CODE, Role.VALUE, None) or (are_rpc_codes and role in TEXT_ROLES))
        and are_identifiers(samples[place])
        and len({*samples[place]}) == len(samples[place])
    ]
    is_named = roles[code] is Role.CODE and not are_rpc_codes
    if not unique or (is_named and not are_few and not are_http_statuses(filled)):
        return code
    is_code = are_few or is_http_status(headers[code], samples[code])
    roles[code] = Role.CODE if is_code else None
    return unique[0]


def _status_column(
    headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]], *, about_codes: bool
) -> int | None:
    """Return the column of distinct numbers under a header such as `status (dec/hex)`, next to a text; else None."""
    texts = any(role in TEXT_ROLES for role in roles)
    for place, role in enumerate(roles):
        cells = samples[place]
        if (
            role is Role.NAME
            and texts
            and has_word(normalize_header(headers[place]), STATUS_WORDS)
            and (
                share_of_codes(cells) > _NEARLY_ALL
                or are_statuses_with_phrases(cells)
                or are_sqlstates([cell for cell in cells if cell])
            )
            and are_distinct(cells)
            and (about_codes or are_large(cells) or any("0x" in cell for cell in cells))
        ):
            return place
    return None


def _is_counter(header: str, cells: Sequence[str]) -> bool:
    """Whether a column numbers the rows: small numbers under `id` or `no`, in ascending order."""
    numbers = [int(cell) for cell in cells if cell.isdecimal()]
    return (
        len(numbers) == len(cells)
        and numbers == sorted(numbers)
        and not are_large(cells)
        and has_word(normalize_header(split_words(header)), _COUNTERS)
    )


def _distinguishing(named: list[int], headers: Sequence[str], samples: Sequence[Sequence[str]]) -> list[int]:
    """Return those of several columns called code that distinguish a table's rows; an HTTP status or SQLSTATE is the last choice."""
    others = [place for place in named if not is_http_status(headers[place], samples[place])]
    others = [place for place in others if "sqlstate" not in normalize_header(headers[place])] or others
    likely = [place for place in others if any(samples[place]) and may_be_words(samples[place])]
    likely = [place for place in likely if not _is_counter(headers[place], samples[place])] or likely
    decimal = [place for place in likely if not is_hexadecimal(headers[place], samples[place])] or likely
    distinct = [place for place in decimal if are_distinct(samples[place])]
    filled = [place for place in others if any(samples[place]) or not any(map(any, samples))]
    return distinct or decimal or filled or named
