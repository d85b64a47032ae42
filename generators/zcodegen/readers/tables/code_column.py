"""Which column of a table holds the codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.tables.codes import are_sqlstates, is_identifier, is_symbol
from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    HALF,
    are_data_types,
    are_distinct,
    are_http_statuses,
    are_identifiers,
    are_large,
    are_methods,
    are_sentences,
    are_statuses_with_phrases,
    is_hexadecimal,
    is_http_status,
    may_be_words,
    share_of_codes,
)
from zcodegen.readers.tables.header_vocabulary import (
    has_word,
    is_field_name,
    mentions_errors,
    normalize_header,
    split_words,
)
from zcodegen.readers.tables.header_words import FIELD_HEADS, REASON_HEADS, STATUS_WORDS
from zcodegen.readers.tables.roles import Role

_PLACEHOLDER = re.compile(r"([A-Za-z])\1*|\w++(?:(?<=\w_)|(?:\*|<\w++>)(?:_|\*|<\w++>)*+)")
_NEARLY_ALL, _MOST = 0.9, 0.6
_LEAST_SHARED = 4
_FIELDS = (*FIELD_HEADS, *(f"{word}s" for word in FIELD_HEADS if word.isascii()))
_COUNTERS = ("id", "no", "number", "index")
_LEAST_IDENTIFIERS = 2
_TEXT_ROLES = (Role.MESSAGE, Role.CAUSE, Role.ACTION)


def find_code_column(
    headers: Sequence[str],
    roles: list[Role | None],
    samples: Sequence[Sequence[str]],
    *,
    about_codes: bool,
    about_errors: bool = False,
    is_announced: bool = False,
) -> int | None:
    """Return the place of the column of codes: a header that names it, preferring the column that holds numbers.

    `about_codes`: a heading or title mentions codes, `about_errors`: errors, `is_announced`: the nearest one does. An HTTP status next to another code is what the answer came with, not the code; nor is a number that most rows share.
    """
    numeric = [share_of_codes(cells) > HALF for cells in samples]
    named = [place for place, role in enumerate(roles) if role is Role.CODE]
    if len(named) > 1:
        named = _distinguishing(named, headers, samples)
    values = [place for place, role in enumerate(roles) if role is Role.VALUE and numeric[place]]
    if len(values) > 1:
        values = [place for place in values if not is_hexadecimal(headers[place], samples[place])] or values
    if named:
        best = max(named, key=lambda place: (numeric[place], -place))
        if values and not numeric[best]:
            roles[best] = Role.NAME
            return values[0]
        return _unless_shared(best, headers, roles, samples)
    if Role.OTHER in roles:
        return None
    if not values and Role.MESSAGE in roles and not headers[0] and numeric[0]:
        return 0 if about_codes or are_large(samples[0]) else None
    if values:
        return values[0]
    status = _status_column(headers, roles, samples, about_codes=about_codes)
    if status is not None:
        return status
    return _announced_column(headers, roles, samples, about_errors=about_errors, is_announced=is_announced)


def find_identifiers(
    headers: Sequence[str],
    roles: list[Role | None],
    samples: Sequence[Sequence[str]],
    *,
    about_errors: bool,
    status: int | None = None,
) -> int | None:
    """Return the first column whose unique identifiers are the codes of a table that has no other column of codes.

    Its header names errors, or anything but fields below a heading or title about errors; a text is next to it.
    `status` is the place of HTTP statuses that the rows share: next to it, phrases may be among the identifiers.
    """
    if Role.OLD in roles or any(map(are_data_types, samples)):
        return None
    least = _MOST if status is not None else _NEARLY_ALL
    for place, role in enumerate(roles):
        others = [*range(place), *range(place + 1, len(roles))]
        if place == status or not any(
            roles[at] in _TEXT_ROLES or are_sentences(samples[at]) for at in others
        ):
            continue
        header = normalize_header(split_words(headers[place]))
        names_errors = mentions_errors(header) or header in REASON_HEADS
        is_first = place == 0 or status is not None
        may_be_code = names_errors or (
            about_errors and is_first and role not in (Role.OTHER, *_TEXT_ROLES[1:])
        )
        if (
            may_be_code
            and not has_word(header, _FIELDS)
            and _are_codes(samples[place], least, names_errors=names_errors)
        ):
            return place
    return None


def _are_codes(cells: Sequence[str], least: float, *, names_errors: bool) -> bool:
    """Whether the cells are unique identifiers that are no names of fields, at least a share `least` of them."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    if len(filled) < (1 if names_errors else _LEAST_IDENTIFIERS):
        return False
    if (
        are_methods(filled)
        or any(map(_PLACEHOLDER.fullmatch, filled))
        or len({*filled}) < len(filled) * _NEARLY_ALL
        or sum(map(is_field_name, filled)) * 2 >= len(filled)
    ):
        return False
    symbols = sum(1 for cell in filled if is_symbol(cell) or "-" in cell)
    words = sum(1 for cell in filled if is_identifier(cell) and (is_symbol(cell) or cell.islower()))
    return symbols * 2 > len(filled) and words >= len(filled) * least


def _unless_shared(
    code: int, headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]]
) -> int:
    """Return `code`, or the column of unique identifiers if the rows share a few numbers in the column `code`."""
    filled = [cell for cell in samples[code] if cell]
    if len(filled) < _LEAST_SHARED or len(set(filled)) * 2 > len(filled) or share_of_codes(filled) <= HALF:
        return code
    unique = [
        place
        for place, role in enumerate(roles)
        if place != code
        and role in (Role.NAME, Role.CODE, Role.VALUE, None)
        and are_identifiers(samples[place])
        and len({*samples[place]}) == len(samples[place])
    ]
    if not unique or (roles[code] is Role.CODE and not are_http_statuses(filled)):
        return code
    roles[code] = Role.CODE if is_http_status(headers[code], samples[code]) else None
    return unique[0]


def _status_column(
    headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]], *, about_codes: bool
) -> int | None:
    """Return the column of distinct numbers under a header such as `status (dec/hex)`, next to a text; else None."""
    texts = any(role in _TEXT_ROLES for role in roles)
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


def _announced_column(
    headers: Sequence[str],
    roles: Sequence[Role | None],
    samples: Sequence[Sequence[str]],
    *,
    about_errors: bool,
    is_announced: bool,
) -> int | None:
    """Return the first column, if its numbers are distinct and a text is next to it.

    They are large below an unknown header that the nearest heading announces, or one for reasons below a heading about
    errors; or of any size below a header about errors, or for names that the nearest heading announces.
    """
    has_text = any(role in _TEXT_ROLES for role in roles[1:]) or any(map(are_sentences, samples[1:]))
    cells = [cell for cell in samples[0] if cell not in EMPTY_CELLS]
    is_meant = (
        (is_announced and (roles[0] is Role.NAME or (roles[0] is None and are_large(cells))))
        or (about_errors and roles[0] is Role.CAUSE and are_large(cells))
        or (roles[0] in (None, Role.NAME) and mentions_errors(normalize_header(headers[0])))
    )
    is_code = (
        is_meant
        and has_text
        and share_of_codes(cells) > _NEARLY_ALL
        and (len(cells) > 1 or is_announced)
        and len({*cells}) == len(cells)
    )
    return 0 if is_code else None


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
    """Return those of several columns called code that distinguish a table's rows; an HTTP status is the last choice."""
    others = [place for place in named if not is_http_status(headers[place], samples[place])]
    likely = [place for place in others if any(samples[place]) and may_be_words(samples[place])]
    likely = [place for place in likely if not _is_counter(headers[place], samples[place])] or likely
    decimal = [place for place in likely if not is_hexadecimal(headers[place], samples[place])] or likely
    distinct = [place for place in decimal if are_distinct(samples[place])]
    filled = [place for place in others if any(samples[place]) or not any(map(any, samples))]
    return distinct or decimal or filled or named
